// The terminals and environment variables of the process.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace runlint::cli {

struct Terminal {
  bool input_is_terminal = false;
  bool output_is_terminal = false;
  bool errors_are_terminal = false;
  bool dumb = false;                               // TERM says that the terminal takes no control sequences
  bool no_color = false;                           // NO_COLOR is set and not empty
  bool force_color = false;                        // FORCE_COLOR is set, and neither empty nor 0
  bool links = false;                              // the terminal shows hyperlinks (OSC 8)
  bool unicode = false;                            // the locale's encoding is UTF-8
  std::size_t width = 0;                           // of the output in columns; 0: it is no terminal
  std::chrono::milliseconds progress_after{1000};  // shorter work shows no progress
  std::string repository = {};                     // the folder of the repository that GitLab checks; empty: unknown
};

// Reads standard input, output and error of this process, and the variables of kVariables.
[[nodiscard]] Terminal terminal_of_process();

}  // namespace runlint::cli
