// Templates: they have the findings of the payloads planted in them, moved, and no others.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "generators/payload_generator.h"
#include "generators/random.h"
#include "generators/templates.h"
#include "oracle.h"
#include "reference/document.h"
#include "runlint/validator.h"

namespace {

using runlint::Report;
using runlint::Validator;
using runlint::Verdict;
using runlint::fuzz::require;
using runlint::generator::PlantedPayload;

runlint::Options options(runlint::Kind kind) {
  return {
      .kind = kind, .max_depth = runlint::Options::kMaxDepthLimit, .max_diagnostics = 1'000'000, .references = true};
}

// Adds `text` if it can be a spec with a jobId of its own. Deep texts would exceed the limit in a template only.
void add(std::string_view text, std::vector<PlantedPayload>& payloads) {
  constexpr std::size_t kMaxDepth = 500;
  static Validator alone(options(runlint::Kind::kRunJob));
  const runlint::reference::Document document = runlint::reference::read(text, kMaxDepth);
  if (document.error) return;
  for (const runlint::reference::Value& child : document.root.children) {
    // A payload with an apiVersion may be taken for a template.
    if (child.key == "jobId" || child.key == "projectId" || child.key == "apiVersion") return;
  }
  payloads.push_back({std::string(text), runlint::generator::diagnostics_of(alone.check(text))});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Validator validator(options(runlint::Kind::kTemplate));
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::uint64_t seed = runlint::fuzz::hash(input);
  std::vector<PlantedPayload> payloads;
  add(input, payloads);
  add(runlint::generator::generate(seed).text, payloads);
  runlint::generator::Random random(seed);
  const runlint::generator::GeneratedTemplate made = runlint::generator::plant(payloads, random);
  if (made.text.size() > runlint::fuzz::kMaxGuarded) return 0;
  const std::string_view text = runlint::fuzz::guarded(made.text);
  const Report report = validator.check(text);
  const std::vector<std::string> expected = runlint::generator::lines(made.expected);
  const std::vector<std::string> found = runlint::generator::lines(report, made.expected);
  if (expected != found) {
    std::fprintf(stderr, "%s\n", made.text.c_str());
    for (const std::string& line : expected) std::fprintf(stderr, "expected: %s\n", line.c_str());
    for (const std::string& line : found) std::fprintf(stderr, "   found: %s\n", line.c_str());
  }
  require(expected == found, "a template has the findings of its payloads, moved");
  const std::string wrong = runlint::generator::wrong_positions(report, text);
  if (!wrong.empty()) std::fprintf(stderr, "%s\n", wrong.c_str());
  require(wrong.empty(), "lines and columns are those of the template");
  require(validator.accepts(text) == (report.valid() ? Verdict::kValid : Verdict::kInvalid),
          "accepts and check agree about a template");
  return 0;
}
