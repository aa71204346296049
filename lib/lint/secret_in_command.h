// lint/secret-in-command: a secret in a command or another text that is shown. No part of the secret is ever shown.
#pragma once

#include <string_view>

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kSecretInCommandRule = {
    .rule = Rule::kLintSecretInCommand,
    .name = "lint/secret-in-command",
    .severity = Severity::kWarning,
    .summary = "A command, an image path, a branch or credentials contain what looks like a secret.",
    .explanation =
        "A command is shown in the process list, in logs and on the platform's pages, and a payload is kept in "
        "repositories. Tokens are recognized as in variables; besides, the values of options like "
        "--password, of -p of known clients and of -u of curl, of settings like those of git config user.password and "
        "aws configure set, headers, variables that are set before a command, and URLs with a password. References "
        "like $NAME and placeholders are not reported.",
    .bad =
        R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "mysql --user=app --password=correct-horse-battery app"}, "internal": {"id": "web-api"}}})",
    .good =
        R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "sh -c 'mysql --user=app --password=$DB_PASSWORD app'"}, "internal": {"id": "web-api"}}})",
    .source = "OWASP Secrets Management Cheat Sheet; the manuals of the clients"};

// `value`: what `text` says, without its references if those are allowed.
void secret_in_command(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                       std::string_view value);

}  // namespace runlint::lint
