// The command as a value: arguments and streams in, exit status out. It leaves the process alone, so that tests run it
// like any function.
#pragma once

#include <span>
#include <string_view>

#include "cli/check_options.h"
#include "cli/terminal.h"
#include "io/streams.h"

namespace runlint::cli {

// When several are true of a run, the greatest counts: whoever sees 0 or 1 knows that everything was checked.
enum class ExitStatus : int {
  kOk = 0,        // nothing was found that fails the run
  kFindings = 1,  // something was
  kUsage = 2,     // usage or I/O: something could not be read, or its findings not written
  kInternal = 3,  // a defect of runlint, or out of memory
};

// Runs the command line `args`, without the program's name. Findings and what was asked for go to the output stream,
// everything else to the error stream. A reader that goes away (EPIPE) ends the run without a word.
[[nodiscard]] ExitStatus run(std::span<const std::string_view> args, const io::Streams& streams,
                             const Terminal& terminal) noexcept;

// Checks everything the options name and returns the run's status. Throws OutputError and std::bad_alloc.
[[nodiscard]] ExitStatus run_check(const CheckOptions& options, const io::Streams& given, const Terminal& terminal);

// Writes a configuration of examples to the working directory, unless it has one, and says how to go on.
[[nodiscard]] ExitStatus run_init(const io::Streams& streams);

// Prints the settings for the path that the options name. Throws UsageError.
[[nodiscard]] ExitStatus run_settings(const CheckOptions& options, const io::Streams& streams);

}  // namespace runlint::cli
