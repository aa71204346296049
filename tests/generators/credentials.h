// Generates credentials of many issuers, and texts that only resemble them. The formats are written from what issuers
// document and what public scanners look for, independently of the library. No file contains a whole credential: each
// is assembled when the program runs.
#ifndef RUNLINT_TESTS_GENERATORS_CREDENTIALS_H_
#define RUNLINT_TESTS_GENERATORS_CREDENTIALS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generators/random.h"
#include "generators/regex_strings.h"

namespace runlint::generator {

// Kinds of near misses, a bit each.
using NearMisses = std::uint8_t;
[[nodiscard]] constexpr NearMisses bit(NearMiss kind) noexcept {
  return static_cast<NearMisses>(1u << static_cast<unsigned>(kind));
}
inline constexpr NearMisses kAllNearMisses = 0x0F;
// Of a text that is one anywhere, like a URL, or in any case, like a host name.
inline constexpr NearMisses kNearMissesOfUrl = bit(NearMiss::kShortened) | bit(NearMiss::kForeignCharacter);

// A row describes one form of a credential. A family, as an issuer's kind of credential is called here, may have
// several.
struct CredentialFormat {
  std::string_view family;
  int scanners;                                // how many of six public scanners know it; 0: none is counted
  std::string_view expression;                 // as in regex_strings.h
  std::string (*generate)(Random&) = nullptr;  // instead of an expression
  NearMisses near_misses = kAllNearMisses;
  // Something that resembles it and is no credential, as an expression; may be empty.
  std::string_view stand_in{};
  bool may_be_public = false;  // under a name with PUBLIC
};

// Those that at least three scanners know, that two know, and all others, of which the families matter to users of the
// platform.
[[nodiscard]] std::span<const CredentialFormat> common_credentials() noexcept;
[[nodiscard]] std::span<const CredentialFormat> known_credentials() noexcept;
[[nodiscard]] std::span<const CredentialFormat> other_credentials() noexcept;
// All of these.
[[nodiscard]] std::vector<CredentialFormat> all_credentials();

[[nodiscard]] std::string credential(Random& random, const CredentialFormat& format);
// Texts that must not be taken for a credential of that format.
[[nodiscard]] std::vector<std::string> near_misses(Random& random, const CredentialFormat& format);

// Parts of credentials, and texts that contain one.
[[nodiscard]] std::string base64(std::string_view bytes, bool url_safe = false);
[[nodiscard]] std::string base62_checksum(std::string_view text);  // CRC-32 in six digits, as GitHub and npm append it
[[nodiscard]] std::string json_web_token(Random& random, std::string_view role = "service_role");
[[nodiscard]] std::string private_key(Random& random);      // in PEM
[[nodiscard]] std::string service_account(Random& random);  // of Google, in JSON
[[nodiscard]] std::string password(Random& random);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_CREDENTIALS_H_
