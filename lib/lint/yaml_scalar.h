// lint/yaml-scalar: a plain scalar that YAML's readers do not all read alike.
#pragma once

#include <functional>
#include <string>
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

// A scalar as it is written, and how the readers read it: "the number 10", "true".
struct YamlReadings {
  std::string_view text;  // empty: neither it nor what is read may be shown
  std::string js_yaml;
  std::string yaml11;
  std::string yaml12;
};

// Reports the plain scalar at `span`: the key `name` of the innermost container or, if `is_key` is false, the value of
// that member or an element. `read` fills in its readings.
void yaml_scalar(ReportHandler& reporter, Span span, bool is_key, std::string_view name,
                 const std::function<void(YamlReadings&)>& read);

}  // namespace runlint::lint
