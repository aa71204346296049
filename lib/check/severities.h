// What the options say of each rule.
#ifndef RUNLINT_LIB_CHECK_SEVERITIES_H_
#define RUNLINT_LIB_CHECK_SEVERITIES_H_

#include <array>
#include <cstddef>

#include "runlint/rule.h"

namespace runlint::check {

using Severities = std::array<Severity, kRuleCount>;  // by Rule

// The severity of a finding: as set, except that json/* are errors always.
[[nodiscard]] inline Severity severity_of(Rule rule, const Severities& severities) noexcept {
  return severity_is_adjustable(rule) ? severities[static_cast<std::size_t>(rule)] : Severity::kError;
}

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_SEVERITIES_H_
