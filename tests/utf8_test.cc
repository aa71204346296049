// UTF-8 that may be ill-formed.
#include "text/utf8.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "support/utf8_encoding.h"
#include "text/escape.h"

namespace runlint::text {
namespace {

using runlint::test::encode;
using runlint::test::is_scalar;
using std::string;
using std::string_view;
using namespace std::string_view_literals;

TEST(Utf8Decode, AcceptsEveryScalarValue) {
  for (char32_t value = 0; value < 0x110000; ++value) {
    if (!is_scalar(value)) continue;
    const string bytes = encode(value) + "\x80";
    const CodePoint got = decode(bytes);
    ASSERT_EQ(got.value, value);
    ASSERT_EQ(got.length, bytes.size() - 1);
    ASSERT_EQ(count_code_points(bytes), 2u);
    // Truncated, none of its bytes is a code point.
    for (std::size_t length = 1; length < got.length; ++length) {
      ASSERT_EQ(decode(bytes.substr(0, length)).value, CodePoint::kInvalid);
      ASSERT_EQ(count_code_points(bytes.substr(0, length)), length);
    }
  }
}

// All scalar values are read, so a count suffices to show that nothing else is.
TEST(Utf8Decode, RejectsInvalidSequences) {
  std::size_t found[4] = {};
  for (unsigned bits = 0; bits < 0x1000000; ++bits) {
    const char bytes[] = {static_cast<char>(bits >> 16), static_cast<char>(bits >> 8), static_cast<char>(bits)};
    const CodePoint got = decode({bytes, 3});
    if (got.value == CodePoint::kInvalid) {
      ASSERT_EQ(got.length, 1u);
    } else {
      ++found[got.length];
    }
  }
  EXPECT_EQ(found[1], 0x80u << 16);
  EXPECT_EQ(found[2], (0x800u - 0x80) << 8);
  EXPECT_EQ(found[3], 0x10000u - 0x800 - 0x800);  // without surrogates
}

TEST(Utf8Decode, RejectsInvalidFourByteSequences) {
  const string_view invalid[] = {
      "\xF0\x8F\xBF\xBF"sv,  // overlong
      "\xF0\x80\x80\x80"sv,
      "\xF4\x90\x80\x80"sv,  // beyond U+10FFFF
      "\xF5\x80\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFF\xBF\xBF\xBF"sv, "\xF0\x9F\x98\x7F"sv,
      "\xF0\x9F\x98\xC0"sv, "\xF0\x9F\x20\x80"sv,     "\xF0\xC0\x98\x80"sv,
  };
  for (const string_view bytes : invalid) EXPECT_EQ(decode(bytes).value, CodePoint::kInvalid) << printable(bytes);
}

TEST(CountCodePoints, CountsInvalidBytesSeparately) {
  struct Case {
    string_view text;
    std::size_t count;
  };
  const Case cases[] = {
      {"", 0},       {"a", 1},    {"é", 1},        {"e\u0301", 2},      {"漢字", 2},
      {"😀", 1},     {"\xFF", 1}, {"\xE6\xBC", 2}, {"\xED\xA0\x80", 3}, {"a\xC3(", 3},
      {"\0\0"sv, 2},
  };
  for (const Case& c : cases) EXPECT_EQ(count_code_points(c.text), c.count) << printable(c.text);
  // Across the blocks in which ASCII is skipped.
  for (std::size_t before = 0; before < 100; ++before) {
    const string text = string(before, 'x') + "é\x80" + string(70, 'y');
    EXPECT_EQ(ascii_prefix(text), before);
    EXPECT_EQ(count_code_points(text), before + 72);
  }
}

}  // namespace
}  // namespace runlint::text
