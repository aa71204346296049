// What is measured: programs that tell valid bodies from others.
#ifndef RUNLINT_BENCH_CONTENDERS_H_
#define RUNLINT_BENCH_CONTENDERS_H_

#include <memory>
#include <string_view>

namespace runlint::bench {

// Warm after its first bodies; one thread.
class Subject {
 public:
  virtual ~Subject() = default;
  [[nodiscard]] virtual bool valid(std::string_view body) = 0;
};

// The floor calls any JSON object valid, stage 1 anything whose strings are UTF-8 and closed.
[[nodiscard]] std::unique_ptr<Subject> floor_subject();
[[nodiscard]] std::unique_ptr<Subject> stage1_subject();

// The two questions of a Validator.
[[nodiscard]] std::unique_ptr<Subject> accepts_subject();
[[nodiscard]] std::unique_ptr<Subject> check_subject();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CONTENDERS_H_
