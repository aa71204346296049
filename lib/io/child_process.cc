#include "io/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace runlint::io {
namespace {

[[noreturn]] void throw_error(int error) { throw std::system_error(error, std::generic_category()); }

// A descriptor that is closed with this.
class Descriptor {
 public:
  // One above those of the standard streams, which `from` may be if they are closed; `from` is closed.
  explicit Descriptor(int from) {
    if (from < 0) throw_error(errno);
    value_ = ::fcntl(from, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int error = errno;
    ::close(from);
    if (value_ < 0) throw_error(error);
  }
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const noexcept { return value_; }
  [[nodiscard]] int release() noexcept { return std::exchange(value_, -1); }

 private:
  int value_ = -1;
};

class FileActions {
 public:
  FileActions() {
    if (const int error = ::posix_spawn_file_actions_init(&actions_)) throw_error(error);
  }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void duplicate(int from, int to) {
    if (const int error = ::posix_spawn_file_actions_adddup2(&actions_, from, to)) throw_error(error);
  }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

bool is_named(std::string_view variable, std::span<const std::string_view> names) {
  return std::ranges::find(names, variable.substr(0, variable.find('='))) != names.end();
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> arguments, std::span<const std::string_view> without,
                           std::chrono::seconds patience) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!is_named(*variable, without)) variables.push_back(*variable);
  }
  variables.push_back(nullptr);

  // A socket rather than pipes: writing to one whose reader is gone need not raise a signal.
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw_error(errno);
  Descriptor own(ends[0]);
  const Descriptor others(ends[1]);
  // Memory rather than a pipe: the program never waits until its errors are read.
  Descriptor errors(::memfd_create("errors", MFD_CLOEXEC));
  timeval limit{};
  limit.tv_sec = static_cast<time_t>(patience.count());
  if (::setsockopt(own.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) != 0) throw_error(errno);
  if (::setsockopt(own.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0) throw_error(errno);

  FileActions actions;
  actions.duplicate(others.get(), STDIN_FILENO);
  actions.duplicate(others.get(), STDOUT_FILENO);
  actions.duplicate(errors.get(), STDERR_FILENO);
  if (const int error =
          ::posix_spawnp(&process_, argv.front(), actions.get(), nullptr, argv.data(), variables.data())) {
    throw_error(error);
  }
  socket_ = own.release();
  errors_ = errors.release();
}

ChildProcess::~ChildProcess() {
  ::close(socket_);
  ::close(errors_);
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void ChildProcess::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_error(errno == EAGAIN ? ETIMEDOUT : errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::size_t ChildProcess::receive(char* into, std::size_t capacity) const {
  for (;;) {
    const ssize_t count = ::recv(socket_, into, capacity, 0);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == ECONNRESET) return 0;  // it has ended without reading everything
    if (errno != EINTR) throw_error(errno == EAGAIN ? ETIMEDOUT : errno);
  }
}

std::string ChildProcess::errors() const {
  std::string text(4096, '\0');
  const ssize_t count = ::pread(errors_, text.data(), text.size(), 0);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return text;
}

}  // namespace runlint::io
