// Payloads: check agrees with the reference in both kinds of documents, with references and as templates, and valijson
// with the exported JSON Schema, which knows neither, accepts the valid ones.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "export/exports.h"
#include "generators/payload_generator.h"
#include "oracle.h"
#include "reference/reference.h"
#include "reference/valijson_validator.h"
#include "runlint/validator.h"
#include "support/schema_only.h"

namespace {

using runlint::ApiRevision;
using runlint::Kind;
using runlint::fuzz::require;
using runlint::generator::ExpectedDiagnostic;

// valijson matches patterns by std::regex, whose stack grows with the text.
constexpr std::size_t kMaxValijsonSize = 1024;

runlint::Options options(Kind kind, ApiRevision api, bool references = false) {
  runlint::Options options;
  options.kind = kind;
  options.api = api;
  options.references = references;
  options.max_diagnostics = 1'000'000;
  return runlint::schema_only(options);
}

bool is_valid(const std::vector<ExpectedDiagnostic>& expected) {
  return std::ranges::none_of(expected, runlint::generator::is_error);
}

struct Oracles {
  explicit Oracles(Kind kind, ApiRevision api = ApiRevision::kOriginal)
      : validator(options(kind, api)), valijson(runlint::exports::json_schema(kind, api)) {}

  runlint::Validator validator;
  runlint::reference::ValijsonValidator valijson;
};

// fuzz_json checks JSON itself. valijson ignores duplicate keys, accepts neither 1024.0 as an integer nor 1e400 as a
// number, and takes one of many digits for a double. All such numbers have one of these characters or many digits; most
// texts that do have no such number.
bool is_for_valijson(std::string_view payload, const std::vector<ExpectedDiagnostic>& expected) {
  if (payload.size() > kMaxValijsonSize) return false;
  if (std::ranges::any_of(expected,
                          [](const ExpectedDiagnostic& f) { return !runlint::severity_is_adjustable(f.rule); })) {
    return false;
  }
  std::size_t digits = 0;  // right before `c`
  for (const char c : payload) {
    if (digits > 18 || (digits > 0 && std::string_view(".eE").find(c) != std::string_view::npos)) return false;
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
  }
  return true;
}

std::vector<ExpectedDiagnostic> compare(runlint::Validator& validator, std::string_view payload) {
  std::vector<ExpectedDiagnostic> expected = runlint::reference::expected_diagnostics(payload, validator.options());
  const runlint::Report report = validator.check(payload);
  std::vector<std::string> expected_lines = runlint::generator::lines(expected);
  std::vector<std::string> found = runlint::generator::lines(report, expected);
  std::ranges::sort(expected_lines);
  std::ranges::sort(found);
  if (expected_lines != found) {
    for (const std::string& line : expected_lines) std::fprintf(stderr, "reference: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "    check: %s\n", line.c_str());
  }
  require(expected_lines == found, "check agrees with the reference");
  const bool valid = is_valid(expected);
  require(report.valid() == valid, "a report without errors is valid");
  return expected;
}

void compare(Oracles& oracles, std::string_view payload) {
  const std::vector<ExpectedDiagnostic> expected = compare(oracles.validator, payload);
  const bool valid = is_valid(expected);
  if (!is_for_valijson(payload, expected)) return;
  require(oracles.valijson.accepts(std::string(payload)) == valid,
          "valijson with the exported schema accepts valid payloads only");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Oracles run_job(Kind::kRunJob);
  static Oracles newer(Kind::kRunJob, ApiRevision::k2026_05);
  static Oracles response(Kind::kResponse);
  static runlint::Validator with_references(options(Kind::kRunJob, ApiRevision::kOriginal, true));
  static runlint::Validator in_template(options(Kind::kTemplate, ApiRevision::kOriginal));
  static runlint::Validator in_newer_template(options(Kind::kTemplate, ApiRevision::k2026_05));
  const std::string_view payload = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const bool is_newer = runlint::fuzz::hash(payload) % 2 != 0;
  compare(is_newer ? newer : run_job, payload);
  compare(response, payload);
  (void)compare(with_references, payload);
  (void)compare(is_newer ? in_newer_template : in_template, payload);
  return 0;
}
