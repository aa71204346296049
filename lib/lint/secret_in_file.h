// lint/secret-in-file: a secret in the content of a file. The content is never shown.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kSecretInFileRule = {
    .rule = Rule::kLintSecretInFile,
    .name = "lint/secret-in-file",
    .severity = Severity::kWarning,
    .summary = "A file of runtimeFiles contains what looks like a private key or a credential.",
    .explanation =
        "Base64 hides nothing: whoever has the payload has the file. The content is decoded, and if it is text, "
        "searched as the values of variables are. In dockerSecretMounts, which exist for secrets, a finding is an "
        "info, "
        "and none is reported where the rule is an error.",
    .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "cGFzc3dvcmQ9Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5Cg=="}}})",
    .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "cGFzc3dvcmQ9JHtEQl9QQVNTV09SRH0K"}}})",
    .source = "OWASP Secrets Management Cheat Sheet; RFC 7468"};

// For the content of a file, `is_base64` or not.
void secret_in_file(ReportHandler& reporter, const Instance& instance, const text::StringToken& text, bool is_base64);

}  // namespace runlint::lint
