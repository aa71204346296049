#include "lint/shell_syntax.h"

#include <fmt/format.h>

#include "text/escape.h"

namespace runlint::lint {

void shell_syntax(ReportHandler& reporter, const Commands& commands) {
  for (const Commands::Command& command : commands.needing_shell()) {
    reporter.report(Rule::kLintShellSyntax, span_of(command.text), [&](Diagnostic& diagnostic) {
      diagnostic.instance = reporter.member_instance(command.name);
      if (command.shell_operator == "\n") {
        diagnostic.message = fmt::format(
            "{} has several lines, but is not run by a shell: only the first word is run, "
            "with all others as its arguments",
            text::quoted(command.name));
        diagnostic.help =
            "run it in a shell, which stops at the first error: sh -ec '…'; or write one command on one line";
        return;
      }
      diagnostic.message = fmt::format("{} contains the shell operator {}, but is not run by a shell",
                                       text::quoted(command.name), text::quoted(command.shell_operator));
      diagnostic.help = "run it in a shell: sh -c '…'; or quote the operator if it is an ordinary argument";
    });
  }
}

}  // namespace runlint::lint
