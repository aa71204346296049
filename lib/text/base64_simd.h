// Whole groups of four base64 characters, a vector of them at a time.
#ifndef RUNLINT_LIB_TEXT_BASE64_SIMD_H_
#define RUNLINT_LIB_TEXT_BASE64_SIMD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/simd.h"

namespace runlint::text {

inline constexpr std::uint8_t kNoValue = 0xFF;

// The six-bit value of each character of the alphabet; kNoValue for all others.
inline constexpr std::array<std::uint8_t, 256> kBase64Values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoValue);
  std::uint8_t next = 0;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
    values[static_cast<unsigned char>(c)] = next++;
  }
  return values;
}();

// The bits of each group of four values that become the highest bit of a decoded byte.
inline constexpr std::uint8_t kHighBits[4] = {0x20, 0x08, 0x02, 0x00};

struct Base64Scan {
  bool valid;  // all characters are of the alphabet
  bool ascii;  // all decoded bytes are ASCII; meaningless unless valid
};

inline constexpr std::size_t kMinSimdSize = 2 * sizeof(Vec16);

// Scans the `size` characters at `text`, at least kMinSimdSize and a multiple of four, with the fastest instructions
// that the processor has. Any thread.
[[nodiscard]] Base64Scan scan_base64(const char* text, std::size_t size) noexcept;

// The implementations: for every processor, and for those with AVX2.
[[nodiscard]] Base64Scan read_quads_in_blocks(const char* text, std::size_t size) noexcept;
#ifdef __x86_64__
[[nodiscard]] bool has_avx2() noexcept;
[[nodiscard]] Base64Scan read_quads_by_avx2(const char* text, std::size_t size) noexcept;
#endif

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_BASE64_SIMD_H_
