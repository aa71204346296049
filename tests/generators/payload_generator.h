// Generates payloads from seeds, each with the exact diagnostics to expect.
//
//   const generator::GeneratedPayload payload = generator::generate(seed);
//   a Validator for payload.document and payload.api must report payload.expected for payload.text, no more and no
//   less.
#ifndef RUNLINT_TESTS_GENERATORS_PAYLOAD_GENERATOR_H_
#define RUNLINT_TESTS_GENERATORS_PAYLOAD_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generators/render.h"
#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint::generator {

struct GeneratedPayload {
  runlint::Kind document = runlint::Kind::kRunJob;
  ApiRevision api = ApiRevision::kOriginal;
  std::string text;
  std::vector<ExpectedDiagnostic> expected;
  std::optional<std::size_t> syntax_mutation;  // which one, if the text is not JSON
  std::size_t slips = 0;                       // how many there are otherwise
  bool respelled_integer = false;              // as in Rendered
  bool huge_number = false;
  bool has_duplicate_member = false;
};

// Generates a valid payload or one with up to six schema mutations, and sometimes a syntax mutation or slips on top.
// The same seed gives the same payload.
[[nodiscard]] GeneratedPayload generate(std::uint64_t seed);

// Whether no expected diagnostic is an error.
[[nodiscard]] bool is_valid(const GeneratedPayload& payload);

// One line for each expected or reported diagnostic: "schema/type /billing 12+4, see 3+9".
[[nodiscard]] std::vector<std::string> lines(const std::vector<ExpectedDiagnostic>& expected);
[[nodiscard]] std::vector<std::string> lines(const Report& report, const std::vector<ExpectedDiagnostic>& expected);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_PAYLOAD_GENERATOR_H_
