// The tool and its rules in a SARIF log.
#pragma once

#include <string_view>

#include "runlint/rule.h"
#include "text/json_writer.h"

namespace runlint::report {

// "error", "warning" or "note"
[[nodiscard]] std::string_view sarif_level(Severity severity) noexcept;

// Writes a toolComponent object. Its rules are the catalogue, in order: a Rule is its index. Throws std::bad_alloc
// only.
void write_sarif_driver(text::JsonWriter& json);

}  // namespace runlint::report
