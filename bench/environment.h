// The conditions of this run.
#ifndef RUNLINT_BENCH_ENVIRONMENT_H_
#define RUNLINT_BENCH_ENVIRONMENT_H_

#include <vector>

#include "results.h"

namespace runlint::bench {

// Processor, compiler, flags, simdjson and its back end, and what each peer judges otherwise.
[[nodiscard]] std::vector<Condition> conditions();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_ENVIRONMENT_H_
