// Texts as vectors of 16 bytes, in the compiler's own vectors: SSE2 on every x86-64, NEON on every AArch64.
#ifndef RUNLINT_LIB_TEXT_BLOCKS_H_
#define RUNLINT_LIB_TEXT_BLOCKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace runlint::text {

using Block = std::uint8_t __attribute__((vector_size(16)));

namespace internal {

[[nodiscard]] inline Block load_halves(const std::uint64_t (&halves)[2]) noexcept {
  Block block;
  std::memcpy(&block, halves, sizeof block);
  return block;
}

}  // namespace internal

[[nodiscard]] inline Block load_block(const char* from) noexcept {
  Block block;
  std::memcpy(&block, from, sizeof block);
  return block;
}

// True when `holds` is true of blocks that have all of the `n` ≥ 1 bytes at each of the places `at`, and no others: the
// bytes that come together in a call are as far from their beginnings. A byte may come several times. Reads nothing
// beyond the texts.
template <class Predicate, class... At>
[[nodiscard]] bool every_block(std::size_t n, Predicate holds, const At*... at) noexcept {
  if (n >= sizeof(Block)) {
    for (std::size_t i = 0; i + sizeof(Block) < n; i += sizeof(Block)) {
      if (!holds(load_block(at + i)...)) return false;
    }
    return holds(load_block(at + n - sizeof(Block))...);
  }
  // Two words that may overlap, each repeated to fill half a block.
  const auto fill = [n](const char* from, auto word) {
    constexpr std::uint64_t kRepeat = ~std::uint64_t{0} / static_cast<decltype(word)>(~std::uint64_t{0});
    std::uint64_t halves[2];
    std::memcpy(&word, from, sizeof word);
    halves[0] = word * kRepeat;
    std::memcpy(&word, from + n - sizeof word, sizeof word);
    halves[1] = word * kRepeat;
    return internal::load_halves(halves);
  };
  if (n >= 8) return holds(fill(at, std::uint64_t{})...);
  if (n >= 4) return holds(fill(at, std::uint32_t{})...);
  const auto spread = [n](const char* from) {
    Block block = Block{} + static_cast<std::uint8_t>(from[0]);
    block[1] = static_cast<std::uint8_t>(from[n / 2]);
    block[2] = static_cast<std::uint8_t>(from[n - 1]);
    return block;
  };
  return holds(spread(at)...);
}

// True when all bytes of a comparison's result are set.
[[nodiscard]] inline bool all_of(Block mask) noexcept {
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof mask);
  return (halves[0] & halves[1]) == ~std::uint64_t{0};
}

// Of ASCII; each byte of this is set or clear.
[[nodiscard]] inline Block letters_and_digits(Block bytes) noexcept {
  const Block letter = (bytes | 0x20) - 'a' <= 'z' - 'a';
  const Block digit = bytes - '0' <= '9' - '0';
  return letter | digit;
}

// A comparison's result, a bit for each byte, the first byte's the lowest.
[[nodiscard]] inline std::uint32_t bits_of(Block mask) noexcept {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kOwnBit = 0x8040201008040201;       // of each byte, the bit that is the byte's number
  constexpr std::uint64_t kIntoHighest = 0x0101010101010101;  // adds all bytes up
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof mask);
  return static_cast<std::uint32_t>((halves[0] & kOwnBit) * kIntoHighest >> 56) |
         static_cast<std::uint32_t>((halves[1] & kOwnBit) * kIntoHighest >> 56 << 8);
}

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_BLOCKS_H_
