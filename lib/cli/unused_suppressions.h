// What no longer serves a purpose: suppressions that hide nothing, known findings that are gone.
#ifndef RUNLINT_LIB_CLI_UNUSED_SUPPRESSIONS_H_
#define RUNLINT_LIB_CLI_UNUSED_SUPPRESSIONS_H_

#include <string>

#include "cli/check_options.h"
#include "cli/run_plan.h"

namespace runlint::cli {

// What a run that has checked everything can tell of that, in whole lines for standard error. Of a suppression it can
// tell when everything that it could apply to was checked: when the directory of its configuration, or one above, was
// searched as the configuration says, or when it names its one file.
[[nodiscard]] std::string describe_unused(const CheckOptions& options, const RunPlan& plan);

}  // namespace runlint::cli

#endif  // RUNLINT_LIB_CLI_UNUSED_SUPPRESSIONS_H_
