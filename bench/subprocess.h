// Runs a program and measures it.
#ifndef RUNLINT_BENCH_SUBPROCESS_H_
#define RUNLINT_BENCH_SUBPROCESS_H_

#include <cstddef>
#include <string>
#include <vector>

namespace runlint::bench {

struct Usage {
  int status;        // its exit status; -1 if a signal ended it
  double wall_ms;    // from start to exit
  double cpu_ms;     // user and system, of all threads
  std::size_t peak;  // peak resident bytes, until its input ended
};

// Runs a program with `input`, repeated `times` times, on its standard input and discards its standard output. The
// first argument is its path. Throws std::system_error if it can't be started.
[[nodiscard]] Usage run_subprocess(const std::vector<std::string>& arguments, const std::string& input = {},
                                   std::size_t times = 1);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_SUBPROCESS_H_
