#include "yaml/source_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"
#include "yaml/characters.h"

namespace runlint::yaml {

std::size_t line_start_of(std::string_view source, std::size_t at) noexcept {
  while (at > 0 && !is_break(source[at - 1])) --at;
  return at;
}

std::size_t line_end_of(std::string_view source, std::size_t at) noexcept {
  while (at < source.size() && !is_break(source[at])) ++at;
  return at;
}

bool is_first_on_line(std::string_view source, std::size_t at) noexcept {
  while (at > 0 && is_blank(source[at - 1])) --at;
  return at == 0 || is_break(source[at - 1]);
}

bool has_break_between(std::string_view source, std::size_t begin, std::size_t end) noexcept {
  return begin < end && std::ranges::any_of(source.substr(begin, end - begin), is_break);
}

Span rest_of_line(std::string_view source, std::size_t at) noexcept {
  std::size_t end = line_end_of(source, at);
  while (end > at && is_blank(source[end - 1])) --end;
  return {at, end - at};
}

Span character_at(std::string_view source, std::size_t at) noexcept {
  if (at >= source.size()) return {source.size(), 0};
  return {at, text::decode(source.substr(at)).length};
}

std::string describe_token(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the input";
  const char c = source[at];
  if (is_break(c)) return "the end of the line";
  if (is_quote(c)) return "a quoted text";
  constexpr std::string_view kMarks = ",:[]{}#&*!|>%@`-?";
  if (kMarks.find(c) != std::string_view::npos) return fmt::format("'{}'", c);
  return "text";
}

std::string_view help_on_quotes(std::string_view source, std::size_t close) noexcept {
  const std::size_t begin = line_start_of(source, close);
  std::string_view line = source.substr(begin, line_end_of(source, close) - begin);
  line = line.substr(0, line.find(" #", close - begin));
  const bool is_double = source[close] == '"';
  // Those after it are pairs, but for one that is to close the value. A quote after a space rather opens a pair.
  const auto count = std::ranges::count(line.substr(close + 1 - begin), source[close]);
  if (count % 2 != 0 || (count != 0 && is_blank(source[close - 1]))) {
    return is_double ? "write a double quote inside the value as \\\"" : "write a single quote inside the value as ''";
  }
  if (line.find_first_of(is_double ? "'\\" : "\"\\") == std::string_view::npos) {
    return is_double ? "put the whole value in single quotes, as in '\"…\" …'"
                     : "put the whole value in double quotes, as in \"'…' …\"";
  }
  return is_double ? "put the whole value in double quotes, and write each double quote inside it as \\\""
                   : "put the whole value in single quotes, and write each single quote inside it as ''";
}

}  // namespace runlint::yaml
