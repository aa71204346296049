// Classes of ASCII characters, independent of the locale.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace runlint::text {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }

// Any other ASCII character, space and control characters too.
[[nodiscard]] constexpr bool is_punctuation(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c);
}

// JSON's white space (RFC 8259 section 2).
[[nodiscard]] constexpr bool is_json_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The same character, a letter in lower case.
[[nodiscard]] constexpr char lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }

// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool is_hex_digit(char c) noexcept { return hex_value(c) >= 0; }

[[nodiscard]] constexpr bool same_ignoring_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

// `prefix`, `word` and `known` are in any case.
[[nodiscard]] constexpr bool starts_ignoring_case(std::string_view value, std::string_view prefix) noexcept {
  return value.size() >= prefix.size() && same_ignoring_case(value.substr(0, prefix.size()), prefix);
}

[[nodiscard]] constexpr bool contains_ignoring_case(std::string_view value, std::string_view word) noexcept {
  for (std::size_t at = 0; at + word.size() <= value.size(); ++at) {
    if (same_ignoring_case(value.substr(at, word.size()), word)) return true;
  }
  return false;
}

[[nodiscard]] constexpr bool is_one_of(std::string_view word, std::span<const std::string_view> known) noexcept {
  return std::ranges::any_of(known, [word](std::string_view other) { return same_ignoring_case(word, other); });
}

[[nodiscard]] constexpr bool begins_with_one_of(std::string_view value,
                                                std::span<const std::string_view> known) noexcept {
  return std::ranges::any_of(known, [value](std::string_view other) { return starts_ignoring_case(value, other); });
}

}  // namespace runlint::text
