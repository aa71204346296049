// The rule catalogue: a row for each rule, in the order of the enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "runlint/rule.h"
#include "schema/json_rules.h"
#include "schema/schema_rules.h"
#include "schema/yaml_rules.h"

namespace runlint::schema {

// Defined by lib/lint, since the row of a lint rule is beside its code.
extern const std::array<RuleInfo, kRuleCount> kCatalogue;

// Whether it is a json/* or yaml/* rule.
[[nodiscard]] constexpr bool is_syntax_rule(Rule rule) noexcept { return rule < Rule::kSchemaType; }

// Whether it is about text that can't be read to its end, or only after a repair.
[[nodiscard]] constexpr bool is_reading_rule(Rule rule) noexcept {
  return is_syntax_rule(rule) && rule != Rule::kJsonDuplicateKey;
}

// The row of a rule. A rule without one does not compile, and the compiler's message names it.
template <Rule kRule, const auto& kLintRules>
consteval RuleInfo row_of() {
  using Rows = std::initializer_list<std::span<const RuleInfo>>;
  for (const std::span<const RuleInfo> rows : Rows{kJsonRules, kYamlRules, kSchemaRules, kLintRules}) {
    for (const RuleInfo& row : rows) {
      if (row.rule == kRule) return row;
    }
  }
  throw "this rule has no row in the catalogue";
}

template <const auto& kLintRules>
consteval std::array<RuleInfo, kRuleCount> make_catalogue() {
  return []<std::size_t... kIndex>(std::index_sequence<kIndex...>) {
    return std::array{row_of<static_cast<Rule>(kIndex), kLintRules>()...};
  }(std::make_index_sequence<kRuleCount>{});
}

// A sentence of one line, fit to be printed as it is.
consteval bool is_prose(std::string_view text) {
  return text.ends_with('.') && text.find_first_of("\n\t") == std::string_view::npos;
}

consteval bool is_sound(std::span<const RuleInfo> catalogue) {
  for (const RuleInfo& r : catalogue) {
    for (const RuleInfo& other : catalogue) {
      if (other.name == r.name && other.rule != r.rule) return false;
    }
    const bool syntax = r.name.starts_with("json/") || r.name.starts_with("yaml/");
    if (!syntax && !r.name.starts_with("schema/") && !r.name.starts_with("lint/")) return false;
    if (syntax != is_syntax_rule(r.rule)) return false;
    if (syntax && r.severity != Severity::kError) return false;
    if (r.severity == Severity::kOff) return false;
    if (!is_prose(r.summary) || !is_prose(r.explanation) || r.source.empty()) return false;
    if (r.bad.empty() != r.good.empty()) return false;
  }
  return true;
}

}  // namespace runlint::schema
