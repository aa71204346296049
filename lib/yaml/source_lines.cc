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

}  // namespace runlint::yaml
