// The figures of a run as text for people.
#ifndef RUNLINT_BENCH_TABLE_H_
#define RUNLINT_BENCH_TABLE_H_

#include <string>

#include "results.h"

namespace runlint::bench {

// All of a run: what valid bodies cost in multiples of the floor, what mistakes cost, what hostile bodies cost, and
// which targets are met.
[[nodiscard]] std::string table(const Results& results);

// What the second run costs in multiples of the first, case by case.
[[nodiscard]] std::string comparison(const Results& before, const Results& after);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_TABLE_H_
