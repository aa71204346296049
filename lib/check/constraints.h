// What a single value may be: the constraints of one kString or kInteger schema.
#ifndef RUNLINT_LIB_CHECK_CONSTRAINTS_H_
#define RUNLINT_LIB_CHECK_CONSTRAINTS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "json/number.h"
#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/same.h"

namespace runlint::check {

// Whether `value` is seen at once to break no rule. What fits a pattern of ASCII has as many characters as bytes: the
// common case takes no more than this. A text that is too short has, less the least length, a huge size.
[[nodiscard]] inline bool fits_at_once(const schema::Schema& schema, std::string_view value) noexcept {
  return value.size() - schema.min_length < schema.lengths_at_once && text::matches_fast(schema.pattern, value);
}

// The index of `value` among those of an enum, or their number where it is none of them.
[[nodiscard]] inline std::size_t find_value(const schema::Schema& schema, std::string_view value) noexcept {
  std::size_t i = 0;
  while (i < schema.values.size() && !text::same(schema.values[i], value)) ++i;
  return i;
}

// The first rule that `value`, unescaped, breaks of enum, min-length, max-length, pattern and one-of.
[[nodiscard]] std::optional<Rule> first_breach(const schema::Schema& schema, std::string_view value);

// Whether there is no such rule.
[[nodiscard]] inline bool fits(const schema::Schema& schema, std::string_view value) {
  return fits_at_once(schema, value) || !first_breach(schema, value);
}

// The first rule that an integer breaks: enum, documented-maximum.
[[nodiscard]] std::optional<Rule> first_breach(const schema::Schema& schema, const json::Number& integer) noexcept;

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_CONSTRAINTS_H_
