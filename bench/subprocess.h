// Runs a program and measures it.
#ifndef RUNLINT_BENCH_SUBPROCESS_H_
#define RUNLINT_BENCH_SUBPROCESS_H_

#include <cstddef>
#include <string>
#include <vector>

namespace runlint::bench {

struct Usage {
  int status;        // of its exit; -1 when a signal ended it
  double wall_ms;    // from start to exit
  double cpu_ms;     // user and system, of all threads
  std::size_t peak;  // bytes resident at most, until its input ended
};

// Starts a program with `input` on its standard input, `times` times in a row, and standard output thrown away. The
// first argument is its path. Throws std::system_error when it can't be started.
[[nodiscard]] Usage run_child(const std::vector<std::string>& arguments, const std::string& input = {},
                              std::size_t times = 1);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_SUBPROCESS_H_
