// lint/yaml-scalar: a plain scalar that YAML's readers do not all read alike.
#pragma once

#include <string_view>

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

// How the readers read a scalar: "the number 10", "true".
struct YamlReadings {
  std::string_view js_yaml;
  std::string_view yaml11;
  std::string_view yaml12;
};

// Reports the plain scalar at `span`. `readings` is null where neither
// the text nor what is read may be shown.
void yaml_scalar(ReportHandler& reporter, Span span, bool is_key, std::string_view text, const YamlReadings* readings,
                 InstanceId instance);

}  // namespace runlint::lint
