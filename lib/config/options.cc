#include "config/options.h"

#include <limits>

#include "schema/schema.h"

namespace runlint::config {
namespace {

void set(Options& options, Rule rule, Severity severity) {
  options.severities[static_cast<std::size_t>(rule)] = severity;
}

// The severity that findings of `rule` usually have in a revision of the API.
Severity usual_severity(const RuleInfo& rule, ApiRevision api) {
  if (rule.rule != Rule::kSchemaOneOfAmbiguous) return rule.severity;
  return schema::kRevised[static_cast<std::size_t>(api)]->no_alternative;
}

void apply(ResolvedOptions& resolved, Profile profile, ApiRevision api) {
  switch (profile) {
    case Profile::kHook:
      for (const RuleInfo& rule : rules()) {
        if (rule.severity == Severity::kInfo) set(resolved.options, rule.rule, Severity::kOff);
        // A committed secret is no longer secret.
        if (rule.name.starts_with("lint/secret-in-")) set(resolved.options, rule.rule, Severity::kError);
      }
      break;
    case Profile::kPreflight:
      resolved.fail_on = Severity::kWarning;
      resolved.options.max_diagnostics = std::numeric_limits<std::uint32_t>::max();
      break;
    case Profile::kGateway:
      resolved.options.max_size = std::size_t{1} << 20;
      for (const RuleInfo& rule : rules()) {
        if (usual_severity(rule, api) != Severity::kError) set(resolved.options, rule.rule, Severity::kOff);
      }
      break;
  }
}

void apply(ResolvedOptions& resolved, const OptionOverrides& overrides) {
  if (overrides.api) resolved.options.api = *overrides.api;
  if (overrides.references) resolved.options.references = *overrides.references;
  if (overrides.fail_on) resolved.fail_on = *overrides.fail_on;
  for (const auto& [rule, severity] : overrides.severities) set(resolved.options, rule, severity);
  if (overrides.max_size) resolved.options.max_size = *overrides.max_size;
  if (overrides.max_depth) resolved.options.max_depth = *overrides.max_depth;
  if (overrides.max_diagnostics) resolved.options.max_diagnostics = *overrides.max_diagnostics;
}

}  // namespace

ResolvedOptions resolve_options(const Options& defaults, const OptionOverrides& configured,
                                const OptionOverrides& given) {
  ResolvedOptions resolved{.options = defaults};
  const ApiRevision api = given.api.value_or(configured.api.value_or(defaults.api));
  if (const auto profile = given.profile ? given.profile : configured.profile) apply(resolved, *profile, api);
  apply(resolved, configured);
  apply(resolved, given);
  return resolved;
}

}  // namespace runlint::config
