// lint/placeholder: a value that is still the placeholder of a template.
#pragma once

#include <string_view>

#include "lint/rule.h"

namespace runlint::lint {

inline constexpr RuleInfo kPlaceholderRule = {
    .rule = Rule::kLintPlaceholder,
    .name = "lint/placeholder",
    .severity = Severity::kInfo,
    .summary = "A branch, a build or a variable is a placeholder that nobody filled in.",
    .explanation =
        "A value like {{ region }} or <region> comes from a template or from documentation, and the run gets it as it "
        "is written. For a branch or a build, $NAME and ${NAME} are placeholders too, since no shell reads them. "
        "Variables that may hold a secret or a template, by their name or their text, are not reported, and nothing is "
        "where references are allowed (--references).",
    .bad = R"({"runtimeEnvironment": {"REGION": "<region>"}})",
    .good = R"({"runtimeEnvironment": {"REGION": "europe-west3"}})",
    .source = "Jinja, Mustache and Helm: {{ … }}; POSIX.1-2017, section 2.6.2: parameter expansion"};

// Whether `value` may be a placeholder: a fast filter.
[[nodiscard]] inline bool may_be_placeholder(std::string_view value) noexcept {
  return !value.empty() && (value.front() == '{' || value.front() == '<' || value.front() == '$');
}

// Checks a variable, a branch or the ID of a build.
void placeholder(ReportHandler& reporter, const Instance& instance, const text::StringToken& text);

}  // namespace runlint::lint
