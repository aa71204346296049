// Compares lines and columns with counting from the start.
#include "text/line_counter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;

// Counts from the start, one code point at a time.
Position plain_place(string_view text, std::size_t offset) {
  Position place{1, 1};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = at + decode(text.substr(at)).length;
    if (next > offset) break;
    place = text[at] == '\n' ? Position{place.line + 1, 1} : Position{place.line, place.column + 1};
    at = next;
  }
  return place;
}

string show(Position place) { return std::to_string(place.line) + ":" + std::to_string(place.column); }

TEST(LineCounter, MatchesTable) {
  struct Case {
    string_view text;
    string_view places;  // of every offset up to the size
  };
  const Case cases[] = {
      {"", "1:1 "},
      {"ab", "1:1 1:2 1:3 "},
      {"\n\nx", "1:1 2:1 3:1 3:2 "},
      {"a\r\nb", "1:1 1:2 1:3 2:1 2:2 "},
      {"\r", "1:1 1:2 "},
      {"é!", "1:1 1:1 1:2 1:3 "},
      {"漢\n漢", "1:1 1:1 1:1 1:2 2:1 2:1 2:1 2:2 "},
      {"😀x", "1:1 1:1 1:1 1:1 1:2 1:3 "},
      {"\xE6\xBC\n", "1:1 1:2 1:3 2:1 "},
      {"\x80\x80x", "1:1 1:2 1:3 1:4 "},
      {"\xEF\xBB\xBF{", "1:1 1:1 1:1 1:2 1:3 "},
  };
  for (const Case& c : cases) {
    LineCounter counter(c.text);
    string places;
    for (std::size_t offset = 0; offset <= c.text.size(); ++offset) places += show(counter.advance_to(offset)) + ' ';
    EXPECT_EQ(places, c.places) << printable(c.text);
  }
}

TEST(LineCounter, AgreesWithByteLoop) {
  const string_view pieces[] = {"a",        "\n",           "\r\n",         "é",
                                "漢",       "😀",           "\x80",         "\xFF",
                                "\xE6\xBC", "\xF0\x9F\x98", "\xED\xA0\x80", "forty bytes of ASCII to fill whole blocks",
                                "\n\n"};
  std::mt19937 random(20240301);
  for (int round = 0; round < 2'000; ++round) {
    string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    LineCounter every(text);
    LineCounter some(text);
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
      const string expected = show(plain_place(text, offset));
      ASSERT_EQ(show(every.advance_to(offset)), expected) << printable(text) << " at " << offset;
      if (random() % 8 != 0) continue;
      ASSERT_EQ(show(some.advance_to(offset)), expected) << printable(text) << " at " << offset;
      ASSERT_EQ(show(some.advance_to(offset)), expected) << "asked twice";
    }
  }
}

TEST(LineCounter, CountsMoreThan255LinesPerBlock) {
  for (const std::size_t lines : {247u, 248u, 249u, 255u, 256u, 257u, 1000u}) {
    const string text = string(lines, '\n') + "ab";
    EXPECT_EQ(show(LineCounter(text).advance_to(text.size())), show({lines + 1, 3}));
  }
}

TEST(CountLines, AgreesWithByteLoopAtEveryLength) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 1000; ++size) {
    string text(size, 'x');
    for (char& c : text) c = random() % 3 != 0 ? '\n' : '\xFF';
    ASSERT_EQ(count_lines(text), static_cast<std::size_t>(std::ranges::count(text, '\n'))) << size;
  }
  EXPECT_EQ(count_lines(string(100'000, '\n')), 100'000U);
}

TEST(LineNumber, AgreesWithLineCounter) {
  constexpr std::string_view kText = "a\n\r\nb\n";
  for (std::size_t at = 0; at <= kText.size(); ++at) {
    EXPECT_EQ(line_number(kText, at), LineCounter(kText).advance_to(at).line) << at;
  }
}

}  // namespace
}  // namespace runlint::text
