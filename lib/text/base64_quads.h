// Whole groups of four base64 characters, a vector of them at a time.
#ifndef RUNLINT_LIB_TEXT_BASE64_QUADS_H_
#define RUNLINT_LIB_TEXT_BASE64_QUADS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/blocks.h"

namespace runlint::text {

inline constexpr std::uint8_t kNoValue = 0xFF;

// What a character of the alphabet stands for: six bits. kNoValue for any other.
inline constexpr std::array<std::uint8_t, 256> kBase64Values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoValue);
  std::uint8_t next = 0;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
    values[static_cast<unsigned char>(c)] = next++;
  }
  return values;
}();

// Of each four characters, the bits that become the highest bit of a byte.
inline constexpr std::uint8_t kHighBits[4] = {0x20, 0x08, 0x02, 0x00};

struct Quads {
  bool valid;  // all characters are of the alphabet
  bool ascii;  // no byte that they stand for has its highest bit set; says nothing unless they are valid
};

inline constexpr std::size_t kFewestInQuads = 2 * sizeof(Block);

// What the `size` ≥ kFewestInQuads characters at `text` are, a multiple of four, in the best way that the processor
// has. Any thread.
[[nodiscard]] Quads read_quads(const char* text, std::size_t size) noexcept;

// The ways: as every processor can, and as those with AVX2 can.
[[nodiscard]] Quads read_quads_in_blocks(const char* text, std::size_t size) noexcept;
#ifdef __x86_64__
[[nodiscard]] bool has_avx2() noexcept;
[[nodiscard]] Quads read_quads_by_avx2(const char* text, std::size_t size) noexcept;
#endif

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_BASE64_QUADS_H_
