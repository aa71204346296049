// Recognizes text in other formats, in the place of JSON.
#pragma once

#include <optional>
#include <string_view>

#include "json/syntax_errors.h"
#include "runlint/rule.h"

namespace runlint::json {

// A text that is not JSON at all, and how to get at the JSON. The message quotes nothing of the text.
struct ForeignText : SyntaxErrorText {
  Rule rule;  // json/syntax or json/encoding
};

// Recognizes the format of `text`, which is not JSON; nothing if it is not certain. The span is the text that shows it.
// Looks at the first 4 KiB and for the markers of a merge conflict everywhere; linear. Any thread; throws
// std::bad_alloc only.
[[nodiscard]] std::optional<ForeignText> recognize_foreign_text(std::string_view text);

}  // namespace runlint::json
