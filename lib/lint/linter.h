// Runs the lint/* rules: payloads that the API accepts, but that are probably not what their author meant.
#ifndef RUNLINT_LIB_LINT_LINTER_H_
#define RUNLINT_LIB_LINT_LINTER_H_

#include <cstdint>

#include "check/observer.h"
#include "check/reporter.h"
#include "check/severities.h"
#include "lint/commands.h"
#include "lint/file.h"
#include "lint/name_clashes.h"

namespace runlint::lint {

// Whether any lint/* rule is on under these settings; whether any is an error.
[[nodiscard]] bool is_on(const check::Severities& severities) noexcept;
[[nodiscard]] bool can_fail(const check::Severities& severities) noexcept;

// Calls each rule for the values that it checks. Reusable; throws std::bad_alloc only.
class Linter final : public check::Observer {
 public:
  // A new document begins.
  void start() noexcept {
    file_ = {};
    commands_.start();
  }

  void string(check::Reporter& reporter, const check::Place& place, const json::Text& text) override;
  void ended(check::Reporter& reporter, const check::Frame& frame, std::uint32_t close) override;

 private:
  // Of the innermost record: no other object of the table is between it and its strings.
  File file_;
  Commands commands_;
  CaseClashes case_clashes_;
  PathClashes path_clashes_;
};

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_LINTER_H_
