#include "report/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

namespace runlint::report {

void Statistics::add(const Statistics& other) noexcept {
  for (std::size_t rule = 0; rule < counts_.size(); ++rule) {
    for (std::size_t severity = 0; severity < counts_[rule].size(); ++severity) {
      counts_[rule][severity] += other.counts_[rule][severity];
    }
  }
}

std::string Statistics::table(const Summary& totals) const {
  struct Row {
    std::size_t count;
    Severity severity;
    Rule rule;
  };
  std::vector<Row> rows;
  std::size_t left = totals.errors + totals.warnings + totals.infos;
  for (const RuleInfo& rule : rules()) {
    const auto& counts = counts_[static_cast<std::size_t>(rule.rule)];
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
      const std::size_t count = counts[static_cast<std::size_t>(severity)];
      if (count > 0) rows.push_back({count, severity, rule.rule});
      left -= std::min(left, count);
    }
  }
  std::ranges::sort(rows, [](const Row& a, const Row& b) {
    return std::tuple(b.count, a.rule, b.severity) < std::tuple(a.count, b.rule, a.severity);
  });
  std::string out;
  if (!rows.empty() || left > 0) out = "  count  severity  rule\n";
  for (const Row& row : rows) {
    fmt::format_to(std::back_inserter(out), "{:7}  {:8}  {}\n", row.count, severity_name(row.severity),
                   info(row.rule).name);
  }
  if (left > 0) fmt::format_to(std::back_inserter(out), "{:7}  not counted by rule: too many in one payload\n", left);
  return out;
}

}  // namespace runlint::report
