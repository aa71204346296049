#include "text/number.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"

namespace runlint::text {
namespace {

constexpr std::int64_t kManyDigits = std::int64_t{1} << 40;  // more than a document has bytes

// The exponent part, "e-3", held within ±kManyDigits × 2: no mantissa can make up for more.
std::int64_t exponent_of(std::string_view part) noexcept {
  if (part.empty()) return 0;
  part.remove_prefix(1);
  const bool negative = part.front() == '-';
  if (negative || part.front() == '+') part.remove_prefix(1);
  std::int64_t value = 0;
  for (const char digit : part) value = std::min(value * 10 + (digit - '0'), kManyDigits * 2);
  return negative ? -value : value;
}

}  // namespace

Number parse_integer(std::string_view text) noexcept {
  if (text.size() <= 17 && text.front() != '-') {
    // Nearly every number is nothing but digits.
    std::int64_t plain = 0;
    bool digits_only = true;
    for (const char c : text) {
      digits_only &= is_digit(c);
      plain = plain * 10 + (c - '0');
    }
    if (digits_only) return {true, plain};
  }
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto begins_exponent = [](char c) { return c == 'e' || c == 'E'; };
  const auto mantissa_end = static_cast<std::size_t>(std::ranges::find_if(text, begins_exponent) - text.begin());
  const std::string_view mantissa = text.substr(0, mantissa_end);
  std::int64_t exponent = exponent_of(text.substr(mantissa_end));

  // The significant digits and the power of ten that the last of them stands for.
  std::int64_t value = 0;
  std::int64_t digits = 0;          // significant digits so far
  std::int64_t trailing_zeros = 0;  // of these, zeros at the end, not yet part of value
  bool after_point = false;
  for (const char c : mantissa) {
    if (c == '.') {
      after_point = true;
      continue;
    }
    if (after_point) --exponent;
    if (c == '0') {
      if (digits > 0) ++trailing_zeros;
      continue;
    }
    digits += trailing_zeros + 1;
    if (digits <= 18) {
      for (; trailing_zeros > 0; --trailing_zeros) value *= 10;
      value = value * 10 + (c - '0');
    }
    trailing_zeros = 0;
  }
  if (digits == 0) return {true, 0};
  exponent += trailing_zeros;
  if (exponent < 0) return {false, std::nullopt, negative};
  if (digits + exponent > 18) return {true, std::nullopt, negative};
  for (; exponent > 0; --exponent) value *= 10;
  return {true, negative ? -value : value, negative};
}

}  // namespace runlint::text
