// bench_training     checks what a gateway sees, and records it in the profile of a build with RUNLINT_PROFILE=record
//
// The weights are those of a gateway: many valid payloads, some with mistakes, a few hostile ones. Prints the number of
// verdicts.
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include "adversarial.h"
#include "payloads.h"
#include "runlint/gate.h"
#include "runlint/validator.h"
#include "stream.h"

namespace runlint::bench {
namespace {

class Training {
 public:
  // Checks a payload in each way, `times` times.
  void run(std::string_view payload, bool valid, int times) {
    for (int i = 0; i < times; ++i) {
      const bool accepted = validator_.accepts(payload) == Verdict::kValid;
      const bool has_no_error = validator_.check(payload).valid();
      const bool passes = gate_.check_body(payload).verdict == Verdict::kValid;
      if (accepted != valid || has_no_error != valid || passes != valid) {
        throw std::runtime_error("a wrong verdict on " + std::string(payload.substr(0, 200)));
      }
      ++verdicts_;
    }
  }
  [[nodiscard]] std::size_t verdicts() const noexcept { return verdicts_; }

 private:
  Validator validator_;
  Gate gate_{[] {
    GateOptions options;
    options.payload.max_size *= 2;  // for the file, as base64
    return options;
  }()};
  std::size_t verdicts_ = 0;
};

}  // namespace
}  // namespace runlint::bench

int main() try {
  using namespace runlint::bench;
  constexpr std::size_t kStreamPart = 20'000;
  constexpr std::size_t kAdversarialPart = std::size_t{1} << 14;
  Training training;
  const Payloads stream = mixed_stream(kStreamPart);
  for (std::size_t i = 0; i < stream.size(); ++i) training.run(stream[i], true, 1);
  const Payloads common[] = {Payloads(published_example()), Payloads(thirty_variables())};
  for (const Payloads& payload : common) training.run(payload[0], true, kStreamPart / 10);
  for (const Mistake& mistake : mistakes()) {
    const Payloads payload(mistake.invalid);
    training.run(payload[0], false, 20);
  }
  for (const AdversarialPayload& hostile : adversarial_payloads(kAdversarialPart)) {
    const Payloads payload(hostile.payload);
    training.run(payload[0], hostile.valid, 1);
  }
  const Payloads file(base64_file());
  training.run(file[0], true, 3);
  std::printf("%zu verdicts\n", training.verdicts());
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_training: %s\n", error.what());
  return 2;
}
