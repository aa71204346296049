// Prints the table and the rule catalogue. All functions may be called by any thread and throw std::bad_alloc only.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "runlint/rule.h"
#include "runlint/validator.h"

namespace runlint::exports {

// A request body with every member that may be combined with the others, indented, with a line break at its end. It has
// no finding.
[[nodiscard]] std::string example_payload();

// The table as JSON Schema 2020-12, for editors and other validators: accepts what a Validator for `kind` and, if that
// is Kind::kRunJob, `api` calls valid. Indented, with a line break at its end.
//
// It can't say all that a Validator checks: duplicate members, the rules of JSON itself, and warnings (a documented
// maximum appears in the description of its member). Empty for Kind::kTemplate, of which only parts are described.
[[nodiscard]] std::string json_schema(Kind kind, ApiRevision api = ApiRevision::kOriginal);

// A dictionary for libFuzzer and AFL, one quoted entry per line: the names and values of all documents of the table,
// and tokens of JSON. In alphabetical order, without duplicates.
[[nodiscard]] std::string fuzz_dictionary();

// The catalogue, a line for each rule: name, default severity, summary.
[[nodiscard]] std::string rules_text();

// The same with all there is to say of each rule:
// {"version":1,"rules":[{"name","severity","adjustable","summary","explanation","bad","good","api","source"}]}
[[nodiscard]] std::string rules_json();

// All there is to say of one rule, for people.
[[nodiscard]] std::string explanation(const RuleInfo& rule);

// The catalogue in Markdown: a table of all rules, then for each what it is about, why, a bad and a good example, and
// where it comes from. `output` says what a check prints of the bad example of `rule`.
[[nodiscard]] std::string rule_document(const std::function<std::string(const RuleInfo& rule)>& output);

}  // namespace runlint::exports
