// Plants payloads into templates: documents with nodes of all kinds, of which only the specs of JobRun nodes are
// judged.
#ifndef RUNLINT_TESTS_GENERATORS_TEMPLATES_H_
#define RUNLINT_TESTS_GENERATORS_TEMPLATES_H_

#include <string>
#include <string_view>
#include <vector>

#include "generators/random.h"
#include "generators/render.h"
#include "runlint/report.h"

namespace runlint::generator {

// A payload, and its diagnostics when it is checked alone. JSON, without members named jobId or projectId at its root.
struct PlantedPayload {
  std::string text;
  std::vector<ExpectedDiagnostic> expected;
};

struct GeneratedTemplate {
  std::string text;
  std::vector<ExpectedDiagnostic> expected;  // in the order of a report
};

// The diagnostics of a report in the form of expected ones.
[[nodiscard]] std::vector<ExpectedDiagnostic> diagnostics_of(const Report& report);

// A template in which each of `payloads` is the spec of JobRun nodes, several times or never, and its diagnostics:
// those of the payloads, moved, and a few of its own.
[[nodiscard]] GeneratedTemplate plant(const std::vector<PlantedPayload>& payloads, Random& random);

// What is wrong with the lines and columns of `report`, which is about `text`; empty: nothing.
[[nodiscard]] std::string wrong_positions(const Report& report, std::string_view text);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_TEMPLATES_H_
