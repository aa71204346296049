#include "table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "case_names.h"
#include "goals.h"

namespace runlint::bench {
namespace {

// A left-aligned column of 30 and right-aligned columns of 14.
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

void valid_payloads(const Results& results, Lines& lines) {
  lines.text("\nValid payloads: time in multiples of the floor, an On-Demand walk without checks\n\n");
  lines.line("");
  for (const std::string_view column : {"bytes", "floor, ns", "floor, GB/s"}) lines.cell(column);
  std::vector<std::string_view> contenders = {kStage1, kAccepts, kCheck};
  for (const std::string_view peer : kPeers) {
    if (!results.series(kStream, peer).empty()) contenders.push_back(peer);
  }
  for (const std::string_view contender : contenders) lines.cell(contender);
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
    for (const std::string_view contender : contenders)
      lines.ratio(median_ratio(results.series(name, contender), floor));
    lines.cell(fmt::format("{:.0f}/{:.0f}", allocations(results.series(name, kAccepts)),
                           allocations(results.series(name, kCheck))));
    lines.end();
  }
}

void builds(const Results& plain, const Results& profiled, Lines& lines) {
  lines.text("\nA plain build and one by a profile, each in multiples of its floor: medians, and minima by minima\n\n");
  lines.line("");
  for (const std::string_view column : {"plain", "minimum", "by profile", "minimum"}) lines.cell(column);
  lines.end();
  for (const std::string_view name : kValidCases) {
    for (const std::string_view contender : {kAccepts, kCheck}) {
      lines.line(fmt::format("{}, {}", name, contender));
      for (const Results* build : {&plain, &profiled}) {
        const Series& series = build->series(name, contender);
        const Series& floor = build->series(name, kFloor);
        lines.ratio(median_ratio(series, floor));
        lines.ratio(floor.empty() ? 0 : minimum_time(series) / minimum_time(floor));
      }
      lines.end();
    }
  }
}

void mistakes(const Results& results, Lines& lines) {
  lines.text("\nInvalid payloads: time in multiples of accepts on the valid twin\n\n");
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

void adversarial_payloads(const Results& results, Lines& lines) {
  lines.text(
      "\nAdversarial payloads of 1 MiB: time a byte in multiples of the stream's, memory in multiples of the "
      "payload\n\n");
  lines.line("");
  for (const std::string_view column : {"accepts, ms", "accepts", "check, ms", "check", "memory"}) lines.cell(column);
  lines.end();
  for (const std::string& name : results.cases()) {
    if (!name.starts_with(kAdversarial)) continue;
    lines.line(name.substr(kAdversarial.size()));
    double memory = 0;
    for (const std::string_view contender : {kAccepts, kCheck}) {
      const Series& series = results.series(name, contender);
      if (series.empty()) continue;
      lines.cell(fmt::format("{:.3f}", median_time(series) * series.front().payload_bytes / 1e6));
      lines.ratio(median_ratio(series, results.series(kStream, contender)));
      memory = std::max(memory, series.front().memory / series.front().payload_bytes);
    }
    lines.ratio(memory);
    lines.end();
  }
}

}  // namespace

std::string table(const Results& results, const Results* profiled) {
  Lines lines;
  for (const EnvironmentField& field : results.environment()) {
    lines.text(fmt::format("{}: {}\n", field.name, field.value));
  }
  lines.text(fmt::format("rounds: {}; every figure is the median\n", results.rounds()));
  valid_payloads(results, lines);
  mistakes(results, lines);
  adversarial_payloads(results, lines);
  std::vector<Goal> all = goals(results);
  if (profiled != nullptr) {
    builds(results, *profiled, lines);
    std::ranges::move(profiled_goals(*profiled), std::back_inserter(all));
  }
  lines.text("\nGoals\n\n");
  for (const Goal& goal : all) {
    lines.text(fmt::format("{:<6} {:>7.2f}, {} {:<4} {}\n", goal.met() ? "met" : "MISSED", goal.measured,
                           goal.at_least ? "at least" : "at most ", goal.limit, goal.text));
  }
  return std::move(lines).finish();
}

std::string comparison(const Results& before, const Results& after) {
  Lines lines;
  lines.text(fmt::format("rounds: {}; every figure is the median\n\n", after.rounds()));
  lines.line("");
  for (const std::string_view column : {"contender", "before, ns/B", "after, ns/B", "after/before"}) lines.cell(column);
  lines.end();
  for (const std::string& name : after.cases()) {
    for (const std::string& contender : after.contenders()) {
      const Series& old_series = before.series(name, contender);
      const Series& new_series = after.series(name, contender);
      if (old_series.empty() || new_series.empty()) continue;
      lines.line(name);
      lines.cell(contender);
      lines.cell(fmt::format("{:.4f}", median_time(old_series)));
      lines.cell(fmt::format("{:.4f}", median_time(new_series)));
      lines.ratio(median_ratio(new_series, old_series));
      lines.end();
    }
  }
  return std::move(lines).finish();
}

}  // namespace runlint::bench
