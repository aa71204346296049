// Recognizes text in other formats, in the place of YAML.
#pragma once

#include <optional>
#include <string_view>

#include "json/foreign_text.h"

namespace runlint::json {

// Like recognize_foreign_text() for `text` that should be YAML and is not, or is only a scalar: yaml/syntax or
// yaml/encoding.
[[nodiscard]] std::optional<ForeignText> recognize_foreign_in_yaml(std::string_view text);

}  // namespace runlint::json
