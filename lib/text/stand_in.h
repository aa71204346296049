// Distinguishes secrets that are written out from what stands for one: placeholders, examples and references.
#pragma once

#include <string_view>

namespace runlint::text {

// Whether `value` is a placeholder or an example: changeme, <token>, xxxx, "your api key", sk-..., a word that only
// says what belongs there, one character repeated.
[[nodiscard]] bool is_stand_in(std::string_view value) noexcept;

// Whether the password of a login at `host` is no secret: empty, a stand-in, a reference, a format (%s), or the user's
// name again on this machine.
[[nodiscard]] bool is_stand_in_login(std::string_view user, std::string_view password, std::string_view host) noexcept;

// Whether `value` may be a secret itself: not empty, and no reference, stand-in, URL, boolean, number, digest or token
// that is meant to be seen.
[[nodiscard]] bool is_inline_secret(std::string_view value) noexcept;

// Whether `value` looks as if a machine drew it: at least twelve characters without spaces, letters and digits mixed.
[[nodiscard]] bool looks_random(std::string_view value) noexcept;

}  // namespace runlint::text
