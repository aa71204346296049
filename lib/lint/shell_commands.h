// Finds shell operators in command lines, with a shell's quoting.
#pragma once

#include <string_view>
#include <vector>

#include "text/token.h"

namespace runlint::lint {

// The commands of one record that need a shell, and whether any of them names one: the entrypoint may be the shell that
// runs the command.
class Commands {
 public:
  struct Command {
    std::string_view name;  // of the member
    text::StringToken text;
    std::string_view shell_operator;  // its first shell operator: "&&", "$(", "\n" between commands …
  };

  void start() noexcept {
    in_need_.clear();
    names_shell_ = false;
  }

  // Both texts live until the record ends. Throws std::bad_alloc only.
  void add(std::string_view name, const text::StringToken& text);

  // Those with an operator, in document order; none if one of the commands names a shell.
  [[nodiscard]] const std::vector<Command>& needing_shell() const noexcept {
    static const std::vector<Command> kNone;
    return names_shell_ ? kNone : in_need_;
  }

 private:
  std::vector<Command> in_need_;
  bool names_shell_ = false;
};

}  // namespace runlint::lint
