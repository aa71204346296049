// Keeps what a run writes from replacing what it reads.
#pragma once

#include "cli/check_options.h"
#include "cli/run_plan.h"

namespace runlint::cli {

// Throws UsageError if --output-file or --write-baseline leads, by any name or link, to a payload of the plan, to a
// configuration or to the file of the other option, or --output-file to the baseline. Anything but a regular file
// may always be written to.
void reject_overwriting(const CheckOptions& options, const RunPlan& plan);

}  // namespace runlint::cli
