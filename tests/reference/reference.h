// A second implementation of the contract: a slow check of a payload's tree that shares nothing with lib/check and its
// table except lib/text's edit distance.
#ifndef RUNLINT_TESTS_REFERENCE_REFERENCE_H_
#define RUNLINT_TESTS_REFERENCE_REFERENCE_H_

#include <string_view>
#include <vector>

#include "generators/render.h"
#include "runlint/validator.h"

namespace runlint::reference {

// The diagnostics of `payload` under default options but for kind, api and references, without a limit of diagnostics,
// unordered. The lengths of json/* spans are not defined.
[[nodiscard]] std::vector<generator::ExpectedDiagnostic> expected_diagnostics(std::string_view payload,
                                                                              const Options& options);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_REFERENCE_H_
