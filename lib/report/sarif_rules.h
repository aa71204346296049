// The part of a SARIF log that says which tool speaks, and what its rules are.
#ifndef RUNLINT_LIB_REPORT_SARIF_RULES_H_
#define RUNLINT_LIB_REPORT_SARIF_RULES_H_

#include <string>
#include <string_view>

#include "runlint/rule.h"

namespace runlint::report {

// "error", "warning" or "note"
[[nodiscard]] std::string_view sarif_level(Severity severity) noexcept;

// Appends a toolComponent object. Its rules are the catalogue, in order: a Rule is its index. Throws std::bad_alloc
// only.
void append_sarif_driver(std::string& out);

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_SARIF_RULES_H_
