// lint/source-conflict: two members of which only one can take effect.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kSourceConflictRule = {
    .rule = Rule::kLintSourceConflict,
    .name = "lint/source-conflict",
    .severity = Severity::kWarning,
    .summary = "Two members are set of which only one can take effect.",
    .explanation =
        "A buildId already determines the commit, so a buildSHA next to it can only repeat or contradict it; and a "
        "build runs either as a Docker image or by its buildpack. Which of the two wins is not documented.",
    .bad = R"({"deployment": {"internal": {"id": "web-api", "buildSHA": "latest", "buildId": "premium-guide-6393"}}})",
    .good = R"({"deployment": {"internal": {"id": "web-api", "buildId": "premium-guide-6393"}}})",
    .source = kApiPage};

void source_conflict(ReportHandler& reporter, const Frame& frame);

}  // namespace runlint::lint
