// Texts as vectors of 16 bytes, in the compiler's own vectors: SSE2 on every x86-64, NEON on every AArch64.
#ifndef RUNLINT_LIB_TEXT_BLOCKS_H_
#define RUNLINT_LIB_TEXT_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace runlint::text {

using Block = std::uint8_t __attribute__((vector_size(16)));

// True when `holds(Block)` is true of blocks that have all bytes of `text`, which is not empty, and no others. A byte
// may come several times. Reads nothing beyond the text.
template <class Predicate>
[[nodiscard]] bool every_block(std::string_view text, Predicate holds) noexcept {
  const std::size_t n = text.size();
  const char* const at = text.data();
  Block block;
  if (n >= sizeof block) {
    for (std::size_t i = 0; i + sizeof block < n; i += sizeof block) {
      std::memcpy(&block, at + i, sizeof block);
      if (!holds(block)) return false;
    }
    std::memcpy(&block, at + n - sizeof block, sizeof block);
    return holds(block);
  }
  const auto fill = [&](auto word) {
    std::uint64_t halves[2];
    std::memcpy(&word, at, sizeof word);
    halves[0] = word * (~std::uint64_t{0} / static_cast<decltype(word)>(~std::uint64_t{0}));
    std::memcpy(&word, at + n - sizeof word, sizeof word);
    halves[1] = word * (~std::uint64_t{0} / static_cast<decltype(word)>(~std::uint64_t{0}));
    std::memcpy(&block, halves, sizeof block);
  };
  if (n >= 8) {
    fill(std::uint64_t{});
  } else if (n >= 4) {
    fill(std::uint32_t{});
  } else {
    block = Block{} + static_cast<std::uint8_t>(at[0]);
    block[1] = static_cast<std::uint8_t>(at[n / 2]);
    block[2] = static_cast<std::uint8_t>(at[n - 1]);
  }
  return holds(block);
}

// True when all bytes of a comparison's result are set.
[[nodiscard]] inline bool all_of(Block mask) noexcept {
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof mask);
  return (halves[0] & halves[1]) == ~std::uint64_t{0};
}

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_BLOCKS_H_
