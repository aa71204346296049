// The rules a payload can break.
//
// Every function here is pure, never throws and may be called by any number of threads at once. All texts are
// UTF-8 with static lifetime.
#ifndef RUNLINT_RULE_H_
#define RUNLINT_RULE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace runlint {

// The severity of a finding. A payload is valid when it has no finding of severity kError.
// kOff is for options only: no diagnostic ever has it.
enum class Severity : std::uint8_t { kOff, kInfo, kWarning, kError };

// One enumerator for each rule, in the order of the catalogue: json/* for text that is not the JSON of RFC 8259 (and
// for duplicate keys), yaml/* for YAML that can't be read, schema/* for what is not a payload of the API, lint/* for a
// payload that the API takes and that is probably not what its author means. A Validator reads JSON, and never reports
// yaml/* and lint/yaml-scalar.
enum class Rule : std::uint8_t {
  kJsonEmpty,
  kJsonSyntax,
  kJsonEncoding,
  kJsonDepth,
  kJsonSize,
  kJsonDuplicateKey,
  kYamlSyntax,
  kYamlEncoding,
  kYamlTag,
  kYamlAliasLimit,
  kSchemaType,
  kSchemaRequired,
  kSchemaUnknownProperty,
  kSchemaPropertyName,
  kSchemaEnum,
  kSchemaPattern,
  kSchemaMinLength,
  kSchemaMaxLength,
  kSchemaMinimum,
  kSchemaDocumentedMaximum,
  kSchemaOneOfAmbiguous,
  kSchemaOneOfConflict,
  kLintSecretInEnvironment,
  kLintSecretInCommand,
  kLintSecretInFile,
  kLintIgnoredOverride,
  kLintMissingImageTag,
  kLintUnpullableImage,
  kLintMutableImageTag,
  kLintInsecureRegistry,
  kLintInvalidBase64,
  kLintUnknownEncoding,
  kLintFilePath,
  kLintEnvironmentName,
  kLintBuildSha,
  kLintSourceConflict,
  kLintShellSyntax,
  kLintNoopOverride,
  kLintUnusableValue,
  kLintPlaceholder,
  kLintYamlScalar,
  kCount,  // not a rule: their number
};

inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(Rule::kCount);

// The revision of the API's page that a request body is checked against: README.md says how they differ.
enum class ApiRevision : std::uint8_t {
  kOriginal,  // "original"
  k2026_05,   // "2026-05"; NOLINT(readability-identifier-naming): its name
};

// A catalogue entry.
struct RuleInfo {
  Rule rule;
  std::string_view name;                     // "schema/min-length"
  Severity severity;                         // the default
  std::string_view summary;                  // one line: when it is reported
  std::string_view explanation;              // why it matters, one paragraph
  std::string_view bad;                      // a payload that breaks the rule; empty where no short one exists
  std::string_view good;                     // its corrected twin
  std::string_view source;                   // where the rule comes from
  ApiRevision api = ApiRevision::kOriginal;  // the revision of the API that `bad` and `good` are for
  bool is_yaml = false;                      // `bad` and `good` are YAML
};

// All rules, in the order of the enumeration.
[[nodiscard]] std::span<const RuleInfo> rules() noexcept;

// The catalogue entry of `rule`, which must be less than kCount: otherwise the behaviour is undefined.
[[nodiscard]] const RuleInfo& info(Rule rule) noexcept;

// The rule of that exact name, or nothing.
[[nodiscard]] std::optional<Rule> find_rule(std::string_view name) noexcept;

// False for the json/* and yaml/* rules: what can't be read can't be made acceptable by an option.
[[nodiscard]] bool severity_is_adjustable(Rule rule) noexcept;

// "off", "info", "warning" or "error".
[[nodiscard]] std::string_view severity_name(Severity severity) noexcept;

// The severity of that exact name, or nothing.
[[nodiscard]] std::optional<Severity> find_severity(std::string_view name) noexcept;

}  // namespace runlint

#endif  // RUNLINT_RULE_H_
