// Loads of texts shorter than a register, by words that may overlap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace runlint::text {

template <class Word>
[[nodiscard]] Word load(const char* from) noexcept {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// The `n` < 8 bytes at `from` as the low bytes of a word, the others of which are 0.
[[nodiscard]] inline std::uint64_t load_partial(const char* from, std::size_t n) noexcept {
  const auto place = [from](std::size_t at, auto word) {
    return std::uint64_t{load<decltype(word)>(from + at)} << 8 * at;
  };
  if (n >= 4) return place(0, std::uint32_t{}) | place(n - 4, std::uint32_t{});
  if (n == 0) return 0;
  return place(0, std::uint8_t{}) | place(n / 2, std::uint8_t{}) | place(n - 1, std::uint8_t{});
}

// Two words of a text: for at most 16 bytes, all of them, some perhaps twice, and no others (0 for an empty text); for
// longer ones, the first and the last eight.
struct CoveringWords {
  std::uint64_t head;
  std::uint64_t tail;
};

// Calls `use` with the CoveringWords of the `n` bytes at each pointer `at`; returns what it returned.
template <class Use, class... At>
[[nodiscard, gnu::always_inline]] inline auto with_covering_words(std::size_t n, Use use, const At*... at) noexcept {
  if (n >= 8) return use(CoveringWords{load<std::uint64_t>(at), load<std::uint64_t>(at + n - 8)}...);
  if (n >= 4) {
    const auto words = [n](const char* from) {
      const std::uint64_t both = load<std::uint32_t>(from) | std::uint64_t{load<std::uint32_t>(from + n - 4)} << 32;
      return CoveringWords{both, both};
    };
    return use(words(at)...);
  }
  if (n == 0) return use((static_cast<void>(at), CoveringWords{0, 0})...);
  const auto words = [n](const char* from) {
    const auto byte = [from](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(from[i])}; };
    const std::uint64_t bytes = (byte(0) * 0x1000001 | byte(n / 2) << 8 | byte(n - 1) << 16) * 0x100000001;
    return CoveringWords{bytes, bytes};
  };
  return use(words(at)...);
}

}  // namespace runlint::text
