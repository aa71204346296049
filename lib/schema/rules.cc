#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "runlint/rule.h"
#include "schema/catalogue.h"
#include "schema/schema.h"

namespace runlint {

using schema::kSeverityNames;
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::kError)] == "error");

std::span<const RuleInfo> rules() noexcept { return schema::kCatalogue; }

const RuleInfo& info(Rule rule) noexcept { return schema::kCatalogue[static_cast<std::size_t>(rule)]; }

std::optional<Rule> find_rule(std::string_view name) noexcept {
  const auto row = std::ranges::find(schema::kCatalogue, name, &RuleInfo::name);
  if (row == schema::kCatalogue.end()) return std::nullopt;
  return row->rule;
}

bool schema::is_fixed_selector(std::string_view name) noexcept {
  const std::optional<Rule> rule = find_rule(name);
  return name == "json/*" || name == "yaml/*" || (rule && is_syntax_rule(*rule));
}

bool severity_is_adjustable(Rule rule) noexcept { return !schema::is_syntax_rule(rule); }

std::string_view severity_name(Severity severity) noexcept {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::optional<Severity> find_severity(std::string_view name) noexcept {
  const auto found = std::ranges::find(kSeverityNames, name);
  if (found == std::end(kSeverityNames)) return std::nullopt;
  return static_cast<Severity>(found - kSeverityNames.begin());
}

}  // namespace runlint
