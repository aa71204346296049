// JSON numbers (RFC 8259 section 6): their grammar, and their values as integers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/ascii.h"

namespace runlint::text {

// Moves `at` to the end of the number that begins there, or to where the grammar breaks off: then returns false. Reads
// below `limit` only.
[[nodiscard]] inline bool skip_number(const char*& at, const char* limit) noexcept {
  const auto digits = [&at, limit] {
    const char* const first = at;
    while (at < limit && is_digit(*at)) ++at;
    return at != first;
  };
  if (at < limit && *at == '-') ++at;
  if (at < limit && *at == '0') {
    ++at;
  } else if (!digits()) {
    return false;
  }
  if (at < limit && *at == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < limit && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at < limit && (*at == '+' || *at == '-')) ++at;
    return digits();
  }
  return true;
}

// A number taken mathematically: 1024, 1024.0 and 1.024e3 are one integer.
struct Number {
  bool is_integer;
  std::optional<std::int64_t> value;  // of an integer of at most 18 digits
  bool is_negative = false;           // a number below 0
};

// `text` is a number of the JSON grammar. Exact, linear in its length.
[[nodiscard]] Number parse_integer(std::string_view text) noexcept;

}  // namespace runlint::text
