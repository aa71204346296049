// Encodes UTF-8, and decodes text that may be ill-formed. Any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace runlint::text {

// One step through text that may be ill-formed: a code point and its length, or, where no valid sequence begins, one
// byte and kInvalid.
struct CodePoint {
  static constexpr char32_t kInvalid = 0xFFFFFFFF;
  char32_t value;
  std::size_t length;  // bytes, at least 1
};

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The length of the byte order marks that `text` begins with: tools that add one may run twice.
[[nodiscard]] constexpr std::size_t byte_order_marks(std::string_view text) noexcept {
  std::size_t length = 0;
  while (text.substr(length).starts_with(kByteOrderMark)) length += kByteOrderMark.size();
  return length;
}

// Whether `byte` continues a code point that an earlier byte begins.
[[nodiscard]] constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The code point at the beginning of `text`, which is not empty. Surrogates, overlong forms and values beyond U+10FFFF
// are invalid.
[[nodiscard]] CodePoint decode(std::string_view text) noexcept;

// Whether `text` begins with a space beyond ASCII, or one without width, which looks like an ordinary space or like
// nothing.
[[nodiscard]] bool begins_with_unicode_space(std::string_view text) noexcept;

// Writes a code point of Unicode, at most four bytes, to `out`. Returns the end of the output.
[[nodiscard]] inline char* encode(char32_t c, char* out) noexcept {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return out;
}

// The number of leading ASCII bytes of `text`. Much faster than decode() if there are many.
[[nodiscard]] std::size_t ascii_prefix(std::string_view text) noexcept;

// The number of code points of `text`; a byte that is not part of any counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

}  // namespace runlint::text
