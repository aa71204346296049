#include "runlint/validator.h"

#include <cstddef>
#include <utility>

#include "capi/struct_versioning.h"
#include "runlint/report.h"
#include "runlint/runlint.h"

namespace capi = runlint::capi;

struct runlint_validator {
  runlint::Validator validator;
};

namespace {

// The JSON Pointer, valid until the next call.
runlint_string cache_pointer(runlint_report& handle, runlint::InstanceId path) {
  handle.pointer = handle.report.pointer(path);
  return capi::to_c(handle.pointer);
}

}  // namespace

extern "C" {

runlint_status runlint_validator_create(const runlint_options* options, runlint_validator** validator_out) try {
  if (validator_out == nullptr) return RUNLINT_BAD_ARGUMENT;
  *validator_out = nullptr;
  runlint::Options converted;
  if (const runlint_status status = capi::convert(options, converted); status != RUNLINT_OK) return status;
  *validator_out = new runlint_validator{runlint::Validator(converted)};
  return RUNLINT_OK;
} catch (...) {
  return capi::status_of_exception();
}

void runlint_validator_destroy(runlint_validator* validator) { delete validator; }

runlint_status runlint_validator_warm_up(runlint_validator* validator, size_t size) try {
  if (validator == nullptr) return RUNLINT_BAD_ARGUMENT;
  validator->validator.warm_up(size);
  return RUNLINT_OK;
} catch (...) {
  return capi::status_of_exception();
}

runlint_verdict runlint_validator_accepts(runlint_validator* validator, const char* payload, size_t size) {
  if (validator == nullptr || !capi::is_readable(payload, size)) return RUNLINT_FAILED;
  return capi::to_c(validator->validator.accepts({payload, size}));
}

runlint_status runlint_validator_check(runlint_validator* validator, const char* payload, size_t size,
                                       runlint_report** report_out) try {
  if (report_out == nullptr) return RUNLINT_BAD_ARGUMENT;
  *report_out = nullptr;
  if (validator == nullptr || !capi::is_readable(payload, size)) return RUNLINT_BAD_ARGUMENT;
  runlint::Report report = validator->validator.check({payload, size});
  if (report.status() == runlint::Report::Status::kOutOfMemory) return RUNLINT_NO_MEMORY;
  if (report.status() != runlint::Report::Status::kComplete) return RUNLINT_INTERNAL;
  *report_out = new runlint_report{std::move(report), {}};
  return RUNLINT_OK;
} catch (...) {
  return capi::status_of_exception();
}

void runlint_report_destroy(runlint_report* report) { delete report; }

int runlint_report_is_valid(const runlint_report* report) {
  return report != nullptr && report->report.valid() ? 1 : 0;
}

size_t runlint_report_count(const runlint_report* report) {
  return report == nullptr ? 0 : report->report.diagnostics().size();
}

size_t runlint_report_omitted(const runlint_report* report) { return report == nullptr ? 0 : report->report.omitted(); }

size_t runlint_report_count_by_severity(const runlint_report* report, runlint_severity severity) {
  const int number = capi::to_int(severity);
  if (report == nullptr || number < RUNLINT_INFO || number > RUNLINT_ERROR) return 0;
  return report->report.count(static_cast<runlint::Severity>(number));
}

runlint_status runlint_report_diagnostic(runlint_report* report, size_t index, runlint_diagnostic* diagnostic_out) try {
  if (report == nullptr || diagnostic_out == nullptr || index >= report->report.diagnostics().size()) {
    return RUNLINT_BAD_ARGUMENT;
  }
  const runlint::Diagnostic& found = report->report.diagnostics()[index];
  runlint_diagnostic local = RUNLINT_DIAGNOSTIC_INIT;
  local.severity = static_cast<runlint_severity>(found.severity);
  local.rule = capi::to_c(runlint::info(found.rule).name);
  local.message = capi::to_c(found.message);
  local.help = capi::to_c(found.help);
  local.pointer = cache_pointer(*report, found.instance);
  local.offset = found.span.offset;
  local.length = found.span.length;
  local.line = found.start.line;
  local.column = found.start.column;
  local.end_line = found.end.line;
  local.end_column = found.end.column;
  local.related_count = found.related.size();
  if (found.replacement) local.replacement = capi::to_c(*found.replacement);
  local.note_count = found.notes.size();
  return capi::write(local, diagnostic_out) ? RUNLINT_OK : RUNLINT_BAD_ARGUMENT;
} catch (...) {
  return capi::status_of_exception();
}

runlint_status runlint_report_related(runlint_report* report, size_t index, size_t related_index,
                                      runlint_related* related_out) try {
  if (report == nullptr || related_out == nullptr || index >= report->report.diagnostics().size()) {
    return RUNLINT_BAD_ARGUMENT;
  }
  const runlint::Diagnostic& found = report->report.diagnostics()[index];
  if (related_index >= found.related.size()) return RUNLINT_BAD_ARGUMENT;
  const runlint::Related& related = found.related[related_index];
  runlint_related local = RUNLINT_RELATED_INIT;
  local.message = capi::to_c(related.message);
  local.pointer = cache_pointer(*report, related.instance);
  local.offset = related.span.offset;
  local.length = related.span.length;
  local.line = related.start.line;
  local.column = related.start.column;
  return capi::write(local, related_out) ? RUNLINT_OK : RUNLINT_BAD_ARGUMENT;
} catch (...) {
  return capi::status_of_exception();
}

runlint_status runlint_report_note(const runlint_report* report, size_t index, size_t note_index,
                                   runlint_string* note_out) {
  if (note_out == nullptr) return RUNLINT_BAD_ARGUMENT;
  *note_out = {nullptr, 0};
  if (report == nullptr || index >= report->report.diagnostics().size()) return RUNLINT_BAD_ARGUMENT;
  const runlint::Diagnostic& found = report->report.diagnostics()[index];
  if (note_index >= found.notes.size()) return RUNLINT_BAD_ARGUMENT;
  *note_out = capi::to_c(found.notes[note_index]);
  return RUNLINT_OK;
}

}  // extern "C"
