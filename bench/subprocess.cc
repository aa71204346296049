#include "subprocess.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <system_error>

extern char** environ;

namespace runlint::bench {
namespace {

void require(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
}

// Not from wait4(), which includes the memory that the child shares with its parent until exec.
std::size_t peak_memory(pid_t child) {
  std::ifstream in(fmt::format("/proc/{}/status", child));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6)) * 1024;
  }
  return 0;
}

pid_t start(const std::vector<std::string>& arguments, int standard_input) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, standard_input, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  require(error, argv[0]);
  return child;
}

void write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = write(file, text.data() + done, text.size() - done);
    if (written < 0) require(errno, "write");
    done += static_cast<std::size_t>(written);
  }
}

}  // namespace

Usage run_subprocess(const std::vector<std::string>& arguments, const std::string& input, std::size_t times) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) require(errno, "pipe2");
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = start(arguments, ends[0]);
  close(ends[0]);
  for (std::size_t i = 0; i < times; ++i) write_all(ends[1], input);
  const std::size_t peak = input.empty() ? 0 : peak_memory(child);
  close(ends[1]);
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) require(errno, "wait4");
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, wall.count(),
          milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), peak};
}

}  // namespace runlint::bench
