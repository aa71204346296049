// Counts what this program asks of the heap: every allocation, by whichever function. Linux with glibc.
#ifndef RUNLINT_BENCH_HEAP_H_
#define RUNLINT_BENCH_HEAP_H_

#include <cstddef>
#include <cstdint>

namespace runlint::bench {

// How many allocations this thread has made so far.
[[nodiscard]] std::uint64_t allocations() noexcept;

// While it lives, follows how many bytes this thread holds beyond those it held at the beginning. It slows the heap
// down: not for timed code. One at a time.
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
