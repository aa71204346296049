#include "yaml/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <system_error>

#include "text/ascii.h"
#include "text/number.h"

namespace runlint::yaml {
namespace {

using text::is_digit;

// The parts of a decimal number without a sign.
struct DecimalParts {
  std::string_view whole;
  std::string_view fraction;
  std::string_view exponent;  // with its sign
};

std::size_t digits_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

DecimalParts split(std::string_view text) noexcept {
  DecimalParts parts;
  parts.whole = text.substr(0, digits_at(text, 0));
  text.remove_prefix(parts.whole.size());
  if (!text.empty() && text.front() == '.') {
    parts.fraction = text.substr(1, digits_at(text, 1));
    text.remove_prefix(1 + parts.fraction.size());
  }
  if (!text.empty()) parts.exponent = text.substr(1);
  return parts;
}

// An exponent, clamped.
std::int64_t exponent_of(std::string_view exponent) noexcept {
  constexpr std::int64_t kLimit = std::int64_t{1} << 40U;
  if (exponent.empty()) return 0;
  const bool negative = exponent.front() == '-';
  if (negative || exponent.front() == '+') exponent.remove_prefix(1);
  std::int64_t value = 0;
  for (const char c : exponent) value = std::min(kLimit, value * 10 + (c - '0'));
  return negative ? -value : value;
}

}  // namespace

double parse_decimal(std::string_view text) noexcept {
  const DecimalParts parts = split(text);
  if (parts.whole.empty() && parts.fraction.empty()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return value;
  // from_chars() does not say in which direction.
  std::int64_t exponent = exponent_of(parts.exponent);
  if (const std::size_t first = parts.whole.find_first_not_of('0'); first != std::string_view::npos) {
    exponent += static_cast<std::int64_t>(parts.whole.size() - first);
  } else {
    exponent -= static_cast<std::int64_t>(std::min(parts.fraction.size(), parts.fraction.find_first_not_of('0')));
  }
  return exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

double parse_binary(std::string_view digits, int bits_a_digit) noexcept {
  std::uint64_t mantissa = 0;
  int dropped = 0;  // bits; clamped, far beyond the largest double
  bool sticky = false;
  for (const char c : digits) {
    const auto digit = static_cast<unsigned>(text::hex_value(c));
    for (int bit = bits_a_digit - 1; bit >= 0; --bit) {
      const bool one = ((digit >> static_cast<unsigned>(bit)) & 1U) != 0;
      if ((mantissa >> 63U) == 0) {
        mantissa = mantissa << 1U | static_cast<std::uint64_t>(one);
      } else {
        sticky |= one;
        dropped = std::min(dropped + 1, 1 << 20);
      }
    }
  }
  // The last bit is far below those of a double: it only decides how a half is rounded.
  return std::ldexp(static_cast<double>(mantissa | static_cast<std::uint64_t>(sticky)), dropped);
}

std::string number_string(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  std::array<char, 40> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific);
  const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const DecimalParts parts = split(shortest);
  std::string digits(parts.whole);
  digits.append(parts.fraction);
  // ECMA-262, Number::toString: the point stands after `point` digits.
  const int point = static_cast<int>(exponent_of(parts.exponent)) + 1;
  const int count = static_cast<int>(digits.size());
  std::string text = number < 0 ? "-" : "";
  if (point > 21 || point <= -6) {
    text.push_back(digits.front());
    if (count > 1) text.append(".").append(digits, 1);
    text.append(point > 0 ? "e+" : "e-").append(std::to_string(std::abs(point - 1)));
  } else if (point <= 0) {
    text.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else if (point >= count) {
    text.append(digits).append(static_cast<std::size_t>(point - count), '0');
  } else {
    const auto whole = static_cast<std::size_t>(point);
    text.append(digits, 0, whole).append(".").append(digits, whole);
  }
  return text;
}

bool is_json_number(std::string_view text) noexcept {
  const char* at = text.data();
  const char* const end = at + text.size();
  return text::skip_number(at, end) && at == end;
}

bool is_exact_json_number(std::string_view text) noexcept {
  if (!is_json_number(text)) return false;
  if (text.starts_with('-')) text.remove_prefix(1);
  const DecimalParts parts = split(text);
  constexpr std::int64_t kExponent = 300;
  constexpr std::size_t kDigits = 15;  // std::numeric_limits<double>::digits10
  if (parts.whole.size() + parts.fraction.size() > kDigits) return false;
  const std::int64_t exponent = exponent_of(parts.exponent);
  return exponent >= -kExponent && exponent <= kExponent - static_cast<std::int64_t>(kDigits);
}

}  // namespace runlint::yaml
