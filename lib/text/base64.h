// Base64 as RFC 4648 section 4 has it: the standard alphabet, padded, without line breaks. Everything here is linear,
// allocates nothing and may be called by any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runlint::text {

enum class Base64Content : std::uint8_t {
  kInvalid,
  kAscii,  // decodes to ASCII
  kBinary,
};

[[nodiscard]] bool has_avx2() noexcept;

// Classifies `text`, at memory speed. Unused bits before the padding are ignored.
[[nodiscard]] Base64Content classify_base64(std::string_view text, bool use_avx2 = has_avx2()) noexcept;

// The offset of the first byte that is not base64 or is misplaced, or the size of a text that ends too early. Only for
// texts that are Base64Content::kInvalid.
[[nodiscard]] std::size_t first_invalid_base64(std::string_view text) noexcept;

inline constexpr std::size_t kAllUtf8 = static_cast<std::size_t>(-1);

// The offset, in what `text` decodes to, of the first byte that is not UTF-8; kAllUtf8 when there is none. For
// base64 only.
[[nodiscard]] std::size_t first_non_utf8(std::string_view text) noexcept;

// Decodes `text`, of the standard or the URL-safe alphabet, up to its first other byte, and returns the number of bytes
// written: at most text.size() / 4 * 3 + 2. There must be room for kDecodeSlack more. `out` is not ended by a zero.
inline constexpr std::size_t kDecodeSlack = 8;
std::size_t decode_base64(std::string_view text, char* out, bool use_avx2 = has_avx2()) noexcept;

}  // namespace runlint::text
