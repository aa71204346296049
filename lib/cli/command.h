// The command as a value: arguments and streams in, exit status out. It leaves the process alone, so that tests run it
// like any function.
#pragma once

#include <span>
#include <string_view>

#include "cli/exit_status.h"
#include "cli/terminal.h"
#include "io/streams.h"

namespace runlint::cli {

// Runs the command line `args`, without the program's name. Findings and what was asked for go to the output stream,
// everything else to the error stream. A reader that goes away (EPIPE) ends the run without a word.
[[nodiscard]] ExitStatus run(std::span<const std::string_view> args, const io::Streams& streams,
                             const Terminal& terminal) noexcept;

}  // namespace runlint::cli
