// Recognizes credentials by the prefixes and shapes that their issuers publish.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/char_class.h"

namespace runlint::text {

inline constexpr CharSet kHex = kDigit | kHexLetter;
inline constexpr CharSet kWord = kAlnum | kUnderscore;
inline constexpr CharSet kToken = kWord | kHyphen;           // base64url
inline constexpr CharSet kBase64 = kAlnum | kPlus | kSlash;  // without its padding

// The prefix is followed by `min_length` to `max_length` bytes of `letters`, and then by no letter, digit or
// underscore. It is not preceded by a byte of `letters`.
struct CredentialFamily {
  std::string_view prefix;
  std::string_view name;  // a noun phrase
  CharSet letters;
  std::uint16_t min_length;
  std::uint16_t max_length;
};

// All families with a prefix; those whose prefix begins with a byte.
[[nodiscard]] std::span<const CredentialFamily> credential_families() noexcept;
[[nodiscard]] std::span<const CredentialFamily> credential_families(char first) noexcept;

// The possible second bytes of prefixes, indexed by first byte: a bit for each value of the lowest five bits. Rejects
// most words without a comparison.
using SecondBytes = std::array<std::uint32_t, 256>;
extern const SecondBytes kSecondByteOfPrefix;

inline constexpr std::size_t kShortestCredential = 20;  // of all that are known but passwords in URLs

struct Credential {
  std::string_view name;   // "a GitHub personal access token"; empty: none was found
  std::size_t offset = 0;  // bytes
  std::size_t length = 0;
};

// The first credential in `text` that begins at `from` or later. Published stand-ins (AKIA…EXAMPLE, ghp_xxxx…) are
// skipped. Linear; any thread.
[[nodiscard]] Credential next_credential(std::string_view text, std::size_t from = 0) noexcept;

// The name of the first credential in `text`; empty: none.
[[nodiscard]] inline std::string_view find_credential(std::string_view text) noexcept {
  return next_credential(text).name;
}

// The beginning of a text in PEM (RFC 7468).
inline constexpr std::string_view kPemBegin = "-----BEGIN ";

// The label that begins at `at`, after kPemBegin: up to the next five hyphens, or to the end of `text`.
[[nodiscard]] constexpr std::string_view pem_label(std::string_view text, std::size_t at) noexcept {
  return text.substr(at, text.find("-----", at) - at);
}

// Whether there is a private key in PEM, its first line included.
[[nodiscard]] bool has_private_key(std::string_view text) noexcept;

// The password in the first URL of `text` that has one (scheme://user:password@host); empty: none.
[[nodiscard]] std::string_view url_password(std::string_view text) noexcept;

}  // namespace runlint::text
