// The rules that a name in the options stands for: one rule, or a group of rules.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>

#include "runlint/rule.h"

namespace runlint::config {

class RuleSelection {
 public:
  RuleSelection() = default;
  RuleSelection(Rule rule) {  // NOLINT(google-explicit-constructor): a rule is a selection of one
    rules_.set(static_cast<std::size_t>(rule));
  }

  [[nodiscard]] bool contains(Rule rule) const { return rules_.test(static_cast<std::size_t>(rule)); }
  // Whether it was selected by a pattern. A setting of a rule by name takes precedence over one by a pattern.
  [[nodiscard]] bool is_group() const noexcept { return is_group_; }

 private:
  friend std::optional<RuleSelection> select_rules(std::string_view name);

  std::bitset<kRuleCount> rules_;
  bool is_group_ = false;
};

// The rule of that exact name, or the rules that one of schema::kRuleGroups, like `lint/*`, matches; else nothing.
[[nodiscard]] std::optional<RuleSelection> select_rules(std::string_view name);

}  // namespace runlint::config
