#include "config/options.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "capi/struct_versioning.h"
#include "config/config_reader.h"
#include "config/rule_selection.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "runlint/runlint.h"
#include "runlint/validator.h"

namespace runlint::capi {
namespace {

runlint_status add(const runlint_rule_severity& caller, config::OptionOverrides& overrides) {
  const int severity = to_int(caller.severity);
  if (caller.rule == nullptr || severity < RUNLINT_OFF || severity > RUNLINT_ERROR) return RUNLINT_BAD_ARGUMENT;
  const std::optional<config::RuleSelection> selected = config::select_rules(caller.rule);
  if (!selected) return RUNLINT_UNKNOWN_RULE;
  for (const RuleInfo& rule : rules()) {
    if (selected->contains(rule.rule) && !severity_is_adjustable(rule.rule)) return RUNLINT_FIXED_SEVERITY;
  }
  overrides.severities.emplace_back(*selected, static_cast<Severity>(severity));
  return RUNLINT_OK;
}

// 0 stands for the default.
std::optional<std::size_t> nonzero(std::size_t number) { return number == 0 ? std::nullopt : std::optional(number); }

}  // namespace

runlint_status convert(const runlint_options* caller, Options& options) {
  if (caller == nullptr) return RUNLINT_OK;
  runlint_options local{};
  if (!read(caller, local)) return RUNLINT_BAD_ARGUMENT;
  const int kind = to_int(local.kind);
  if (kind < RUNLINT_RUN_JOB || kind > RUNLINT_TEMPLATE) return RUNLINT_BAD_ARGUMENT;
  if (local.max_size > Options::kMaxSizeLimit || local.max_depth > Options::kMaxDepthLimit ||
      (local.severities == nullptr && local.severity_count != 0) || local.references < 0 || local.references > 1) {
    return RUNLINT_BAD_ARGUMENT;
  }
  const int revision = to_int(local.api);
  if (revision < RUNLINT_REVISION_DEFAULT || revision > RUNLINT_REVISION_2026_05) return RUNLINT_BAD_ARGUMENT;
  config::OptionOverrides overrides{.max_size = nonzero(local.max_size),
                                    .max_depth = nonzero(local.max_depth),
                                    .max_diagnostics = nonzero(local.max_diagnostics)};
  if (revision != RUNLINT_REVISION_DEFAULT) overrides.api = static_cast<ApiRevision>(revision - 1);
  if (local.references == 1) overrides.references = true;
  for (std::size_t i = 0; i < local.severity_count; ++i) {
    if (const runlint_status status = add(local.severities[i], overrides); status != RUNLINT_OK) return status;
  }
  options.kind = static_cast<Kind>(kind);
  const config::OptionOverrides none;
  options =
      config::resolve_options(options, local.config == nullptr ? none : local.config->overrides, overrides).options;
  return RUNLINT_OK;
}

}  // namespace runlint::capi

namespace capi = runlint::capi;

extern "C" {

runlint_status runlint_config_read(const char* bytes, size_t size, runlint_config** config_out,
                                   runlint_report** report_out) try {
  if (report_out != nullptr) *report_out = nullptr;
  if (config_out == nullptr) return RUNLINT_BAD_ARGUMENT;
  *config_out = nullptr;
  if (!capi::is_readable(bytes, size)) return RUNLINT_BAD_ARGUMENT;
  auto read = runlint::config::read_for_gateway({bytes, size});
  if (auto* overrides = std::get_if<runlint::config::OptionOverrides>(&read)) {
    *config_out = new runlint_config{std::move(*overrides)};
    return RUNLINT_OK;
  }
  auto& report = std::get<runlint::Report>(read);
  if (report.status() == runlint::Report::Status::kOutOfMemory) return RUNLINT_NO_MEMORY;
  if (report.status() != runlint::Report::Status::kComplete) return RUNLINT_INTERNAL;
  if (report_out != nullptr) *report_out = new runlint_report{std::move(report), {}};
  return RUNLINT_BAD_CONFIG;
} catch (...) {
  return capi::status_of_exception();
}

void runlint_config_destroy(runlint_config* config) { delete config; }

}  // extern "C"
