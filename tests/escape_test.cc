// Text of unknown origin, escaped for messages, JSON and JSON Pointers.
#include "text/escape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/utf8_encoding.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

using runlint::test::encode;
using runlint::test::is_scalar;
using std::string;
using std::string_view;
using namespace std::string_view_literals;

TEST(Unprintable, CoversInvisibleAndBidiCharacters) {
  constexpr char32_t kHidden[][2] = {
      {0, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},     {0x115F, 0x1160},
      {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},
      {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
  };
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    const bool expected =
        std::ranges::any_of(kHidden, [value](const auto& range) { return range[0] <= value && value <= range[1]; });
    ASSERT_EQ(is_unprintable(value), expected) << std::hex << std::uint32_t{value};
  }
}

struct Shown {
  string_view text;
  string_view expected;
};

TEST(Printable, EscapesToOneLine) {
  const Shown cases[] = {
      {"", ""},
      {"plain text, é 漢 😀 \"quoted\" \\", "plain text, é 漢 😀 \"quoted\" \\"},
      {"a\nb\tc\rd", R"(a\nb\tc\rd)"},
      {"\x1B[31mred\x07", R"(\u{1B}[31mred\u{7})"},
      {"\0"sv, R"(\u{0})"},
      {"\u0085\u2028\u202Eabc\u200B\uFEFF", R"(\u{85}\u{2028}\u{202E}abc\u{200B}\u{FEFF})"},
      {"\U000E0041", R"(\u{E0041})"},
      {"\xFF\xE6\xBCz", R"(\x{FF}\x{E6}\x{BC}z)"},
  };
  for (const Shown& c : cases) EXPECT_EQ(printable(c.text), c.expected);
}

TEST(Quoted, ShortensLongText) {
  struct Case {
    string_view text;
    std::size_t limit;
    string_view expected;
  };
  const Case cases[] = {
      {"", 60, R"("")"},           {"abc", 3, R"("abc")"},
      {"abcd", 3, R"("abc…")"},    {"漢字仮名", 2, R"("漢字…")"},
      {"\n\n\n", 2, R"("\n\n…")"}, {"a\xFF\xFF", 2, R"("a\x{FF}…")"},
      {"abc", 0, R"("…")"},        {"", 0, R"("")"},
  };
  for (const Case& c : cases) EXPECT_EQ(text::quoted(c.text, c.limit), c.expected);
  EXPECT_EQ(text::quoted(string(60, 'x')), '"' + string(60, 'x') + '"');
  EXPECT_EQ(text::quoted(string(61, 'x')), '"' + string(60, 'x') + "…\"");
}

TEST(DescribeCharacter, NamesInvisibleCharacters) {
  const Shown cases[] = {
      {"abc", R"("a")"},
      {" x", "a space"},
      {"\t", "a tab"},
      {"\n", "a newline"},
      {"\0"sv, "a null character"},
      {"\x1B", "the unprintable character U+001B"},
      {"\u202E", "the unprintable character U+202E"},
      {"\"", "a double quote"},
      {"-", "a hyphen"},
      {"\u00A0", "a no-break space (U+00A0)"},
      {"\u2013", "an en dash (U+2013)"},
      {"\u200B", "a zero-width space (U+200B)"},
      {"\r", "a carriage return"},
      {"'", "a single quote"},
      {".", "a dot"},
      {"\\", "a backslash"},
      {"_", "an underscore"},
      {"`", "a backquote"},
      {"\u00AD", "a soft hyphen (U+00AD)"},
      {"\u2010", "a Unicode hyphen (U+2010)"},
      {"\u2011", "a no-break hyphen (U+2011)"},
      {"\u2014", "an em dash (U+2014)"},
      {"\u2018", "a curly quote (U+2018)"},
      {"\u2019", "a curly quote (U+2019)"},
      {"\u201C", "a curly quote (U+201C)"},
      {"\u201D", "a curly quote (U+201D)"},
      {"\u2003", "a Unicode space (U+2003)"},
      {"\u2028", "a line separator (U+2028)"},
      {"\u202F", "a narrow no-break space (U+202F)"},
      {"\u2212", "a minus sign (U+2212)"},
      {"\u3000", "an ideographic space (U+3000)"},
      {"\uFEFF", "a byte order mark (U+FEFF)"},
      {"é", "\"é\" (U+00E9)"},
      {"\u0430", "\"\u0430\" (U+0430)"},  // Cyrillic, but looks like a Latin letter
      {"😀", "\"😀\" (U+1F600)"},
      {"\xFF", "the byte 0xFF"},
      {"\xC3", "the byte 0xC3"},
  };
  for (const Shown& c : cases) EXPECT_EQ(describe_character(c.text), c.expected);
}

string json_escaped(string_view text) {
  string out;
  append_json_escaped(out, text);
  return out;
}

TEST(JsonEscaped, MatchesTable) {
  const Shown cases[] = {
      {"", ""},
      {"plain / é 漢 😀", "plain / é 漢 😀"},
      {"\"\\", R"(\"\\)"},
      {"\n\r\t\b\x1F\x7F", R"(\n\r\t\u0008\u001f\u007f)"},
      {"\0"sv, R"(\u0000)"},
      {"\u0085\u2028\u202E", R"(\u0085\u2028\u202e)"},
      {"\U000E0041x", R"(\udb40\udc41x)"},
      {"a\xFF\xE6\xBCz", "a\uFFFD\uFFFD\uFFFDz"},
  };
  for (const Shown& c : cases) EXPECT_EQ(json_escaped(c.text), c.expected);
}

TEST(JsonEscaped, FindsEachCharacterAtEachOffset) {
  for (int c = 0; c < 0x100; ++c) {
    const string character(1, static_cast<char>(c));
    const string escaped = json_escaped(character);
    for (std::size_t size = 1; size <= 40; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        const string before(at, ' ');
        const string after(size - at - 1, '~');
        ASSERT_EQ(json_escaped(before + character + after), before + escaped + after) << c;
      }
    }
  }
}

// Unescapes the contents of a JSON string.
string json_unescaped(string_view escaped) {
  string out;
  char32_t high = 0;
  for (std::size_t at = 0; at < escaped.size();) {
    if (escaped[at] != '\\') {
      out += escaped[at++];
      continue;
    }
    const char kind = escaped[at + 1];
    at += 2;
    if (kind != 'u') {
      out += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
      continue;
    }
    const auto unit = static_cast<char32_t>(std::stoul(string(escaped.substr(at, 4)), nullptr, 16));
    at += 4;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else {
      out += encode(unit >= 0xDC00 && unit < 0xE000 ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
    }
  }
  return out;
}

TEST(JsonEscaped, RoundTripsEveryScalarValue) {
  for (char32_t value = 0; value < 0x110000; ++value) {
    if (!is_scalar(value)) continue;
    const string text = encode(value) + "b";
    const string escaped = json_escaped(text);
    ASSERT_EQ(json_unescaped(escaped), text);
    for (std::size_t at = 0; at < escaped.size();) {
      const CodePoint next = decode(string_view(escaped).substr(at));
      ASSERT_FALSE(is_unprintable(next.value));
      at += next.length;
    }
  }
}

TEST(PointerEscaped, AppendsToken) {
  const Shown cases[] = {
      {"", "/"}, {"plain", "/plain"}, {"/etc/a~b", "/~1etc~1a~0b"}, {"~1", "/~01"}, {"\n\xFF", "/\n\xFF"},
  };
  for (const Shown& c : cases) {
    string out = "/";
    append_pointer_escaped(out, c.text);
    EXPECT_EQ(out, c.expected);
  }
}

TEST(PointerUnescaped, ReversesEscaping) {
  const Shown cases[] = {
      {"", ""}, {"plain", "plain"}, {"~1etc~1a~0b", "/etc/a~b"}, {"~01", "~1"}, {"a~", "a"}, {"\n\xFF", "\n\xFF"},
  };
  for (const Shown& c : cases) EXPECT_EQ(pointer_unescaped(c.text), c.expected);
}

}  // namespace
}  // namespace runlint::text
