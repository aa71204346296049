// FNV-1a with 64 bits: a hash that is the same in every process. Not for tables that an attacker can fill.
#pragma once

#include <cstdint>
#include <string_view>

namespace runlint::text {

inline constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325;

// Continues from the state `hash`, which is kFnvBasis at first.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::uint64_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

}  // namespace runlint::text
