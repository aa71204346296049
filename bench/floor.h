// What checking is measured against: the cheapest that simdjson can do with a body.
#ifndef RUNLINT_BENCH_FLOOR_H_
#define RUNLINT_BENCH_FLOOR_H_

#include <memory>
#include <string_view>

namespace runlint::bench {

// The floor: a walk with simdjson's On-Demand parser that touches every key and every value and unescapes every
// string, so that it refuses what is not JSON, but checks nothing else (nor depth: not for hostile bodies).
class Floor {
 public:
  Floor();
  ~Floor();

  // Is `body`, followed by Bodies::kPadding readable bytes, a JSON object?
  [[nodiscard]] bool walk(std::string_view body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// simdjson's stage 1 alone: UTF-8 validation and the structural index.
class Stage1 {
 public:
  Stage1();
  ~Stage1();

  [[nodiscard]] bool run(std::string_view body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "haswell (AVX2 …)": the back end that simdjson chose for this machine, or was told to use.
[[nodiscard]] std::string_view backend();

// "3.0.1"
[[nodiscard]] std::string_view simdjson_version();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_FLOOR_H_
