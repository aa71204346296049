#include "text/polynomial.h"

#include <unistd.h>

#include <chrono>

namespace runlint::text {

std::uint64_t draw_number() noexcept {
  std::uint64_t value = 0;
  if (getentropy(&value, sizeof value) != 0) {
    // A kernel without random numbers: what remains is hard to guess, if not to measure.
    value =
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()) * 0x9E3779B97F4A7C15 ^
        reinterpret_cast<std::uintptr_t>(&value);
  }
  return value;
}

}  // namespace runlint::text
