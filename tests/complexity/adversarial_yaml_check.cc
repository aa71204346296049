// adversarial_yaml_check SHAPE N: checks and redacts a payload in YAML of that shape with N parts, and fails unless it
// is invalid, with at most 100 diagnostics. complexity.cmake counts the instructions.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "yaml_validator/yaml_validator.h"

namespace {

std::string repeat(std::string_view part, std::size_t n) {
  std::string text;
  text.reserve(part.size() * n);
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

// `before`, a number of a fixed width, and `after`, n times.
std::string numbered(std::size_t n, std::string_view before, std::string_view after) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) {
    const std::string number = std::to_string(i);
    text.append(before).append(6 - number.size(), '0').append(number).append(after);
  }
  return text;
}

std::string make(std::string_view shape, std::size_t n) {
  if (shape == "members") return numbered(n, "x", ": a\n");
  if (shape == "flow-members") return "{" + numbered(n, "x", ": a, ") + "}";
  if (shape == "items") return repeat("- a\n", n);
  if (shape == "variables") return "x: 1\nruntimeEnvironment:\n" + numbered(n, "  A", ": \"a\\n\"\n");
  if (shape == "ambiguous") return "x: [" + repeat("no, ", n) + "]\n";
  if (shape == "ambiguous-keys") return "x:\n" + repeat("  no: 012\n", n);
  if (shape == "comments") return "x: 1\n" + repeat("# *a\n", n);
  if (shape == "comments-before-an-alias") return "x: &x 1\ny: # \n" + repeat("  # *a\n", n) + "  *x\n";
  if (shape == "literal-block") return "x: 1\nruntimeEnvironment:\n  A: |\n" + repeat("    a b\n\n", n);
  if (shape == "plain-lines") return "x: 1\nruntimeEnvironment:\n  A: a\n" + repeat("    a\n", n);
  if (shape == "quoted-lines") return "x: \"a" + repeat("\n a\\\n", n) + "\"\n";
  if (shape == "anchors") return "x: [" + numbered(n, "&a", " b, ") + "]\n";
  if (shape == "aliases") return "x: &x 1\nruntimeEnvironment:\n" + numbered(n, "  A", ": *x\n");
  if (shape == "object-again") {
    return "x: &x {" + numbered(n, "a", ": no, ") + "}\n" + numbered(8, "y", ": *x\n");
  }
  // Its names are in a hash table each time, among those of a large map.
  if (shape == "large-objects-again") {
    return "z: &x {" + numbered(34, "a", ": , ") + "}\n" +
           numbered(n, "y", "with-a-name-as-long-as-the-limit-needs-it: *x\n");
  }
  if (shape == "merges") return "x: &x {a: 1}\n" + numbered(n, "y", ": {<<: *x, b: 1}\n");
  if (shape == "nodes-that-need-notes") {
    return repeat("- kind: JobRun\n  spec: {jobId: 5, deployment: {internal: {id: a/b}}}\n", n);
  }
  if (shape == "node-used-again") {
    return "- &n {kind: JobRun, spec: {jobId: 5, deployment: {internal: {id: a/b}}}, x: \"" + std::string(600, 'x') +
           "\"}\n" + repeat("- {kind: x, y: \"" + std::string(60, 'x') + "\", z: *n}\n", n);
  }
  if (shape == "broken-at-the-end") return numbered(n, "x", ": a\n") + " x\n";
  if (shape == "open-brackets") return repeat("[", n);
  if (shape == "dashes") return repeat("- ", n) + "a\n";
  std::fprintf(stderr, "no such shape\n");
  std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string payload = make(argv[1], std::strtoul(argv[2], nullptr, 10));
  const bool is_template = payload.find("kind: ") != std::string::npos;
  runlint::YamlValidator validator({.kind = is_template ? runlint::Kind::kTemplate : runlint::Kind::kRunJob});
  const runlint::Report report = validator.check(payload);
  const std::size_t hidden = validator.redacted_spans(payload, {0, payload.size()}).size();
  std::printf("%zu bytes, %zu diagnostics, %zu more, %zu hidden\n", payload.size(), report.diagnostics().size(),
              report.omitted(), hidden);
  const bool refused = report.status() == runlint::Report::Status::kComplete && !report.valid();
  return refused && !report.diagnostics().empty() && report.diagnostics().size() <= 100 ? 0 : 1;
}
