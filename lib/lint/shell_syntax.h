// lint/shell-syntax: a command with shell operators or several lines that is not run by a shell.
#pragma once

#include "lint/rule.h"
#include "lint/shell_commands.h"

namespace runlint::lint {

inline constexpr RuleInfo kShellSyntaxRule = {
    .rule = Rule::kLintShellSyntax,
    .name = "lint/shell-syntax",
    .severity = Severity::kWarning,
    .summary = "A command contains shell operators or several lines, but is not run by a shell.",
    .explanation =
        "The platform runs a command directly, without a shell: to the program, && and | and > are "
        "ordinary arguments, a redirection writes no file, and a line break between commands only separates arguments. "
        "If the command needs a shell, name one in the command or in the entrypoint.",
    .bad =
        R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "npm run build && npm start"}, "internal": {"id": "web-api"}}})",
    .good =
        R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "sh -c 'npm run build && npm start'"}, "internal": {"id": "web-api"}}})",
    .source = "Dockerfile reference: shell and exec form"};

void shell_syntax(ReportHandler& reporter, const Commands& commands);

}  // namespace runlint::lint
