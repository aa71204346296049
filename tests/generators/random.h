// A small seeded random generator with the same results on every machine, unlike the distributions of <random>.
#ifndef RUNLINT_TESTS_GENERATORS_RANDOM_H_
#define RUNLINT_TESTS_GENERATORS_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace runlint::generator {

class Random {
 public:
  explicit Random(std::uint64_t seed) noexcept : state_(seed) {}

  // SplitMix64 (Steele, Lea, Flood 2014).
  std::uint64_t next() noexcept {
    std::uint64_t z = state_ += 0x9E37'79B9'7F4A'7C15;
    z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
    z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
    return z ^ (z >> 31);
  }

  // 0 … n-1, for n > 0, with a negligible bias.
  std::size_t below(std::size_t n) noexcept { return static_cast<std::size_t>(next() % n); }

  // Both ends included.
  std::size_t between(std::size_t low, std::size_t high) noexcept { return low + below(high - low + 1); }

  bool chance(unsigned percent) noexcept { return below(100) < percent; }

  template <class Container>
  const auto& pick(const Container& from) noexcept {
    return std::data(from)[below(std::size(from))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_RANDOM_H_
