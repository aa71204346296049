// Removes suppressed and known findings from reports.
#pragma once

#include <cstddef>
#include <string>

#include "config/baseline.h"
#include "config/config_file.h"
#include "report/statistics.h"
#include "runlint/report.h"

namespace runlint::config {

struct FindingFilter {
  // Diagnostics to collect before filtering. Findings beyond this limit are counted but cannot be suppressed.
  static constexpr std::size_t kMaxDiagnostics = 100'000;

  const ConfigFile* config = nullptr;
  Baseline* baseline = nullptr;  // to compare with, or to record all findings in
  std::string file;              // the io::real_path() of what is checked

  [[nodiscard]] bool is_active() const noexcept {
    return baseline != nullptr || (config != nullptr && !config->suppressions.empty());
  }

  struct Filtered {
    Report report;
    std::size_t suppressed;
    std::size_t known;
    report::Statistics remaining;  // of the findings that were not removed, also those beyond the maximum
  };

  // `report` with at most `max_diagnostics` of the remaining findings. json/* and yaml/* findings always remain: what
  // can't be read, or means different things to different parsers, can't be accepted.
  [[nodiscard]] Filtered apply(Report report, std::size_t max_diagnostics) const;
};

}  // namespace runlint::config
