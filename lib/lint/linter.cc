#include "lint/linter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "lint/build_sha.h"
#include "lint/environment_name.h"
#include "lint/file_path.h"
#include "lint/ignored_override.h"
#include "lint/image_path.h"
#include "lint/insecure_registry.h"
#include "lint/invalid_base64.h"
#include "lint/missing_image_tag.h"
#include "lint/mutable_image_tag.h"
#include "lint/noop_override.h"
#include "lint/placeholder.h"
#include "lint/secret_in_command.h"
#include "lint/secret_in_environment.h"
#include "lint/secret_in_file.h"
#include "lint/shell_syntax.h"
#include "lint/source_conflict.h"
#include "lint/unknown_encoding.h"
#include "lint/unpullable_image.h"
#include "lint/unusable_value.h"
#include "lint/yaml_scalar.h"
#include "runlint/rule.h"
#include "schema/catalogue.h"
#include "schema/schema.h"
#include "text/reference.h"
#include "text/secret_names.h"
#include "text/secrets.h"

namespace runlint::lint {
namespace {

// THE list of the lint rules. The functions below say which values each one checks.
constexpr RuleInfo kRules[] = {
    kSecretInEnvironmentRule, kIgnoredOverrideRule, kMissingImageTagRule, kMutableImageTagRule, kInsecureRegistryRule,
    kInvalidBase64Rule,       kUnknownEncodingRule, kFilePathRule,        kEnvironmentNameRule, kBuildShaRule,
    kSourceConflictRule,      kShellSyntaxRule,     kNoopOverrideRule,    kUnpullableImageRule, kUnusableValueRule,
    kPlaceholderRule,         kSecretInCommandRule, kSecretInFileRule,    kYamlScalarRule,
};

// Whether a rule about values has at least that severity. lint/yaml-scalar is about the text instead.
bool any_reaches(Severity least, const check::Severities& severities) noexcept {
  return std::ranges::any_of(rules(), [&](const RuleInfo& rule) {
    return rule.name.starts_with("lint/") && rule.rule != Rule::kLintYamlScalar &&
           check::severity_of(rule.rule, rule.severity, severities) >= least;
  });
}

// Not inlined, so that other strings don't pay for the registers that it needs.
[[gnu::noinline]] void image_path(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  const ImagePath parts = split_image_path(text.value);
  insecure_registry(reporter, instance, text, parts);
  const bool is_page = !has_foreign_scheme(parts) && !hub_page(parts).empty();
  if (is_page || has_tag_or_digest(parts)) {
    unpullable_image(reporter, instance, text, parts);
  } else {
    missing_image_tag(reporter, instance, text, parts);
  }
  mutable_image_tag(reporter, instance, text, parts);
}

// Whether no rule can find anything about a variable or its value. A fast filter, true for most variables.
bool is_ordinary(const Instance& instance, const text::StringToken& text) noexcept {
  return !may_be_unusable(instance, text) && !text::may_have_secret(text.value) &&
         !text::may_be_secret_name(instance.key.value);
}

}  // namespace

bool any_enabled(const check::Severities& severities) noexcept { return any_reaches(Severity::kInfo, severities); }
bool any_is_error(const check::Severities& severities) noexcept { return any_reaches(Severity::kError, severities); }

// A value that is known when the job runs: only what it holds besides its references can be judged, and no form.
void Linter::on_reference(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  switch (instance.schema->role) {
    case schema::Role::kVariable:
    case schema::Role::kEnvironment:
      secret_in_environment(reporter, instance, text, text::without_references(text.value));
      break;
    case schema::Role::kFileContent:
      ++file_.data_count;
      break;
    case schema::Role::kImagePath:
    case schema::Role::kBuildName:
    case schema::Role::kCommitSha:
    case schema::Role::kCredentials:
      secret_in_command(reporter, instance, text, text::without_references(text.value));
      break;
    default:
      break;
  }
}

// Apart from check_string(), which needs more registers.
[[gnu::flatten]] void Linter::on_valid_string(ReportHandler& reporter, const Instance& instance,
                                              const text::StringToken& text) {
  if (instance.schema->role == schema::Role::kVariable && is_ordinary(instance, text)) return;
  check_string(reporter, instance, text);
}

[[gnu::noinline]] void Linter::check_string(ReportHandler& reporter, const Instance& instance,
                                            const text::StringToken& text) {
  if (references_ && instance.schema->may_be_reference && text::has_reference(text.value)) {
    return on_reference(reporter, instance, text);
  }
  switch (instance.schema->role) {
    case schema::Role::kVariable:
      if (may_be_unusable(instance, text)) unusable_value(reporter, instance, text);
      if (!references_ && may_be_placeholder(text.value)) placeholder(reporter, instance, text);
      return secret_in_environment(reporter, instance, text, text.value);
    case schema::Role::kBuildName:
      if (!references_ && may_be_placeholder(text.value)) placeholder(reporter, instance, text);
      secret_in_command(reporter, instance, text, text.value);
      break;
    case schema::Role::kCredentials:
      secret_in_command(reporter, instance, text, text.value);
      break;
    case schema::Role::kFileContent:
      secret_in_file(reporter, instance, text, invalid_base64(reporter, instance, text, file_));
      break;
    case schema::Role::kFileEncoding:
      file_.encoding = text.value;
      ++file_.encoding_count;
      unknown_encoding(reporter, instance, text);
      break;
    case schema::Role::kImagePath:
      image_path(reporter, instance, text);
      secret_in_command(reporter, instance, text, text.value);
      break;
    case schema::Role::kCommitSha:
      build_sha(reporter, instance, text);
      break;
    case schema::Role::kCommand:
      commands_.add(instance.key.value, text);
      secret_in_command(reporter, instance, text, text.value);
      if (may_be_unusable(instance, text)) unusable_value(reporter, instance, text);
      break;
    default:
      break;
  }
}

// A secret is reported even if the value breaks another rule.
void Linter::on_bad_string(ReportHandler& reporter, const Instance& instance, const text::StringToken& text) {
  switch (instance.schema->role) {
    case schema::Role::kBuildName:
    case schema::Role::kCredentials:
    case schema::Role::kImagePath:
    case schema::Role::kCommitSha:
    case schema::Role::kCommand:
      return secret_in_command(reporter, instance, text, text.value);
    default:
      return;
  }
}

void Linter::on_close(ReportHandler& reporter, const Frame& frame, std::uint32_t close) {
  const schema::Schema& schema = *frame.schema;
  switch (schema.role) {
    case schema::Role::kEnvironment:
      environment_name(reporter, frame, conflicts_);
      break;
    case schema::Role::kFiles:
      file_path(reporter, frame, conflicts_);
      unusable_path(reporter, frame);
      break;
    case schema::Role::kFile:
      invalid_base64(reporter, file_);
      file_ = {};
      break;
    case schema::Role::kOverride:
      noop_override(reporter, frame, close);
      break;
    default:
      break;
  }
  if (schema.mutually_exclusive != 0) source_conflict(reporter, frame);
  if (schema.conditions.empty()) return;
  ignored_override(reporter, frame);
  shell_syntax(reporter, commands_);
  commands_.start();
}

}  // namespace runlint::lint

namespace runlint::schema {

constexpr std::array<RuleInfo, kRuleCount> kCatalogue = make_catalogue<lint::kRules>();
static_assert(is_sound(kCatalogue));
static_assert(std::size(kJsonRules) + std::size(kYamlRules) + std::size(kSchemaRules) + std::size(lint::kRules) <=
                  kRuleCount,
              "a rule has two rows");

constexpr std::array<std::string_view, kAdjustableRuleCount> kAdjustableRules = [] {
  std::array<std::string_view, kAdjustableRuleCount> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kCatalogue[kRuleCount - names.size() + i].name;
  return names;
}();

constexpr std::array<std::string_view, kAdjustableRuleCount + kRuleGroups.size()> kRuleSelectors = [] {
  std::array<std::string_view, kAdjustableRuleCount + kRuleGroups.size()> names;
  std::copy(kRuleGroups.begin(), kRuleGroups.end(),
            std::copy(kAdjustableRules.begin(), kAdjustableRules.end(), names.begin()));
  return names;
}();

}  // namespace runlint::schema
