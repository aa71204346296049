// Describes what no longer serves a purpose: unused suppressions and stale baseline entries.
#pragma once

#include <string>

#include "config/baseline.h"
#include "config/config_file.h"
#include "config/options.h"

namespace runlint::config {

// To be called after a run. The results are whole lines for standard error; empty: nothing is unused.

// A suppression is reported when every file that it could apply to was checked: when `searched` (the configuration's
// directory was searched as the configuration says), or when it names one file and that was checked.
[[nodiscard]] std::string describe_unused(const ConfigFile& config, const ResolvedOptions& options, bool searched);

// `path` is the baseline's, for the message.
[[nodiscard]] std::string describe_stale(const Baseline& baseline, const std::string& path);

}  // namespace runlint::config
