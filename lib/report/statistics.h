// The number of findings of each rule.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "report/formatter.h"
#include "runlint/rule.h"

namespace runlint::report {

class Statistics {
 public:
  void add(const Diagnostic& found) noexcept {
    ++counts_[static_cast<std::size_t>(found.rule)][static_cast<std::size_t>(found.severity)];
  }
  void add(const Statistics& other) noexcept;

  // A table with a line for each rule and severity, the most frequent first, and one for the findings of `totals` that
  // were not added. Empty if there are none.
  [[nodiscard]] std::string table(const Summary& totals) const;

 private:
  std::array<std::array<std::size_t, 4>, kRuleCount> counts_ = {};  // by Severity
};

}  // namespace runlint::report
