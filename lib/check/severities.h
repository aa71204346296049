// What the options say of each rule.
#ifndef RUNLINT_LIB_CHECK_SEVERITIES_H_
#define RUNLINT_LIB_CHECK_SEVERITIES_H_

#include <array>
#include <cstddef>
#include <optional>

#include "runlint/rule.h"

namespace runlint::check {

using Severities = std::array<std::optional<Severity>, kRuleCount>;  // by Rule; nothing: as usual

// The severity of a finding that usually has severity `usual`: as set, except that json/* are errors always.
[[nodiscard]] inline Severity severity_of(Rule rule, Severity usual, const Severities& severities) noexcept {
  return severity_is_adjustable(rule) ? severities[static_cast<std::size_t>(rule)].value_or(usual) : Severity::kError;
}

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_SEVERITIES_H_
