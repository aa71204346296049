#include "goals.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "case_names.h"

namespace runlint::bench {
namespace {

class GoalList {
 public:
  explicit GoalList(const Results& results, std::string_view what = {}) : results_(results), what_(what) {}

  void at_most(double limit, std::string text, double measured) {
    goals_.push_back({std::move(text), limit, false, measured});
  }

  // One line for a case: the time of a contender in multiples of another's.
  void at_most(double limit, std::string_view case_name, std::string_view contender, std::string_view base) {
    const double ratio = median_ratio(results_.series(case_name, contender), results_.series(case_name, base));
    if (ratio > 0) at_most(limit, fmt::format("{}{}: {} in multiples of {}", what_, case_name, contender, base), ratio);
  }

  void peer(double limit, std::string_view peer) {
    const double ratio = median_ratio(results_.series(kStream, peer), results_.series(kStream, kAccepts));
    if (ratio > 0) goals_.push_back({fmt::format("stream: {} in multiples of accepts", peer), limit, true, ratio});
  }

  // The worst of the cases whose names begin with `prefix`.
  template <class Measure>
  void worst(double limit, std::string_view text, std::string_view prefix, const Measure& measure) {
    double most = 0;
    std::string_view where;
    for (const std::string& name : results_.cases()) {
      if (!name.starts_with(prefix)) continue;
      if (const double found = measure(name); found > most) {
        most = found;
        where = std::string_view(name).substr(prefix.size());
      }
    }
    if (!where.empty()) at_most(limit, fmt::format("{} ({})", text, where), most);
  }

  std::vector<Goal> finish() && { return std::move(goals_); }

 private:
  const Results& results_;
  std::string_view what_;
  std::vector<Goal> goals_;
};

}  // namespace

std::vector<Goal> goals(const Results& results) {
  GoalList list(results);
  for (const std::string_view name : {kStream, kExample, kThirtyVariables}) list.at_most(1.4, name, kAccepts, kFloor);
  list.at_most(0.8, kBase64File, kAccepts, kFloor);
  list.at_most(1.5, kBase64File, kCheck, kFloor);
  for (const std::string_view name : {kStream, kExample, kThirtyVariables}) list.at_most(2.2, name, kCheck, kFloor);
  double allocations = 0;
  for (const std::string_view name : kValidCases) {
    for (const Sample& sample : results.series(name, kAccepts)) allocations = std::max(allocations, sample.allocations);
  }
  list.at_most(0, "valid payloads: allocations of accepts, once warm", allocations);
  list.peer(15, kRapidJson);
  list.peer(15, kRapidJsonSax);
  list.peer(20, kValijson);

  list.worst(3, "one mistake: check in multiples of accepts on the valid twin", kMistake, [&](const std::string& name) {
    if (name.starts_with(fmt::format("{}a-", kMistake))) return 0.0;  // many mistakes
    return median_ratio(results.series(name, kCheck), results.series(name, kTwin));
  });
  for (const auto& [contender, limit] : {std::pair{kAccepts, 10.0}, std::pair{kCheck, 30.0}}) {
    list.worst(limit, fmt::format("adversarial: {} in multiples of the stream's time a byte", contender), kAdversarial,
               [&](const std::string& name) {
                 return median_ratio(results.series(name, contender), results.series(kStream, contender));
               });
  }
  list.worst(8, fmt::format("adversarial: memory of {} in multiples of the payload", kAccepts), kAdversarial,
             [&](const std::string& name) {
               const Series& series = results.series(name, kAccepts);
               return series.empty() ? 0 : series.front().memory / series.front().payload_bytes;
             });
  return std::move(list).finish();
}

std::vector<Goal> profiled_goals(const Results& profiled) {
  GoalList list(profiled, "by profile, ");
  for (const std::string_view name : {kStream, kExample, kThirtyVariables}) {
    list.at_most(1.2, name, kAccepts, kFloor);
    list.at_most(1.8, name, kCheck, kFloor);
  }
  return std::move(list).finish();
}

}  // namespace runlint::bench
