// Bytes as the configuration of a gateway, by the C ABI. Either they are one, or a report says where they are not; what
// is one is also a configuration to the command; and a gate that is made with it does what it says of the size.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "oracle.h"
#include "runlint/runlint.h"

namespace {

using runlint::fuzz::require;
using std::string_view;

// The findings of the table alone.
runlint_report* check_table(string_view bytes) {
  runlint_options options = RUNLINT_OPTIONS_INIT;
  options.kind = RUNLINT_CONFIG;
  runlint_validator* validator = nullptr;
  runlint_report* report = nullptr;
  require(runlint_validator_create(&options, &validator) == RUNLINT_OK, "a validator is made");
  require(runlint_validator_check(validator, bytes.data(), bytes.size(), &report) == RUNLINT_OK, "the table is asked");
  runlint_validator_destroy(validator);
  return report;
}

bool same(runlint_text a, runlint_text b) { return string_view(a.data, a.size) == string_view(b.data, b.size); }

// Every mistake is told with its place; those that the table knows come as it has them.
void check_mistakes(string_view bytes, runlint_report* report, runlint_report* by_table) {
  require(report != nullptr && runlint_report_is_valid(report) == 0, "a configuration is refused for an error");
  const bool known = runlint_report_is_valid(by_table) == 0;
  const std::size_t count = runlint_report_count(report);
  require(count > 0, "an error is told");
  require(!known || count == runlint_report_count(by_table), "what the table finds is what is told");
  for (std::size_t i = 0; i < count; ++i) {
    runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
    require(runlint_report_diagnostic(report, i, &found) == RUNLINT_OK, "a diagnostic can be read");
    require(found.severity == RUNLINT_ERROR && found.message.size > 0, "it is an error, in words");
    require(found.offset <= bytes.size() && found.length <= bytes.size() - found.offset, "it lies in the bytes");
    require(found.line > 0 && found.column > 0, "lines and columns count from 1");
    if (known) {
      runlint_diagnostic expected = RUNLINT_DIAGNOSTIC_INIT;
      require(runlint_report_diagnostic(by_table, i, &expected) == RUNLINT_OK, "so can that of the table");
      require(found.offset == expected.offset && same(found.rule, expected.rule), "they are the same");
    } else {
      require(found.length > 0 && found.pointer.size > 0, "what a gateway refuses is a member or its value");
    }
  }
}

void check_gate(const runlint_config* config) {
  runlint_options payload = RUNLINT_OPTIONS_INIT;
  runlint_gate_options options = RUNLINT_GATE_OPTIONS_INIT;
  payload.config = config;
  options.payload = &payload;
  runlint_gate* gate = nullptr;
  require(runlint_gate_create(&options, &gate) == RUNLINT_OK, "a gate takes every configuration");
  const std::size_t most = runlint_gate_max_size(gate);
  require(most > 0 && most <= 0xFFFF0000, "the limit of the size is one");
  const string_view small = "{}";
  const bool fits = small.size() <= most;
  require((runlint_gate_check_body(gate, small.data(), small.size(), nullptr) == RUNLINT_VALID) == fits,
          "what is right passes unless it is too large");
  require(runlint_gate_check_body(gate, "[", 1, nullptr) == RUNLINT_INVALID, "what is not JSON never passes");
  runlint_gate_destroy(gate);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const string_view bytes = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  runlint_config* config = nullptr;
  runlint_report* report = nullptr;
  runlint_report* by_table = check_table(bytes);
  const runlint_status status = runlint_config_read(bytes.data(), bytes.size(), &config, &report);
  require((config != nullptr) == (status == RUNLINT_OK), "a configuration is one or is none");
  if (config != nullptr) {
    require(report == nullptr && runlint_report_is_valid(by_table) == 1, "what a gateway takes, the command takes");
    check_gate(config);
  } else {
    require(status == RUNLINT_BAD_CONFIG, "nothing but a mistake is in the way");
    check_mistakes(bytes, report, by_table);
  }
  runlint_report_destroy(report);
  runlint_report_destroy(by_table);
  runlint_config_destroy(config);
  return 0;
}
