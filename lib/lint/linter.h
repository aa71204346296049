// The rules about meaning: what the API takes, and its author probably did not mean.
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

// May any finding come of the lint/* rules, under these settings? May one of them be an error?
[[nodiscard]] bool is_on(const check::Severities& severities) noexcept;
[[nodiscard]] bool can_fail(const check::Severities& severities) noexcept;

// Asks each rule about the values that are its business. Reused for one document after the other; throws
// std::bad_alloc only.
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
  // Of the innermost record: no object of the table stands between it and its strings.
  File file_;
  Commands commands_;
  CaseClashes case_clashes_;
  PathClashes path_clashes_;
};

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_LINTER_H_
