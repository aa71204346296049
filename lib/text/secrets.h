// Finds secrets in text of any kind: credentials by their form, keys in PEM, passwords in URLs, connection strings,
// headers and configuration files, and what base64 hides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/credentials.h"
#include "text/simd.h"

namespace runlint::text {

// The beginning of a text in PEM (RFC 7468).
inline constexpr std::string_view kPemBegin = "-----BEGIN ";

// The label that begins at `at`, after kPemBegin: up to the next five hyphens, or to the end of `text`.
[[nodiscard]] constexpr std::string_view pem_label(std::string_view text, std::size_t at) noexcept {
  return text.substr(at, text.find("-----", at) - at);
}

// All functions below return the first secret that begins at `from` or later, or an empty Credential. Calling one again
// with the end of what it found takes linear time in all. Any thread.

// A private key in PEM, from the first line to the last, or to the end where the last is missing. Its first line is
// enough.
[[nodiscard]] Credential next_private_key(std::string_view text, std::size_t from = 0) noexcept;

// The password of a URL (scheme://user:password@host), or its user part if that is a token (https://TOKEN@host).
// Stand-ins (user:password@, {X}, %s) are skipped.
[[nodiscard]] Credential next_url_password(std::string_view text, std::size_t from = 0) noexcept;

// A value known by what is before it: Password=…; in a connection string, ?api_key=…, "password": "…", a line
// `password: …`, Bearer …, Basic …, user:password@tcp(…), password … in a .netrc, a line of a .pgpass, PASSWORD '…' and
// IDENTIFIED BY '…' in SQL, and the default in ${PASSWORD:-…}. Stand-ins and references are skipped.
[[nodiscard]] Credential next_written_secret(std::string_view text, std::size_t from = 0) noexcept;

// Text in base64 that decodes to a private key or to JSON with a secret.
[[nodiscard]] Credential next_encoded_secret(std::string_view text, std::size_t from = 0) noexcept;

// Whether `text`, which is base64 (RFC 4648 section 4), decodes to text with a secret, and the name of that secret;
// empty: none. What is not text (it has a zero byte or is not UTF-8 at its beginning) is not searched. Allocates
// nothing; linear.
[[nodiscard]] std::string_view find_secret_in_base64(std::string_view text) noexcept;

// The name of a secret in `text`, as a noun phrase; empty: none. With `is_public`, kinds that may be public don't
// count.
[[nodiscard]] std::string_view find_secret(std::string_view text, bool is_public = false) noexcept;

// A fast filter: whether all bytes of `text` are ASCII letters and digits or one of _+,-./: as in most values. Then it
// has no private key, no password in a URL, and no written secret but a line of a .pgpass.
[[nodiscard]] inline bool is_plain(std::string_view text) noexcept {
  const auto plain = [](Vec16 bytes) {
    const Vec16 letter = (bytes | 0x20) - 'a' <= 'z' - 'a';
    const Vec16 digit_or_sign = bytes - '+' <= ':' - '+';  // they follow each other
    return all_set(letter | digit_or_sign | reinterpret_cast<Vec16>(bytes == '_'));
  };
  return text.empty() || all_blocks(text.size(), plain, text.data());
}

// A fast filter: false for most values.
[[nodiscard]] inline bool may_have_secret(std::string_view text) noexcept {
  return text.size() >= kShortestCredential || !is_plain(text);
}

}  // namespace runlint::text
