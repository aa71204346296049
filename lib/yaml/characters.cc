#include "yaml/characters.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/utf8.h"

namespace runlint::yaml {

bool is_tag_handle(std::string_view text) noexcept {
  if (text == "!" || text == "!!") return true;
  if (text.size() < 3 || text.front() != '!' || text.back() != '!') return false;
  return std::ranges::all_of(text.substr(1, text.size() - 2), [](char c) { return text::is_letter(c) || c == '-'; });
}

bool is_tag_uri(std::string_view text) noexcept {
  if (text.empty() || is_flow_indicator(text.front())) return false;
  // The first character may be any other one, and the first half of an escape.
  constexpr std::string_view kPunctuation = "-#;/?:@&=+$,_.!~*'()[]";
  std::size_t first = 1;
  while (first < text.size() && text::is_continuation(text[first])) ++first;
  for (std::size_t i = first; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3 || !text::is_hex_digit(text[i + 1]) || !text::is_hex_digit(text[i + 2])) return false;
      i += 2;
    } else if (!text::is_letter(c) && !text::is_digit(c) && kPunctuation.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_version(std::string_view text) noexcept {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0 || point + 1 == text.size()) return false;
  return std::ranges::all_of(text.substr(0, point), text::is_digit) &&
         std::ranges::all_of(text.substr(point + 1), text::is_digit);
}

bool is_first_version(std::string_view text) noexcept {
  const std::string_view major = text.substr(0, text.find('.'));
  return major.substr(std::min(major.size(), major.find_first_not_of('0'))) == "1";
}

}  // namespace runlint::yaml
