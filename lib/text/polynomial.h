// A hash of texts that nobody can crowd: a polynomial over the field of 2^61 − 1, at a point drawn at random.
#ifndef RUNLINT_LIB_TEXT_POLYNOMIAL_H_
#define RUNLINT_LIB_TEXT_POLYNOMIAL_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace runlint::text {

// Fills `numbers`, at most 32, with ones that whoever wrote the input can't know. Costs one system call; any thread.
void draw(std::span<std::uint64_t> numbers) noexcept;

template <std::size_t kCount>
[[nodiscard]] std::array<std::uint64_t, kCount> draw() noexcept {
  static_assert(kCount <= 32);
  std::array<std::uint64_t, kCount> numbers;
  draw(numbers);
  return numbers;
}

// Two different sequences of at most n numbers, chosen without knowing the draw, have the same value with a probability
// of n / 2^61. Values stay below 2^62.
class Polynomial {
 public:
  // `drawn` comes from draw() and is used for nothing else.
  explicit Polynomial(std::uint64_t drawn) noexcept : point_(drawn % (kPrime - 2) + 2) {}

  // The value after one more number, which is below 2^61.
  [[nodiscard]] std::uint64_t append(std::uint64_t value, std::uint64_t number) const noexcept {
    return multiply(value, point_) + number;
  }

  // The value after the bytes of `text`, seven a number. Texts of different length are different sequences only if
  // their lengths are appended too.
  [[nodiscard]] std::uint64_t append(std::uint64_t value, std::string_view text) const noexcept {
    for (std::size_t i = 0; i < text.size(); i += 7) {
      std::uint64_t chunk = 0;
      std::memcpy(&chunk, text.data() + i, std::min<std::size_t>(text.size() - i, 7));
      value = append(value, chunk);
    }
    return value;
  }

 private:
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

  // a × b mod 2^61 − 1, for a, b below 2^62.
  static std::uint64_t multiply(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    const std::uint64_t folded =
        (static_cast<std::uint64_t>(product) & kPrime) + static_cast<std::uint64_t>(product >> 61);
    return folded >= kPrime ? folded - kPrime : folded;
  }

  std::uint64_t point_;
};

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_POLYNOMIAL_H_
