#include "text/utf8.h"

#include "text/simd.h"

namespace runlint::text {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) noexcept { return static_cast<unsigned char>(text[i]); }

}  // namespace

CodePoint decode(std::string_view text) noexcept {
  const unsigned lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1};
  constexpr CodePoint kNone{CodePoint::kInvalid, 1};
  // Continuation bytes, the overlong C0 and C1, and leads of what is beyond U+10FFFF.
  if (lead < 0xC2 || lead > 0xF4) return kNone;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < length) return kNone;
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte_at(text, i);
    if ((next & 0xC0) != 0x80) return kNone;
    value = value << 6 | (next & 0x3F);
  }
  if (length == 3 && (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF))) return kNone;
  if (length == 4 && (value < 0x10000 || value > 0x10FFFF)) return kNone;
  return {value, length};
}

bool begins_with_unicode_space(std::string_view text) noexcept {
  if (text.empty()) return false;
  const char32_t c = decode(text).value;
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

std::size_t ascii_prefix(std::string_view text) noexcept {
  return find_if_vectorized(text, 0, [](Vec16 bytes) { return reinterpret_cast<Vec16>(bytes >= 0x80); });
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = ascii_prefix(text.substr(at));
    at += ascii;
    count += ascii;
    for (; at < text.size() && byte_at(text, at) >= 0x80; ++count) at += decode(text.substr(at)).length;
  }
  return count;
}

}  // namespace runlint::text
