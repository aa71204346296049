// The environment of a run.
#ifndef RUNLINT_BENCH_ENVIRONMENT_H_
#define RUNLINT_BENCH_ENVIRONMENT_H_

#include <vector>

#include "results.h"

namespace runlint::bench {

// Processor, compiler, flags, simdjson and its back end, and how the verdicts of each peer differ.
[[nodiscard]] std::vector<EnvironmentField> environment();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_ENVIRONMENT_H_
