// lint/secret-in-environment: a literal credential where a reference belongs. No part of the value is ever shown.
#pragma once

#include <string_view>

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kSecretInEnvironmentRule = {
    .rule = Rule::kLintSecretInEnvironment,
    .name = "lint/secret-in-environment",
    .severity = Severity::kWarning,
    .summary = "An environment variable contains what looks like a live credential.",
    .explanation =
        "A payload is kept in repositories, logs and shell histories, and whoever reads one of them has "
        "the credential. Credentials are recognized by the prefix and shape that their issuers publish, by "
        "what is before them (a connection string, a URL, a header, a configuration file, also in base64), or "
        "by the name of the variable: *_TOKEN, *_PASSWORD, *_SECRET, *_API_KEY and the like. References "
        "such as ${{secrets.GROUP.values.NAME}}, placeholders, booleans, numbers, digests and the fingerprint in a "
        "GPG_KEY are not reported. "
        "PUBLIC in a name excuses only kinds that may be public, like Google API keys.",
    .bad = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "correct-horse-battery-staple"}})",
    .good = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "${{secrets.mail.values.password}}"}})",
    .source = "OWASP Secrets Management Cheat Sheet; the formats of tokens that their issuers publish"};

// `value`: what `text` says, without its references if those are allowed.
void secret_in_environment(ReportHandler& reporter, const Instance& instance, const text::StringToken& text,
                           std::string_view value);

}  // namespace runlint::lint
