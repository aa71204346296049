// Notes on findings about which the newest revision of the API says nothing, or less.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "check/schema_walker.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint::check {

// Compares the diagnostics that a ReportBuilder has kept with the findings of a second walk, under the newest revision:
// of these, it keeps the greatest severity at each of schema::kRevisedPaths, so that their number does not matter.
class RevisionNotes {
 public:
  // Refers to `builder`.
  explicit RevisionNotes(ReportBuilder& builder);

  // Whether a diagnostic is at a path that differs, so that the second walk is needed.
  [[nodiscard]] bool needed() const noexcept { return !candidates_.empty(); }

  // For the second walk: whether the innermost container, or a member of it, may be at a path that differs.
  [[nodiscard]] static bool may_be_in(Stack& stack) noexcept;

  // Likewise: stands for the innermost container, or its member `name`, if that is at a path that differs;
  // otherwise kRoot.
  [[nodiscard]] static InstanceId instance(Stack& stack) noexcept;
  [[nodiscard]] static InstanceId instance(Stack& stack, std::string_view name) noexcept;

  // A finding of the second walk; `instance` is one of these.
  void record(InstanceId instance, Severity severity) noexcept;

  // After the second walk: adds the notes.
  void finish();

 private:
  std::vector<std::pair<Diagnostic*, std::size_t>> candidates_;  // and the index of each one's path
  std::array<Severity, schema::kMaxRevisedPaths> greatest_{};    // by path; kOff: no finding
};

}  // namespace runlint::check
