// The figures of a benchmark run in a file: a line each, with fields separated by tabs; lines of the environment begin
// with '#'.
#ifndef RUNLINT_BENCH_RESULTS_H_
#define RUNLINT_BENCH_RESULTS_H_

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::bench {

// A fact about the environment of a run.
struct EnvironmentField {
  std::string name;
  std::string value;
};

// A contender on a case in one round.
struct Sample {
  std::string case_name;
  std::string contender;
  double ns_per_byte;
  double payload_bytes;  // on average
  double allocations;    // for each payload, once warm
  double memory;         // peak bytes, from creation on
};

void write(std::ostream& out, const EnvironmentField& field);
void write(std::ostream& out, const Sample& sample);

// The samples of a contender on a case, by round.
using Series = std::vector<Sample>;

class Results {
 public:
  // Throws std::runtime_error if the file can't be read or is not a results file.
  static Results read(const std::string& path);

  [[nodiscard]] const std::vector<EnvironmentField>& environment() const noexcept { return environment_; }
  [[nodiscard]] std::size_t rounds() const noexcept { return rounds_; }

  // In the order of measuring.
  [[nodiscard]] const std::vector<std::string>& cases() const noexcept { return cases_; }
  [[nodiscard]] const std::vector<std::string>& contenders() const noexcept { return contenders_; }

  // Empty if it was not measured.
  [[nodiscard]] const Series& series(std::string_view case_name, std::string_view contender) const;

 private:
  std::vector<EnvironmentField> environment_;
  std::vector<std::string> cases_;
  std::vector<std::string> contenders_;
  std::map<std::string, Series, std::less<>> series_;  // by case and contender, a tab between them
  std::size_t rounds_ = 0;
};

// The median of the time per byte, and the least; 0 for an empty series.
[[nodiscard]] double median_time(const Series& series);
[[nodiscard]] double minimum_time(const Series& series);

// The median over the rounds of the ratio of times per byte, `series` to `base`. Ratios are taken within each round,
// where the machine was equally fast for both. 0 if one is empty.
[[nodiscard]] double median_ratio(const Series& series, const Series& base);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_RESULTS_H_
