// What a payload is held against: the settings of one file, made of four layers.
#ifndef RUNLINT_LIB_CONFIG_OPTIONS_H_
#define RUNLINT_LIB_CONFIG_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::config {

// Settings for a place where runlint is used. By schema::kProfileNames.
enum class Profile : std::uint8_t {
  kHook,       // on every commit: what is merely worth knowing (info) stays out
  kPreflight,  // before sending: everything is shown, and a warning fails too
  kGateway,    // as a gateway answers: 1 MiB, and nothing about what the API would take
};

// What a configuration, the command line or a program asks for.
struct OptionOverrides {
  std::optional<Profile> profile = {};
  std::optional<Severity> fail_on = {};
  std::vector<std::pair<Rule, Severity>> severities = {};  // the last one of a rule counts
  std::optional<std::size_t> max_size = {};
  std::optional<std::size_t> max_depth = {};
  std::optional<std::size_t> max_diagnostics = {};
};

struct ResolvedOptions {
  Options options;
  Severity fail_on = Severity::kError;  // the least severity that fails the run
};

// What was given (on the command line, or by a program) before the configuration, that before the profile, that before
// the defaults; a profile that was given before the configuration's.
[[nodiscard]] ResolvedOptions resolve_options(const Options& defaults, const OptionOverrides& configured,
                                              const OptionOverrides& given);

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_OPTIONS_H_
