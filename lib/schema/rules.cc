// The rule catalogue. Everything that names, documents or configures a rule reads it from here.
#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "runlint/rule.h"
#include "schema/json_rules.h"
#include "schema/lint_rules.h"
#include "schema/schema.h"
#include "schema/schema_rules.h"

namespace runlint {
namespace {

using std::string_view;

constexpr auto kCatalogue = [] {
  std::array<RuleInfo, kRuleCount> rules{};
  auto end = std::ranges::copy(schema::kJsonRules, rules.begin()).out;
  end = std::ranges::copy(schema::kSchemaRules, end).out;
  std::ranges::copy(schema::kLintRules, end);
  return rules;
}();

constexpr string_view kSeverityNames[] = {"off", "info", "warning", "error"};
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::kError)] == "error");

constexpr bool belongs_to_json(string_view name) { return name.starts_with("json/"); }

// A sentence of one line, fit to be printed as it is.
consteval bool is_prose(string_view text) {
  return text.ends_with('.') && text.find_first_of("\n\t") == string_view::npos;
}

consteval bool is_sound() {
  for (std::size_t i = 0; i < std::size(kCatalogue); ++i) {
    const RuleInfo& r = kCatalogue[i];
    if (r.rule != static_cast<Rule>(i)) return false;  // info() indexes by rule
    for (std::size_t j = 0; j < i; ++j) {
      if (kCatalogue[j].name == r.name) return false;
    }
    if (!belongs_to_json(r.name) && !r.name.starts_with("schema/") && !r.name.starts_with("lint/")) return false;
    if (belongs_to_json(r.name) && r.severity != Severity::kError) return false;
    if (r.severity == Severity::kOff) return false;
    if (belongs_to_json(r.name) != (r.rule < Rule::kSchemaType)) return false;  // kAdjustableRules are the rest
    if (!is_prose(r.summary) || !is_prose(r.explanation) || r.source.empty()) return false;
    if (r.bad.empty() != r.good.empty()) return false;
  }
  return true;
}

static_assert(std::size(schema::kJsonRules) + std::size(schema::kSchemaRules) + std::size(schema::kLintRules) ==
              kRuleCount);
static_assert(static_cast<std::size_t>(Rule::kLintNoopOverride) + 1 == kRuleCount, "the last rule of the enum");
static_assert(is_sound());

}  // namespace

constexpr std::array<std::string_view, schema::kAdjustableRuleCount> schema::kAdjustableRules = [] {
  std::array<std::string_view, kAdjustableRuleCount> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kCatalogue[kRuleCount - names.size() + i].name;
  return names;
}();

std::span<const RuleInfo> rules() noexcept { return kCatalogue; }

const RuleInfo& info(Rule rule) noexcept { return kCatalogue[static_cast<std::size_t>(rule)]; }

std::optional<Rule> find_rule(std::string_view name) noexcept {
  for (const RuleInfo& r : kCatalogue) {
    if (r.name == name) return r.rule;
  }
  return std::nullopt;
}

bool severity_is_adjustable(Rule rule) noexcept { return !belongs_to_json(info(rule).name); }

std::string_view severity_name(Severity severity) noexcept {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::optional<Severity> find_severity(std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(kSeverityNames); ++i) {
    if (kSeverityNames[i] == name) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

}  // namespace runlint
