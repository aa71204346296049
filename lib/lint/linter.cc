#include "lint/linter.h"

#include <algorithm>

#include "lint/rules.h"
#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint::lint {
namespace {

bool any_reaches(Severity least, const check::Severities& severities) noexcept {
  return std::ranges::any_of(rules(), [&](const RuleInfo& rule) {
    return rule.name.starts_with("lint/") && check::severity_of(rule.rule, rule.severity, severities) >= least;
  });
}

}  // namespace

bool is_on(const check::Severities& severities) noexcept { return any_reaches(Severity::kInfo, severities); }
bool can_fail(const check::Severities& severities) noexcept { return any_reaches(Severity::kError, severities); }

void Linter::string(Reporter& reporter, const Place& place, const json::Text& text) {
  switch (place.schema->role) {
    case schema::Role::kCommitSha:
      build_sha(reporter, place, text);
      break;
    default:
      break;
  }
}

void Linter::ended(Reporter&, const check::Frame&, std::uint32_t) {}

}  // namespace runlint::lint
