// SipHash-1-3 (Aumasson, Bernstein): a keyed hash, for tables of names that an adversary may choose. Any thread.
#ifndef RUNLINT_LIB_TEXT_SIPHASH_H_
#define RUNLINT_LIB_TEXT_SIPHASH_H_

#include <cstdint>
#include <string_view>

namespace runlint::text {

struct SipHashKey {
  std::uint64_t low;
  std::uint64_t high;
};

// A key that an adversary can't predict.
[[nodiscard]] SipHashKey random_siphash_key() noexcept;

[[nodiscard]] std::uint64_t siphash(const SipHashKey& key, std::string_view text) noexcept;

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_SIPHASH_H_
