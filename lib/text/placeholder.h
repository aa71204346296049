// Recognizes placeholders of templates: {{ x }}, <x>, $X, ${X}.
#pragma once

#include <string_view>

namespace runlint::text {

// The first placeholder in `text`, with its brackets; empty: none. A name after "$" or in "<>" is of letters, digits
// and underscores, in "<>" also of spaces, dots and hyphens; "$X" is not preceded by a letter or digit. Linear; any
// thread.
[[nodiscard]] std::string_view find_placeholder(std::string_view text) noexcept;

// Whether `text` is a placeholder and nothing else.
[[nodiscard]] bool is_whole_placeholder(std::string_view text) noexcept;

}  // namespace runlint::text
