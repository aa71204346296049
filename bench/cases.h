// Everything that is measured.
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

// One subject on the bodies of one case.
struct Measurement {
  std::string case_name;
  std::string_view subject_name;
  std::shared_ptr<const Bodies> bodies;
  bool valid;  // the answer to be given to every body
  std::function<std::unique_ptr<Subject>()> make;
};

inline constexpr std::size_t kStreamLength = 100'000;
inline constexpr std::size_t kHostileSize = std::size_t{1} << 20;

// In the order of the cases.
[[nodiscard]] std::vector<Measurement> all_measurements();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CASES_H_
