// Merges the options for one file from defaults, profile, configuration and command line.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "config/rule_selection.h"
#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::config {

// Defaults for a place where runlint is used, in the order of schema::kProfileNames.
enum class Profile : std::uint8_t {
  kHook,       // on every commit: leaves out infos, and secrets are errors
  kPreflight,  // before sending: shows everything, and a warning fails too
  kGateway,    // in a gateway: at most 1 MiB, and errors alone
};

// The options that a configuration, a command line or a program sets.
struct OptionOverrides {
  std::optional<Profile> profile = {};
  std::optional<ApiRevision> api = {};
  std::optional<bool> references = {};
  std::optional<Severity> fail_on = {};
  std::vector<std::pair<RuleSelection, Severity>> severities = {};  // by name before by pattern, then the last one
  std::optional<std::size_t> max_size = {};
  std::optional<std::size_t> max_depth = {};
  std::optional<std::size_t> max_diagnostics = {};
};

// Where a setting comes from. Later ones take precedence.
enum class Source : std::uint8_t { kDefault, kProfile, kConfigured, kGiven };

struct ResolvedOptions {
  struct Sources {
    Source profile = Source::kDefault;
    Source api = Source::kDefault;
    Source references = Source::kDefault;
    Source fail_on = Source::kDefault;
    Source max_size = Source::kDefault;
    Source max_depth = Source::kDefault;
    Source max_diagnostics = Source::kDefault;
    std::array<Source, kRuleCount> severities = {};
  };

  Options options;
  Severity fail_on = Severity::kError;  // the least severity that fails the run
  std::optional<Profile> profile = {};
  Sources sources = {};
};

// The severity that findings of `rule` usually have in a revision of the API.
[[nodiscard]] Severity usual_severity(const RuleInfo& rule, ApiRevision api);

// `given` (by a command line or a program) takes precedence over `configured`, which takes precedence over the profile,
// and that over `defaults`. A given profile replaces the configured one.
[[nodiscard]] ResolvedOptions resolve_options(const Options& defaults, const OptionOverrides& configured,
                                              const OptionOverrides& given);

}  // namespace runlint::config
