// Everything that is measured.
#ifndef RUNLINT_BENCH_CASES_H_
#define RUNLINT_BENCH_CASES_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bodies.h"
#include "subjects.h"

namespace runlint::bench {

// One subject on the bodies of one case.
struct Measurement {
  std::string case_name;
  std::string_view subject_name;
  std::shared_ptr<const Bodies> bodies;
  bool valid;  // the answer to be given to every body
  std::function<std::unique_ptr<Subject>()> make;
};

// Names of cases. Those of bodies with mistakes and of hostile ones begin with the last two.
inline constexpr std::string_view kStream = "stream";
inline constexpr std::string_view kMistake = "mistake-";
inline constexpr std::string_view kHostile = "hostile-";

// The names of subjects; peers come on top. The twin is accepts() on the valid twin of a body with a mistake.
inline constexpr std::string_view kFloor = "floor";
inline constexpr std::string_view kStage1 = "stage1";
inline constexpr std::string_view kAccepts = "accepts";
inline constexpr std::string_view kCheck = "check";
inline constexpr std::string_view kTwin = "twin";

inline constexpr std::size_t kStreamLength = 100'000;
inline constexpr std::size_t kHostileSize = std::size_t{1} << 20;

// In the order of the cases.
[[nodiscard]] std::vector<Measurement> all_measurements();

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_CASES_H_
