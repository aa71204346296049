// Classes of ASCII characters, independent of the locale.
#ifndef RUNLINT_LIB_TEXT_ASCII_H_
#define RUNLINT_LIB_TEXT_ASCII_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runlint::text {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr bool is_hex_digit(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The same character, a letter in lower case.
[[nodiscard]] constexpr char lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }

// The same for the eight bytes of a number.
[[nodiscard]] constexpr std::uint64_t lower(std::uint64_t bytes) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kHighest = 0x80 * kEach;
  const std::uint64_t low = bytes & ~kHighest;  // no sum below carries from one byte into the next
  const std::uint64_t from_a = low + (0x80 - 'A') * kEach;
  const std::uint64_t beyond_z = low + (0x7F - 'Z') * kEach;
  return bytes | (from_a & ~beyond_z & ~bytes & kHighest) >> 2;
}

[[nodiscard]] constexpr bool same_ignoring_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_ASCII_H_
