// The table of credentials that are known by a prefix, in the order of its index.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/credential_rows_platforms.h"
#include "text/credential_rows_services.h"
#include "text/credentials.h"

namespace runlint::text {
namespace {

// By first byte, and those with the longest prefix first: what begins like another is tried before it.
constexpr auto kFamilies = [] {
  std::array<CredentialFamily, std::size(internal::kPlatformRows) + std::size(internal::kServiceRows)> families{};
  const auto end = std::ranges::copy(internal::kPlatformRows, families.begin()).out;
  std::ranges::copy(internal::kServiceRows, end);
  std::ranges::sort(families, [](const CredentialFamily& a, const CredentialFamily& b) {
    if (a.prefix[0] != b.prefix[0]) return a.prefix[0] < b.prefix[0];
    if (a.prefix.size() != b.prefix.size()) return a.prefix.size() > b.prefix.size();
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.min_length > b.min_length;
  });
  return families;
}();

// The least number of bytes of the parts.
constexpr std::size_t shortest(const CredentialFamily& family) {
  std::size_t n = family.prefix.size() + family.min_length;
  for (const CredentialPart& part : family.rest) n += part.min_length;
  return n;
}

// A part of varying length must end where the next begins, or matching would have to go back.
constexpr bool is_sound(const CredentialFamily& family) {
  CharSet before = family.min_length != family.max_length ? family.letters : CharSet{0};
  for (const CredentialPart& part : family.rest) {
    if ((before & part.letters) != 0 || part.min_length > part.max_length) return false;
    before = part.min_length != part.max_length
                 ? static_cast<CharSet>(part.letters | (part.min_length == 0 ? before : CharSet{0}))
                 : CharSet{0};
  }
  return family.prefix.size() >= 2 && family.min_length > 0 && family.min_length <= family.max_length &&
         !family.name.empty() && shortest(family) >= kShortestCredential &&
         family.prefix.find(' ') == std::string_view::npos;  // next_credential() passes over words before a space
}
static_assert(std::ranges::all_of(kFamilies, is_sound));

struct FamilyRange {
  std::uint16_t begin = 0;
  std::uint16_t size = 0;
};

constexpr std::array<FamilyRange, 256> kByFirst = [] {
  std::array<FamilyRange, 256> index{};
  for (std::size_t i = 0; i < kFamilies.size(); ++i) {
    FamilyRange& range = index[static_cast<unsigned char>(kFamilies[i].prefix[0])];
    if (range.size++ == 0) range.begin = static_cast<std::uint16_t>(i);
  }
  return index;
}();

}  // namespace

constexpr CredentialFilter kCredentialFilter = [] {
  CredentialFilter filter;
  // Other beginnings: of match_structured_token().
  for (const std::string_view prefix : {"eyJ", "ewo"}) filter.add(prefix[0], prefix[1], prefix[2]);
  for (const CredentialFamily& family : kFamilies) {
    if (family.prefix.size() >= 3) {
      filter.add(family.prefix[0], family.prefix[1], family.prefix[2]);
    } else {
      for (int third = 0; third < 256; ++third) {
        filter.add(family.prefix[0], family.prefix[1], static_cast<char>(third));
      }
    }
  }
  return filter;
}();

std::span<const CredentialFamily> credential_families() noexcept { return kFamilies; }

std::span<const CredentialFamily> credential_families(char first) noexcept {
  const FamilyRange range = kByFirst[static_cast<unsigned char>(first)];
  return std::span(kFamilies).subspan(range.begin, range.size);
}

}  // namespace runlint::text
