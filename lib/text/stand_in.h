// Distinguishes secrets that are written out from what stands for one: placeholders, examples and references.
#pragma once

#include <string_view>

#include "text/secret_names.h"

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

// Whether `value`, of a member `name`, is a sentence or a few words, as in translations ("Forgot your password?"). What
// is named a passphrase must look like a sentence, since words may be one.
[[nodiscard]] bool is_prose(std::string_view name, std::string_view value) noexcept;

// Whether `name`, of `kind`, makes the inline secret `value` one: always if it is a secret's name, and if it may be
// one, when the value looks random. The fingerprint of a key of OpenPGP, which is public, never is (GPG_KEY).
[[nodiscard]] bool is_secret_under(std::string_view name, NameKind kind, std::string_view value) noexcept;

}  // namespace runlint::text
