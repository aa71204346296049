// A seeded polynomial hash over the field of 2^61 − 1, for names that an adversary may choose.
#ifndef RUNLINT_LIB_TEXT_POLYNOMIAL_HASH_H_
#define RUNLINT_LIB_TEXT_POLYNOMIAL_HASH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string_view>

namespace runlint::text {

// Fills `numbers`, at most 32, with random numbers that an adversary can't predict. One system call; any thread.
void random_words(std::span<std::uint64_t> numbers) noexcept;

template <std::size_t kCount>
[[nodiscard]] std::array<std::uint64_t, kCount> random_words() noexcept {
  static_assert(kCount <= 32);
  std::array<std::uint64_t, kCount> numbers;
  random_words(numbers);
  return numbers;
}

// Two different sequences of at most n numbers, chosen without knowing the draw, have the same value with a probability
// of n / 2^61. A value need not be the least of those congruent to it, but the same sequence always has the same.
class PolynomialHash {
 public:
  // `drawn` comes from random_words() and is used for nothing else.
  explicit PolynomialHash(std::uint64_t drawn) noexcept : base_(drawn % (kPrime - 2) + 2) {}

  // The value after one more number, which is below 2^61.
  [[nodiscard]] std::uint64_t extend(std::uint64_t value, std::uint64_t number) const noexcept {
    return multiply(value, base_) + number;
  }

  // The value of a text: a sequence of its own, seven bytes a number, the last of which says how many it holds. `fold`
  // is given the bytes as a word of eight, some of them 0, and must map each byte alone, wherever it is, and 0 to 0.
  template <class Fold = std::identity>
  [[nodiscard]] std::uint64_t hash(std::string_view text, Fold fold = {}) const noexcept {
    return PrefixHasher(*this, text).prefix(text.size(), fold);
  }

  // The values of a text's prefixes. Each byte is appended once, and up to seven again for each prefix.
  class PrefixHasher {
   public:
    PrefixHasher(const PolynomialHash& polynomial, std::string_view text) noexcept
        : polynomial_(polynomial), text_(text.data()) {}

    // Of the first `end` bytes of the text. No `end` is less than the one before.
    template <class Fold = std::identity>
    [[nodiscard]] std::uint64_t prefix(std::size_t end, Fold fold = {}) noexcept {
      for (; end - at_ > kBytes; at_ += kBytes) {
        value_ = polynomial_.extend(value_, fold(load(at_, std::uint64_t{}) << 8) >> 8);
      }
      return polynomial_.extend(value_, fold(last(end)) | std::uint64_t{end - at_} << 8 * kBytes);
    }

   private:
    static constexpr std::size_t kBytes = 7;

    template <class Word>
    [[nodiscard]] std::uint64_t load(std::size_t at, Word word) const noexcept {
      std::memcpy(&word, text_ + at, sizeof word);
      return word;
    }
    // The bytes from at_ to `end`, at most kBytes, by loads that may overlap.
    [[nodiscard]] std::uint64_t last(std::size_t end) const noexcept {
      if (end == at_) return 0;
      if (end >= 8) return load(end - 8, std::uint64_t{}) >> 8 * (at_ + 8 - end);
      const auto place = [this](std::size_t at, auto word) { return load(at, word) << 8 * at; };
      if (end >= 4) return place(0, std::uint32_t{}) | place(end - 4, std::uint32_t{});
      return place(0, std::uint8_t{}) | place(end / 2, std::uint8_t{}) | place(end - 1, std::uint8_t{});
    }

    const PolynomialHash& polynomial_;
    std::uint64_t value_ = 1;  // of the bytes before at_; a sequence that began with 0 would not show its length
    const char* text_;
    std::size_t at_ = 0;
  };

 private:
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

  // Congruent to a × b mod 2^61 − 1, and hardly above that, for a, b below 2^62.
  static std::uint64_t multiply(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    const std::uint64_t folded =
        (static_cast<std::uint64_t>(product) & kPrime) + static_cast<std::uint64_t>(product >> 61);
    return folded >= kPrime ? folded - kPrime : folded;
  }

  std::uint64_t base_;
};

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_POLYNOMIAL_HASH_H_
