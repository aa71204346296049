// Counts every heap allocation of this program, by any function. Linux with glibc.
#ifndef RUNLINT_BENCH_HEAP_H_
#define RUNLINT_BENCH_HEAP_H_

#include <cstddef>
#include <cstdint>

namespace runlint::bench {

// The number of allocations of this thread so far.
[[nodiscard]] std::uint64_t allocations() noexcept;

// Tracks the bytes that this thread allocates during its lifetime. Slows the heap down: not for timed code. Only one
// may exist at a time.
class PeakMeter {
 public:
  PeakMeter() noexcept;
  ~PeakMeter();
  PeakMeter(const PeakMeter&) = delete;
  PeakMeter& operator=(const PeakMeter&) = delete;

  [[nodiscard]] std::size_t peak() const noexcept;
};

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_HEAP_H_
