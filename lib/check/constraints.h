// The constraints of a single value: of one kString or kInteger schema.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/number.h"
#include "text/short_equal.h"

namespace runlint::check {

// A fast check that `value` breaks no rule; false means unknown. A string that matches an ASCII pattern has as many
// characters as bytes, so this decides the common case. If it is too short, the difference wraps to a huge number.
[[nodiscard]] inline bool conforms_fast(const schema::Schema& schema, std::string_view value) noexcept {
  return value.size() - schema.min_length < schema.fast_length_count && schema.pattern->matches_fast(value);
}

// The pattern that `value` must match, which a kString schema has.
[[nodiscard]] inline const text::Pattern& pattern_for(const schema::Schema& schema, std::string_view value) noexcept {
  const bool is_path = schema.path_pattern != nullptr && value.find('/') != std::string_view::npos;
  return is_path ? *schema.path_pattern : *schema.pattern;
}

// The index of `value` among those of an enum, or their number if it is not one of them.
[[nodiscard]] inline std::size_t find_value(const schema::Schema& schema, std::string_view value) noexcept {
  std::size_t i = 0;
  while (i < schema.values.size() && !text::short_equal(schema.values[i], value)) ++i;
  return i;
}

// The first rule that `value`, unescaped, breaks of enum, min-length, max-length, pattern and one-of.
[[nodiscard]] std::optional<Rule> first_violation(const schema::Schema& schema, std::string_view value);

// Whether `value` breaks none of them.
[[nodiscard]] inline bool conforms(const schema::Schema& schema, std::string_view value) {
  return conforms_fast(schema, value) || !first_violation(schema, value);
}

// The first rule that an integer breaks: enum, minimum, documented-maximum.
[[nodiscard]] std::optional<Rule> first_violation(const schema::Schema& schema, const text::Number& integer) noexcept;

}  // namespace runlint::check
