// lint/build-sha: a commit SHA that is not hexadecimal.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kBuildShaRule = {
    .rule = Rule::kLintBuildSha,
    .name = "lint/build-sha",
    .severity = Severity::kWarning,
    .summary = "A buildSHA has 40 characters, but they are not all hexadecimal digits.",
    .explanation =
        "The API accepts any string of 40 characters here, but Git names a commit with 40 hexadecimal digits, so any "
        "other string can't be a commit. The run is refused later, when the build is looked up.",
    .bad = R"({"deployment": {"internal": {"buildSHA": "release-2024-11-03-of-the-reporting-tool"}}})",
    .good = R"({"deployment": {"internal": {"buildSHA": "6b1c0f5a2e9d4387c1b0a9f8e7d6c5b4a3928170"}}})",
    .source = "Git, gitglossary(7): object name"};

void build_sha(ReportHandler& reporter, const Instance& instance, const text::StringToken& text);

}  // namespace runlint::lint
