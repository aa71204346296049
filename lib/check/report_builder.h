// Builds a Report.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runlint/report.h"
#include "runlint/rule.h"
#include "text/source_map.h"

namespace runlint {

// Collects diagnostics in any order and keeps the ones that matter most: errors before others, then the first in the
// text. Everything throws std::bad_alloc only.
class ReportBuilder {
 public:
  explicit ReportBuilder(std::size_t max_diagnostics) noexcept : max_diagnostics_(max_diagnostics) {}
  [[nodiscard]] std::size_t max_diagnostics() const noexcept { return max_diagnostics_; }

  // From now on the offsets given are those of the text that `map` was made for, which must outlive the builder; the
  // diagnostics get those of its source. Null: they are the source's already.
  void set_source_map(const text::SourceMap* map) noexcept { map_ = map; }
  [[nodiscard]] Span to_source(Span span) const noexcept { return map_ == nullptr ? span : map_->to_source(span); }

  // The document has no payload: see Report::has_payload().
  void set_without_payload() noexcept { report_.has_payload_ = false; }

  // Whether the value at that offset stands for one that is not known.
  [[nodiscard]] bool is_stand_in(std::size_t offset) const noexcept {
    return map_ != nullptr && map_->is_stand_in(offset);
  }

  // Whether the text at `span` was made by the repair of a slip.
  [[nodiscard]] bool is_repaired(Span span) const noexcept { return map_ != nullptr && map_->touches_edit(span); }

  // Counts a finding. Returns whether to keep it: if so, the caller makes the diagnostic and calls add(). So no text is
  // made for a finding that will be omitted.
  [[nodiscard]] bool count(Rule rule, Severity severity, std::size_t offset) noexcept;

  // Whether a finding was counted.
  [[nodiscard]] bool has_findings() const noexcept {
    return std::ranges::any_of(report_.counts_, [](std::size_t count) { return count != 0; });
  }

  // Keeps a diagnostic for which count() has just returned true, in place of a lesser one when there are too many.
  void add(Diagnostic diagnostic);

  // Drops the replacement of the diagnostic about the key or value that begins at `offset`, an unknown member, a bad
  // name or a bad choice, if it is kept.
  void drop_fix(std::size_t offset) { withdrawn_.push_back(to_source({offset, 0}).offset); }

  // Replaces the help of the diagnostic of that rule that begins at `offset`, if it is kept.
  void set_help(Rule rule, std::size_t offset, std::string help) {
    helps_.emplace_back(std::pair(to_source({offset, 0}).offset, rule), std::move(help));
  }

  // The instance of a member or element below `parent`; `name` is its unescaped name or its index. Spans
  // of the name in `secrets` are not shown.
  [[nodiscard]] InstanceId instance(InstanceId parent, std::string_view name, std::span<const Span> secrets = {});

  // The last step to an instance other than the root. Valid until the next instance().
  [[nodiscard]] Report::Step step(InstanceId instance) const noexcept { return report_.step(instance); }

  // The diagnostics kept so far, in no order. Valid until the next add().
  [[nodiscard]] std::span<Diagnostic> kept() noexcept { return report_.diagnostics_; }

  // Puts the diagnostics in order and finds their lines and columns in `payload`. The builder is then spent.
  [[nodiscard]] Report finish(std::string_view payload);

  // `report` without the diagnostics for which `is_dropped` is true, and then with at most `max_diagnostics` of them:
  // those that a check would have kept. Diagnostics omitted before stay omitted.
  [[nodiscard]] static Report filtered(Report report,
                                       const std::function<bool(const Report&, const Diagnostic&)>& is_dropped,
                                       std::size_t max_diagnostics);

  // A report of a check that could not be made.
  [[nodiscard]] static Report failed(Report::Status status) noexcept;

 private:
  Report report_;
  std::size_t max_diagnostics_;
  std::vector<std::size_t> withdrawn_;
  std::vector<std::pair<std::pair<std::size_t, Rule>, std::string>> helps_;
  const text::SourceMap* map_ = nullptr;
};

}  // namespace runlint
