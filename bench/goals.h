// Compares the figures of a run with runlint's performance goals.
#ifndef RUNLINT_BENCH_GOALS_H_
#define RUNLINT_BENCH_GOALS_H_

#include <string>
#include <vector>

#include "results.h"

namespace runlint::bench {

struct Goal {
  std::string text;
  double limit;
  bool at_least;    // whether the limit is a minimum
  double measured;  // 0: not measured

  [[nodiscard]] bool met() const noexcept { return at_least ? measured >= limit : measured <= limit; }
};

// The goals that the run has figures for: those of a plain build, and those of one by a profile.
[[nodiscard]] std::vector<Goal> goals(const Results& plain);
[[nodiscard]] std::vector<Goal> profiled_goals(const Results& profiled);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_GOALS_H_
