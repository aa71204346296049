// The layers of options: defaults, profile, configuration, command line.
#include "config/options.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace runlint::config {
namespace {

std::optional<Severity> severity_of(const ResolvedOptions& policy, Rule rule) {
  return policy.options.severities[static_cast<std::size_t>(rule)];
}

ResolvedOptions of_profile(Profile profile) { return resolve_options({}, {.profile = profile}, {}); }

TEST(Profiles, SetLimitsAndThresholds) {
  const ResolvedOptions none = resolve_options({}, {}, {});
  const ResolvedOptions hook = of_profile(Profile::kHook);
  const ResolvedOptions preflight = of_profile(Profile::kPreflight);
  const ResolvedOptions gateway = of_profile(Profile::kGateway);

  EXPECT_EQ(none.fail_on, Severity::kError);
  EXPECT_EQ(hook.fail_on, Severity::kError);
  EXPECT_EQ(preflight.fail_on, Severity::kWarning);
  EXPECT_EQ(gateway.fail_on, Severity::kError);

  EXPECT_EQ(none.options.max_size, 67'108'864u);
  EXPECT_EQ(hook.options.max_size, 67'108'864u);
  EXPECT_EQ(preflight.options.max_size, 67'108'864u);
  EXPECT_EQ(gateway.options.max_size, 1'048'576u);

  EXPECT_EQ(none.options.max_diagnostics, 100u);
  EXPECT_EQ(hook.options.max_diagnostics, 100u);
  EXPECT_EQ(preflight.options.max_diagnostics, std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(gateway.options.max_diagnostics, 100u);

  for (const ResolvedOptions& policy : {none, hook, preflight, gateway}) EXPECT_EQ(policy.options.max_depth, 64u);
}

TEST(Profiles, DisableRulesBySeverity) {
  const ResolvedOptions hook = of_profile(Profile::kHook);
  const ResolvedOptions preflight = of_profile(Profile::kPreflight);
  const ResolvedOptions gateway = of_profile(Profile::kGateway);
  std::size_t counts[4] = {};
  for (const RuleInfo& rule : rules()) {
    ++counts[static_cast<std::size_t>(rule.severity)];
    EXPECT_EQ(severity_of(hook, rule.rule) == Severity::kOff, rule.severity == Severity::kInfo) << rule.name;
    EXPECT_EQ(severity_of(hook, rule.rule) == Severity::kError, rule.name.starts_with("lint/secret-in-")) << rule.name;
    EXPECT_EQ(severity_of(preflight, rule.rule), std::nullopt) << rule.name;
    EXPECT_EQ(severity_of(gateway, rule.rule) == Severity::kOff, rule.severity != Severity::kError) << rule.name;
  }
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    EXPECT_GT(counts[static_cast<std::size_t>(severity)], 0u);
  }
}

// A deployment without a source is an error in the original revision alone.
TEST(Profiles, GatewayLeavesOutWarningsOfTheRevision) {
  constexpr Rule kRule = Rule::kSchemaOneOfAmbiguous;
  const OptionOverrides gateway{.profile = Profile::kGateway};
  const OptionOverrides newer{.profile = Profile::kGateway, .api = ApiRevision::k2026_05};
  EXPECT_EQ(severity_of(resolve_options({}, gateway, {}), kRule), std::nullopt);
  EXPECT_EQ(severity_of(resolve_options({}, newer, {}), kRule), Severity::kOff);
  EXPECT_EQ(severity_of(resolve_options({}, gateway, {.api = ApiRevision::k2026_05}), kRule), Severity::kOff);
  EXPECT_EQ(severity_of(resolve_options({}, newer, {.api = ApiRevision::kOriginal}), kRule), std::nullopt);
  EXPECT_EQ(severity_of(resolve_options({.api = ApiRevision::k2026_05}, gateway, {}), kRule), Severity::kOff);
}

// For each option, every combination of the layers that set it: the last one takes precedence.
TEST(OptionLayers, LastValueTakesPrecedence) {
  constexpr Rule kRule = Rule::kLintFilePath;  // a warning, which the gateway profile disables
  for (unsigned layers = 0; layers < 8; ++layers) {
    SCOPED_TRACE(layers);
    const bool profiled = (layers & 1) != 0;
    const bool configured = (layers & 2) != 0;
    const bool given = (layers & 4) != 0;
    OptionOverrides of_file;
    OptionOverrides of_program;
    if (configured) {
      of_file = {.api = ApiRevision::k2026_05,
                 .fail_on = Severity::kInfo,
                 .severities = {{kRule, Severity::kError}, {kRule, Severity::kInfo}},
                 .max_size = 10,
                 .max_depth = 11,
                 .max_diagnostics = 12};
    }
    if (given) {
      of_program = {.api = ApiRevision::kOriginal,
                    .fail_on = Severity::kOff,
                    .severities = {{kRule, Severity::kWarning}, {kRule, Severity::kError}},
                    .max_size = 20,
                    .max_depth = 21,
                    .max_diagnostics = 22};
    }
    for (const Profile profile : {Profile::kGateway, Profile::kPreflight}) {
      const bool is_gateway = profile == Profile::kGateway;
      if (profiled) of_file.profile = profile;
      const ResolvedOptions policy = resolve_options({}, of_file, of_program);
      const ResolvedOptions bare = profiled ? of_profile(profile) : resolve_options({}, {}, {});
      EXPECT_EQ(policy.options.api, configured && !given ? ApiRevision::k2026_05 : ApiRevision::kOriginal);
      EXPECT_EQ(policy.fail_on, given ? Severity::kOff : configured ? Severity::kInfo : bare.fail_on);
      EXPECT_EQ(policy.options.max_size, given ? 20 : configured ? 10 : bare.options.max_size);
      EXPECT_EQ(policy.options.max_depth, given ? 21 : configured ? 11 : 64);
      EXPECT_EQ(policy.options.max_diagnostics, given ? 22 : configured ? 12 : bare.options.max_diagnostics);
      const auto by_profile = profiled && is_gateway ? std::optional(Severity::kOff) : std::nullopt;
      EXPECT_EQ(severity_of(policy, kRule), given        ? std::optional(Severity::kError)
                                            : configured ? std::optional(Severity::kInfo)
                                                         : by_profile);
    }
  }
}

TEST(OptionLayers, CommandLineProfileReplacesConfigured) {
  const ResolvedOptions policy = resolve_options({}, {.profile = Profile::kGateway}, {.profile = Profile::kPreflight});
  EXPECT_EQ(policy.fail_on, Severity::kWarning);
  EXPECT_EQ(policy.options.max_size, 67'108'864u);
  EXPECT_EQ(severity_of(policy, Rule::kLintFilePath), std::nullopt);
}

TEST(OptionLayers, UnsetOptionsKeepDefaults) {
  Options defaults;
  defaults.kind = Kind::kResponse;
  defaults.max_size = 1;
  defaults.max_depth = 2;
  defaults.max_diagnostics = 3;
  defaults.quote_values = false;
  const ResolvedOptions policy = resolve_options(defaults, {}, {});
  EXPECT_EQ(policy.options.kind, Kind::kResponse);
  EXPECT_EQ(policy.options.max_size, 1u);
  EXPECT_EQ(policy.options.max_depth, 2u);
  EXPECT_EQ(policy.options.max_diagnostics, 3u);
  EXPECT_FALSE(policy.options.quote_values);
}

}  // namespace
}  // namespace runlint::config
