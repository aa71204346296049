// Options that disable the lint rules.
#ifndef RUNLINT_TESTS_SUPPORT_SCHEMA_ONLY_H_
#define RUNLINT_TESTS_SUPPORT_SCHEMA_ONLY_H_

#include <cstddef>

#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint {

// `options` with all lint/* rules off, for oracles that know only the schema.
[[nodiscard]] inline Options schema_only(Options options = {}) {
  for (const RuleInfo& rule : rules()) {
    if (rule.name.starts_with("lint/")) options.severities[static_cast<std::size_t>(rule.rule)] = Severity::kOff;
  }
  return options;
}

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_SCHEMA_ONLY_H_
