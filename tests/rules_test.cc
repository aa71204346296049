// The rule catalogue is complete, and its examples are run.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "runlint/rule.h"
#include "runlint/validator.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint {
namespace {

// The expected names and default severities.
struct Expected {
  std::string_view name;
  Severity severity;
};
constexpr Expected kExpected[] = {
    {"json/empty", Severity::kError},
    {"json/syntax", Severity::kError},
    {"json/encoding", Severity::kError},
    {"json/depth", Severity::kError},
    {"json/size", Severity::kError},
    {"json/duplicate-key", Severity::kError},
    {"yaml/syntax", Severity::kError},
    {"yaml/encoding", Severity::kError},
    {"yaml/tag", Severity::kError},
    {"yaml/alias-limit", Severity::kError},
    {"schema/type", Severity::kError},
    {"schema/required", Severity::kError},
    {"schema/unknown-property", Severity::kError},
    {"schema/property-name", Severity::kError},
    {"schema/enum", Severity::kError},
    {"schema/pattern", Severity::kError},
    {"schema/min-length", Severity::kError},
    {"schema/max-length", Severity::kError},
    {"schema/minimum", Severity::kError},
    {"schema/documented-maximum", Severity::kWarning},
    {"schema/one-of-ambiguous", Severity::kError},
    {"schema/one-of-conflict", Severity::kError},
    {"lint/secret-in-environment", Severity::kWarning},
    {"lint/secret-in-command", Severity::kWarning},
    {"lint/secret-in-file", Severity::kWarning},
    {"lint/ignored-override", Severity::kWarning},
    {"lint/missing-image-tag", Severity::kWarning},
    {"lint/unpullable-image", Severity::kWarning},
    {"lint/mutable-image-tag", Severity::kInfo},
    {"lint/insecure-registry", Severity::kWarning},
    {"lint/invalid-base64", Severity::kWarning},
    {"lint/unknown-encoding", Severity::kWarning},
    {"lint/file-path", Severity::kWarning},
    {"lint/environment-name", Severity::kInfo},
    {"lint/build-sha", Severity::kWarning},
    {"lint/source-conflict", Severity::kWarning},
    {"lint/shell-syntax", Severity::kWarning},
    {"lint/noop-override", Severity::kInfo},
    {"lint/unusable-value", Severity::kWarning},
    {"lint/placeholder", Severity::kInfo},
    {"lint/yaml-scalar", Severity::kWarning},
};

TEST(Rules, MatchExpectedNamesAndSeverities) {
  ASSERT_EQ(rules().size(), std::size(kExpected));
  for (std::size_t i = 0; i < rules().size(); ++i) {
    EXPECT_EQ(rules()[i].name, kExpected[i].name);
    EXPECT_EQ(rules()[i].severity, kExpected[i].severity) << kExpected[i].name;
  }
}

TEST(Rules, LookUpByNameAndValue) {
  for (const RuleInfo& rule : rules()) {
    EXPECT_EQ(find_rule(rule.name), rule.rule);
    EXPECT_EQ(&info(rule.rule), &rule);
    EXPECT_EQ(severity_is_adjustable(rule.rule), !rule.name.starts_with("json/") && !rule.name.starts_with("yaml/"))
        << rule.name;
  }
  for (const std::string_view name : {"", "schema", "schema/", "schema/typ", "schema/types", "Schema/type", "type"}) {
    EXPECT_EQ(find_rule(name), std::nullopt) << name;
  }
}

TEST(Severity, NamesRoundTrip) {
  constexpr std::pair<Severity, std::string_view> kNames[] = {
      {Severity::kOff, "off"}, {Severity::kInfo, "info"}, {Severity::kWarning, "warning"}, {Severity::kError, "error"}};
  for (const auto& [severity, name] : kNames) {
    EXPECT_EQ(severity_name(severity), name);
    EXPECT_EQ(find_severity(name), severity);
  }
  for (const std::string_view name : {"", "Error", "warn", "errors"}) EXPECT_EQ(find_severity(name), std::nullopt);
}

// The rules that a payload violates.
std::vector<std::string> broken_rules(std::string_view payload, const RuleInfo& rule) {
  const Options options{.api = rule.api};
  std::vector<std::string> names;
  const Report report = rule.is_yaml ? YamlValidator(options).check(payload) : Validator(options).check(payload);
  EXPECT_EQ(report.status(), Report::Status::kComplete);
  for (const Diagnostic& found : report.diagnostics()) names.emplace_back(info(found.rule).name);
  return names;
}

TEST(Rules, BadExampleTriggersOnlyItsRule) {
  for (const RuleInfo& rule : rules()) {
    if (rule.bad.empty()) continue;
    EXPECT_EQ(broken_rules(rule.bad, rule), std::vector<std::string>{std::string(rule.name)}) << rule.bad;
  }
}

TEST(Rules, GoodExampleHasNoDiagnostics) {
  for (const RuleInfo& rule : rules()) {
    if (rule.good.empty()) continue;
    EXPECT_EQ(broken_rules(rule.good, rule), std::vector<std::string>{}) << rule.good;
  }
}

TEST(Rules, OnlyLimitsLackExample) {
  for (const RuleInfo& rule : rules()) {
    EXPECT_EQ(rule.bad.empty(), rule.rule == Rule::kJsonDepth || rule.rule == Rule::kJsonSize) << rule.name;
  }
}

}  // namespace
}  // namespace runlint
