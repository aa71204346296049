#include "text/base64.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/base64_simd.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

std::uint8_t value_of(char c) noexcept { return kBase64Values[static_cast<unsigned char>(c)]; }

// How many characters at the end are padding that fits: 0, 1 or 2.
std::size_t padding(std::string_view text) noexcept {
  if (text.empty() || text.back() != '=') return 0;
  return text[text.size() - 2] == '=' ? 2 : 1;
}

}  // namespace

Base64Content classify_base64(std::string_view text) noexcept {
  if (text.size() % 4 != 0) return Base64Content::kInvalid;
  const std::size_t size = text.size() - padding(text);
  std::size_t at = 0;
  bool ascii = true;
  if (size >= kMinSimdSize) {
    at = size & ~std::size_t{3};
    const Base64Scan quads = scan_base64(text.data(), at);
    if (!quads.valid) return Base64Content::kInvalid;
    ascii = quads.ascii;
  }
  for (; at < size; ++at) {
    const std::uint8_t value = value_of(text[at]);
    if (value == kNoValue) return Base64Content::kInvalid;
    // Before padding, a character has bits of no byte.
    const bool last = at + 1 == size && size != text.size();
    if (!last && (value & kHighBits[at % 4]) != 0) ascii = false;
  }
  return ascii ? Base64Content::kAscii : Base64Content::kBinary;
}

std::size_t first_invalid_base64(std::string_view text) noexcept {
  const std::size_t size = text.size() % 4 == 0 ? text.size() - padding(text) : text.size();
  for (std::size_t at = 0; at < size; ++at) {
    // Padding that comes too early, or is too long, is not in the alphabet either.
    if (value_of(text[at]) == kNoValue) return at;
  }
  return text.size();
}

std::size_t first_non_utf8(std::string_view text) noexcept {
  char decoded[3072 + 4];
  std::size_t held = 0;    // bytes in `decoded` that began a character and were not enough
  std::size_t before = 0;  // decoded and done with
  const std::size_t size = text.size() - padding(text);
  for (std::size_t at = 0; at < size;) {
    std::size_t n = held;
    const std::size_t end = std::min(size, at + 4096);
    std::uint32_t bits = 0;
    for (; at < end; ++at) {
      bits = bits << 6 | value_of(text[at]);
      if (at % 4 != 3) continue;
      decoded[n] = static_cast<char>(bits >> 16);
      decoded[n + 1] = static_cast<char>(bits >> 8);
      decoded[n + 2] = static_cast<char>(bits);
      n += 3;
    }
    if (at % 4 == 3) {  // what padding leaves: two bytes of 18 bits, or one of 12
      decoded[n++] = static_cast<char>(bits >> 10);
      decoded[n++] = static_cast<char>(bits >> 2);
    } else if (at % 4 == 2) {
      decoded[n++] = static_cast<char>(bits >> 4);
    }
    const std::string_view block(decoded, n);
    std::size_t done = ascii_prefix(block);
    while (done < n) {
      // A character may go on in the next block; no character has more than four bytes.
      const CodePoint next = decode(block.substr(done));
      if (next.value == CodePoint::kInvalid) {
        if (at == size || n - done >= 4) return before + done;
        break;
      }
      done += next.length;
      if (next.length == 1) done += ascii_prefix(block.substr(done));
    }
    held = n - done;
    std::memmove(decoded, decoded + done, held);
    before += done;
  }
  return kAllUtf8;
}

}  // namespace runlint::text
