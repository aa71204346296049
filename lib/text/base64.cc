#include "text/base64.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "text/simd.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

constexpr std::uint8_t kNoValue = 0xFF;

// The six-bit value of each character of the alphabet; kNoValue for all others.
constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoValue);
  std::uint8_t next = 0;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
    values[static_cast<unsigned char>(c)] = next++;
  }
  return values;
}();

std::uint8_t value_of(char c) noexcept { return kValues[static_cast<unsigned char>(c)]; }

// The bits of each group of four values that become the highest bit of a decoded byte.
constexpr Vec16 kHighBits = {0x20, 8, 2, 0, 0x20, 8, 2, 0, 0x20, 8, 2, 0, 0x20, 8, 2, 0};

// 0xFF for each byte of the alphabet, 0 for all others.
Vec16 in_alphabet(Vec16 c) noexcept {
  const auto letter = reinterpret_cast<Vec16>((c | 0x20) - 'a' < 26);
  const auto slash_or_digit = reinterpret_cast<Vec16>(c - '/' < 11);  // they follow each other
  return letter | slash_or_digit | reinterpret_cast<Vec16>(c == '+');
}

// The values of bytes of the alphabet; only the bits of kHighBits are right.
Vec16 high_bits_of(Vec16 c) noexcept {
  using Signed = std::int8_t __attribute__((vector_size(16)));
  const auto characters = reinterpret_cast<Signed>(c);
  const auto is_letter = reinterpret_cast<Vec16>(characters > '@');
  const auto is_lower = reinterpret_cast<Vec16>(characters > '`');
  const auto is_slash = reinterpret_cast<Vec16>(c == '/');
  //   char  value        computed
  //   0-9   c + 4
  //   A-Z   c + 4 - 69
  //   a-z   c + 4 - 75   69 and 6 subtracted
  //   +     0x3E         c + 4 = 0x2F: the same bits of kHighBits
  //   /     0x3F         c + 4 = 0x33: lacks the bit 0x08
  return (c + 4 - (is_letter & 69) - (is_lower & 6)) | (is_slash & 8);
}

#ifdef __x86_64__

[[gnu::target("avx2")]] __m256i repeated(std::array<std::int8_t, 16> bytes) noexcept {
  return _mm256_broadcastsi128_si256(std::bit_cast<__m128i>(bytes));
}

// The values of 32 characters, and where one is not of the alphabet, a byte that is not 0. By table look-ups with the
// two halves of each: W. Muła and D. Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions" (2018),
// section 3.3.
struct Values32 {
  __m256i values;
  __m256i invalid;
};
[[gnu::target("avx2"), gnu::always_inline]] inline Values32 values_by_avx2(const char* text) noexcept {
  // A character is not of the alphabet if its entries share a bit.
  const __m256i by_low = repeated({21, 17, 17, 17, 17, 17, 17, 17, 17, 17, 19, 26, 27, 27, 27, 26});
  const __m256i by_high = repeated({16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16});
  // What to add to it to get its value; the slash has the entry before its own.
  const __m256i to_value = repeated({0, 16, 19, 4, -65, -65, -71, -71});
  const __m256i low_half = _mm256_set1_epi8(0x0F);
  const __m256i c = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
  const __m256i high = _mm256_and_si256(_mm256_srli_epi32(c, 4), low_half);
  const __m256i low = _mm256_and_si256(c, low_half);
  const __m256i is_slash = _mm256_cmpeq_epi8(c, _mm256_set1_epi8('/'));
  return {_mm256_add_epi8(c, _mm256_shuffle_epi8(to_value, _mm256_add_epi8(high, is_slash))),
          _mm256_shuffle_epi8(by_low, low) & _mm256_shuffle_epi8(by_high, high)};
}

// Classifies `size` characters, a multiple of 32.
[[gnu::target("avx2")]] Base64Content classify_by_avx2(const char* text, std::size_t size) noexcept {
  __m256i invalid = _mm256_setzero_si256();
  __m256i bits = _mm256_setzero_si256();  // that any value in that place has
  for (std::size_t at = 0; at < size; at += sizeof(__m256i)) {
    const Values32 block = values_by_avx2(text + at);
    invalid |= block.invalid;
    bits |= block.values;
  }
  if (_mm256_testz_si256(invalid, invalid) == 0) return Base64Content::kInvalid;
  const __m256i high_bits = _mm256_broadcastsi128_si256(reinterpret_cast<__m128i>(kHighBits));
  return _mm256_testz_si256(bits, high_bits) != 0 ? Base64Content::kAscii : Base64Content::kBinary;
}

// Decodes blocks of 32 characters, each into 24 bytes and kDecodeSlack more, up to the first that is not all of the
// alphabet; returns the number of characters.
[[gnu::target("avx2")]] std::size_t decode_by_avx2(std::string_view text, char* out) noexcept {
  const __m256i pack = repeated({2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1});
  const __m256i join = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 7, 7);
  std::size_t at = 0;
  for (; at + sizeof(__m256i) <= text.size(); at += sizeof(__m256i)) {
    const Values32 block = values_by_avx2(text.data() + at);
    if (_mm256_testz_si256(block.invalid, block.invalid) == 0) break;
    const __m256i pairs = _mm256_maddubs_epi16(block.values, _mm256_set1_epi32(0x01400140));
    const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00011000));
    const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(fours, pack), join);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + at / 4 * 3), bytes);
  }
  return at;
}

#endif

// The number of valid padding characters at the end: 0, 1 or 2.
std::size_t padding(std::string_view text) noexcept {
  if (text.empty() || text.back() != '=') return 0;
  return text[text.size() - 2] == '=' ? 2 : 1;
}

}  // namespace

bool has_avx2() noexcept {
#ifdef __x86_64__
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

Base64Content classify_base64(std::string_view text, [[maybe_unused]] bool use_avx2) noexcept {
  if (text.size() % 4 != 0) return Base64Content::kInvalid;
  const std::size_t size = text.size() - padding(text);
  const std::size_t whole = size & ~std::size_t{3};
  std::size_t begin = 0;
  bool ascii = true;
#ifdef __x86_64__
  if (use_avx2) {
    begin = whole & ~(sizeof(__m256i) - 1);
    const Base64Content content = classify_by_avx2(text.data(), begin);
    if (content == Base64Content::kInvalid) return content;
    ascii = content == Base64Content::kAscii;
  }
#endif
  const auto read = [&ascii](Vec16 c) {
    const Vec16 valid = in_alphabet(c);
    if (ascii && all_set(valid & reinterpret_cast<Vec16>((high_bits_of(c) & kHighBits) == 0))) return true;
    ascii = false;
    return all_set(valid);
  };
  // Each block begins at a multiple of four, since the size is one.
  if (begin != whole && !all_blocks(whole - begin, read, text.data() + begin)) return Base64Content::kInvalid;
  for (std::size_t at = whole; at < size; ++at) {
    const std::uint8_t value = value_of(text[at]);
    if (value == kNoValue) return Base64Content::kInvalid;
    // Before padding, a character has bits of no byte.
    if (at + 1 != size && (value & kHighBits[at % 4]) != 0) ascii = false;
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

std::size_t decode_base64(std::string_view text, char* out, [[maybe_unused]] bool use_avx2) noexcept {
  static constexpr auto kAnyAlphabet = [] {
    std::array<std::uint8_t, 256> values = kValues;
    values['-'] = kValues['+'];
    values['_'] = kValues['/'];
    return values;
  }();
  char* const begin = out;
  const auto value_at = [text](std::size_t at) { return kAnyAlphabet[static_cast<unsigned char>(text[at])]; };
  std::size_t at = 0;
#ifdef __x86_64__
  if (use_avx2) {
    at = decode_by_avx2(text, out);
    out += at / 4 * 3;
  }
#endif
  for (; at + 4 <= text.size(); at += 4) {
    const std::uint8_t a = value_at(at);
    const std::uint8_t b = value_at(at + 1);
    const std::uint8_t c = value_at(at + 2);
    const std::uint8_t d = value_at(at + 3);
    if ((a | b | c | d) == kNoValue) break;
    const std::uint32_t bits = std::uint32_t{a} << 18 | std::uint32_t{b} << 12 | std::uint32_t{c} << 6 | d;
    out[0] = static_cast<char>(bits >> 16);
    out[1] = static_cast<char>(bits >> 8);
    out[2] = static_cast<char>(bits);
    out += 3;
  }
  // The last characters before padding, the end or a byte of no alphabet.
  std::uint32_t bits = 0;
  std::size_t n = 0;
  for (; at + n < text.size() && n < 4 && value_at(at + n) != kNoValue; ++n) bits = bits << 6 | value_at(at + n);
  if (n >= 2) *out++ = static_cast<char>(bits >> (n * 6 - 8));
  if (n >= 3) *out++ = static_cast<char>(bits >> (6 * n - 16));
  return static_cast<std::size_t>(out - begin);
}

}  // namespace runlint::text
