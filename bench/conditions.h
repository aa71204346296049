// Under what conditions a measurement was made. No figure is worth anything without them.
#ifndef RUNLINT_BENCH_CONDITIONS_H_
#define RUNLINT_BENCH_CONDITIONS_H_

#include <string>
#include <vector>

namespace runlint::bench {

struct Condition {
  std::string name;
  std::string value;
};

// Processor, compiler, flags, simdjson and its back end.
[[nodiscard]] std::vector<Condition> conditions();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CONDITIONS_H_
