// SipHash-1-3 (Aumasson, Bernstein): a keyed hash, for tables of names that an adversary may choose. Any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/partial_load.h"

namespace runlint::text {

struct SipHashKey {
  std::uint64_t low;
  std::uint64_t high;
};

// A key that an adversary can't predict.
[[nodiscard]] SipHashKey random_siphash_key() noexcept;

namespace internal {

struct SipState {
  std::uint64_t v0, v1, v2, v3;

  void round() noexcept {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  }
  void add(std::uint64_t word) noexcept {
    v3 ^= word;
    round();
    v0 ^= word;
  }
};

}  // namespace internal

[[nodiscard]] inline std::uint64_t siphash(const SipHashKey& key, std::string_view text) noexcept {
  internal::SipState state{key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d, key.low ^ 0x6c7967656e657261,
                           key.high ^ 0x7465646279746573};
  const std::size_t whole = text.size() / 8 * 8;
  for (std::size_t at = 0; at < whole; at += 8) state.add(load<std::uint64_t>(text.data() + at));
  state.add(load_partial(text.data() + whole, text.size() - whole) | std::uint64_t{text.size()} << 56);
  state.v2 ^= 0xFF;
  for (int i = 0; i < 3; ++i) state.round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace runlint::text
