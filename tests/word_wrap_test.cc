// The text format on terminals: texts broken between words, and links.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "report/display_width.h"
#include "report/rule_uri.h"
#include "support/report_inputs.h"

namespace runlint::report {
namespace {

std::string write_text(const std::vector<Input>& inputs, const Style& style) {
  const std::unique_ptr<Formatter> formatter = make_formatter(Format::kText, style);
  Joiner joiner(*formatter);
  Summary summary;
  std::string out = joiner.begin();
  for (const Input& input : inputs) {
    Formatted formatted;
    if (!input.failure.empty()) {
      ++summary.unreadable;
      formatter->format(formatted, {.path = input.path, .failure = input.failure});
    } else {
      const Report report = make_report(input);
      summary.add(report);
      formatter->format(formatted, {.path = input.path, .payload = input.payload, .report = report});  // no frames
    }
    out += joiner.append(formatted);
  }
  return out + joiner.end(summary);
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// `text` without control sequences.
std::string plain(std::string text) {
  for (std::size_t at = 0; (at = text.find('\x1b', at)) != std::string::npos;) {
    const bool is_link = text[at + 1] == ']';
    const std::size_t end = is_link ? text.find("\x1b\\", at + 1) + 2 : text.find('m', at) + 1;
    text.erase(at, end - at);
  }
  return text;
}

const std::vector<Input> kInputs = {
    {.path = "some folder/with a long name.json",
     .payload = "{\"a\": 1}\n",
     .findings = {{.rule = Rule::kSchemaUnknownProperty,
                   .severity = kError,
                   .place = {"/a", "\"a\""},
                   .message =
                       "\"한글 नमस्ते\" is not a member of the payload that the API knows: it is refused or dropped",
                   .help =
                       "known members: \"runtimeEnvironment\", \"runtimeFiles\",  \"dockerSecretMounts\" and others",
                   .notes = {"the API's revision 2026-05 takes this: --api 2026-05"}}}},
    kMixed,
    kMissing,
};

TEST(WordWrap, LinesFitAndWordsStayWhole) {
  const std::string whole = write_text(kInputs, {});
  for (std::size_t width = 20; width <= 120; ++width) {
    const std::string wrapped = write_text(kInputs, {.width = width, .wrap = true});
    EXPECT_EQ(words_of(wrapped), words_of(whole)) << width;
    for (const std::string& line : lines_of(wrapped)) {
      EXPECT_TRUE(display_width(line) <= width || words_of(line).size() == 1) << width << ": " << line;
    }
    EXPECT_EQ(lines_of(wrapped).size() == lines_of(whole).size(), wrapped == whole) << width;
  }
  EXPECT_EQ(write_text(kInputs, {.width = 200, .wrap = true}), whole);
  EXPECT_EQ(write_text(kInputs, {.width = 20}), whole);
}

TEST(WordWrap, ContinuedLinesAreIndented) {
  EXPECT_EQ(write_text({kInputs[0]}, {.width = 40, .wrap = true}),
            "some folder/with a long name.json:1:2:\n"
            "    error: \"한글 नमस्ते\" is not a member\n"
            "    of the payload that the API knows:\n"
            "    it is refused or dropped\n"
            "    [schema/unknown-property]\n"
            "    at: /a\n"
            "    help: known members:\n"
            "        \"runtimeEnvironment\",\n"
            "        \"runtimeFiles\", \n"
            "        \"dockerSecretMounts\" and others\n"
            "    note: the API's revision 2026-05\n"
            "        takes this: --api 2026-05\n"
            "\n"
            "1 error in 1 payload\n");
}

TEST(WordWrap, ColoursAndLinksChangeNothingElse) {
  for (const std::size_t width : {20U, 40U, 80U}) {
    const std::string uncolored = write_text(kInputs, {.width = width, .wrap = true});
    const std::string linked = write_text(kInputs, {.color = true, .width = width, .wrap = true, .links = true});
    EXPECT_EQ(plain(linked), uncolored);
    const std::string link = "\x1b]8;;" + rule_uri(Rule::kSchemaUnknownProperty) + "\x1b\\";
    EXPECT_NE(linked.find(link), std::string::npos);
    EXPECT_EQ(write_text(kInputs, {.color = true, .width = width, .wrap = true}).find("\x1b]"), std::string::npos);
    EXPECT_EQ(write_text(kInputs, {.width = width, .wrap = true, .links = true}), uncolored);
  }
}

TEST(RuleUri, NamesTheSection) {
  EXPECT_EQ(rule_uri(Rule::kSchemaUnknownProperty),
            std::string(homepage()) + "/corpus/RULES.md#schemaunknown-property");
}

// Widths as in tmux and the C library.
TEST(DisplayWidth, OfCharacters) {
  const struct {
    std::string_view text;
    std::size_t width;
  } cases[] = {
      {"", 0},        {"abc", 3},       {"é", 1},
      {"e\u0301", 1}, {"日本", 4},      {"\u1112\u1161\u11AB\u1100\u1173\u11AF", 4},  // 한글 in parts
      {"कामिनी", 6},  {"नमस्ते", 4},      {"🚀", 2},
      {"🇩🇪", 2},      {"ab\u0301c", 3},
  };
  for (const auto& [text, width] : cases) EXPECT_EQ(display_width(text), width) << text;
}

}  // namespace
}  // namespace runlint::report
