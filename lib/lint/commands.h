// Command lines, read as a shell would read them.
#ifndef RUNLINT_LIB_LINT_COMMANDS_H_
#define RUNLINT_LIB_LINT_COMMANDS_H_

#include <string_view>
#include <vector>

#include "json/walk.h"

namespace runlint::lint {

// The commands of one record that can work only in a shell, and whether any of them names one: the entrypoint may be
// the shell that gets the command.
class Commands {
 public:
  struct Command {
    std::string_view name;  // of the member
    json::Text text;
    std::string_view what;  // its first shell operator: "&&", "$(", …
  };

  void start() noexcept {
    in_need_.clear();
    names_shell_ = false;
  }

  // Both texts live until the record ends. Throws std::bad_alloc only.
  void add(std::string_view name, const json::Text& text);

  // Those that have an operator and no shell, in the order of the text.
  [[nodiscard]] const std::vector<Command>& in_need_of_shell() const noexcept {
    static const std::vector<Command> kNone;
    return names_shell_ ? kNone : in_need_;
  }

 private:
  std::vector<Command> in_need_;
  bool names_shell_ = false;
};

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_COMMANDS_H_
