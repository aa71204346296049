// lint/yaml-scalar: a plain scalar that YAML's readers do not all read alike. yaml_validator/scalar_lint.cc reports it.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kYamlScalarRule = {
    .rule = Rule::kLintYamlScalar,
    .name = "lint/yaml-scalar",
    .severity = Severity::kWarning,
    .summary = "A YAML value or key without quotes is read differently by YAML 1.1, YAML 1.2 or js-yaml.",
    .explanation =
        "YAML guesses the type of what is not quoted, and each version of it guesses differently: no is false in YAML "
        "1.1 and a string in 1.2, 012 is ten or twelve, 1:30 is ninety or a string. The platform's command uses "
        "js-yaml "
        "3, other programs that read the same file do not. Quotes make all of them read the same string.",
    .bad = "runtimeEnvironment:\n  RESTART: no",
    .good = "runtimeEnvironment:\n  RESTART: \"no\"",
    .source = "YAML 1.1 (type repository), YAML 1.2.2 (core schema), js-yaml 3 (default schema)",
    .is_yaml = true};

}  // namespace runlint::lint
