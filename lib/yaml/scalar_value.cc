#include "yaml/scalar_value.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "text/ascii.h"
#include "yaml/number.h"
#include "yaml/timestamp.h"

namespace runlint::yaml {
namespace {

using text::is_digit;

// A copy without underscores.
std::string without_underscores(std::string_view text) {
  std::string copy(text);
  std::erase(copy, '_');
  return copy;
}

bool is_sign(char c) noexcept { return c == '+' || c == '-'; }

// Takes the sign of `text`.
bool take_sign(std::string_view& text) noexcept {
  const bool negative = text.starts_with('-');
  if (!text.empty() && is_sign(text.front())) text.remove_prefix(1);
  return negative;
}

// The length of the run of digits of a radix and underscores.
template <class Predicate>
std::size_t run(std::string_view text, Predicate is_member) noexcept {
  std::size_t count = 0;
  while (count < text.size() && (text[count] == '_' || is_member(text[count]))) ++count;
  return count;
}

bool is_octal_digit(char c) noexcept { return c >= '0' && c <= '7'; }
bool is_binary_digit(char c) noexcept { return c == '0' || c == '1'; }

// Digits of a radix, at least one, and underscores except at the end.
template <class Predicate>
bool is_radix(std::string_view text, Predicate is_member) noexcept {
  return run(text, is_member) == text.size() && !text.ends_with('_') &&
         text.find_first_not_of('_') != std::string_view::npos;
}

// Takes the places of a sexagesimal number after the first, (:[0-5]?[0-9])+. False if there are none.
bool take_places(std::string_view& text) noexcept {
  bool any = false;
  while (text.starts_with(':')) {
    std::size_t count = 1;
    while (count < text.size() && count < 3 && is_digit(text[count])) ++count;
    if (count == 1 || (count == 3 && text[1] > '5')) return false;
    any = true;
    text.remove_prefix(count);
  }
  return any;
}

// The value of places that colons separate, as js-yaml sums it up; `digits` has no underscores.
double sexagesimal(std::string_view digits) noexcept {
  double value = 0;
  double base = 1;
  for (;;) {
    const std::size_t colon = digits.rfind(':');
    value += parse_decimal(colon == std::string_view::npos ? digits : digits.substr(colon + 1)) * base;
    base *= 60;
    if (colon == std::string_view::npos) return value;
    digits = digits.substr(0, colon);
  }
}

double with_sign(bool negative, double value) noexcept { return negative ? -value : value; }

// [eE][-+]?[0-9]+, or nothing; with `signed_only` the sign is required.
bool is_exponent(std::string_view text, bool signed_only = false) noexcept {
  if (text.empty()) return true;
  if (text::lower(text.front()) != 'e') return false;
  text.remove_prefix(1);
  if (!text.empty() && is_sign(text.front())) {
    text.remove_prefix(1);
  } else if (signed_only) {
    return false;
  }
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// .inf and .nan in the three spellings, with or without a sign for the former.
std::optional<double> special_float(std::string_view text) noexcept {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return std::numeric_limits<double>::quiet_NaN();
  const bool negative = take_sign(text);
  if (text != ".inf" && text != ".Inf" && text != ".INF") return std::nullopt;
  return with_sign(negative, std::numeric_limits<double>::infinity());
}

// The value of what matches a pattern of floats.
double float_value(std::string_view text) {
  const bool negative = take_sign(text);
  const std::string digits = without_underscores(text);
  return with_sign(negative, digits.find(':') != std::string::npos ? sexagesimal(digits) : parse_decimal(digits));
}

// [0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
bool is_sexagesimal_float(std::string_view text) noexcept {
  if (text.empty() || !is_digit(text.front())) return false;
  text.remove_prefix(run(text, is_digit));
  if (!take_places(text) || !text.starts_with('.')) return false;
  return run(text.substr(1), is_digit) == text.size() - 1;
}

ScalarValue number_value(double number) noexcept { return {.type = Type::kNumber, .number = number}; }
ScalarValue boolean_value(bool value) noexcept { return {.type = Type::kBoolean, .boolean = value}; }

bool differ(const ScalarValue& a, const ScalarValue& b) noexcept {
  if (a.type != b.type) return true;
  if (a.type == Type::kNumber) return a.number != b.number && !(std::isnan(a.number) && std::isnan(b.number));
  return a.type == Type::kBoolean && a.boolean != b.boolean;
}

// ---- YAML 1.1: yaml/resolver.py of PyYAML 6

std::optional<bool> yaml11_boolean(std::string_view text) noexcept {
  constexpr std::string_view kTrue[] = {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
  constexpr std::string_view kFalse[] = {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};
  if (std::ranges::find(kTrue, text) != std::end(kTrue)) return true;
  if (std::ranges::find(kFalse, text) != std::end(kFalse)) return false;
  return std::nullopt;
}

bool is_yaml11_float(std::string_view text) noexcept {
  if (text.starts_with('.')) {
    const std::string_view rest = text.substr(1);
    return !rest.empty() && is_digit(rest.front()) && is_exponent(rest.substr(run(rest, is_digit)), true);
  }
  take_sign(text);
  if (is_sexagesimal_float(text)) return true;
  if (text.empty() || !is_digit(text.front())) return false;
  text.remove_prefix(run(text, is_digit));
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return is_exponent(text.substr(run(text, is_digit)), true);
}

// Nothing if it is not an integer; NaN if Python's int() fails.
std::optional<double> yaml11_integer(std::string_view text) {
  const bool negative = take_sign(text);
  if (text.empty()) return std::nullopt;
  const auto radix = [&](std::string_view digits, int bits) {
    const std::string plain = without_underscores(digits);
    return plain.empty() ? std::numeric_limits<double>::quiet_NaN() : with_sign(negative, parse_binary(plain, bits));
  };
  if (text.starts_with("0b") && text.size() > 2 && run(text.substr(2), is_binary_digit) == text.size() - 2) {
    return radix(text.substr(2), 1);
  }
  if (text.starts_with("0x") && text.size() > 2 && run(text.substr(2), text::is_hex_digit) == text.size() - 2) {
    return radix(text.substr(2), 4);
  }
  if (text == "0") return 0.0;
  if (text.front() == '0') {
    return run(text, is_octal_digit) == text.size() ? std::optional(radix(text, 3)) : std::nullopt;
  }
  if (!is_digit(text.front())) return std::nullopt;
  std::string_view rest = text.substr(run(text, is_digit));
  if (!rest.empty() && !(take_places(rest) && rest.empty())) return std::nullopt;
  const std::string digits = without_underscores(text);
  return with_sign(negative, sexagesimal(digits));
}

}  // namespace

bool is_js_null(std::string_view text) noexcept {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::optional<bool> js_boolean(std::string_view text) noexcept {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return std::nullopt;
}

std::optional<double> js_integer(std::string_view text) {
  const bool negative = take_sign(text);
  if (text.empty()) return std::nullopt;
  if (text == "0") return 0.0;  // -0 as well
  const auto radix = [negative](std::string_view digits, int bits) {
    return with_sign(negative, parse_binary(without_underscores(digits), bits));
  };
  if (text.front() == '0') {
    const std::string_view rest = text.substr(1);
    if (rest.starts_with('b')) {
      return is_radix(rest.substr(1), is_binary_digit) ? std::optional(radix(rest.substr(1), 1)) : std::nullopt;
    }
    if (rest.starts_with('x')) {
      return is_radix(rest.substr(1), text::is_hex_digit) ? std::optional(radix(rest.substr(1), 4)) : std::nullopt;
    }
    return is_radix(rest, is_octal_digit) ? std::optional(radix(rest, 3)) : std::nullopt;
  }
  if (!is_digit(text.front())) return std::nullopt;
  const std::size_t whole = run(text, is_digit);
  if (std::string_view rest = text.substr(whole); !rest.empty()) {
    if (!take_places(rest) || !rest.empty()) return std::nullopt;
  } else if (text.ends_with('_')) {
    return std::nullopt;
  }
  return with_sign(negative, sexagesimal(without_underscores(text)));
}

std::optional<double> js_float(std::string_view text) {
  if (const std::optional<double> special = special_float(text)) return special;
  if (text.ends_with('_')) return std::nullopt;
  std::string_view rest = text;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const std::size_t digits = run(rest, is_digit);
    if (digits == 0 || !is_exponent(rest.substr(digits))) return std::nullopt;
    return float_value(text);
  }
  take_sign(rest);
  if (is_sexagesimal_float(rest)) return float_value(text);
  if (rest.empty() || !is_digit(rest.front())) return std::nullopt;
  rest.remove_prefix(rest.front() == '0' ? 1 : run(rest, is_digit));
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    rest.remove_prefix(run(rest, is_digit));
  }
  if (!is_exponent(rest)) return std::nullopt;
  return float_value(text);
}

ScalarValue js_value(std::string_view text) {
  if (text.empty()) return {};
  const char first = text.front();
  // Only these begin a value that is not a string.
  constexpr std::string_view kFirst = "0123456789+-.~ntfNTF";
  if (kFirst.find(first) == std::string_view::npos) return {};
  if (is_js_null(text)) return {.type = Type::kNull};
  if (const std::optional<bool> boolean = js_boolean(text)) return boolean_value(*boolean);
  if (const std::optional<double> integer = js_integer(text)) return number_value(*integer);
  if (const std::optional<double> number = js_float(text)) return number_value(*number);
  if (is_timestamp(text)) return {.type = Type::kDate};
  return {};
}

OtherValue yaml11_value(std::string_view text) {
  if (const std::optional<bool> boolean = yaml11_boolean(text)) return {boolean_value(*boolean)};
  if (is_yaml11_float(text)) return {number_value(float_value(text))};
  if (const std::optional<double> special = special_float(text)) return {number_value(*special)};
  if (const std::optional<double> integer = yaml11_integer(text)) {
    return {number_value(*integer), std::isnan(*integer)};
  }
  if (is_js_null(text)) return {{.type = Type::kNull}};
  if (is_timestamp(text)) return {{.type = Type::kDate}};  // js-yaml has the same patterns
  return {{}, text == "="};
}

ScalarValue yaml12_value(std::string_view text) {
  if (is_js_null(text)) return {.type = Type::kNull};
  if (const std::optional<bool> boolean = js_boolean(text)) return boolean_value(*boolean);
  if (const std::optional<double> special = special_float(text)) return number_value(*special);
  const auto prefixed = [text](auto is_member) {
    return text.size() > 2 && std::ranges::all_of(text.substr(2), is_member);
  };
  if (text.starts_with("0o") && prefixed(is_octal_digit)) return number_value(parse_binary(text.substr(2), 3));
  if (text.starts_with("0x") && prefixed(text::is_hex_digit)) return number_value(parse_binary(text.substr(2), 4));
  // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
  std::string_view rest = text;
  const bool negative = take_sign(rest);
  const std::string_view number = rest;
  const auto digits = [&rest] {
    const std::size_t count = std::min(rest.size(), rest.find_first_not_of("0123456789"));
    rest.remove_prefix(count);
    return count;
  };
  std::size_t count = digits();
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    count += digits();
  }
  if (count == 0 || !is_exponent(rest)) return {};
  return number_value(with_sign(negative, parse_decimal(number)));
}

bool is_ambiguous(std::string_view text, const ScalarValue& js) {
  if (js.type == Type::kDate) return true;
  // These alone can begin what any of them does not take for a string.
  constexpr std::string_view kFirst = "0123456789+-.~=ntfyoNTFYO";
  if (text.empty() || kFirst.find(text.front()) == std::string_view::npos || is_json_number(text)) return false;
  const OtherValue yaml11 = yaml11_value(text);
  return yaml11.is_error || differ(js, yaml11) || differ(js, yaml12_value(text));
}

}  // namespace runlint::yaml
