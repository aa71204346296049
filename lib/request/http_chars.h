// Character classes of HTTP and URIs.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"
#include "text/char_class.h"

namespace runlint::request {

using text::hex_value;
using text::same_ignoring_case;

[[nodiscard]] constexpr bool is_one_of(char c, std::string_view set) noexcept {
  return set.find(c) != std::string_view::npos;
}

// RFC 3986: a character that needs no percent-encoding in a path segment.
[[nodiscard]] constexpr bool is_segment_character(char c) noexcept {
  return text::in_set(c, text::kAlnum) || is_one_of(c, "-._~!$&'()*+,;=:@");
}

// RFC 9110: token characters, and optional whitespace around list elements and parameters.
[[nodiscard]] constexpr bool is_token_character(char c) noexcept {
  return text::in_set(c, text::kAlnum) || is_one_of(c, "!#$%&'*+-.^_`|~");
}

[[nodiscard]] constexpr std::string_view without_blanks(std::string_view text) noexcept {
  while (!text.empty() && is_one_of(text.front(), " \t")) text.remove_prefix(1);
  while (!text.empty() && is_one_of(text.back(), " \t")) text.remove_suffix(1);
  return text;
}

}  // namespace runlint::request
