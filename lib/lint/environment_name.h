// lint/environment-name: variables that a shell can't use, or whose names differ only in case.
#pragma once

#include "lint/name_conflicts.h"
#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kEnvironmentNameRule = {
    .rule = Rule::kLintEnvironmentName,
    .name = "lint/environment-name",
    .severity = Severity::kInfo,
    .summary = "A variable can't be used in a shell, or its name differs from another only in case.",
    .explanation =
        "Shells know variables named with ASCII letters, digits and underscores that don't begin with a "
        "digit; programs can read others, but a script can't. If two names differ only in case, one is "
        "usually a typo; that is a warning unless the rule's severity is set. Those of a proxy, http_proxy and "
        "HTTP_PROXY and the like, are usually both set and not reported.",
    .bad = R"({"runtimeEnvironment": {"log.level": "debug"}})",
    .good = R"({"runtimeEnvironment": {"LOG_LEVEL": "debug"}})",
    .source = "POSIX.1-2017, section 8.1: environment variable definition"};

void environment_name(ReportHandler& reporter, const Frame& map, NameConflicts& conflicts);

}  // namespace runlint::lint
