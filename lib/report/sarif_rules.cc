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
  const auto begin = [&json](std::string_view name, std::string_view first, std::string_view value) {
    json.begin_object(name);
    json.member(first, value);
  };
  json.begin_object();
  json.member("id", rule.name);
  json.member("name", pascal_case(rule.name));
  begin("shortDescription", "text", rule.summary);
  json.end();
  begin("fullDescription", "text", rule.explanation);
  json.end();
  begin("help", "text", help(rule, "", ""));
  json.member("markdown", help(rule, "```json\n", "\n```"));
  json.end();
  begin("defaultConfiguration", "level", sarif_level(rule.severity));
  json.end();
  json.begin_object("properties");
  json.begin_array("tags");
  json.string(rule.name.substr(0, rule.name.find('/')));
  json.end();
  json.member("precision", rule.name.starts_with("lint/") ? "high" : "very-high");
  json.member("problem.severity", problem_severity(rule.severity));
  json.end(2);
}

}  // namespace

std::string_view sarif_level(Severity severity) noexcept {
  return severity == Severity::kInfo ? "note" : severity_name(severity);
}

void write_sarif_driver(text::JsonWriter& json) {
  json.begin_object();
  json.member("name", "runlint");
  json.member("version", RUNLINT_VERSION);
  json.member("semanticVersion", RUNLINT_VERSION);
  json.begin_array("rules", text::JsonWriter::Layout::kLines);
  for (const RuleInfo& rule : rules()) write_rule(json, rule);
  json.end(2);
}

}  // namespace runlint::report
