// The figures of a run as a picture.
#ifndef RUNLINT_BENCH_SVG_CHART_H_
#define RUNLINT_BENCH_SVG_CHART_H_

#include <string>

#include "results.h"

namespace runlint::bench {

// An SVG: what a payload of the stream costs each subject, as bars, with the conditions of the run below them. Throws
// std::runtime_error when the run has no figures for the stream.
[[nodiscard]] std::string drawing(const Results& results);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_SVG_CHART_H_
