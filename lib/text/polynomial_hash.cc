#include "text/polynomial_hash.h"

#include <unistd.h>

#include <chrono>

namespace runlint::text {

void random_words(std::span<std::uint64_t> numbers) noexcept {
  if (getentropy(numbers.data(), numbers.size_bytes()) == 0) return;
  // A kernel without random numbers: what remains is hard to guess, if not to measure.
  for (std::uint64_t& number : numbers) {
    const auto now = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    number = now * 0x9E3779B97F4A7C15 ^ reinterpret_cast<std::uintptr_t>(&number);
  }
}

}  // namespace runlint::text
