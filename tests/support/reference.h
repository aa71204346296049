// The contract a second time: a slow check of a payload's tree, written from the API's page and the contract, and
// sharing nothing with lib/check and its table but the measure of nearness, which is lib/text's to decide.
#ifndef RUNLINT_TESTS_SUPPORT_REFERENCE_H_
#define RUNLINT_TESTS_SUPPORT_REFERENCE_H_

#include <string_view>
#include <vector>

#include "runlint/validator.h"
#include "support/render.h"

namespace runlint::reference {

// All that is wrong with `payload` under the default options but for max_diagnostics, in no order. How far a json/*
// span reaches is left open.
[[nodiscard]] std::vector<planted::Finding> findings(std::string_view payload, runlint::Kind kind);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_SUPPORT_REFERENCE_H_
