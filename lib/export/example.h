// The example payload.
#pragma once

#include <string>

namespace runlint::exports {

// A request body with every member that may be combined with the others, indented, with a line break at its end. It has
// no finding. Throws std::bad_alloc only; any thread.
[[nodiscard]] std::string example_payload();

}  // namespace runlint::exports
