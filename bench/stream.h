// A stream of payloads like that of a gateway.
#ifndef RUNLINT_BENCH_STREAM_H_
#define RUNLINT_BENCH_STREAM_H_

#include <cstddef>

#include "payloads.h"

namespace runlint::bench {

// `count` valid payloads, the same on every machine, about 670 bytes each on average: most of them a few overrides on
// one line, some with files and mounts, some indented, some with escapes and with text that is not ASCII.
[[nodiscard]] Payloads mixed_stream(std::size_t count);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_STREAM_H_
