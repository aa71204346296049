#include "text/siphash.h"

#include <chrono>
#include <exception>
#include <random>

namespace runlint::text {

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

}  // namespace runlint::text
