#include "text/polynomial_hash.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "text/ascii.h"

namespace runlint::text {
namespace {

// On the heap with its exact size, so that sanitizers detect every read beyond it.
std::uint64_t value_of(const PolynomialHash& polynomial, std::string_view text) {
  const std::string exact(text);
  return polynomial.hash(exact);
}

// All lengths around those of one, two and three numbers: one byte repeated, and the same with one byte changed.
TEST(PolynomialHash, DistinguishesTexts) {
  const PolynomialHash polynomial(random_words<1>()[0]);
  std::map<std::uint64_t, std::string> texts;
  const auto add = [&](const std::string& text) {
    const auto [known, added] = texts.emplace(value_of(polynomial, text), text);
    EXPECT_TRUE(added || known->second == text) << known->second.size() << " and " << text.size() << " bytes";
  };
  for (std::size_t size = 0; size <= 22; ++size) {
    for (const char around : {'\0', 'a', '\xFF'}) {
      add(std::string(size, around));
      for (std::size_t at = 0; at < size; ++at) {
        for (const char c : {'\0', '\x01', 'a', '\x80', '\xFF'}) {
          std::string text(size, around);
          text[at] = c;
          add(text);
        }
      }
    }
  }
  EXPECT_GT(texts.size(), 1000U);
}

TEST(PolynomialHash, PrefixHashesEqualTextHashes) {
  const PolynomialHash polynomial(random_words<1>()[0]);
  const std::string text = "/srv/app/releases/2026-11-27/current";
  for (std::size_t step = 1; step <= 9; ++step) {
    PolynomialHash::PrefixHasher beginnings(polynomial, text);
    for (std::size_t end = 0; end <= text.size(); end += step) {
      ASSERT_EQ(beginnings.prefix(end), value_of(polynomial, text.substr(0, end))) << end;
      ASSERT_EQ(beginnings.prefix(end), value_of(polynomial, text.substr(0, end))) << end << ", asked again";
    }
  }
}

TEST(PolynomialHash, FoldsEveryByte) {
  const PolynomialHash polynomial(random_words<1>()[0]);
  const auto fold = [](std::uint64_t bytes) { return lower(bytes); };
  const std::string upper = "THE_SAME_NAME_IN_UPPER_CASE";
  const std::string folded = "the_same_name_in_upper_case";
  for (std::size_t size = 0; size <= upper.size(); ++size) {
    ASSERT_EQ(polynomial.hash(upper.substr(0, size), fold), polynomial.hash(folded.substr(0, size))) << size;
  }
}

}  // namespace
}  // namespace runlint::text
