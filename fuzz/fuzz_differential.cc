// Payloads: check finds what the reference finds, in both kinds of documents; and what is valid is what the exported
// JSON Schema accepts in the hands of another validator.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "export/json_schema.h"
#include "oracle.h"
#include "runlint/validator.h"
#include "support/payload_generator.h"
#include "support/reference.h"
#include "support/schema_only.h"
#include "support/valijson_validator.h"

namespace {

using runlint::Kind;
using runlint::fuzz::require;
using runlint::planted::Finding;

// valijson matches patterns by std::regex, whose stack grows with the text.
constexpr std::size_t kMaxForeign = 1024;

runlint::Options options(Kind kind) {
  runlint::Options options;
  options.kind = kind;
  options.max_diagnostics = 1'000'000;
  return runlint::schema_only(options);
}

struct Judges {
  explicit Judges(Kind which) : kind(which), validator(options(which)), foreign(runlint::exports::json_schema(which)) {}

  Kind kind;
  runlint::Validator validator;
  runlint::planted::ForeignValidator foreign;
};

// What is JSON is fuzz_json's to ask. Of that, valijson sees no duplicate keys, and takes neither 1024.0 for an integer
// nor 1e400 for a number. Both kinds of numbers have one of these characters; most texts that do have no such number.
bool is_for_foreign(std::string_view payload, const std::vector<Finding>& findings) {
  if (payload.size() > kMaxForeign) return false;
  if (std::ranges::any_of(findings, [](const Finding& f) { return !runlint::severity_is_adjustable(f.rule); })) {
    return false;
  }
  for (std::size_t at = 1; at < payload.size(); ++at) {
    const bool after_digit = payload[at - 1] >= '0' && payload[at - 1] <= '9';
    if (after_digit && std::string_view(".eE").find(payload[at]) != std::string_view::npos) return false;
  }
  return true;
}

void compare(Judges& judges, std::string_view payload) {
  const std::vector<Finding> expected = runlint::reference::findings(payload, judges.kind);
  const runlint::Report report = judges.validator.check(payload);
  std::vector<std::string> wanted = runlint::planted::lines(expected);
  std::vector<std::string> found = runlint::planted::lines(report, expected);
  std::ranges::sort(wanted);
  std::ranges::sort(found);
  if (wanted != found) {
    for (const std::string& line : wanted) std::fprintf(stderr, "reference: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "    check: %s\n", line.c_str());
  }
  require(wanted == found, "check finds what the reference finds");
  const bool valid = std::ranges::none_of(
      expected, [](const Finding& f) { return runlint::info(f.rule).severity == runlint::Severity::kError; });
  require(report.valid() == valid, "valid is what has no error");
  if (!is_for_foreign(payload, expected)) return;
  require(judges.foreign.accepts(std::string(payload)) == valid,
          "valijson accepts by the exported schema what is valid");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Judges run_job(Kind::kRunJob);
  static Judges response(Kind::kResponse);
  const std::string_view payload = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  compare(run_job, payload);
  compare(response, payload);
  return 0;
}
