// Reads the options in a configuration, the file .runlint.json.
#pragma once

#include <string_view>
#include <variant>

#include "config/checked_document.h"
#include "config/options.h"
#include "runlint/report.h"

namespace runlint::config {

// Adds a leaf of a valid configuration to `overrides`. False if its member says which files are checked rather than
// how.
[[nodiscard]] bool read_override(const CheckedDocument::Leaf& leaf, OptionOverrides& overrides);

// Reads the configuration of a gateway. A gateway has no files and refuses errors alone, so a member that asks for
// anything else is a mistake. The report holds the mistakes alone; its status may say that the check failed. Throws
// std::bad_alloc only.
[[nodiscard]] std::variant<OptionOverrides, Report> read_for_gateway(std::string_view bytes);

}  // namespace runlint::config
