// Where a secret ends, for redaction: further than what is enough to report it.
#pragma once

#include <cstddef>
#include <string_view>

#include "runlint/report.h"

namespace runlint::text {

// Where the value that begins like `found`, a secret in `text`, may end at most: with the word of the shell, the string
// or the form field that it is in. Escapes and joined quotes ('a'\''b', "a\"b", 'a''b') go on, as does any other
// character before white space; what only closes quotes, lists or objects around it is left out. At least found.end().
// Linear in what it returns and the rest of that word.
[[nodiscard]] std::size_t value_end(std::string_view text, Span found) noexcept;

}  // namespace runlint::text
