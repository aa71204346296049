// What no longer serves a purpose: suppressions that hide nothing, known findings that are gone.
#ifndef RUNLINT_LIB_CLI_LEFTOVERS_H_
#define RUNLINT_LIB_CLI_LEFTOVERS_H_

#include <string>

#include "cli/check_settings.h"
#include "cli/plan.h"

namespace runlint::cli {

// What a run that has checked everything can tell of that, in whole lines for standard error. Of a suppression it can
// tell when everything that it could apply to was checked: when the directory of its configuration, or one above, was
// searched as the configuration says, or when it names its one file.
[[nodiscard]] std::string leftovers(const CheckSettings& settings, const Plan& plan);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_LEFTOVERS_H_
