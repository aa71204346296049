// The commands that check nothing and only print.
#pragma once

#include <string>
#include <string_view>

namespace runlint::cli {

// The catalogue, a line for each rule: name, default severity, summary.
[[nodiscard]] std::string rules_text();

// The same with all there is to say of each rule:
// {"version":1,"rules":[{"name","severity","adjustable","summary","explanation","bad","good","source"}]}
[[nodiscard]] std::string rules_json();

// All there is to say of one rule, for people. Throws UsageError for an unknown name.
[[nodiscard]] std::string explanation(std::string_view rule_name);

}  // namespace runlint::cli
