// JSON numbers (RFC 8259 section 6) as integers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace runlint::text {

// A number taken mathematically: 1024, 1024.0 and 1.024e3 are one integer.
struct Number {
  bool is_integer;
  std::optional<std::int64_t> value;  // of an integer of at most 18 digits
  bool is_negative = false;           // a number below 0
};

// `text` is a number of the JSON grammar. Exact, linear in its length.
[[nodiscard]] Number parse_integer(std::string_view text) noexcept;

}  // namespace runlint::text
