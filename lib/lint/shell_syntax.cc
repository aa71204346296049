// lint/shell-syntax: a command that only a shell understands, and no shell.
#include <fmt/format.h>

#include "lint/rules.h"
#include "text/display.h"

namespace runlint::lint {

void shell_syntax(Reporter& reporter, const Commands& commands) {
  for (const Commands::Command& command : commands.in_need_of_shell()) {
    reporter.found(Rule::kLintShellSyntax, span_of(command.text), [&](Diagnostic& diagnostic) {
      diagnostic.path = reporter.member_path(command.name);
      diagnostic.message = fmt::format("{} uses {}, which only a shell understands, and names no shell",
                                       text::quoted(command.name), text::quoted(command.what));
      diagnostic.help = "run it by a shell: sh -c '…'; or quote what is not meant as an operator";
    });
  }
}

}  // namespace runlint::lint
