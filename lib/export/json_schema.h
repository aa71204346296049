// The table as JSON Schema 2020-12, for editors and other validators.
#pragma once

#include <string>

#include "runlint/validator.h"

namespace runlint::exports {

// A JSON Schema that accepts what a Validator for `kind` calls valid, indented and with a line break at its end.
//
// It can't say all that a Validator checks: duplicate members, the rules of JSON itself, and warnings (a documented
// maximum appears in the description of its member). Throws std::bad_alloc only; any thread.
[[nodiscard]] std::string json_schema(Kind kind);

}  // namespace runlint::exports
