#include "config/finding_filter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "check/report_builder.h"
#include "io/paths.h"
#include "report/fingerprint.h"
#include "schema/catalogue.h"

namespace runlint::config {
namespace {

// Whether `report` holds all findings of its payload.
bool is_complete(const Report& report) {
  const auto cut_short = [](const Diagnostic& found) { return schema::is_reading_rule(found.rule); };
  return report.status() == Report::Status::kComplete && report.omitted() == 0 &&
         std::none_of(report.diagnostics().begin(), report.diagnostics().end(), cut_short);
}

// The suppressions of a configuration that apply to one file.
class Suppressions {
 public:
  Suppressions(const ConfigFile* config, const std::string& real_path, bool complete) {
    if (config == nullptr || config->suppressions.empty()) return;
    const std::string file = io::relative_path(real_path, config->directory);
    for (const Suppression& suppression : config->suppressions) {
      if (!suppression.applies_to(file)) continue;
      (complete ? suppression.checked : suppression.partly_checked) = true;
      applicable_.push_back(&suppression);
    }
  }

  [[nodiscard]] bool match(Rule rule, const std::string& pointer) const {
    bool found = false;  // all that match are marked
    for (const Suppression* suppression : applicable_) {
      if (!suppression->rules.contains(rule) || (suppression->pointer && !suppression->pointer->matches(pointer)))
        continue;
      suppression->matched = true;
      found = true;
    }
    return found;
  }

 private:
  std::vector<const Suppression*> applicable_;
};

}  // namespace

FindingFilter::Filtered FindingFilter::apply(Report report, std::size_t max_diagnostics) const {
  const bool complete = is_complete(report);
  const Suppressions suppressions(config, file, complete);
  const std::string name = baseline != nullptr ? baseline->name_of(file) : std::string();
  Baseline::Counts found;
  std::size_t suppressed = 0;
  std::size_t known = 0;
  std::optional<report::StablePointers> pointers;
  const auto is_removed = [&](const Report& from, const Diagnostic& diagnostic) {
    if (!severity_is_adjustable(diagnostic.rule)) return false;
    if (suppressions.match(diagnostic.rule, from.exact_pointer(diagnostic.instance))) {
      ++suppressed;
      return true;
    }
    if (baseline == nullptr) return false;
    const std::string rule(info(diagnostic.rule).name);
    if (!pointers) pointers.emplace(from);
    const std::string pointer = pointers->of(diagnostic.instance);
    const std::size_t count = ++found[rule][pointer];
    const bool drop = baseline->is_written() || count <= baseline->known(name, rule, pointer);
    known += drop ? 1 : 0;
    return drop;
  };
  report::Statistics remaining;
  const auto is_dropped = [&](const Report& from, const Diagnostic& diagnostic) {
    if (is_removed(from, diagnostic)) return true;
    remaining.add(diagnostic);
    return false;
  };
  Report left = ReportBuilder::filtered(std::move(report), is_dropped, max_diagnostics);
  if (baseline != nullptr) baseline->record(name, std::move(found), complete);
  return {std::move(left), suppressed, known, remaining};
}

}  // namespace runlint::config
