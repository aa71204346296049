// Payloads made by a mutator that knows JSON and the table. What says the same says the same: spacing, escapes and the
// order of members change neither the verdict nor what is found. And a payload generated from the input, with mistakes
// planted in it, has exactly these.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mutator.h"
#include "oracle.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/payload_generator.h"
#include "support/schema_only.h"

namespace {

using runlint::Report;
using runlint::Rule;
using runlint::Validator;
using runlint::fuzz::require;
using runlint::planted::Node;
using runlint::planted::Random;

runlint::Options options(runlint::Kind kind) {
  runlint::Options options;
  options.kind = kind;
  options.max_diagnostics = 1'000'000;
  return options;
}

Validator& validator_for(runlint::Kind kind) {
  static Validator run_job(runlint::schema_only(options(runlint::Kind::kRunJob)));
  static Validator response(runlint::schema_only(options(runlint::Kind::kResponse)));
  return kind == runlint::Kind::kRunJob ? run_job : response;
}

// Which rules are broken where, in no order. Of two members in conflict the later one is named, so that only their
// object is told, or what their names have in common.
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

void require_same_findings(std::string_view before, std::string_view after, std::string_view what) {
  static Validator validator(options(runlint::Kind::kRunJob));
  const Report first = validator.check(before);
  const Report second = validator.check(after);
  if (found_in(first) != found_in(second)) {
    std::fprintf(stderr, "%.*s\n%s---- or\n%.*s\n%s", static_cast<int>(before.size()), before.data(),
                 runlint::fuzz::describe(first).c_str(), static_cast<int>(after.size()), after.data(),
                 runlint::fuzz::describe(second).c_str());
  }
  require(found_in(first) == found_in(second), what);
  require(validator.accepts(before) == validator.accepts(after), what);
}

void shuffle(Node& node, Random& random) {
  auto& children = node.children;
  for (std::size_t i = children.size(); i > 1 && node.kind == runlint::planted::Kind::kObject; --i) {
    std::swap(children[i - 1], children[random.below(i)]);
  }
  for (Node& child : children) shuffle(child, random);
}

void check_transformations(std::string_view payload, Random& random) {
  std::optional<Node> tree = runlint::fuzz::tree_of(payload);
  if (!tree) return;
  require_same_findings(payload, runlint::fuzz::text_of(*tree, random), "spacing and escapes mean nothing");
  shuffle(*tree, random);
  require_same_findings(payload, runlint::fuzz::text_of(*tree, random), "the order of members means nothing");
}

void check_planted(std::uint64_t seed) {
  const runlint::planted::Planted planted = runlint::planted::plant(seed);
  Validator& validator = validator_for(planted.document);
  const std::string_view text = runlint::fuzz::guarded(planted.text);
  const Report report = validator.check(text);
  const std::vector<std::string> expected = runlint::planted::lines(planted.findings);
  const std::vector<std::string> found = runlint::planted::lines(report, planted.findings);
  if (expected != found) {
    std::fprintf(stderr, "%s\n", planted.text.c_str());
    for (const std::string& line : expected) std::fprintf(stderr, "planted: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "  found: %s\n", line.c_str());
  }
  require(expected == found, "what was planted is found, and nothing else");
  const bool valid = validator.accepts(text) == runlint::Verdict::kValid;
  require(valid == runlint::planted::is_valid(planted), "what is valid is accepted, and nothing else");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view payload = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const std::uint64_t seed = runlint::fuzz::hash(payload);
  Random random(seed);
  check_transformations(payload, random);
  check_planted(seed);
  return 0;
}
