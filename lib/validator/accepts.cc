// Validator::accepts(). A file of its own: the compiler inlines only so much in a file, and the walk of a valid payload
// needs it.
#include "check/accept_handler.h"
#include "json/structural_index.h"
#include "json/walk.h"
#include "validator/state.h"

namespace runlint {
namespace {

Verdict verdict_of(const Report& report) noexcept {
  if (report.status() != Report::Status::kComplete) return Verdict::kFailed;
  return report.valid() ? Verdict::kValid : Verdict::kInvalid;
}

}  // namespace

Verdict Validator::accepts(std::string_view payload) noexcept try {
  State& state = *state_;
  if (state.lint_can_fail) {
    return verdict_of(check(payload));
  }
  if (payload.size() > state.max_size) return Verdict::kInvalid;
  const json::Index::Result built = state.index.build(payload);
  if (built != json::Index::Result::kOk) {
    return built == json::Index::Result::kNotJson ? Verdict::kInvalid : Verdict::kFailed;
  }
  check::AcceptHandler handler(state.options.severities);
  const json::WalkResult walked = state.walk(payload, handler);
  if (walked == json::WalkResult::kComplete) return Verdict::kValid;
  if (walked != json::WalkResult::kStopped || state.first_error_decides) return Verdict::kInvalid;
  return verdict_of(check(payload));
} catch (...) {  // no memory; anything else would be a defect
  return Verdict::kFailed;
}

}  // namespace runlint
