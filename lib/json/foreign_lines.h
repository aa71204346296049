// Helpers for recognizing other formats.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "json/foreign_text.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "text/ascii.h"
#include "text/char_class.h"

namespace runlint::json::foreign {

using Found = std::optional<ForeignText>;

inline constexpr std::size_t kNone = std::string_view::npos;
inline constexpr std::size_t kPrefix = 4096;  // of what is read, but for merge conflicts
inline constexpr std::string_view kSpace = " \t\r\n";
inline constexpr text::CharSet kNameByte =
    text::kLetter | text::kDigit | text::kUnderscore | text::kHyphen | text::kDot;

// `message` is a format string: "{}" stands for the format that is expected.
inline Found found(Rule rule, Span span, std::string message, std::string help) {
  return ForeignText{{.message = std::move(message), .help = std::move(help), .span = span}, rule};
}

// The same with a second place that explains it.
inline Found with_related(ForeignText text, std::string message, Span span) {
  text.related_message = std::move(message);
  text.related = span;
  return text;
}

struct Line {
  std::string_view text;  // without its end and the space around it
  std::size_t offset;     // of that
  std::size_t indent;
};

// The lines of a text's beginning; a last one that is cut is left out.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text.substr(0, kPrefix)), is_cut_(text.size() > kPrefix) {}

  std::optional<Line> next() {
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t end = text_.find('\n', at_);
    if (end == kNone && is_cut_) return std::nullopt;
    const std::string_view line = text_.substr(at_, end == kNone ? kNone : end - at_);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t last = line.find_last_not_of(kSpace);
    const Line result{last == kNone ? std::string_view() : line.substr(indent, last + 1 - indent), at_ + indent,
                      indent};
    at_ += line.size() + 1;
    return result;
  }
  // The next line that is neither empty nor a comment.
  std::optional<Line> next_with_content() {
    std::optional<Line> line = next();
    while (line && (line->text.empty() || line->text.starts_with('#'))) line = next();
    return line;
  }

 private:
  std::string_view text_;
  bool is_cut_;
  std::size_t at_ = 0;
};

inline std::size_t name_length(std::string_view text) noexcept {
  const bool begins = !text.empty() && (text::is_letter(text[0]) || text[0] == '_');
  return begins ? text::skip(text, 0, kNameByte) : 0;
}

// Whether `word` begins `text` and ends there.
inline bool begins_with_word(std::string_view text, std::string_view word) noexcept {
  return text.starts_with(word) && (text.size() == word.size() || !text::in_set(text[word.size()], kNameByte));
}

// NAME=value, name = value and the like.
[[nodiscard]] Found variable_file(std::string_view text, const Line& first);

// A diff, a script in Python, line numbers, and values as other languages print them.
[[nodiscard]] Found program_output(std::string_view text, const Line& first);

// Any text before an object.
[[nodiscard]] Found text_before_object(std::string_view text, const Line& first);

// A script, or a command with curl or wget.
[[nodiscard]] Found shell_script(std::string_view text);

}  // namespace runlint::json::foreign
