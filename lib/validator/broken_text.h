// Redaction of text whose tokens can't be told apart.
#pragma once

#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint {

// Appends the parts of `text` in `payload` and inside `window` that are not structural characters or names of the
// contract before a colon, in order. A part may reach beyond the window.
void redact_tokens(std::string_view payload, Span text, Span window, std::vector<Span>& hidden);

}  // namespace runlint
