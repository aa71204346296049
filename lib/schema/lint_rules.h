// The rule catalogue, lint/*: payloads that the API accepts, but that are probably not what their author meant.
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
     .summary = "An environment variable contains what looks like a live credential.",
     .explanation = "A payload is kept in repositories, logs and shell histories, and whoever reads one of them has "
                    "the credential. Credentials are recognized by the prefix and shape that their issuers publish, or "
                    "by the name of the variable: *_TOKEN, *_PASSWORD, *_SECRET, *_API_KEY and the like. References "
                    "such as ${NAME}, placeholders, booleans, numbers and digests are not reported. A variable with "
                    "PUBLIC in its name is ignored, unless it contains a private key.",
     .bad = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "correct-horse-battery-staple"}})",
     .good = R"({"runtimeEnvironment": {"SMTP_PASSWORD": "${SHARED_SMTP_PASSWORD}"}})",
     .source = "OWASP Secrets Management Cheat Sheet; the formats of tokens that their issuers publish"},
    {.rule = Rule::kLintIgnoredOverride,
     .name = "lint/ignored-override",
     .severity = Severity::kWarning,
     .summary = "A custom command, entrypoint or process is set, but configType does not use it.",
     .explanation = "configType alone decides which overrides take effect. The others are accepted and silently "
                    "dropped, and the job runs something other than its author believes.",
     .bad =
         R"({"deployment": {"docker": {"configType": "default", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
     .good =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kLintMissingImageTag,
     .name = "lint/missing-image-tag",
     .severity = Severity::kWarning,
     .summary =
         "An image path has no tag, and is accepted only because the colon of its port or scheme is taken for a tag's.",
     .explanation = "The API requires a tag or a digest, but its pattern only looks for a colon. In a path like "
                    "localhost:5000/nginx or https://host/app, the colon belongs to the port or the scheme, so the "
                    "path is accepted, and then the image is not found, or is whatever the registry calls latest. The "
                    "only schemes an image path can have are http and https.",
     .bad = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "localhost:5000/nginx:1.27"}}})",
     .source = "The pattern of imagePath in \"Run job\", Northflank API; OCI Distribution Specification: tag, digest"},
    {.rule = Rule::kLintMutableImageTag,
     .name = "lint/mutable-image-tag",
     .severity = Severity::kInfo,
     .summary = "An image uses the mutable tag latest.",
     .explanation = "The tag moves with each release: two runs of the same payload may run different images, and it is "
                    "hard to find out afterwards which ones ran. A version or a digest always means the same image.",
     .bad = R"({"deployment": {"external": {"imagePath": "nginx:latest"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "nginx:1.27"}}})",
     .source = "Docker documentation, Building best practices: pin base image versions"},
    {.rule = Rule::kLintInsecureRegistry,
     .name = "lint/insecure-registry",
     .severity = Severity::kWarning,
     .summary = "An image is fetched over http, without encryption.",
     .explanation = "Anyone between the platform and the registry can read the credentials and replace the image.",
     .bad = R"({"deployment": {"external": {"imagePath": "http://registry.example.com/team/report:1.4"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "https://registry.example.com/team/report:1.4"}}})",
     .source = "Docker documentation, Test an insecure registry: for isolated testing only"},
    {.rule = Rule::kLintInvalidBase64,
     .name = "lint/invalid-base64",
     .severity = Severity::kWarning,
     .summary = "The data of a file is not base64, or does not decode to UTF-8 although its encoding says so.",
     .explanation =
         "The content of a file is sent as base64: the standard alphabet, padded, without line breaks. Decoders "
         "disagree about anything else; many skip the characters they don't know, and the job gets a damaged file.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "color=red"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .source = "RFC 4648, section 4"},
    {.rule = Rule::kLintUnknownEncoding,
     .name = "lint/unknown-encoding",
     .severity = Severity::kWarning,
     .summary = "The encoding of a file is not one that Node.js knows.",
     .explanation = "The encoding is the name of a Node.js Buffer encoding, in upper or lower case: utf8, utf-8, "
                    "utf16le, utf-16le, ucs2, ucs-2, latin1, binary, ascii, hex, base64, base64url. Names that other "
                    "systems use, such as iso-8859-1 or windows-1252, are not among them.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "iso-8859-1"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "latin1"}}})",
     .source = "Node.js documentation, Buffer: buffers and character encodings"},
    {.rule = Rule::kLintFilePath,
     .name = "lint/file-path",
     .severity = Severity::kWarning,
     .summary = "The path of a file is not normalized, belongs to the kernel, or is inside another file.",
     .explanation = "Different programs read a path differently if it has the segments . or .., an empty segment or a "
                    "slash at the end. /proc, /sys and /dev belong to the kernel. And a path can't be both a file and "
                    "a directory: of /etc/app and /etc/app/app.ini, only one can be created.",
     .bad = R"({"runtimeFiles": {"/etc/../app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .good = R"({"runtimeFiles": {"/app.ini": {"data": "Y29sb3I9cmVk"}}})",
     .source = "POSIX.1-2017, section 4.13: pathname resolution; Linux, proc(5), sysfs(5)"},
    {.rule = Rule::kLintEnvironmentName,
     .name = "lint/environment-name",
     .severity = Severity::kInfo,
     .summary = "A variable can't be used in a shell, or its name differs from another only in case.",
     .explanation = "Shells know variables named with ASCII letters, digits and underscores that don't begin with a "
                    "digit; programs can read others, but a script can't. If two names differ only in case, one is "
                    "usually a typo; that is a warning unless the rule's severity is set.",
     .bad = R"({"runtimeEnvironment": {"log.level": "debug"}})",
     .good = R"({"runtimeEnvironment": {"LOG_LEVEL": "debug"}})",
     .source = "POSIX.1-2017, section 8.1: environment variable definition"},
    {.rule = Rule::kLintBuildSha,
     .name = "lint/build-sha",
     .severity = Severity::kWarning,
     .summary = "A buildSHA has 40 characters, but they are not all hexadecimal digits.",
     .explanation =
         "The API accepts any string of 40 characters here, but Git names a commit with 40 hexadecimal digits, so any "
         "other string can't be a commit. The run is refused later, when the build is looked up.",
     .bad = R"({"deployment": {"internal": {"buildSHA": "release-2024-11-03-of-the-reporting-tool"}}})",
     .good = R"({"deployment": {"internal": {"buildSHA": "6b1c0f5a2e9d4387c1b0a9f8e7d6c5b4a3928170"}}})",
     .source = "Git, gitglossary(7): object name"},
    {.rule = Rule::kLintSourceConflict,
     .name = "lint/source-conflict",
     .severity = Severity::kWarning,
     .summary = "Two members are set of which only one can take effect.",
     .explanation =
         "A buildId already determines the commit, so a buildSHA next to it can only repeat or contradict it; and a "
         "build runs either as a Docker image or by its buildpack. Which of the two wins is not documented.",
     .bad = R"({"deployment": {"internal": {"id": "web-api", "buildSHA": "latest", "buildId": "premium-guide-6393"}}})",
     .good = R"({"deployment": {"internal": {"id": "web-api", "buildId": "premium-guide-6393"}}})",
     .source = kApiPage},
    {.rule = Rule::kLintShellSyntax,
     .name = "lint/shell-syntax",
     .severity = Severity::kWarning,
     .summary = "A command contains shell operators, but is not run by a shell.",
     .explanation = "The platform runs a command directly, without a shell: to the program, && and | and > are "
                    "ordinary arguments, and a redirection writes no file. If the command needs a shell, name one in "
                    "the command or in the entrypoint.",
     .bad =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "npm run build && npm start"}, "internal": {"id": "web-api"}}})",
     .good =
         R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "sh -c 'npm run build && npm start'"}, "internal": {"id": "web-api"}}})",
     .source = "Dockerfile reference: shell and exec form"},
    {.rule = Rule::kLintNoopOverride,
     .name = "lint/noop-override",
     .severity = Severity::kInfo,
     .summary = "An object that is meant to override something is empty.",
     .explanation = "An empty internal, storage, ephemeralStorage or billing changes nothing. It is usually left over "
                    "from a template whose values were not set.",
     .bad = R"({"billing": {}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
};

}  // namespace runlint::schema

#endif  // RUNLINT_LIB_SCHEMA_LINT_RULES_H_
