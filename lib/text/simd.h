// Text in blocks of 16 bytes, as the compiler's vectors: SSE2 on every x86-64, NEON on every AArch64.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/partial_load.h"

namespace runlint::text {

using Vec16 = std::uint8_t __attribute__((vector_size(16)));

namespace internal {

// Joins two words in registers. Through memory, a 16-byte load after two 8-byte stores would stall (no store
// forwarding).
[[nodiscard]] inline Vec16 concat_halves(std::uint64_t low, std::uint64_t high) noexcept {
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  return reinterpret_cast<Vec16>(Halves{low, high});
}

// movemask() without SIMD instructions.
[[nodiscard]] inline std::uint32_t bits_by_multiplication(Vec16 mask) noexcept {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kOwnBit = 0x8040201008040201;       // of each byte, the bit that is the byte's number
  constexpr std::uint64_t kIntoHighest = 0x0101010101010101;  // adds all bytes up
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof mask);
  return static_cast<std::uint32_t>((halves[0] & kOwnBit) * kIntoHighest >> 56) |
         static_cast<std::uint32_t>((halves[1] & kOwnBit) * kIntoHighest >> 56 << 8);
}

}  // namespace internal

// The result of a comparison as a bit mask: bit i is byte i.
[[nodiscard]] inline std::uint32_t movemask(Vec16 mask) noexcept {
#ifdef __SSE2__
  using Chars = char __attribute__((vector_size(16)));
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(mask)));
#else
  return internal::bits_by_multiplication(mask);
#endif
}

inline constexpr std::uint32_t kEveryBit = (1u << sizeof(Vec16)) - 1;

// Whether all bytes of a comparison's result are set.
[[nodiscard]] inline bool all_set(Vec16 mask) noexcept { return movemask(mask) == kEveryBit; }

[[nodiscard]] inline Vec16 load_block(const char* from) noexcept { return load<Vec16>(from); }

// Calls `holds` on blocks that together cover the `n` ≥ 1 bytes at each pointer `at`; returns whether all calls
// returned true. All pointers advance in step. Blocks may overlap or repeat bytes, but hold no others; nothing beyond
// the texts is read.
template <class Predicate, class... At>
[[nodiscard]] bool all_blocks(std::size_t n, Predicate holds, const At*... at) noexcept {
  if (n >= sizeof(Vec16)) {
    for (std::size_t i = 0; i + sizeof(Vec16) < n; i += sizeof(Vec16)) {
      if (!holds(load_block(at + i)...)) return false;
    }
    return holds(load_block(at + n - sizeof(Vec16))...);
  }
  const auto block = [](CoveringWords words) { return internal::concat_halves(words.head, words.tail); };
  return with_covering_words(n, [&](auto... words) { return holds(block(words)...); }, at...);
}

// Which bytes are ASCII letters or digits: 0xFF where they are, 0 elsewhere.
[[nodiscard]] inline Vec16 letters_and_digits(Vec16 bytes) noexcept {
  const Vec16 letter = (bytes | 0x20) - 'a' <= 'z' - 'a';
  const Vec16 digit = bytes - '0' <= '9' - '0';
  return letter | digit;
}

// The offset of the first byte at or after `from` ≤ size for which `marks`, a comparison of a block, is true, or the
// text's size. Reads nothing beyond the text.
template <class Marks>
[[nodiscard]] std::size_t find_if_vectorized(std::string_view text, std::size_t from, Marks marks) noexcept {
  const auto find = [&](std::size_t at, std::uint32_t wanted) {
    const std::uint32_t bits = movemask(marks(load_block(text.data() + at))) & wanted;
    return bits != 0 ? at + static_cast<std::size_t>(std::countr_zero(bits)) : text.size();
  };
  for (; text.size() - from >= sizeof(Vec16); from += sizeof(Vec16)) {
    if (const std::size_t at = find(from, kEveryBit); at != text.size()) return at;
  }
  // The last whole block, without the bytes already searched.
  if (text.size() >= sizeof(Vec16)) {
    const std::size_t last = text.size() - sizeof(Vec16);
    return find(last, kEveryBit << (from - last) & kEveryBit);
  }
  const auto marked = [&marks](char c) { return marks(Vec16{} + static_cast<std::uint8_t>(c))[0] != 0; };
  while (from < text.size() && !marked(text[from])) ++from;
  return from;
}

}  // namespace runlint::text
