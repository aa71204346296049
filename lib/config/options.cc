#include "config/options.h"

#include <cstdint>
#include <limits>
#include <optional>

#include "schema/schema.h"

namespace runlint::config {
namespace {

void set(ResolvedOptions& resolved, Rule rule, Severity severity, Source source) {
  resolved.options.severities[static_cast<std::size_t>(rule)] = severity;
  resolved.sources.severities[static_cast<std::size_t>(rule)] = source;
}

void set(ResolvedOptions& resolved, const RuleSelection& selected, Severity severity, Source source) {
  for (const RuleInfo& rule : rules()) {
    if (selected.contains(rule.rule)) set(resolved, rule.rule, severity, source);
  }
}

template <class Value>
void assign(Value& value, Source& origin, const std::optional<Value>& wanted, Source source) {
  if (!wanted) return;
  value = *wanted;
  origin = source;
}

void apply(ResolvedOptions& resolved, Profile profile, ApiRevision api) {
  switch (profile) {
    case Profile::kHook:
      for (const RuleInfo& rule : rules()) {
        if (rule.severity == Severity::kInfo) set(resolved, rule.rule, Severity::kOff, Source::kProfile);
        // A committed secret is no longer secret.
        if (rule.name.starts_with("lint/secret-in-")) set(resolved, rule.rule, Severity::kError, Source::kProfile);
      }
      break;
    case Profile::kPreflight:
      assign(resolved.fail_on, resolved.sources.fail_on, std::optional(Severity::kWarning), Source::kProfile);
      assign(resolved.options.max_diagnostics, resolved.sources.max_diagnostics,
             std::optional<std::size_t>(std::numeric_limits<std::uint32_t>::max()), Source::kProfile);
      break;
    case Profile::kGateway:
      assign(resolved.options.max_size, resolved.sources.max_size, std::optional(std::size_t{1} << 20),
             Source::kProfile);
      for (const RuleInfo& rule : rules()) {
        if (usual_severity(rule, api) != Severity::kError) set(resolved, rule.rule, Severity::kOff, Source::kProfile);
      }
      break;
  }
}

void apply(ResolvedOptions& resolved, const OptionOverrides& overrides, Source source) {
  Options& options = resolved.options;
  ResolvedOptions::Sources& sources = resolved.sources;
  assign(options.api, sources.api, overrides.api, source);
  assign(options.references, sources.references, overrides.references, source);
  assign(resolved.fail_on, sources.fail_on, overrides.fail_on, source);
  for (const bool groups : {true, false}) {
    for (const auto& [selected, severity] : overrides.severities) {
      if (selected.is_group() == groups) set(resolved, selected, severity, source);
    }
  }
  assign(options.max_size, sources.max_size, overrides.max_size, source);
  assign(options.max_depth, sources.max_depth, overrides.max_depth, source);
  assign(options.max_diagnostics, sources.max_diagnostics, overrides.max_diagnostics, source);
}

}  // namespace

Severity usual_severity(const RuleInfo& rule, ApiRevision api) {
  if (rule.rule != Rule::kSchemaOneOfAmbiguous) return rule.severity;
  return schema::kRevised[static_cast<std::size_t>(api)]->no_alternative;
}

ResolvedOptions resolve_options(const Options& defaults, const OptionOverrides& configured,
                                const OptionOverrides& given) {
  ResolvedOptions resolved{.options = defaults};
  const ApiRevision api = given.api.value_or(configured.api.value_or(defaults.api));
  resolved.profile = given.profile ? given.profile : configured.profile;
  if (resolved.profile) {
    resolved.sources.profile = given.profile ? Source::kGiven : Source::kConfigured;
    apply(resolved, *resolved.profile, api);
  }
  apply(resolved, configured, Source::kConfigured);
  apply(resolved, given, Source::kGiven);
  return resolved;
}

}  // namespace runlint::config
