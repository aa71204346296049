#include "config/options.h"

#include <limits>

namespace runlint::config {
namespace {

void set(Options& options, Rule rule, Severity severity) {
  options.severities[static_cast<std::size_t>(rule)] = severity;
}

void apply(ResolvedOptions& policy, Profile profile) {
  switch (profile) {
    case Profile::kHook:
      for (const RuleInfo& rule : rules()) {
        if (rule.severity == Severity::kInfo) set(policy.options, rule.rule, Severity::kOff);
      }
      break;
    case Profile::kPreflight:
      policy.fail_on = Severity::kWarning;
      policy.options.max_diagnostics = std::numeric_limits<std::uint32_t>::max();
      break;
    case Profile::kGateway:
      policy.options.max_size = std::size_t{1} << 20;
      for (const RuleInfo& rule : rules()) {
        if (rule.severity != Severity::kError) set(policy.options, rule.rule, Severity::kOff);
      }
      break;
  }
}

void apply(ResolvedOptions& policy, const OptionOverrides& adjustments) {
  if (adjustments.fail_on) policy.fail_on = *adjustments.fail_on;
  for (const auto& [rule, severity] : adjustments.severities) set(policy.options, rule, severity);
  if (adjustments.max_size) policy.options.max_size = *adjustments.max_size;
  if (adjustments.max_depth) policy.options.max_depth = *adjustments.max_depth;
  if (adjustments.max_diagnostics) policy.options.max_diagnostics = *adjustments.max_diagnostics;
}

}  // namespace

ResolvedOptions resolve_options(const Options& defaults, const OptionOverrides& configured,
                                const OptionOverrides& given) {
  ResolvedOptions policy{.options = defaults};
  if (const auto profile = given.profile ? given.profile : configured.profile) apply(policy, *profile);
  apply(policy, configured);
  apply(policy, given);
  return policy;
}

}  // namespace runlint::config
