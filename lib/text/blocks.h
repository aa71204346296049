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

// Put together in registers: what was just written to memory in two parts can't be read as one without waiting.
[[nodiscard]] inline Block join(std::uint64_t low, std::uint64_t high) noexcept {
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  return reinterpret_cast<Block>(Halves{low, high});
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
  const auto load = [](const char* from, auto word) {
    std::memcpy(&word, from, sizeof word);
    return std::uint64_t{word};
  };
  // Two words that may overlap, or three bytes that may be the same.
  if (n >= 8) {
    const auto words = [&](const char* from) {
      return internal::join(load(from, std::uint64_t{}), load(from + n - 8, std::uint64_t{}));
    };
    return holds(words(at)...);
  }
  const auto twice = [](std::uint64_t half) { return internal::join(half, half); };
  if (n >= 4) {
    const auto words = [&](const char* from) {
      return twice(load(from, std::uint32_t{}) | load(from + n - 4, std::uint32_t{}) << 32);
    };
    return holds(words(at)...);
  }
  const auto bytes = [&](const char* from) {
    const std::uint64_t first = load(from, std::uint8_t{});
    const std::uint64_t middle = load(from + n / 2, std::uint8_t{});
    const std::uint64_t last = load(from + n - 1, std::uint8_t{});
    return twice((first | middle << 8 | last << 16 | first << 24) * 0x100000001);
  };
  return holds(bytes(at)...);
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
