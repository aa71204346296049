// The addresses that reports refer to, below the CMake option RUNLINT_HOMEPAGE.
#pragma once

#include <string>
#include <string_view>

#include "runlint/rule.h"

namespace runlint::report {

// Where the project can be read; empty if the build names no such place. Static lifetime.
[[nodiscard]] std::string_view homepage() noexcept;

// The rule's section of corpus/RULES.md there; empty without a homepage.
[[nodiscard]] std::string rule_uri(Rule rule);

}  // namespace runlint::report
