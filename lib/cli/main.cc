#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/command.h"

int main(int argc, char** argv) {
  using namespace runlint::cli;
  const std::vector<std::string_view> args(argv + 1, argv + argc);
  runlint::io::DescriptorSource in(STDIN_FILENO);
  runlint::io::DescriptorSink out(STDOUT_FILENO);
  runlint::io::DescriptorSink err(STDERR_FILENO);
  const ExitStatus status = run(args, {in, out, err}, terminal_of_process());

  // Some file systems report only now that there was no space.
  if (::close(STDOUT_FILENO) != 0 && errno != EBADF) {
    runlint::io::write_error(err, "runlint: cannot write the output: " + std::generic_category().message(errno) + '\n');
    return static_cast<int>(status == ExitStatus::kInternal ? status : ExitStatus::kUsage);
  }
  return static_cast<int>(status);
}
