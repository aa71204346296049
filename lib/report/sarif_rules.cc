#include "report/sarif_rules.h"

#include <fmt/format.h>

#include <string>

#include "runlint/version.h"

namespace runlint::report {
namespace {

// "schema/min-length" -> "SchemaMinLength"
std::string pascal_case(std::string_view name) {
  std::string out;
  bool begins_word = true;
  for (const char c : name) {
    const bool separates = c == '/' || c == '-';
    if (!separates) out += begins_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = separates;
  }
  return out;
}

std::string help(const RuleInfo& rule, std::string_view fence, std::string_view end_fence) {
  std::string out(rule.explanation);
  const auto add = [&](std::string_view title, std::string_view payload) {
    if (!payload.empty()) out += fmt::format("\n\n{}:\n{}{}{}", title, fence, payload, end_fence);
  };
  add("Bad", rule.bad);
  add("Good", rule.good);
  return out + fmt::format("\n\nSource: {}", rule.source);
}

// GitHub sorts and filters its alerts by it.
std::string_view problem_severity(Severity severity) noexcept {
  return severity == Severity::kInfo ? "recommendation" : severity_name(severity);
}

void write_rule(text::JsonWriter& json, const RuleInfo& rule) {
  json.begin_object();
  json.members("id", rule.name, "name", pascal_case(rule.name));
  json.object("shortDescription", "text", rule.summary);
  json.object("fullDescription", "text", rule.explanation);
  json.object("help", "text", help(rule, "", ""), "markdown", help(rule, "```json\n", "\n```"));
  json.object("defaultConfiguration", "level", sarif_level(rule.severity));
  json.begin_object("properties");
  json.begin_array("tags");
  json.string(rule.name.substr(0, rule.name.find('/')));
  json.end();
  json.members("precision", rule.name.starts_with("lint/") ? "high" : "very-high", "problem.severity",
               problem_severity(rule.severity));
  json.end(2);
}

}  // namespace

std::string_view sarif_level(Severity severity) noexcept {
  return severity == Severity::kInfo ? "note" : severity_name(severity);
}

void write_sarif_driver(text::JsonWriter& json) {
  json.begin_object();
  json.members("name", "runlint", "version", RUNLINT_VERSION, "semanticVersion", RUNLINT_VERSION);
  json.begin_array("rules", text::JsonWriter::Layout::kLines);
  for (const RuleInfo& rule : rules()) write_rule(json, rule);
  json.end(2);
}

}  // namespace runlint::report
