// Numbers as JavaScript reads and writes them. Any thread; linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace runlint::yaml {

// parseFloat() of an unsigned decimal number with any of fraction and exponent; NaN if there is no digit before an
// exponent.
[[nodiscard]] double parse_decimal(std::string_view text) noexcept;

// parseInt() of digits of a radix of 2, 8 or 16, rounded to even.
[[nodiscard]] double parse_binary(std::string_view digits, int bits_a_digit) noexcept;

// String() of a number: 1024, 0.1, 1e+21, NaN, Infinity.
[[nodiscard]] std::string number_string(double number);

// Whether `text` is a number of JSON that has at most 15 significant digits, and a double hence holds as it is written.
[[nodiscard]] bool is_exact_json_number(std::string_view text) noexcept;

// Whether `text` is a number of JSON, of any size.
[[nodiscard]] bool is_json_number(std::string_view text) noexcept;

}  // namespace runlint::yaml
