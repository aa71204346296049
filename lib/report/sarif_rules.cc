#include "report/sarif_rules.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "runlint/version.h"
#include "text/json_member.h"

namespace runlint::report {
namespace {

using text::append_json_string;

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

// What GitHub sorts and filters its alerts by.
std::string_view problem_severity(Severity severity) noexcept {
  return severity == Severity::kInfo ? "recommendation" : severity_name(severity);
}

void append_rule(std::string& out, const RuleInfo& rule) {
  append_json_string(out, "{\"id\":", rule.name);
  append_json_string(out, ",\"name\":", pascal_case(rule.name));
  append_json_string(out, ",\"shortDescription\":{\"text\":", rule.summary);
  append_json_string(out, "},\"fullDescription\":{\"text\":", rule.explanation);
  append_json_string(out, "},\"help\":{\"text\":", help(rule, "", ""));
  append_json_string(out, ",\"markdown\":", help(rule, "```json\n", "\n```"));
  append_json_string(out, "},\"defaultConfiguration\":{\"level\":", sarif_level(rule.severity));
  append_json_string(out, "},\"properties\":{\"tags\":[", rule.name.substr(0, rule.name.find('/')));
  append_json_string(out, "],\"precision\":", rule.name.starts_with("lint/") ? "high" : "very-high");
  append_json_string(out, ",\"problem.severity\":", problem_severity(rule.severity));
  out += "}}";
}

}  // namespace

std::string_view sarif_level(Severity severity) noexcept {
  return severity == Severity::kInfo ? "note" : severity_name(severity);
}

void append_sarif_driver(std::string& out) {
  out += "{\"name\":\"runlint\",\"version\":\"" RUNLINT_VERSION "\",\"semanticVersion\":\"" RUNLINT_VERSION
         "\",\"rules\":[";
  std::string_view separator = "\n";
  for (const RuleInfo& rule : rules()) append_rule(out.append(std::exchange(separator, ",\n")), rule);
  out += "\n]}";
}

}  // namespace runlint::report
