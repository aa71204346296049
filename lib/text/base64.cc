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

// The values of bytes of the alphabet.
Block values_of(Block c) noexcept {
  const auto is_letter = reinterpret_cast<Block>((c | 0x20) - 'a' < 26);
  // A lower-case letter comes 26 after its upper-case one: bit 0x20 of the character tells them apart.
  const auto is_lower = reinterpret_cast<Block>((c & 0x20) != 0);
  const Block letter = (c | 0x20) - 'a' + (is_lower & 26);
  const auto is_slash = reinterpret_cast<Block>(c == '/');
  const auto is_plus = reinterpret_cast<Block>(c == '+');
  // The plus is 62, the slash 63. Only bits that the mask below has count, and these are set in both.
  const Block other = (c - '0' + 52) | is_slash | is_plus;
  return (is_letter & letter) | (~is_letter & other);
}

// Does what the base64 `text` stands for have no byte above 0x7F?
bool stands_for_ascii(std::string_view text) noexcept {
  const std::size_t size = text.size() - padding(text);
  const std::size_t whole = size - (size % 4 != 0 ? 1 : 0);  // before padding, a character has bits of no byte
  const Block mask = {0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0, 0x20, 0x08, 0x02, 0};
  Block high = {};
  std::size_t at = 0;
  for (; at + sizeof(Block) <= whole; at += sizeof(Block)) high |= values_of(load_block(text.data() + at)) & mask;
  const std::size_t quads = whole & ~std::size_t{3};  // the last of these again, with what is left of them
  if (at != 0 && at < quads) {
    high |= values_of(load_block(text.data() + quads - sizeof(Block))) & mask;
    at = quads;
  }
  std::uint64_t halves[2];
  std::memcpy(halves, &high, sizeof high);
  std::uint64_t bits = halves[0] | halves[1];
  for (; at < whole; ++at) bits |= value_of(text[at]) & kHighBits[at % 4];
  return bits == 0;
}

}  // namespace

bool is_base64(std::string_view text) noexcept {
  if (text.size() % 4 != 0) return false;
  text.remove_suffix(padding(text));
  constexpr std::size_t kRun = 64;  // a fault is noticed after that many bytes
  while (text.size() > kRun) {
    Block valid = in_alphabet(load_block(text.data()));
    for (std::size_t at = sizeof(Block); at < kRun; at += sizeof(Block))
      valid &= in_alphabet(load_block(text.data() + at));
    if (!all_of(valid)) return false;
    text.remove_prefix(kRun);
  }
  const auto fits = [](Block c) { return all_of(in_alphabet(c)); };
  return text.empty() || every_block(text.size(), fits, text.data());
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
  if (stands_for_ascii(text)) return kAllUtf8;
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
