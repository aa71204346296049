// The figures of a benchmark run, in a file: a line each, fields apart by tabs; lines of conditions begin with '#'.
#ifndef RUNLINT_BENCH_RESULTS_H_
#define RUNLINT_BENCH_RESULTS_H_

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::bench {

// Under what condition a run was made. No figure is worth anything without them.
struct Condition {
  std::string name;
  std::string value;
};

// One subject on one case in one round.
struct Sample {
  std::string case_name;
  std::string subject;
  double ns_per_byte;
  double payload_bytes;  // on average
  double allocations;    // for each payload, once warm
  double memory;         // bytes: the most held at once, from nothing
};

void write(std::ostream& out, const Condition& condition);
void write(std::ostream& out, const Sample& sample);

// The samples of one subject on one case, by round.
using Series = std::vector<Sample>;

class Results {
 public:
  // Throws std::runtime_error when the file can't be read or is none of ours.
  static Results read(const std::string& path);

  [[nodiscard]] const std::vector<Condition>& conditions() const noexcept { return conditions_; }
  [[nodiscard]] std::size_t rounds() const noexcept { return rounds_; }

  // In the order measured.
  [[nodiscard]] const std::vector<std::string>& cases() const noexcept { return cases_; }
  [[nodiscard]] const std::vector<std::string>& subjects() const noexcept { return subjects_; }

  // Empty when that was not measured.
  [[nodiscard]] const Series& series(std::string_view case_name, std::string_view subject) const;

 private:
  std::vector<Condition> conditions_;
  std::vector<std::string> cases_;
  std::vector<std::string> subjects_;
  std::map<std::string, Series, std::less<>> series_;  // by case and subject, a tab between them
  std::size_t rounds_ = 0;
};

// The median of the time per byte; 0 for an empty series.
[[nodiscard]] double median_time(const Series& series);

// The median over the rounds of how much more time a byte takes than with `base`: the two are compared within each
// round, where the machine was equally fast for both. 0 when one is empty.
[[nodiscard]] double median_ratio(const Series& series, const Series& base);

}  // namespace runlint::bench

#endif  // RUNLINT_BENCH_RESULTS_H_
