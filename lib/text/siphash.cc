#include "text/siphash.h"

#include <bit>
#include <chrono>
#include <cstddef>
#include <exception>
#include <random>

#include "text/partial_load.h"

namespace runlint::text {
namespace {

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

}  // namespace

SipHashKey random_siphash_key() noexcept {
  try {
    std::random_device random;
    const auto word = [&random] { return std::uint64_t{random()} << 32 | random(); };
    return {word(), word()};
  } catch (const std::exception&) {
    // A machine without random numbers: what remains is hard to guess, if not to measure.
    SipHashKey key{0, 0};
    key.low = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    key.high = reinterpret_cast<std::uintptr_t>(&key);
    return key;
  }
}

std::uint64_t siphash(const SipHashKey& key, std::string_view text) noexcept {
  SipState state{key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d, key.low ^ 0x6c7967656e657261,
                 key.high ^ 0x7465646279746573};
  const std::size_t whole = text.size() / 8 * 8;
  for (std::size_t at = 0; at < whole; at += 8) state.add(load<std::uint64_t>(text.data() + at));
  std::uint64_t last = std::uint64_t{text.size()} << 56;
  for (std::size_t at = whole; at < text.size(); ++at) {
    last |= std::uint64_t{static_cast<unsigned char>(text[at])} << 8 * (at - whole);
  }
  state.add(last);
  state.v2 ^= 0xFF;
  for (int i = 0; i < 3; ++i) state.round();
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace runlint::text
