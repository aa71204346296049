#include "text/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/blocks.h"
#include "text/display.h"

namespace runlint::text {
namespace {

constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  std::uint8_t next = 0;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
    values[static_cast<unsigned char>(c)] = next++;
  }
  return values;
}();

std::uint8_t value_of(char c) noexcept { return kValues[static_cast<unsigned char>(c)]; }

// Of each four characters, the bits that become the highest bit of a byte.
constexpr std::uint8_t kHighBits[4] = {0x20, 0x08, 0x02, 0x00};

// How many characters at the end are padding that fits: 0, 1 or 2.
std::size_t padding(std::string_view text) noexcept {
  if (text.empty() || text.back() != '=') return 0;
  return text[text.size() - 2] == '=' ? 2 : 1;
}

// Each byte of this is set or clear.
Block in_alphabet(Block c) noexcept {
  const auto letter = reinterpret_cast<Block>((c | 0x20) - 'a' < 26);
  const auto slash_or_digit = reinterpret_cast<Block>(c - '/' < 11);  // they follow each other
  return letter | slash_or_digit | reinterpret_cast<Block>(c == '+');
}

// The values of bytes of the alphabet, as far as kHighBits asks.
Block high_bits_of(Block c) noexcept {
  using Signed = std::int8_t __attribute__((vector_size(16)));
  const auto characters = reinterpret_cast<Signed>(c);
  const auto is_letter = reinterpret_cast<Block>(characters > '@');
  const auto is_lower = reinterpret_cast<Block>(characters > '`');
  const auto is_slash = reinterpret_cast<Block>(c == '/');
  // What is right for digits, and in these bits for the plus, is too much by these numbers for letters, and for the
  // slash lacks one bit.
  return (c + 4 - (is_letter & 69) - (is_lower & 6)) | (is_slash & 8);
}

}  // namespace

Base64 classify_base64(std::string_view text) noexcept {
  if (text.size() % 4 != 0) return Base64::kNot;
  const std::size_t size = text.size() - padding(text);
  Block valid = ~Block{};
  Block high = {};
  const auto look = [&](std::size_t at) {
    const Block c = load_block(text.data() + at);
    valid &= in_alphabet(c);
    high |= high_bits_of(c);
  };
  const auto is_ascii = [&high] {
    const Block mask = {0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0};
    return all_of(reinterpret_cast<Block>((high & mask) == 0));
  };
  std::size_t at = 0;
  const std::size_t quads = size & ~std::size_t{3};
  constexpr std::size_t kRun = 4 * sizeof(Block);  // a fault is noticed after that many bytes
  for (; quads - at >= kRun && is_ascii(); at += kRun) {
    for (std::size_t i = 0; i < kRun; i += sizeof(Block)) look(at + i);
    if (!all_of(valid)) return Base64::kNot;
  }
  // What is not ASCII shows it soon: a bitmap, or a program.
  for (; quads - at >= kRun; at += kRun) {
    for (std::size_t i = 0; i < kRun; i += sizeof(Block)) valid &= in_alphabet(load_block(text.data() + at + i));
    if (!all_of(valid)) return Base64::kNot;
  }
  for (; quads - at >= sizeof(Block); at += sizeof(Block)) look(at);
  if (at != quads && quads >= sizeof(Block)) {  // the last of them again, with what is left
    look(quads - sizeof(Block));
    at = quads;
  }
  if (!all_of(valid)) return Base64::kNot;
  bool ascii = is_ascii();
  for (; at < size; ++at) {
    const std::uint8_t value = value_of(text[at]);
    if (value == kNone) return Base64::kNot;
    // Before padding, a character has bits of no byte.
    const bool last = at + 1 == size && size != text.size();
    if (!last && (value & kHighBits[at % 4]) != 0) ascii = false;
  }
  return ascii ? Base64::kOfAscii : Base64::kOfOther;
}

std::size_t base64_fault(std::string_view text) noexcept {
  const std::size_t size = text.size() % 4 == 0 ? text.size() - padding(text) : text.size();
  for (std::size_t at = 0; at < size; ++at) {
    // Padding that comes too early, or is too long, is no character of the alphabet either.
    if (value_of(text[at]) == kNone) return at;
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
