#include "lint/shell_syntax.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void shell_syntax(ReportHandler& reporter, const Commands& commands) {
  for (const Commands::Command& command : commands.needing_shell()) {
    reporter.report(Rule::kLintShellSyntax, span_of(command.text), [&](Diagnostic& diagnostic) {
      diagnostic.instance = reporter.member_instance(command.name);
      diagnostic.message = fmt::format("{} contains the shell operator {}, but is not run by a shell",
                                       text::quoted(command.name), text::quoted(command.shell_operator));
      diagnostic.help = "run it in a shell: sh -c '…'; or quote the operator if it is an ordinary argument";
    });
  }
}

}  // namespace runlint::lint
