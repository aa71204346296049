// Takes out of a report what is suppressed or known, so that no format, count or status knows of it.
#ifndef RUNLINT_LIB_CONFIG_FINDING_FILTER_H_
#define RUNLINT_LIB_CONFIG_FINDING_FILTER_H_

#include <cstddef>
#include <string>

#include "config/baseline.h"
#include "config/config_file.h"
#include "runlint/report.h"

namespace runlint::config {

struct FindingFilter {
  // A report that is to be filtered must hold as good as everything; what is beyond this is counted and stays.
  static constexpr std::size_t kMaxDiagnostics = 100'000;

  const ConfigFile* config = nullptr;
  Baseline* baseline = nullptr;  // to compare with, or to note all in
  std::string file;              // the io::real_path() of what is checked

  [[nodiscard]] bool is_active() const noexcept {
    return baseline != nullptr || (config != nullptr && !config->suppressions.empty());
  }

  struct Filtered {
    Report report;
    std::size_t suppressed;
    std::size_t known;
  };

  // `report` with at most `max_diagnostics` of the findings that are left. json/* findings always are: what is not
  // JSON, or means different things to different parsers, was not checked in any sense that could be relied on.
  [[nodiscard]] Filtered apply(Report report, std::size_t max_diagnostics) const;
};

}  // namespace runlint::config

#endif  // RUNLINT_LIB_CONFIG_FINDING_FILTER_H_
