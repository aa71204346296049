// lint/ignored-override: a member that takes effect only with other values of the object's discriminator.
#pragma once

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kIgnoredOverrideRule = {
    .rule = Rule::kLintIgnoredOverride,
    .name = "lint/ignored-override",
    .severity = Severity::kWarning,
    .summary = "A custom command, entrypoint or process is set, but configType does not use it.",
    .explanation =
        "configType alone decides which overrides take effect. The others are accepted and silently "
        "dropped, and the job runs something other than its author believes.",
    .bad =
        R"({"deployment": {"docker": {"configType": "default", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
    .good =
        R"({"deployment": {"docker": {"configType": "customCommand", "customCommand": "node report.js"}, "internal": {"id": "web-api"}}})",
    .source = kApiPage};

void ignored_override(ReportHandler& reporter, const Frame& frame);

}  // namespace runlint::lint
