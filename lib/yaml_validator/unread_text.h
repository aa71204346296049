// Redaction of YAML that could not be read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint {

// A text that was not read to its end.
struct UnreadText {
  Span window;        // the part that is looked at
  std::size_t error;  // the offset of what could not be read, whose first character is shown if it is punctuation
};

// Appends to `hidden` what must not be shown of such a text, in order and without overlap: everything but indicators,
// space, and names that the contract lists for a member. Values and names can't be told apart. Linear in the window;
// throws std::bad_alloc only.
void redact_unread_yaml(std::string_view yaml, const UnreadText& unread, std::vector<Span>& hidden);

}  // namespace runlint
