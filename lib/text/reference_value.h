// Recognizes values that refer to a secret kept elsewhere.
#pragma once

#include <string_view>

namespace runlint::text {

// Whether all of `value` is a reference to a secret: ${NAME}, ${{secrets.g.values.n}}, {{ name }}, vault:a/b#c, arn:…,
// ENC[…], %NAME%, $NAME, process.env.NAME, a path of words. A reference with a default (${NAME:-literal}) is one if the
// default is no secret.
[[nodiscard]] bool is_reference_value(std::string_view value) noexcept;

// Whether there are references in `value` with no secret beside them: ${A}-${B}, prefix-${NAME}, $(cat file).
[[nodiscard]] bool has_reference_and_words(std::string_view value) noexcept;

}  // namespace runlint::text
