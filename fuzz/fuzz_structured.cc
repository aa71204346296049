// Payloads from a mutator that knows JSON and the table: spacing, escapes and the order of members change neither the
// verdict nor the findings. A payload generated from the input has exactly the diagnostics that the generator expects.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generators/payload_generator.h"
#include "mutator.h"
#include "oracle.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/schema_only.h"

namespace {

using runlint::ApiRevision;
using runlint::Report;
using runlint::Rule;
using runlint::Validator;
using runlint::fuzz::require;
using runlint::generator::Node;
using runlint::generator::Random;

runlint::Options options(runlint::Kind kind, ApiRevision api = ApiRevision::kOriginal) {
  runlint::Options options;
  options.kind = kind;
  options.api = api;
  options.max_diagnostics = 1'000'000;
  return options;
}

Validator& validator_for(runlint::Kind kind, ApiRevision api) {
  static Validator run_job(runlint::schema_only(options(runlint::Kind::kRunJob)));
  static Validator newer_run_job(runlint::schema_only(options(runlint::Kind::kRunJob, ApiRevision::k2026_05)));
  static Validator response(runlint::schema_only(options(runlint::Kind::kResponse)));
  if (kind != runlint::Kind::kRunJob) return response;
  return api == ApiRevision::kOriginal ? run_job : newer_run_job;
}

// The violated rules and their pointers, sorted. Which of two members in conflict is named depends on their order, so
// that only their object is listed, or what their names have in common.
std::vector<std::string> found_in(const Report& report) {
  std::vector<std::string> found;
  for (const runlint::Diagnostic& diagnostic : report.diagnostics()) {
    std::string pointer = report.exact_pointer(diagnostic.instance);
    const bool named = pointer.ends_with("/internal") || pointer.ends_with("/external");
    if (diagnostic.rule == Rule::kSchemaOneOfConflict && named) pointer.resize(pointer.size() - 9);
    if (diagnostic.rule == Rule::kLintSourceConflict) pointer.resize(pointer.rfind('/'));
    if (diagnostic.rule == Rule::kLintEnvironmentName && !diagnostic.related.empty()) {
      for (char& c : pointer) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    found.push_back(std::string(runlint::info(diagnostic.rule).name) + " " + pointer);
  }
  std::ranges::sort(found);
  return found;
}

void require_same_findings(std::string_view before, std::string_view after, ApiRevision api, std::string_view what) {
  static Validator original(options(runlint::Kind::kRunJob));
  static Validator newer(options(runlint::Kind::kRunJob, ApiRevision::k2026_05));
  Validator& validator = api == ApiRevision::kOriginal ? original : newer;
  const Report first = validator.check(before);
  const Report second = validator.check(after);
  if (found_in(first) != found_in(second)) {
    std::fprintf(stderr, "%.*s\n%s---- after:\n%.*s\n%s", static_cast<int>(before.size()), before.data(),
                 runlint::fuzz::describe(first).c_str(), static_cast<int>(after.size()), after.data(),
                 runlint::fuzz::describe(second).c_str());
  }
  require(found_in(first) == found_in(second), what);
  require(validator.accepts(before) == validator.accepts(after), what);
}

bool is_of(Rule rule, std::string_view group) { return runlint::info(rule).name.starts_with(group); }

// A finding of the schema has a note exactly if the newer revision's schema has no finding at its pointer, or only
// lesser ones. Not for two deployments, which are compared one by one.
void check_notes(std::string_view payload) {
  static Validator original(options(runlint::Kind::kRunJob));
  static Validator newer(options(runlint::Kind::kRunJob, ApiRevision::k2026_05));
  const Report after = newer.check(payload);
  std::map<std::string, runlint::Severity> greatest;
  for (const runlint::Diagnostic& found : after.diagnostics()) {
    require(found.notes.empty(), "the newest revision has no notes");
    const std::string pointer = after.exact_pointer(found.instance);
    if (found.rule == Rule::kJsonDuplicateKey && pointer == "/deployment") return;
    if (found.rule == Rule::kJsonDuplicateKey || is_of(found.rule, "schema/"))
      greatest[pointer] = std::max(greatest[pointer], found.severity);
  }
  const Report before = original.check(payload);
  for (const runlint::Diagnostic& found : before.diagnostics()) {
    const bool has_less =
        is_of(found.rule, "schema/") && greatest[before.exact_pointer(found.instance)] < found.severity;
    require(found.notes.size() == (has_less ? 1 : 0), "a note says where the newer revision has less to say");
  }
}

void shuffle(Node& node, Random& random) {
  auto& children = node.children;
  for (std::size_t i = children.size(); i > 1 && node.kind == runlint::generator::Kind::kObject; --i) {
    std::swap(children[i - 1], children[random.below(i)]);
  }
  for (Node& child : children) shuffle(child, random);
}

void check_transformations(std::string_view payload, Random& random) {
  std::optional<Node> tree = runlint::fuzz::tree_of(payload);
  if (!tree) return;
  const ApiRevision api = random.chance(50) ? ApiRevision::kOriginal : ApiRevision::k2026_05;
  require_same_findings(payload, runlint::fuzz::text_of(*tree, random), api,
                        "spacing and escapes do not change the findings");
  shuffle(*tree, random);
  require_same_findings(payload, runlint::fuzz::text_of(*tree, random), api,
                        "the order of members does not change the findings");
}

void check_generated(std::uint64_t seed) {
  const runlint::generator::GeneratedPayload payload = runlint::generator::generate(seed);
  Validator& validator = validator_for(payload.document, payload.api);
  const std::string_view text = runlint::fuzz::guarded(payload.text);
  if (payload.document == runlint::Kind::kRunJob) check_notes(text);
  const Report report = validator.check(text);
  const std::vector<std::string> expected = runlint::generator::lines(payload.expected);
  const std::vector<std::string> found = runlint::generator::lines(report, payload.expected);
  if (expected != found) {
    std::fprintf(stderr, "%s\n", payload.text.c_str());
    for (const std::string& line : expected) std::fprintf(stderr, "expected: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "   found: %s\n", line.c_str());
  }
  require(expected == found, "the findings are those that the generator expects");
  const bool valid = validator.accepts(text) == runlint::Verdict::kValid;
  require(valid == runlint::generator::is_valid(payload), "accepts agrees with the generator");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view payload = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const std::uint64_t seed = runlint::fuzz::hash(payload);
  Random random(seed);
  check_notes(payload);
  check_transformations(payload, random);
  check_generated(seed);
  return 0;
}
