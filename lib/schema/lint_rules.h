// The rule catalogue: payloads that the API takes, and that are probably not what is meant.
#ifndef RUNLINT_LIB_SCHEMA_LINT_RULES_H_
#define RUNLINT_LIB_SCHEMA_LINT_RULES_H_

#include <string_view>

#include "runlint/rule.h"
#include "schema/schema_rules.h"

namespace runlint::schema {

inline constexpr RuleInfo kLintRules[] = {
    {.rule = Rule::kLintSecretInEnvironment,
     .name = "lint/secret-in-environment",
     .severity = Severity::kWarning,
     .summary = "An environment variable holds what looks like a live credential.",
     .explanation =
         "A payload is kept in repositories, logs and shells' histories, and whoever reads one of them has the "
         "credential. It is told by the prefix and shape that its issuer publishes, or by the name of the variable: "
         "*_TOKEN, *_PASSWORD, *_SECRET, *_API_KEY and the like. References such as ${NAME}, placeholders, booleans, "
         "numbers and digests are no credentials. A variable whose name says PUBLIC is let be, unless it holds a "
         "private key.",
     .bad = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "correct-horse-battery-staple"}})",
     .good = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "${SHARED_SMTP_PASSWORD}"}})",
     .source = "OWASP Secrets Management Cheat Sheet; the formats of tokens that their issuers publish"},
    {.rule = Rule::kLintIgnoredOverride,
     .name = "lint/ignored-override",
     .severity = Severity::kWarning,
     .summary = "A custom command, entrypoint or process is given, and its configType does not use it.",
     .explanation =
         "Which of the overrides count is said by configType alone. The others are accepted and dropped without a "
         "word, and the job runs something else than its author believes.",
     .bad =
         R"({"deployment": {"docker": {"configType": "default", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
     .good =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kLintMissingImageTag,
     .name = "lint/missing-image-tag",
     .severity = Severity::kWarning,
     .summary = "An image path has no tag, and passes only because the colon of a port or scheme is taken for one.",
     .explanation =
         "The API asks for a tag or a digest, and its pattern looks for a colon. In a path like localhost:5000/nginx "
         "or https://host/app, the colon belongs to the port or the scheme, so that the path passes and the image is "
         "not found, or is whatever the registry calls latest. A scheme other than http and https is no part of an "
         "image path at all.",
     .bad = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx:1.27"}}})",
     .source = "The pattern of imagePath in \"Run job\", Northflank API; OCI Distribution Specification: tag, digest"},
    {.rule = Rule::kLintMutableImageTag,
     .name = "lint/mutable-image-tag",
     .severity = Severity::kInfo,
     .summary = "An image is asked for by the tag latest.",
     .explanation =
         "The tag moves with each release: two runs of the same payload may run different images, and what ran is "
         "hard to find out afterwards. A version or a digest always means the same.",
     .bad = R"({"deployment": {"external": {"imagePath": "nginx:latest"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "nginx:1.27"}}})",
     .source = "Docker documentation, Building best practices: pin base image versions"},
    {.rule = Rule::kLintInsecureRegistry,
     .name = "lint/insecure-registry",
     .severity = Severity::kWarning,
     .summary = "An image is fetched over http, without encryption.",
     .explanation =
         "Whoever stands between the platform and the registry can read the credentials and put another image in the "
         "place of the one asked for.",
     .bad = R"({"deployment": {"external": {"imagePath": "http://registry.example.com/team/report:1.4"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "https://registry.example.com/team/report:1.4"}}})",
     .source = "Docker documentation, Test an insecure registry: for isolated testing only"},
    {.rule = Rule::kLintInvalidBase64,
     .name = "lint/invalid-base64",
     .severity = Severity::kWarning,
     .summary = "The data of a file is not base64, or does not decode to the UTF-8 that its encoding states.",
     .explanation =
         "The content of a file is sent as base64: the standard alphabet, padded, without line breaks. Decoders "
         "differ in what they make of anything else; many skip what they don't know, and the job finds a damaged "
         "file.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "color=red"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .source = "RFC 4648, section 4"},
    {.rule = Rule::kLintUnknownEncoding,
     .name = "lint/unknown-encoding",
     .severity = Severity::kWarning,
     .summary = "The encoding of a file is none that Node.js knows.",
     .explanation =
         "The encoding is one of the names that Node.js gives its Buffer encodings, in upper or lower case: utf8, "
         "utf-8, utf16le, utf-16le, ucs2, ucs-2, latin1, binary, ascii, hex, base64, base64url. Names that other "
         "systems use, such as iso-8859-1 or windows-1252, are not among them.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "iso-8859-1"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "latin1"}}})",
     .source = "Node.js documentation, Buffer: buffers and character encodings"},
    {.rule = Rule::kLintFilePath,
     .name = "lint/file-path",
     .severity = Severity::kWarning,
     .summary = "The path of a file is one at which no file can be, or not where it says.",
     .explanation =
         "A path with the parts . or .., with an empty part or with a slash at its end is read differently by "
         "different programs. /proc, /sys and /dev belong to the kernel. And a path can't be a file and a directory: "
         "of /etc/app and /etc/app/app.ini, one will be missing.",
     .bad = R"({"runtimeFiles": {"/etc/../app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .good = R"({"runtimeFiles": {"/app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .source = "POSIX.1-2017, section 4.13: pathname resolution; Linux, proc(5), sysfs(5)"},
    {.rule = Rule::kLintEnvironmentName,
     .name = "lint/environment-name",
     .severity = Severity::kInfo,
     .summary = "A variable can't be used in a shell, or differs from another in upper and lower case alone.",
     .explanation =
         "Shells know variables of ASCII letters, digits and underscores that don't begin with a digit; others can "
         "be read by programs, but not by a script. Of two names that differ only in case, one is usually a slip: "
         "that is a warning, where the severity is not set.",
     .bad = R"({"runtimeEnvironment": {"log.level": "debug"}})",
     .good = R"({"runtimeEnvironment": {"LOG_LEVEL": "debug"}})",
     .source = "POSIX.1-2017, section 8.1: environment variable definition"},
    {.rule = Rule::kLintBuildSha,
     .name = "lint/build-sha",
     .severity = Severity::kWarning,
     .summary = "A buildSHA has 40 characters, but they are not hexadecimal.",
     .explanation =
         "The API takes any text of 40 characters here, but Git names a commit by 40 hexadecimal digits, so that "
         "anything else can name none. The run is refused later, when the build is looked for.",
     .bad = R"({"deployment": {"internal": {"buildSHA": "release-2024-11-03-of-the-reporting-tool"}}})",
     .good = R"({"deployment": {"internal": {"buildSHA": "6b1c0f5a2e9d4387c1b0a9f8e7d6c5b4a3928170"}}})",
     .source = "Git, gitglossary(7): object name"},
    {.rule = Rule::kLintSourceConflict,
     .name = "lint/source-conflict",
     .severity = Severity::kWarning,
     .summary = "Two members are given that answer the same question.",
     .explanation =
         "A buildId already says which commit was built, so that a buildSHA beside it can only agree or contradict; "
         "and a build runs either as a Docker image or by its buildpack. Which of the two wins is not documented.",
     .bad = R"({"deployment": {"internal": {"id": "web-api", "buildSHA": "latest", "buildId": "premium-guide-6393"}}})",
     .good = R"({"deployment": {"internal": {"id": "web-api", "buildId": "premium-guide-6393"}}})",
     .source = kApiPage},
    {.rule = Rule::kLintShellSyntax,
     .name = "lint/shell-syntax",
     .severity = Severity::kWarning,
     .summary = "A command has shell operators, but no shell to interpret them.",
     .explanation =
         "A command is run as it is, not by a shell: to the program, && and | and > are ordinary arguments, and a "
         "redirection writes no file. What needs a shell has to name one; so may the entrypoint.",
     .bad =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "npm run build && npm start"}, "internal": {"id": "web-api"}}})",
     .good =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "sh -c 'npm run build && npm start'"}, "internal": {"id": "web-api"}}})",
     .source = "Dockerfile reference: shell and exec form"},
    {.rule = Rule::kLintNoopOverride,
     .name = "lint/noop-override",
     .severity = Severity::kInfo,
     .summary = "An object that is there to override something is empty.",
     .explanation =
         "An empty internal, storage, ephemeralStorage or billing changes nothing. It is usually what is left of a "
         "template whose values were not set.",
     .bad = R"({"billing": {}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
};

}  // namespace runlint::schema

#endif  // RUNLINT_LIB_SCHEMA_LINT_RULES_H_
