// What a payload is held against: the settings of one file, made of four layers.
#ifndef RUNLINT_LIB_CLI_POLICY_H_
#define RUNLINT_LIB_CLI_POLICY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::cli {

// Settings for a place where runlint is used. By schema::kProfileNames.
enum class Profile : std::uint8_t {
  kHook,       // on every commit: what is merely worth knowing (info) stays out
  kPreflight,  // before sending: everything is shown, and a warning fails too
  kGateway,    // as a gateway answers: 1 MiB, and nothing about what the API would take
};

// What a configuration, or the command line, asks for.
struct Adjustments {
  std::optional<Profile> profile;
  std::optional<Severity> fail_on;
  std::vector<std::pair<Rule, Severity>> severities;  // the last one of a rule counts
  std::optional<std::size_t> max_size;
  std::optional<std::size_t> max_depth;
  std::optional<std::size_t> max_diagnostics;
};

struct Policy {
  Options options;
  Severity fail_on = Severity::kError;  // the least severity that fails the run
};

// The command line before the configuration, that before the profile, that before the defaults; the profile is itself
// the command line's before the configuration's.
[[nodiscard]] Policy make_policy(Kind kind, const Adjustments& configured, const Adjustments& given);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_POLICY_H_
