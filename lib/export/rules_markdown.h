// The rule catalogue in Markdown.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace runlint::exports {

// Markdown: a table of all rules, then for each what it is about, why, a bad and a good example, and where it comes
// from. `output` says what a check prints of a payload, so that what stands under a bad example is what comes out.
[[nodiscard]] std::string rule_document(const std::function<std::string(std::string_view payload)>& output);

}  // namespace runlint::exports
