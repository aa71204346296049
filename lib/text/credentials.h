// Recognizes credentials by the prefixes and shapes that their issuers publish.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/credential_row.h"
#include "text/partial_load.h"

namespace runlint::text {

// All families with a prefix; those whose prefix begins with a byte, in the order in which they are tried.
[[nodiscard]] std::span<const CredentialFamily> credential_families() noexcept;
[[nodiscard]] std::span<const CredentialFamily> credential_families(char first) noexcept;

// A set of three-byte beginnings, as a bit for each hash. Rejects most words without a comparison.
class CredentialFilter {
 public:
  constexpr void add(char first, char second, char third) noexcept {
    static_assert(std::endian::native == std::endian::little);
    const auto byte = [](char c) { return std::uint32_t{static_cast<unsigned char>(c)}; };
    const std::uint32_t bit = hash(byte(first) | byte(second) << 8 | byte(third) << 16);
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  // `beginning` has four bytes at least, of which the last one is ignored.
  [[nodiscard]] bool may_have(const char* beginning) const noexcept {
    const std::uint32_t bit = hash(load<std::uint32_t>(beginning) & 0xFF'FFFF);
    return (bits_[bit / 64] >> bit % 64 & 1) != 0;
  }

 private:
  static constexpr std::uint32_t kBits = 13;
  static constexpr std::uint32_t hash(std::uint32_t three_bytes) noexcept {
    return three_bytes * 0x9E3779B1U >> (32 - kBits);
  }

  std::array<std::uint64_t, (1U << kBits) / 64> bits_{};
};
extern const CredentialFilter kCredentialFilter;  // the beginnings of all credentials that have a fixed one

inline constexpr std::size_t kShortestCredential = 20;  // of all that are known by their own form

struct Credential {
  std::string_view name;   // "a GitHub personal access token"; empty: none was found
  std::size_t offset = 0;  // bytes
  std::size_t length = 0;
  bool may_be_public = false;  // some of the kind are meant to be seen
};

// The first credential in `text` that begins at `from` or later, by its own form. Published stand-ins (AKIA…EXAMPLE,
// ghp_xxxx…) and JSON Web Tokens of the role anon are skipped. Linear; any thread.
[[nodiscard]] Credential next_credential(std::string_view text, std::size_t from = 0) noexcept;

// next_credential(text). If there is none, `has_run` says whether the text may have 44 bytes or more of base64.
[[nodiscard]] Credential first_credential(std::string_view text, bool& has_run) noexcept;

// The name of the first credential in `text`; empty: none.
[[nodiscard]] inline std::string_view find_credential(std::string_view text) noexcept {
  return next_credential(text).name;
}

// Whether all of `text` is a token that is meant to be seen: a JSON Web Token of the role anon, or a publishable key
// (pk_live_…, FLWPUBK-…, a Mapbox pk.…).
[[nodiscard]] bool is_public_token(std::string_view text) noexcept;

}  // namespace runlint::text
