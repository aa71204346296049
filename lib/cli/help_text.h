// The help and the man page of the commands.
#pragma once

#include <string>

#include "cli/command_table.h"

namespace runlint::cli {

// Lines of at most 80 columns.
[[nodiscard]] std::string help_text(const CommandInfo& command);

// runlint.1, in roff with the macros of man(7).
[[nodiscard]] std::string man_page();

}  // namespace runlint::cli
