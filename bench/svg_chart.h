// Draws the figures of a run.
#ifndef RUNLINT_BENCH_SVG_CHART_H_
#define RUNLINT_BENCH_SVG_CHART_H_

#include <string>

#include "results.h"

namespace runlint::bench {

// An SVG bar chart of the time of each contender for a payload of the stream, with the environment of the run below;
// those of `profiled`, the same rounds by a build with a profile, beside. Throws std::runtime_error if a run has no
// figures for the stream.
[[nodiscard]] std::string svg_chart(const Results& plain, const Results& profiled);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_SVG_CHART_H_
