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
  for (const Commands::Command& list : commands.lists()) {
    reporter.report(Rule::kLintShellSyntax, span_of(list.text), [&](Diagnostic& diagnostic) {
      diagnostic.instance = reporter.member_instance(list.name);
      diagnostic.message =
          fmt::format("{} is a JSON array inside a string, but is read as a command line", text::quoted(list.name));
      diagnostic.help =
          "write its words on one line with spaces between them, and quote a word with spaces, as in: sh -c 'npm test'";
    });
  }
}

}  // namespace runlint::lint
