// Compares blocks with single bytes.
#include "text/simd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace runlint::text {
namespace {

TEST(Simd, MovemaskMatchesBytes) {
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) {
    Vec16 mask{};
    std::uint32_t expected = 0;
    for (unsigned k = 0; k < sizeof(Vec16); ++k) {
      const bool set = random() % 2 != 0;
      mask[k] = set ? 0xFF : 0;
      expected |= set ? 1u << k : 0u;
    }
    ASSERT_EQ(movemask(mask), expected);
    ASSERT_EQ(internal::bits_by_multiplication(mask), expected);
    ASSERT_EQ(all_set(mask), expected == kEveryBit);
  }
  EXPECT_TRUE(all_set(~Vec16{}));
}

TEST(Simd, FindsFirstMatchAtEveryOffset) {
  const auto is_x = [](Vec16 bytes) { return reinterpret_cast<Vec16>(bytes == 'x'); };
  for (std::size_t size = 0; size <= 50; ++size) {
    for (std::size_t from = 0; from <= size; ++from) {
      for (std::size_t at = 0; at <= size; ++at) {
        std::string text(size, '.');
        if (at < size) text[at] = 'x';
        text += 'x';  // beyond the end
        const std::string_view within = std::string_view(text).substr(0, size);
        ASSERT_EQ(find_if_vectorized(within, from, is_x), std::min(within.find('x', from), size))
            << "size " << size << ", from " << from << ", at " << at;
      }
    }
  }
}

TEST(Simd, AllBlocksChecksEveryByte) {
  const auto is_dot = [](Vec16 bytes) { return all_set(reinterpret_cast<Vec16>(bytes == '.')); };
  for (std::size_t size = 1; size <= 50; ++size) {
    std::string text(size, '.');
    text += 'x';
    ASSERT_TRUE(all_blocks(size, is_dot, text.data())) << size;
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = 'x';
      ASSERT_FALSE(all_blocks(size, is_dot, text.data())) << "size " << size << ", at " << at;
      text[at] = '.';
    }
  }
}

}  // namespace
}  // namespace runlint::text
