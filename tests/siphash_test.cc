#include "text/siphash.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <string>

namespace runlint::text {
namespace {

// The bytes 0, 1, 2, …
std::string counting(std::size_t size) {
  std::string text(size, '\0');
  std::iota(text.begin(), text.end(), '\0');
  return text;
}

// CPython's hash() of the same bytes, with PYTHONHASHSEED=0.
TEST(SipHash, MatchesPythonUnderTheZeroKey) {
  constexpr struct {
    std::size_t size;
    std::uint64_t hash;
  } kCases[] = {
      {1, 0x68a914128e01e473},  {2, 0x010bac45c41e3669},  {3, 0x4d4c9a4a8ef6e0ad},  {4, 0x7cc43f98813e4dbd},
      {5, 0x5abe2169dff36275},  {6, 0xe3c25f87624f1cdb},  {7, 0x2f098ab0c751325a},  {8, 0xead411e67ebe2eea},
      {9, 0x75927f9d95124362},  {10, 0xaf9f77a65ab51a1d}, {11, 0xfe64ce8b6617fcff}, {12, 0xa6baf4fb0f9fe1c2},
      {13, 0xa0cf3211850f8e0d}, {14, 0x7f86049379fbfe67}, {15, 0xf30eb725bb91c9ea}, {16, 0x8972188433a5c5b7},
      {17, 0x4883c49a2c009c1d}, {40, 0x95bc321ab41d8206},
  };
  for (const auto& c : kCases) EXPECT_EQ(siphash({0, 0}, counting(c.size)), c.hash) << c.size;
}

TEST(SipHash, MatchesReferenceUnderACountingKey) {
  EXPECT_EQ(siphash({0x0706050403020100, 0x0F0E0D0C0B0A0908}, ""), 0xABAC0158050FC4DC);
}

TEST(SipHash, DependsOnBothHalvesOfTheKey) {
  EXPECT_NE(siphash({0, 1}, "name"), siphash({0, 0}, "name"));
  EXPECT_NE(siphash({1, 0}, "name"), siphash({0, 0}, "name"));
}

TEST(SipHash, DrawsADifferentKeyEachTime) {
  const SipHashKey one = random_siphash_key();
  const SipHashKey other = random_siphash_key();
  EXPECT_TRUE(one.low != other.low && one.high != other.high);
}

}  // namespace
}  // namespace runlint::text
