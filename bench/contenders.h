// The programs to measure: each decides whether a payload is valid.
#ifndef RUNLINT_BENCH_CONTENDERS_H_
#define RUNLINT_BENCH_CONTENDERS_H_

#include <memory>
#include <string_view>

namespace runlint::bench {

// Single-threaded; warm after its first payloads.
class Contender {
 public:
  virtual ~Contender() = default;
  [[nodiscard]] virtual bool valid(std::string_view payload) = 0;
};

// To the floor any JSON object is valid, to stage 1 any text with closed strings in UTF-8.
[[nodiscard]] std::unique_ptr<Contender> floor_contender();
[[nodiscard]] std::unique_ptr<Contender> stage1_contender();

// Validator::accepts() and Validator::check().
[[nodiscard]] std::unique_ptr<Contender> accepts_contender();
[[nodiscard]] std::unique_ptr<Contender> check_contender();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CONTENDERS_H_
