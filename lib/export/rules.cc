// The rule catalogue as text, JSON and Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/exports.h"
#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/json_writer.h"
#include "text/utf8.h"

namespace runlint::exports {
namespace {

constexpr std::size_t kWidth = 80;

// `text` broken at spaces into lines of at most kWidth columns.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t width = text::count_code_points(word);
    if (column > 0) {
      const bool fits = column + 1 + width <= kWidth;
      out += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    out += word;
    column += width;
  }
  return out;
}

// Each line of `text` indented by two spaces.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    out.append("  ").append(line).append("\n");
  }
  return out;
}

// The option that the examples need; may be empty.
std::string option_for(const RuleInfo& rule) {
  if (rule.api == ApiRevision::kOriginal) return {};
  return fmt::format("--api {}", schema::kRevisionNames[static_cast<std::size_t>(rule.api)]);
}

}  // namespace

std::string rules_text() {
  std::size_t width = 0;
  for (const RuleInfo& rule : rules()) width = std::max(width, rule.name.size());
  std::string out;
  for (const RuleInfo& rule : rules()) {
    fmt::format_to(std::back_inserter(out), "{:{}}  {:7}  {}\n", rule.name, width, severity_name(rule.severity),
                   rule.summary);
  }
  return out;
}

std::string rules_json() {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member("version", 1);
  json.begin_array("rules", text::JsonWriter::Layout::kLines);
  for (const RuleInfo& rule : rules()) {
    json.begin_object();
    json.members("name", rule.name, "severity", severity_name(rule.severity), "adjustable",
                 severity_is_adjustable(rule.rule), "summary", rule.summary, "explanation", rule.explanation, "bad",
                 rule.bad, "good", rule.good, "api", schema::kRevisionNames[static_cast<std::size_t>(rule.api)],
                 "input", rule.is_yaml ? "yaml" : "json", "source", rule.source);
    json.end();
  }
  json.end(2);
  return out += '\n';
}

std::string explanation(const RuleInfo& rule) {
  std::string out = fmt::format("{} ({}{})\n\n{}\n\n{}\n", rule.name, severity_name(rule.severity),
                                severity_is_adjustable(rule.rule) ? "" : ", always", wrapped(rule.summary),
                                wrapped(rule.explanation));
  const std::string option = option_for(rule);
  const std::string with_option = option.empty() ? "" : ", with " + option;
  const auto add = [&out](std::string_view title, std::string_view text) {
    if (!text.empty()) fmt::format_to(std::back_inserter(out), "\n{}:\n{}", title, indented(text));
  };
  add("Bad" + with_option, rule.bad);
  add("Good" + with_option, rule.good);
  add("Source", wrapped(rule.source));
  return out;
}

std::string rule_document(const std::function<std::string(const RuleInfo& rule)>& output) {
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
    const std::string option = option_for(rule);
    add("\nBad{0}:\n\n```{1}\n{2}\n```\n\n```text\n{3}```\n\nGood:\n\n```{1}\n{4}\n```\n",
        option.empty() ? "" : fmt::format(" (with `{}`)", option), rule.is_yaml ? "yaml" : "json", rule.bad,
        output(rule), rule.good);
  }
  return out;
}

}  // namespace runlint::exports
