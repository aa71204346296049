#include "config/options.h"

#include <cstddef>
#include <optional>

#include "capi/struct_versioning.h"
#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::capi {
namespace {

runlint_status add(const runlint_setting& setting, config::OptionOverrides& given) {
  const int severity = number_of(setting.severity);
  if (setting.rule == nullptr || severity < RUNLINT_OFF || severity > RUNLINT_ERROR) return RUNLINT_BAD_ARGUMENT;
  const std::optional<Rule> rule = find_rule(setting.rule);
  if (!rule) return RUNLINT_UNKNOWN_RULE;
  if (!severity_is_adjustable(*rule)) return RUNLINT_FIXED_SEVERITY;
  given.severities.emplace_back(*rule, static_cast<Severity>(severity));
  return RUNLINT_OK;
}

// A number of the options: 0 means that nothing is given.
std::optional<std::size_t> given_number(std::size_t number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

}  // namespace

runlint_status convert(const runlint_options* given, Options& options) {
  if (given == nullptr) return RUNLINT_OK;
  runlint_options known{};
  if (!read(given, known)) return RUNLINT_BAD_ARGUMENT;
  const int kind = number_of(known.kind);
  if (kind < RUNLINT_RUN_JOB || kind > RUNLINT_BASELINE) return RUNLINT_BAD_ARGUMENT;
  if (known.max_size > Options::kMaxSizeLimit || known.max_depth > Options::kMaxDepthLimit ||
      (known.settings == nullptr && known.setting_count != 0)) {
    return RUNLINT_BAD_ARGUMENT;
  }
  config::OptionOverrides asked{.max_size = given_number(known.max_size),
                                .max_depth = given_number(known.max_depth),
                                .max_diagnostics = given_number(known.max_diagnostics)};
  for (std::size_t i = 0; i < known.setting_count; ++i) {
    if (const runlint_status status = add(known.settings[i], asked); status != RUNLINT_OK) return status;
  }
  options.kind = static_cast<Kind>(kind);
  const config::OptionOverrides none;
  options = config::resolve_options(options, known.config == nullptr ? none : known.config->adjustments, asked).options;
  return RUNLINT_OK;
}

}  // namespace runlint::capi
