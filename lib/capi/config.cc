#include <cstddef>
#include <utility>
#include <variant>

#include "capi/struct_versioning.h"
#include "config/config_reader.h"
#include "runlint/report.h"
#include "runlint/runlint.h"

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
