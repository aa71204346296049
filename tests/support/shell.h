// Runs shell scripts with the real program.
#ifndef RUNLINT_TESTS_SUPPORT_SHELL_H_
#define RUNLINT_TESTS_SUPPORT_SHELL_H_

#include <array>
#include <csignal>
#include <cstdio>
#include <string>

#include "support/command_line.h"

namespace runlint::cli {

// The output of `script`, run in an empty directory with $RUNLINT set to `program`, for at most that many seconds.
inline std::string shell(const std::string& script, const std::string& program, int seconds = 60) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("script", script);
  (void)std::signal(SIGPIPE, SIG_DFL);  // the default in a shell, whatever this process inherited
  const std::string command = "cd '" + directory.path() + "' && RUNLINT='" + program + "' timeout " +
                              std::to_string(seconds) + " sh script 2>&1";
  FILE* const pipe = ::popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> block;
  for (std::size_t count = 0; (count = std::fread(block.data(), 1, block.size(), pipe)) > 0;) {
    out.append(block.data(), count);
  }
  if (::pclose(pipe) != 0) out += "the script failed\n";
  return out;
}

}  // namespace runlint::cli

#endif  // RUNLINT_TESTS_SUPPORT_SHELL_H_
