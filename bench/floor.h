// The baseline of the benchmarks: the least work that simdjson can do on a payload.
#ifndef RUNLINT_BENCH_FLOOR_H_
#define RUNLINT_BENCH_FLOOR_H_

#include <memory>
#include <string_view>

namespace runlint::bench {

// Walks a payload with simdjson's On-Demand parser, reads every key and value and unescapes every string. Rejects text
// that is not JSON, but checks nothing else, not even depth: not for adversarial payloads.
class Floor {
 public:
  Floor();
  ~Floor();

  // Whether `payload`, followed by Payloads::kPadding readable bytes, is a JSON object.
  [[nodiscard]] bool walk(std::string_view payload);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// simdjson's stage 1 alone: UTF-8 validation and the structural index.
class Stage1 {
 public:
  Stage1();
  ~Stage1();

  [[nodiscard]] bool run(std::string_view payload);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The name of simdjson's active back end, such as "haswell".
[[nodiscard]] std::string_view backend();

// "3.0.1"
[[nodiscard]] std::string_view simdjson_version();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_FLOOR_H_
