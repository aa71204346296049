// Runs the lint/* rules: payloads that the API accepts, but that are probably not what their author meant.
#pragma once

#include <cstdint>

#include "check/report_handler.h"
#include "check/severity.h"
#include "lint/file_record.h"
#include "lint/name_conflicts.h"
#include "lint/shell_commands.h"

namespace runlint::lint {

// Whether any lint/* rule is on under these settings; whether any is an error.
[[nodiscard]] bool any_enabled(const check::Severities& severities) noexcept;
[[nodiscard]] bool any_is_error(const check::Severities& severities) noexcept;

// Calls each rule for the values that it checks. Reusable; throws std::bad_alloc only.
class Linter final : public check::LintHook {
 public:
  // A new document begins; `references`: its strings may hold references.
  void start(bool references) noexcept {
    references_ = references;
    file_ = {};
    commands_.start();
  }

  void on_valid_string(check::ReportHandler& reporter, const check::Instance& instance,
                       const text::StringToken& text) override;
  void on_bad_string(check::ReportHandler& reporter, const check::Instance& instance,
                     const text::StringToken& text) override;
  void on_close(check::ReportHandler& reporter, const check::Frame& frame, std::uint32_t close) override;

 private:
  void check_string(check::ReportHandler& reporter, const check::Instance& instance, const text::StringToken& text);
  void on_reference(check::ReportHandler& reporter, const check::Instance& instance, const text::StringToken& text);

  bool references_;  // set by start()
  // Of the innermost object: no other object of the table is between it and its strings.
  FileRecord file_;
  Commands commands_;
  NameConflicts conflicts_;
};

}  // namespace runlint::lint
