// Blocks against bytes looked at one by one.
#include "text/blocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace runlint::text {
namespace {

TEST(Blocks, BitsAreThoseOfTheBytes) {
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) {
    Block mask{};
    std::uint32_t expected = 0;
    for (unsigned k = 0; k < sizeof(Block); ++k) {
      const bool set = random() % 2 != 0;
      mask[k] = set ? 0xFF : 0;
      expected |= set ? 1u << k : 0u;
    }
    ASSERT_EQ(bits_of(mask), expected);
    ASSERT_EQ(internal::bits_by_multiplication(mask), expected);
    ASSERT_EQ(all_of(mask), expected == kEveryBit);
  }
  EXPECT_TRUE(all_of(~Block{}));
}

TEST(Blocks, FindsTheFirstByteWhereverItIs) {
  const auto is_x = [](Block bytes) { return reinterpret_cast<Block>(bytes == 'x'); };
  for (std::size_t size = 0; size <= 50; ++size) {
    for (std::size_t from = 0; from <= size; ++from) {
      for (std::size_t at = 0; at <= size; ++at) {
        std::string text(size, '.');
        if (at < size) text[at] = 'x';
        text += 'x';  // beyond the end
        const std::string_view within = std::string_view(text).substr(0, size);
        ASSERT_EQ(find_in_blocks(within, from, is_x), std::min(within.find('x', from), size))
            << "size " << size << ", from " << from << ", at " << at;
      }
    }
  }
}

TEST(Blocks, EveryByteCounts) {
  const auto is_dot = [](Block bytes) { return all_of(reinterpret_cast<Block>(bytes == '.')); };
  for (std::size_t size = 1; size <= 50; ++size) {
    std::string text(size, '.');
    text += 'x';
    ASSERT_TRUE(every_block(size, is_dot, text.data())) << size;
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = 'x';
      ASSERT_FALSE(every_block(size, is_dot, text.data())) << "size " << size << ", at " << at;
      text[at] = '.';
    }
  }
}

}  // namespace
}  // namespace runlint::text
