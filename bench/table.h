// Prints the figures of a run as text.
#ifndef RUNLINT_BENCH_TABLE_H_
#define RUNLINT_BENCH_TABLE_H_

#include <string>

#include "results.h"

namespace runlint::bench {

// The figures of valid payloads in multiples of the floor, of invalid and of adversarial payloads, and which goals are
// met. `profiled`, which may be null: the same rounds by a build with a profile, shown beside.
[[nodiscard]] std::string table(const Results& results, const Results* profiled);

// The times of the second run in multiples of the first, case by case.
[[nodiscard]] std::string comparison(const Results& before, const Results& after);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_TABLE_H_
