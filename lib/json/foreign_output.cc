// Recognizes output of programs (diffs, HTTP messages, values of other languages) and any text before a payload.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "json/foreign_lines.h"
#include "json/lenient_tokens.h"
#include "text/ascii.h"
#include "text/line_counter.h"

namespace runlint::json::foreign {
namespace {

using std::string_view;

// By the beginning of the first line.
struct Opening {
  string_view begin;
  std::size_t shown;  // how much of it shows the format
  string_view message;
  string_view help;
};
constexpr string_view kDiff = "a diff: expected {}";
constexpr string_view kCheckFile = "check the file that it changes";
constexpr string_view kDict = "Python: expected {}, found a value as print() shows it";
constexpr string_view kDumps = "print it with json.dumps()";
constexpr string_view kRequest = "an HTTP request: expected {}, found its head";
constexpr string_view kBody = "check only its body, which follows the first empty line";
constexpr Opening kOpenings[] = {
    {"diff --git ", 10, kDiff, kCheckFile},
    {"@@ -", 2, kDiff, kCheckFile},
    {"-{", 1, kDiff, kCheckFile},
    {"+{", 1, kDiff, kCheckFile},
    {"OrderedDict(", 11, kDict, kDumps},
    {"defaultdict(", 11, kDict, kDumps},
    {"map[", 3, "Go: expected {}, found a map as fmt prints it", "print it with json.Marshal()"},
    {"HTTP/", 4, "an HTTP response: expected {}, found its head", kBody},
    {"POST /", 4, kRequest, kBody},
    {"PUT /", 3, kRequest, kBody},
    {"PATCH /", 5, kRequest, kBody},
};

Found opening(string_view text, const Line& first) {
  const auto* const row =
      std::ranges::find_if(kOpenings, [&first](const Opening& o) { return first.text.starts_with(o.begin); });
  if (row != std::end(kOpenings)) {
    return found(Rule::kJsonSyntax, {first.offset, row->shown}, std::string(row->message), std::string(row->help));
  }
  Lines lines(text);
  (void)lines.next_with_content();
  const std::optional<Line> second = lines.next();
  const bool is_diff = first.text.starts_with("--- ") && second && second->text.starts_with("+++ ");
  if (!is_diff) return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, 3}, std::string(kDiff), std::string(kCheckFile));
}

// import a, or: from a import b
Found python_script(string_view text, const Line& first) {
  constexpr string_view kImport = "import ";
  constexpr string_view kFrom = "from ";
  const bool imports = first.text.starts_with(kImport);
  const bool imports_from = first.text.starts_with(kFrom) && first.text.find(" import ") != kNone;
  if (!imports && !imports_from) return std::nullopt;
  const bool is_plain = std::ranges::all_of(
      first.text, [](char c) { return text::in_set(c, kNameByte) || c == ' ' || c == ',' || c == '*'; });
  Lines lines(text);
  (void)lines.next_with_content();
  if (!is_plain || (imports && first.text.find(" from ") != kNone) || !lines.next_with_content()) return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, (imports ? kImport : kFrom).size() - 1},
               "Python: expected {}, found a script", "print the value that is meant, with json.dumps()");
}

// The number that a line begins with, if one of space, tab, ":", "|" and "{" follows; of length 0 if there is none.
struct LineNumber {
  std::uint32_t value = 0;
  std::size_t length = 0;
};
LineNumber line_number(string_view line) noexcept {
  LineNumber number;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number.value);
  number.length = static_cast<std::size_t>(end - line.data());
  const bool ends =
      error == std::errc() && number.length < line.size() && string_view(" \t:|{").find(line[number.length]) != kNone;
  return ends ? number : LineNumber();
}

// Lines that are numbered, the first with the payload's bracket.
Found line_numbers(string_view text, const Line& first) {
  Lines lines(text);
  (void)lines.next_with_content();
  const std::optional<Line> second = lines.next();
  const LineNumber number = line_number(first.text);
  if (number.length == 0 || !second) return std::nullopt;
  const LineNumber next = line_number(second->text);
  if (next.length == 0 || next.value - 1 != number.value) return std::nullopt;
  const std::size_t begin = first.text.find_first_not_of(" \t:|", number.length);
  if (begin == kNone || first.text[begin] != '{') return std::nullopt;
  return found(Rule::kJsonSyntax, {first.offset, number.length}, "line numbers: expected {}, found one in each line",
               "copy the text without its line numbers");
}

}  // namespace

Found program_output(string_view text, const Line& first) {
  if (Found diff = opening(text, first)) return diff;
  if (Found script = python_script(text, first)) return script;
  return line_numbers(text, first);
}

Found text_before_object(string_view text, const Line& first) {
  text = text.substr(0, kPrefix);
  const char begin = first.text.front();
  const bool is_value = find_foreign_literal(word_at(first.text, 0)) != nullptr ||
                        begins_with_word(first.text, "null") || begins_with_word(first.text, "true") ||
                        begins_with_word(first.text, "false");
  if ((!begins_word(begin) && begin != '>') || is_value) return std::nullopt;
  for (std::size_t at = text.find('{', first.offset); at != kNone; at = text.find('{', at + 1)) {
    const std::size_t inside = text.find_first_not_of(kSpace, at + 1);
    if (inside == kNone) return std::nullopt;
    if (text[inside] != '"' && text[inside] != '\'') continue;
    const string_view before = text.substr(first.offset, std::min(first.text.size(), at - first.offset));
    const std::string help =
        fmt::format("keep only the payload, which begins with '{{' in line {}", text::line_number(text, at));
    Found result = found(Rule::kJsonSyntax, {first.offset, before.find_last_not_of(kSpace) + 1},
                         "expected {}, found other text before it", help);
    if (result) result->is_shown = false;
    return result;
  }
  return std::nullopt;
}

}  // namespace runlint::json::foreign
