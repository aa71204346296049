// The list of measurements.
#ifndef RUNLINT_BENCH_CASES_H_
#define RUNLINT_BENCH_CASES_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "case_names.h"
#include "contenders.h"
#include "payloads.h"

namespace runlint::bench {

// A contender on the payloads of a case.
struct Measurement {
  std::string case_name;
  std::string_view contender_name;
  std::shared_ptr<const Payloads> payloads;
  bool valid;  // the expected verdict for every payload
  std::function<std::unique_ptr<Contender>()> make;
};

inline constexpr std::size_t kStreamLength = 100'000;
inline constexpr std::size_t kAdversarialSize = std::size_t{1} << 20;

// In the order of the cases.
[[nodiscard]] std::vector<Measurement> all_measurements();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CASES_H_
