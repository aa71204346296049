// `runlint check`.
#pragma once

#include "cli/check_options.h"
#include "cli/exit_status.h"
#include "cli/terminal.h"
#include "io/streams.h"

namespace runlint::cli {

// Checks everything the options name and returns the run's status. Throws OutputError and std::bad_alloc.
[[nodiscard]] ExitStatus run_check(const CheckOptions& options, const io::Streams& given, const Terminal& terminal);

}  // namespace runlint::cli
