#include <cstddef>
#include <optional>

#include "capi/convert.h"
#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::capi {
namespace {

runlint_status apply(const runlint_setting& setting, Options& options) noexcept {
  const int severity = number_of(setting.severity);
  if (setting.rule == nullptr || severity < RUNLINT_OFF || severity > RUNLINT_ERROR) return RUNLINT_BAD_ARGUMENT;
  const std::optional<Rule> rule = find_rule(setting.rule);
  if (!rule) return RUNLINT_UNKNOWN_RULE;
  if (!severity_is_adjustable(*rule)) return RUNLINT_FIXED_SEVERITY;
  options.severities[static_cast<std::size_t>(*rule)] = static_cast<Severity>(severity);
  return RUNLINT_OK;
}

}  // namespace

runlint_status convert(const runlint_options* given, Options& options) noexcept {
  if (given == nullptr) return RUNLINT_OK;
  runlint_options known{};
  if (!read(given, known)) return RUNLINT_BAD_ARGUMENT;
  const int kind = number_of(known.kind);
  if (kind != RUNLINT_RUN_JOB && kind != RUNLINT_RESPONSE) return RUNLINT_BAD_ARGUMENT;
  if (known.max_size > Options::kMaxSizeLimit || known.max_depth > Options::kMaxDepthLimit ||
      (known.settings == nullptr && known.setting_count != 0)) {
    return RUNLINT_BAD_ARGUMENT;
  }
  options.kind = kind == RUNLINT_RUN_JOB ? Kind::kRunJob : Kind::kResponse;
  if (known.max_size != 0) options.max_size = known.max_size;
  if (known.max_depth != 0) options.max_depth = known.max_depth;
  if (known.max_diagnostics != 0) options.max_diagnostics = known.max_diagnostics;
  for (std::size_t i = 0; i < known.setting_count; ++i) {
    if (const runlint_status status = apply(known.settings[i], options); status != RUNLINT_OK) return status;
  }
  return RUNLINT_OK;
}

}  // namespace runlint::capi
