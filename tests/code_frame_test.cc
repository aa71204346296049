#include "report/code_frame.h"

#include <gtest/gtest.h>
#include <wchar.h>

#include <algorithm>
#include <clocale>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/validator.h"
#include "support/utf8_encoding.h"
#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::report {
namespace {

// A payload with marked spans: «the focus», ‹a hidden part›, ⟦a related location⟧.
struct Marked {
  std::string payload;
  Span focus;
  std::vector<Span> hidden;
  std::vector<Span> others;
};

Marked parse(std::string_view text) {
  Marked marked;
  std::size_t opened[3] = {};
  while (!text.empty()) {
    constexpr std::string_view kBrackets[3][2] = {{"«", "»"}, {"‹", "›"}, {"⟦", "⟧"}};
    bool is_bracket = false;
    for (std::size_t i = 0; i < 3 && !is_bracket; ++i) {
      for (const std::string_view bracket : kBrackets[i]) {
        if (!text.starts_with(bracket)) continue;
        is_bracket = true;
        text.remove_prefix(bracket.size());
        if (bracket == kBrackets[i][0]) {
          opened[i] = marked.payload.size();
          break;
        }
        const Span span{opened[i], marked.payload.size() - opened[i]};
        if (i == 0) marked.focus = span;
        if (i == 1) marked.hidden.push_back(span);
        if (i == 2) marked.others.push_back(span);
        break;
      }
    }
    if (is_bracket) continue;
    marked.payload += text.front();
    text.remove_prefix(1);
  }
  return marked;
}

std::string draw(const Marked& marked, const FrameStyle& style) {
  CodeFrame frame(marked.payload, marked.focus, marked.hidden, style);
  EXPECT_TRUE(frame.underline(marked.focus, '^', '~'));
  std::string elsewhere;
  for (const Span& other : marked.others) {
    if (!frame.underline(other, '-', '-')) elsewhere += "\nelsewhere";
  }
  return frame.text() + "\n" + frame.marks() + elsewhere;
}

struct Case {
  const char* what;
  std::string payload;
  std::string expected;
  FrameStyle style = {80, true};
};

const Case kCases[] = {
    {"a short line is shown whole", R"(  "billing": {"deploymentPlan": «"x"»})",
     R"(  "billing": {"deploymentPlan": "x"})"
     "\n"
     R"(                                ^~~)"},
    {"only the line of the focus", "{\n  «\"a\"»: 1\n}\n", "  \"a\": 1\n  ^~~"},
    {"a focus over several lines is marked to the end of its first", "{\"a\": «{\n  \"b\": 1\n}»}",
     "{\"a\": {\n      ^"},
    {"an empty payload", "«»", "\n^"},
    {"an empty focus at the end", "{\"a\"«»", "{\"a\"\n    ^"},
    {"the end of a payload that ends in LF is a line of its own", "{\n«»", "\n^"},
    {"an empty focus inside", "[1«» 2]", "[1 2]\n  ^"},
    {"the LF itself", "\"ab«\n»c\"", "\"ab\n   ^"},
    {"CRLF is the line's end", "{\r\n\"a\": «1»\r\n}", "\"a\": 1\n     ^"},
    {"a focus before CRLF", "[1«»\r\n]", "[1\n  ^"},
    {"a CR elsewhere is shown", "[1\r«2»]", "[1\\r2]\n    ^"},
    {"a tab is four spaces", "\t{\t«\"a\"»}", "    {    \"a\"}\n         ^~~"},
    {"a tab that is the mistake is named", "\t\"a«\t»b\"", "    \"a\\tb\"\n      ^~"},
    {"what can't be printed is escaped", "\"\x1b[2J\u202e\x7f\" «1»",
     "\"\\u{1B}[2J\\u{202E}\\u{7F}\" 1\n" + std::string(26, ' ') + "^"},
    {"a byte that is no UTF-8", "\"\xc3\xff«\xe2\x82»\"",
     "\"\\x{C3}\\x{FF}\\x{E2}\\x{82}\"\n             ^~~~~~~~~~~~"},
    {"wide characters", "{\"日本\": «\"ｘ語\"»}", "{\"日本\": \"ｘ語\"}\n         ^~~~~~"},
    {"emoji", "[\"🚀✅\", «1»]", "[\"🚀✅\", 1]\n         ^"},
    {"combining marks take no column", "[\"e\u0301\u0302\", «1»]", "[\"e\u0301\u0302\", 1]\n      ^"},
    {"nor do the later parts of a Hangul syllable", "[\"\u1112\u1161\u11AB\u1100\u1173\u11AF\", «1»]",
     "[\"\u1112\u1161\u11AB\u1100\u1173\u11AF\", 1]\n         ^"},
    {"nor does a virama", "[\"नमस्ते\", «1»]", "[\"नमस्ते\", 1]\n         ^"},
    {"no mark is cut off its letter",
     "[\"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301\", «14», "
     "\"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301\"]",
     "…e\u0301e\u0301e\u0301\", 14, \"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301…\n       ^~",
     {20, true}},
    {"spacing marks take one", "[\"कामिनी\", «1»]", "[\"कामिनी\", 1]\n           ^"},
    {"letters of other scripts take one", "[\"žлא\", «1»]", "[\"žлא\", 1]\n        ^"},

    {"a long line is cut on the right", "[«10», 11, 12, 13, 14, 15]", "[10, 11, 12, 13, 1…\n ^~", {20, true}},
    {"on the left", "[10, 11, 12, 13, 14, «15»]", "…1, 12, 13, 14, 15]\n                ^~", {20, true}},
    {"on both sides", "[10, 11, 12, 13, «14», 15, 16, 17, 18]", "…, 13, 14, 15, 16, …\n       ^~", {20, true}},
    {"three dots where there is no Unicode",
     "[10, 11, 12, 13, «14», 15, 16, 17, 18]",
     "...13, 14, 15, 16...\n       ^~",
     {20, false}},
    {"a long focus has the room to itself",
     "[10, 11, «\"abcdefghijklmn\"», 12, 13, 14]",
     "…, \"abcdefghijklmn\"…\n   ^~~~~~~~~~~~~~~~",
     {20, true}},
    {"a longer one is marked as far as it is shown",
     "[10, «\"abcdefghijklmnopqrstuvwxyz\"», 12]",
     "…\"abcdefghijklmnopq…\n ^~~~~~~~~~~~~~~~~~",
     {20, true}},
    {"a width that can't be met",
     "[10, 11, 12, 13, «14», 15, 16, 17, 18]",
     "…, 13, 14, 15, 16, …\n       ^~",
     {0, true}},

    {"a hidden string keeps its quotes", R"({"A": ‹"s3cret"›, «"B"»: 1})",
     "{\"A\": \"***\", \"B\": 1}\n             ^~~"},
    {"an empty one looks the same", R"({"A": ‹""›, «"B"»: 1})", "{\"A\": \"***\", \"B\": 1}\n             ^~~"},
    {"so does one of 10,000 bytes, which counts as what is shown of it",
     R"({"A": ‹")" + std::string(10'000, 's') + R"("›, «"B"»: 1})", "…\"***\", \"B\": 1}\n        ^~~"},
    {"a hidden number", R"({"A": ‹12345678›, «"B"»: 1})", "{\"A\": ***, \"B\": 1}\n           ^~~"},
    {"a hidden string that is not closed", R"({"A": «‹"s3cret›»)", "{\"A\": \"***\n      ^~~~"},
    {"a focus that is hidden", R"({"A": «‹12345678›»})", "{\"A\": ***}\n      ^~~"},
    {"a focus inside a hidden part", R"({"A": ‹"s3«cre»t"›})", "{\"A\": \"***\"}\n      ^~~~~"},
    {"a hidden part that begins on this line", "{«\"A\"»: ‹{\n\"B\": 1\n}›}", "{\"A\": ***\n ^~~"},
    {"a hidden part that ends on this line", "{\"A\": ‹{\n\"B\": 1}›, «\"C\"»: 1}", "***, \"C\": 1}\n     ^~~"},
    {"hidden parts side by side", "‹a›‹b› «x»", "****** x\n       ^"},
    {"a hidden part outside of the line", "{\"A\": ‹1›,\n«\"B\"»: ‹2›,\n\"C\": ‹3›}", "\"B\": ***,\n^~~"},
    {"a hidden part is shown whole",
     "[10, ‹\"s3cret\"›,«14», 15, 16, 17, 18]",
     "…\"***\",14, 15, 16, …\n       ^~",
     {20, true}},
    {"or not at all", "[10, ‹\"s3cret\"›, «14», 15, 16, 17, 18]", "…, 14, 15, 16, 17, …\n   ^~", {20, true}},

    {"another place on the same line", "{⟦\"a\"⟧: 1, «\"a\"»: 2}", "{\"a\": 1, \"a\": 2}\n ---     ^~~"},
    {"after the focus", "{«\"a\"»: 1, ⟦\"b\"⟧: 2}", "{\"a\": 1, \"b\": 2}\n ^~~     ---"},
    {"around the focus", "⟦{«\"a\"»: 1}⟧", "{\"a\": 1}\n-^~~----"},
    {"on another line", "{⟦\"a\"⟧: 1,\n«\"a\"»: 2}", "\"a\": 2}\n^~~\nelsewhere"},
    {"cut off on the left",
     "[⟦10⟧, 11, 12, 13, «14», 15, 16, 17, 18]",
     "…, 13, 14, 15, 16, …\n       ^~\nelsewhere",
     {20, true}},
    {"cut off on the right",
     "[10, 11, 12, 13, «14», 15, 16, 17, ⟦18⟧]",
     "…, 13, 14, 15, 16, …\n       ^~\nelsewhere",
     {20, true}},
};

TEST(CodeFrame, QuotesAndMarksLine) {
  for (const Case& test : kCases) {
    EXPECT_EQ(draw(parse(test.payload), test.style), test.expected) << test.what;
  }
}

TEST(CodeFrame, WindowIsBounded) {
  const std::string payload(std::size_t{1} << 20, 'x');
  for (const std::size_t offset : {std::size_t{0}, payload.size() / 2, payload.size()}) {
    const Span window = frame_window(payload, offset, 80);
    EXPECT_LE(window.offset, offset);
    EXPECT_GE(window.end(), offset);
    EXPECT_LE(window.length, 2 * 4 * 80u);
  }
  EXPECT_LE(frame_window(payload, payload.size() / 2, payload.size()).length, 2 * 4 * 1000u);
}

TEST(CodeFrame, WindowStartsAtCodePoint) {
  std::string payload;
  while (payload.size() < 3000) payload += "€";
  for (std::size_t offset = 1500; offset < 1515; offset += 3) {
    EXPECT_EQ(frame_window(payload, offset, 80).offset % 3, 0u) << offset;
  }
}

TEST(CodeFrame, HidesSecretThatStartsBeforeWindow) {
  const std::string payload = R"({"runtimeEnvironment":{"A":")" + std::string(1400, 's') + R"("},"x":0})";
  const Span focus{payload.find(R"("x")"), 3};
  const Span window = frame_window(payload, focus.offset, 80);
  ASSERT_GT(window.offset, payload.find("sss")) << "the value begins in the window";
  Validator validator;
  const std::vector<Span> hidden = validator.redacted_spans(payload, window);
  EXPECT_EQ(CodeFrame(payload, focus, hidden, {80, true}).text(), R"(…"***"},"x":***})");
}

// A payload that is too large is not read: only names of the contract are shown.
TEST(CodeFrame, HidesValuesAndUnknownNamesOfLargePayload) {
  const std::string payload = R"({"billing":{"deploymentPlan":"nf-compute-20"},"x":1})";
  Validator validator({.max_size = payload.size() - 1});
  std::string shown = payload;
  const std::vector<Span> hidden = validator.redacted_spans(payload, {0, payload.size()});
  for (auto part = hidden.rbegin(); part != hidden.rend(); ++part) shown.replace(part->offset, part->length, "*");
  EXPECT_EQ(shown, R"({"billing":{"deploymentPlan":"*"},"*":*})");
  Validator larger({.max_size = payload.size()});
  EXPECT_EQ(larger.redacted_spans(payload, {0, payload.size()}), (std::vector<Span>{{50, 1}}));
}

// In every window of a payload, the same bytes are hidden.
TEST(CodeFrame, HidesSameBytesInEveryWindow) {
  Validator validator;
  for (const std::string payload : {R"({"runtimeEnvironment":{"A":"one","B":"two"},"x":[1,{"y":"z"}],"billing":{}})",
                                    R"({"runtimeFiles":{"/a":{"data":"b25l"}},"dockerSecretMounts":{"m":{"data":""}}})",
                                    R"({"runtimeEnvironment":{"A":"one",B:"two"},"x":three,"y":"four)"}) {
    const auto hidden_bytes = [&](Span window) {
      std::string marks(payload.size(), '.');
      for (const Span& part : validator.redacted_spans(payload, window)) {
        std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(part.offset), part.length, '*');
      }
      return marks.substr(window.offset, window.length);
    };
    const std::string all = hidden_bytes({0, payload.size()});
    for (std::size_t begin = 0; begin < payload.size(); ++begin) {
      for (std::size_t length = 1; begin + length <= payload.size(); ++length) {
        EXPECT_EQ(hidden_bytes({begin, length}), all.substr(begin, length)) << payload << ' ' << begin << '+' << length;
      }
    }
  }
}

struct Cells {
  std::size_t columns = 0;
  std::vector<std::size_t> of_at;  // the columns of '@'
  bool clean = true;               // valid UTF-8 without unprintable characters
};

Cells measure(std::string_view text) {
  Cells cells;
  while (!text.empty()) {
    const auto [value, length] = text::decode(text);
    if (value == text::CodePoint::kInvalid || text::is_unprintable(value)) cells.clean = false;
    if (value == '@') cells.of_at.push_back(cells.columns);
    cells.columns += static_cast<std::size_t>(std::max(wcwidth(static_cast<wchar_t>(value)), 0));
    text.remove_prefix(length);
  }
  return cells;
}

// The C library's widths of characters.
class CodeFrameWidthTest : public testing::Test {
 protected:
  void SetUp() override {
    if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr) GTEST_SKIP() << "no locale C.UTF-8";
  }
  void TearDown() override { std::setlocale(LC_CTYPE, "C"); }
};

TEST_F(CodeFrameWidthTest, AgreesWithTheCLibrary) {
  for (char32_t value = ' '; value <= 0x10FFFF; value += value == 0x33FF ? 0xF900 - 0x33FF : 1) {
    if (value >= 0x10000 && value % 7 != 0) continue;  // of the many ideographs, some
    if (!test::is_scalar(value) || text::is_unprintable(value)) continue;
    const int expected = wcwidth(static_cast<wchar_t>(value));
    if (expected < 0) continue;
    const std::string payload = test::encode(value) + '@';
    CodeFrame frame(payload, {payload.size() - 1, 1}, {}, {80, true});
    ASSERT_TRUE(frame.underline({payload.size() - 1, 1}, '^', '~'));
    const auto columns = static_cast<int>(frame.marks().size()) - 1;
    const bool is_circled_number = value >= 0x3248 && value <= 0x324F;  // neutral or ambiguous in Unicode
    if (is_circled_number) {
      EXPECT_EQ(columns, 1) << std::hex << std::uint32_t{value};
    } else {
      EXPECT_EQ(columns, expected) << std::hex << std::uint32_t{value};
    }
  }
}

TEST_F(CodeFrameWidthTest, GivesLettersAndSymbolsAColumn) {
  for (const char32_t value : U"aZ~é߷ßҰאبกあ漢한ｱＡ─█→€😀⌚🚀") {
    if (value == 0) break;
    const std::string payload = test::encode(value) + '@';
    CodeFrame frame(payload, {payload.size() - 1, 1}, {}, {80, true});
    ASSERT_TRUE(frame.underline({payload.size() - 1, 1}, '^', '~'));
    EXPECT_EQ(static_cast<int>(frame.marks().size()) - 1, wcwidth(static_cast<wchar_t>(value)))
        << std::hex << std::uint32_t{value};
  }
}

// Lines put together at random from what is hard to align. The focus is the one '@', so that where it stands in the
// text can be compared with the mark; what is hidden is the only place of an 's'.
TEST_F(CodeFrameWidthTest, MarksTheRightColumnOfAnyLine) {
  const std::string parts[] = {"a",  "bcdefgh", " ",    "\t",       "\r",     "\x01", "é",  "日",    "กุ",
                               "🚀", "e\u0301", "\xff", "\xe2\x82", "\u202e", "\"",   "\n", "\u2028"};
  std::mt19937 random(20240229);
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (int round = 0; round < 5000; ++round) {
    Marked marked;
    const std::size_t size = below(120);
    const std::size_t focus = below(size + 1);
    for (std::size_t i = 0; i <= size; ++i) {
      if (i == focus) {
        marked.focus = {marked.payload.size(), 1};
        marked.payload += '@';
      } else if (below(10) == 0) {
        const std::size_t length = 1 + below(below(10) == 0 ? 500 : 10);
        marked.hidden.push_back({marked.payload.size(), length});
        marked.payload.append(length, 's');
      } else {
        marked.payload += parts[below(std::size(parts))];
      }
    }
    const FrameStyle style{20 + below(80), below(2) == 0};
    CodeFrame frame(marked.payload, marked.focus, marked.hidden, style);
    ASSERT_TRUE(frame.underline(marked.focus, '^', '~'));
    const Cells cells = measure(frame.text());
    const std::string context = "round " + std::to_string(round) + ": " + text::printable(marked.payload);
    ASSERT_TRUE(cells.clean) << context;
    ASSERT_LE(cells.columns, style.columns) << context;
    ASSERT_EQ(frame.text().find('s'), std::string::npos) << context;
    ASSERT_EQ(cells.of_at.size(), 1u) << context;
    ASSERT_EQ(frame.marks(), std::string(cells.of_at[0], ' ') + '^') << context;
  }
}

}  // namespace
}  // namespace runlint::report
