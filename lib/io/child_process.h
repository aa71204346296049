// A program that answers questions: it reads from its standard input and writes to its standard output.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::io {

// Used by one thread. Everything throws std::system_error.
class ChildProcess {
 public:
  // Starts `arguments[0]`, found by PATH, with the environment of this process but for the variables `without`.
  // receive() waits for at most `patience`.
  ChildProcess(std::vector<std::string> arguments, std::span<const std::string_view> without,
               std::chrono::seconds patience);
  // Ends the program, whatever it does.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void send(std::string_view bytes) const;
  // Waits for bytes and puts at most `capacity` of them at `into`; returns how many: 0 only at the end.
  [[nodiscard]] std::size_t receive(char* into, std::size_t capacity) const;

  // The first bytes of what the program has written to standard error.
  [[nodiscard]] std::string errors() const;

 private:
  int socket_ = -1;
  int errors_ = -1;
  pid_t process_ = -1;
};

}  // namespace runlint::io
