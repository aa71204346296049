// Recognizes text in other formats, in the place of JSON or YAML.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "json/syntax_errors.h"
#include "runlint/rule.h"

namespace runlint::json {

// A text that is not a payload at all, and how to get at the payload. The message quotes nothing of the text.
struct ForeignText : SyntaxErrorText {
  Rule rule;             // json/syntax or json/encoding; yaml/… where YAML is expected
  bool is_shown = true;  // false: the span may hold a secret
};

enum class Syntax : std::uint8_t { kJson, kYaml };

// Recognizes the format of `text`, which is not what is expected, or only a scalar of YAML; nothing if it is not
// certain. The span is the text that shows the format. Looks at the first 4 KiB and for the markers of a merge conflict
// everywhere; linear. Any thread; throws std::bad_alloc only.
[[nodiscard]] std::optional<ForeignText> recognize_foreign_text(std::string_view text, Syntax expected = Syntax::kJson);

}  // namespace runlint::json
