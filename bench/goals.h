// What runlint sets out to reach, held against the figures of a run.
#ifndef RUNLINT_BENCH_GOALS_H_
#define RUNLINT_BENCH_GOALS_H_

#include <string>
#include <vector>

#include "results.h"

namespace runlint::bench {

struct Target {
  std::string text;
  double limit;
  bool at_least;    // the measured figure may not be below the limit, rather than not above
  double measured;  // 0: not measured

  [[nodiscard]] bool met() const noexcept { return at_least ? measured >= limit : measured <= limit; }
};

// Those that the run has figures for.
[[nodiscard]] std::vector<Target> targets(const Results& results);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_GOALS_H_
