// `runlint check`.
#ifndef RUNLINT_LIB_CLI_CHECK_COMMAND_H_
#define RUNLINT_LIB_CLI_CHECK_COMMAND_H_

#include "cli/check_settings.h"
#include "cli/exit_status.h"
#include "cli/streams.h"
#include "cli/surroundings.h"

namespace runlint::cli {

// Checks everything the settings name and returns the run's status. Throws OutputError and std::bad_alloc.
[[nodiscard]] ExitStatus check(const CheckSettings& settings, const Streams& given, const Surroundings& surroundings);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_CHECK_COMMAND_H_
