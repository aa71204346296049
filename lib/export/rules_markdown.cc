#include "export/rules_markdown.h"

#include <fmt/format.h>

#include <iterator>

#include "runlint/rule.h"

namespace runlint::exports {

std::string rule_document(const std::function<std::string(std::string_view payload)>& output) {
  std::string out =
      "# The rules\n\n"
      "Printed from the rule catalogue by `./dev golden`; a test runs the examples and compares. The text under an\n"
      "example is what `runlint check` prints of it.\n\n"
      "| rule | usually | is reported when |\n| --- | --- | --- |\n";
  const auto add = [&out]<class... Args>(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
  };
  for (const RuleInfo& rule : rules()) {
    std::string anchor;
    for (const char c : rule.name) anchor += c == '/' ? std::string() : std::string(1, c);
    add("| [{}](#{}) | {} | {} |\n", rule.name, anchor, severity_name(rule.severity), rule.summary);
  }
  for (const RuleInfo& rule : rules()) {
    add("\n## {}\n\n{}\n\n{}\n\nUsually: {}{}. Source: {}. More cases: [invalid/{}](invalid/{}).\n", rule.name,
        rule.summary, rule.explanation, severity_name(rule.severity),
        severity_is_adjustable(rule.rule) ? "" : ", always", rule.source, rule.name, rule.name);
    if (rule.bad.empty()) continue;
    add("\nBad:\n\n```json\n{}\n```\n\n```text\n{}```\n\nGood:\n\n```json\n{}\n```\n", rule.bad, output(rule.bad),
        rule.good);
  }
  return out;
}

}  // namespace runlint::exports
