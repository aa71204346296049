// Notes on findings about which the newest revision of the API says nothing, or less.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "check/schema_walker.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint::check {

// Compares the diagnostics that a ReportBuilder has kept with the findings of a second walk, under the newest revision.
// Of those findings, it keeps only the greatest severity at each of schema::kRevisedPaths.
class RevisionNotes {
 public:
  // Refers to `builder`. `in_template`: the payloads are the specs of nodes.
  RevisionNotes(ReportBuilder& builder, bool in_template);

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

  // For the second walk, at the end of an object, whose bracket is at `close`: if it is a payload, adds the notes to
  // its findings. The next payload then begins.
  void on_close(Stack& stack, std::uint32_t close);

 private:
  using Candidate = std::pair<Diagnostic*, std::size_t>;  // and the index of its path

  std::vector<Candidate> candidates_;                          // in the order of the text
  std::size_t next_ = 0;                                       // the first that is not in a payload that has ended
  std::array<Severity, schema::kMaxRevisedPaths> greatest_{};  // by path, in this payload; kOff: no finding
};

}  // namespace runlint::check
