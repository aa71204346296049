// The severities that the options set for rules.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "runlint/rule.h"

namespace runlint::check {

using Severities = std::array<std::optional<Severity>, kRuleCount>;  // by Rule; nullopt: its default

// The severity of a finding: as set, else `usual`. json/* and yaml/* rules are always errors.
[[nodiscard]] inline Severity severity_of(Rule rule, Severity usual, const Severities& severities) noexcept {
  return severity_is_adjustable(rule) ? severities[static_cast<std::size_t>(rule)].value_or(usual) : Severity::kError;
}

}  // namespace runlint::check
