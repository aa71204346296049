#include "table.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "case_names.h"
#include "goals.h"

namespace runlint::bench {
namespace {

// Right-aligned columns of ten beside one of thirty.
class Lines {
 public:
  void line(std::string_view first) { fmt::format_to(out(), "{:<30}", first); }
  void cell(std::string_view text) { fmt::format_to(out(), "{:>14}", text); }
  void ratio(double value) { value > 0 ? cell(fmt::format("{:.2f}", value)) : cell("-"); }
  void end() { text_ += '\n'; }
  void text(std::string_view text) { text_ += text; }
  std::string finish() && { return std::move(text_); }

 private:
  std::back_insert_iterator<std::string> out() { return std::back_inserter(text_); }
  std::string text_;
};

double allocations(const Series& series) { return series.empty() ? 0 : series.front().allocations; }

void valid_bodies(const Results& results, Lines& lines) {
  lines.text("\nValid bodies: time in multiples of the floor, an On-Demand walk that checks nothing\n\n");
  lines.line("");
  for (const std::string_view column : {"bytes", "floor, ns", "floor, GB/s"}) lines.cell(column);
  std::vector<std::string_view> subjects = {kStage1, kAccepts, kCheck};
  for (const std::string_view peer : kPeers) {
    if (!results.series(kStream, peer).empty()) subjects.push_back(peer);
  }
  for (const std::string_view subject : subjects) lines.cell(subject);
  lines.cell("allocations");
  lines.end();
  for (const std::string_view name : kValidCases) {
    const Series& floor = results.series(name, kFloor);
    if (floor.empty()) continue;
    const double time = median_time(floor);
    const double bytes = floor.front().payload_bytes;
    lines.line(name);
    lines.cell(fmt::format("{:.0f}", bytes));
    lines.cell(fmt::format("{:.0f}", time * bytes));
    lines.cell(fmt::format("{:.2f}", 1 / time));
    for (const std::string_view subject : subjects) lines.ratio(median_ratio(results.series(name, subject), floor));
    lines.cell(fmt::format("{:.0f}/{:.0f}", allocations(results.series(name, kAccepts)),
                           allocations(results.series(name, kCheck))));
    lines.end();
  }
}

void mistakes(const Results& results, Lines& lines) {
  lines.text("\nBodies with mistakes: time in multiples of accepts on the valid twin\n\n");
  lines.line("");
  for (const std::string_view column : {"bytes", "accepts", "check", "allocations"}) lines.cell(column);
  lines.end();
  for (const std::string& name : results.cases()) {
    const Series& twin = results.series(name, kTwin);
    const Series& check = results.series(name, kCheck);
    if (!name.starts_with(kMistake) || twin.empty() || check.empty()) continue;
    lines.line(name.substr(kMistake.size()));
    lines.cell(fmt::format("{:.0f}", check.front().payload_bytes));
    lines.ratio(median_ratio(results.series(name, kAccepts), twin));
    lines.ratio(median_ratio(check, twin));
    lines.cell(fmt::format("{:.0f}/{:.0f}", allocations(results.series(name, kAccepts)), allocations(check)));
    lines.end();
  }
}

void hostile_bodies(const Results& results, Lines& lines) {
  lines.text(
      "\nHostile bodies of 1 MiB: time a byte in multiples of the stream's, memory in multiples of the body\n\n");
  lines.line("");
  for (const std::string_view column : {"accepts, ms", "accepts", "check, ms", "check", "memory"}) lines.cell(column);
  lines.end();
  for (const std::string& name : results.cases()) {
    if (!name.starts_with(kHostile)) continue;
    lines.line(name.substr(kHostile.size()));
    double memory = 0;
    for (const std::string_view subject : {kAccepts, kCheck}) {
      const Series& series = results.series(name, subject);
      if (series.empty()) continue;
      lines.cell(fmt::format("{:.3f}", median_time(series) * series.front().payload_bytes / 1e6));
      lines.ratio(median_ratio(series, results.series(kStream, subject)));
      memory = std::max(memory, series.front().memory / series.front().payload_bytes);
    }
    lines.ratio(memory);
    lines.end();
  }
}

}  // namespace

std::string table(const Results& results) {
  Lines lines;
  for (const Condition& condition : results.conditions()) {
    lines.text(fmt::format("{}: {}\n", condition.name, condition.value));
  }
  lines.text(fmt::format("rounds: {}; every figure is the median\n", results.rounds()));
  valid_bodies(results, lines);
  mistakes(results, lines);
  hostile_bodies(results, lines);
  lines.text("\nTargets\n\n");
  for (const Target& target : targets(results)) {
    lines.text(fmt::format("{:<6} {:>7.2f}, {} {:<4} {}\n", target.met() ? "met" : "MISSED", target.measured,
                           target.at_least ? "at least" : "at most ", target.limit, target.text));
  }
  return std::move(lines).finish();
}

std::string comparison(const Results& before, const Results& after) {
  Lines lines;
  lines.text(fmt::format("rounds: {}; every figure is the median\n\n", after.rounds()));
  lines.line("");
  for (const std::string_view column : {"subject", "before, ns/B", "after, ns/B", "after/before"}) lines.cell(column);
  lines.end();
  for (const std::string& name : after.cases()) {
    for (const std::string& subject : after.subjects()) {
      const Series& old_series = before.series(name, subject);
      const Series& new_series = after.series(name, subject);
      if (old_series.empty() || new_series.empty()) continue;
      lines.line(name);
      lines.cell(subject);
      lines.cell(fmt::format("{:.4f}", median_time(old_series)));
      lines.cell(fmt::format("{:.4f}", median_time(new_series)));
      lines.ratio(median_ratio(new_series, old_series));
      lines.end();
    }
  }
  return std::move(lines).finish();
}

}  // namespace runlint::bench
