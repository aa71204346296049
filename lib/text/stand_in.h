// Distinguishes secrets that are written out from what stands for one: placeholders, examples and references.
#pragma once

#include <string_view>

namespace runlint::text {

// Whether all of `value` is a reference to a secret kept elsewhere: ${NAME}, ${{secrets.g.values.n}}, {{ name }},
// vault:a/b#c, arn:…, ENC[…], %NAME%, $NAME, process.env.NAME, a path of words. A reference with a default
// (${NAME:-literal}) is one if the default is.
[[nodiscard]] bool is_reference_value(std::string_view value) noexcept;

// Whether `value` is a placeholder or an example: changeme, <token>, xxxx, "your api key", sk-..., a word that only
// says what belongs there, one character repeated.
[[nodiscard]] bool is_stand_in(std::string_view value) noexcept;

// Whether `value` may be a secret itself: not empty, and no reference, stand-in, URL, boolean, number, digest or token
// that is meant to be seen.
[[nodiscard]] bool is_inline_secret(std::string_view value) noexcept;

// Whether `value` looks as if a machine drew it: at least twelve characters without spaces, letters and digits mixed.
[[nodiscard]] bool looks_random(std::string_view value) noexcept;

}  // namespace runlint::text
