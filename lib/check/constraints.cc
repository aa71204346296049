#include "check/constraints.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace runlint::check {

std::optional<Rule> first_violation(const schema::Schema& schema, std::string_view value) {
  if (!schema.values.empty()) {
    if (find_value(schema, value) == schema.values.size()) return Rule::kSchemaEnum;
    return std::nullopt;
  }
  if (!schema.one_of.empty()) {
    const auto fits = [value](const schema::Schema* alternative) { return !first_violation(*alternative, value); };
    const auto fitting = std::count_if(schema.one_of.begin(), schema.one_of.end(), fits);
    if (fitting == 1) return std::nullopt;
    return fitting == 0 ? Rule::kSchemaOneOfConflict : Rule::kSchemaOneOfAmbiguous;
  }
  if (schema.path_pattern != nullptr) {
    const text::Pattern& pattern = pattern_for(schema, value);
    if (&pattern == schema.path_pattern) {
      if (text::matches(pattern, value)) return std::nullopt;
      return Rule::kSchemaPattern;
    }
  }
  if (schema.min_length > 0 || schema.max_length != schema::kUnlimited) {
    const std::size_t length = text::count_code_points(value);
    if (length < schema.min_length) return Rule::kSchemaMinLength;
    if (length > schema.max_length) return Rule::kSchemaMaxLength;
  }
  if (schema.pattern != nullptr && !text::matches(*schema.pattern, value)) return Rule::kSchemaPattern;
  return std::nullopt;
}

std::optional<Rule> first_violation(const schema::Schema& schema, const text::Number& integer) noexcept {
  if (schema.integers.empty() && schema.maximum == schema::kNoMaximum) {
    const bool below = integer.value ? *integer.value < schema.minimum : integer.is_negative;
    return below ? std::optional(Rule::kSchemaMinimum) : std::nullopt;
  }
  if (!integer.value) return Rule::kSchemaEnum;
  if (!std::binary_search(schema.integers.begin(), schema.integers.end(), *integer.value)) {
    const bool in_range = *integer.value >= schema.minimum && *integer.value <= schema.maximum;
    if (!in_range) return Rule::kSchemaEnum;
  }
  if (*integer.value > schema.documented_maximum) return Rule::kSchemaDocumentedMaximum;
  return std::nullopt;
}

}  // namespace runlint::check
