// Completions of the command for shells.
#pragma once

#include <string>
#include <string_view>

namespace runlint::cli {

// The script for a shell, one of kShells.
[[nodiscard]] std::string completion_script(std::string_view shell);

}  // namespace runlint::cli
