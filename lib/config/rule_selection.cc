#include "config/rule_selection.h"

#include <algorithm>

#include "schema/schema.h"

namespace runlint::config {

std::optional<RuleSelection> select_rules(std::string_view name) {
  if (const std::optional<Rule> rule = find_rule(name)) return RuleSelection(*rule);
  if (std::ranges::find(schema::kRuleGroups, name) == schema::kRuleGroups.end()) return std::nullopt;
  RuleSelection group;
  group.is_group_ = true;
  name.remove_suffix(1);
  for (const RuleInfo& rule : rules()) {
    if (rule.name.starts_with(name)) group.rules_.set(static_cast<std::size_t>(rule.rule));
  }
  return group;
}

}  // namespace runlint::config
