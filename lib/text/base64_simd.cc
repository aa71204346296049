#include "text/base64_simd.h"

#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace runlint::text {
namespace {

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

constexpr std::size_t kRun = 4 * kMinSimdSize;  // bytes between two checks for invalid characters

}  // namespace

Base64Scan read_quads_in_blocks(const char* text, std::size_t size) noexcept {
  Vec16 valid = ~Vec16{};
  Vec16 high = {};
  const auto read = [&](std::size_t at) {
    const Vec16 c = load_block(text + at);
    valid &= in_alphabet(c);
    high |= high_bits_of(c);
  };
  const auto is_ascii = [&high] {
    Vec16 mask;
    for (std::size_t i = 0; i < sizeof mask; ++i) mask[i] = kHighBits[i % 4];
    return all_set(reinterpret_cast<Vec16>((high & mask) == 0));
  };
  std::size_t at = 0;
  for (; size - at >= kRun && is_ascii(); at += kRun) {
    for (std::size_t i = 0; i < kRun; i += sizeof(Vec16)) read(at + i);
    if (!all_set(valid)) return {false, false};
  }
  // Not ASCII (an image, a program): only the alphabet is left to check.
  for (; size - at >= kRun; at += kRun) {
    for (std::size_t i = 0; i < kRun; i += sizeof(Vec16)) valid &= in_alphabet(load_block(text + at + i));
    if (!all_set(valid)) return {false, false};
  }
  for (; size - at >= sizeof(Vec16); at += sizeof(Vec16)) read(at);
  if (at != size) read(size - sizeof(Vec16));  // the last of them again, with what is left
  return {all_set(valid), is_ascii()};
}

#ifdef __x86_64__
namespace {

using Table = std::array<std::uint8_t, 16>;

// A byte is of the alphabet if the sets at its two halves have nothing in common: in that of the upper half is the
// class of all bytes with that half; in that of the lower half are the classes in which no byte of the alphabet has it.
constexpr std::uint8_t class_of(std::size_t upper) noexcept {
  constexpr std::uint8_t kNothing = 16;
  constexpr std::uint8_t kClasses[8] = {kNothing, kNothing, 1, 2, 4, 8, 4, 8};  // letters of both cases are alike
  return upper < 8 ? kClasses[upper] : kNothing;
}
constexpr Table kUpperSets = [] {
  Table sets{};
  for (std::size_t upper = 0; upper < 16; ++upper) sets[upper] = class_of(upper);
  return sets;
}();
constexpr Table kLowerSets = [] {
  Table sets{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (kBase64Values[c] == kNoValue) sets[c % 16] |= class_of(c / 16);
  }
  return sets;
}();
static_assert([] {
  for (std::size_t c = 0; c < 256; ++c) {
    if (((kUpperSets[c / 16] & kLowerSets[c % 16]) == 0) != (kBase64Values[c] != kNoValue)) return false;
  }
  return true;
}());

// The number to add to a character of the alphabet to get its value, by the character's upper half; the slash uses the
// index before its own, which is otherwise unused.
constexpr std::size_t shift_index(std::size_t c) noexcept { return c / 16 - (c == '/' ? 1 : 0); }
constexpr Table kShifts = [] {
  Table shifts{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (kBase64Values[c] != kNoValue) shifts[shift_index(c)] = static_cast<std::uint8_t>(kBase64Values[c] - c);
  }
  return shifts;
}();
static_assert([] {
  for (std::size_t c = 0; c < 256; ++c) {
    const auto value = static_cast<std::uint8_t>(c + kShifts[shift_index(c)]);
    if (kBase64Values[c] != kNoValue && value != kBase64Values[c]) return false;
  }
  return true;
}());

// Accumulates the classes and values of characters, by table look-ups of 4-bit halves (vpshufb).
class Avx2Reader {
 public:
  [[gnu::target("avx2")]] Avx2Reader() noexcept
      : upper_sets_(twice(kUpperSets)), lower_sets_(twice(kLowerSets)), shifts_(twice(kShifts)) {}

  [[gnu::target("avx2")]] void read(const char* at) noexcept {
    const __m256i c = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i upper = _mm256_and_si256(_mm256_srli_epi32(c, 4), _mm256_set1_epi8(0x0F));
    const __m256i lower = _mm256_and_si256(c, _mm256_set1_epi8(0x0F));
    const __m256i upper_set = _mm256_shuffle_epi8(upper_sets_, upper);
    const __m256i lower_set = _mm256_shuffle_epi8(lower_sets_, lower);
    faults_ = _mm256_or_si256(faults_, _mm256_and_si256(upper_set, lower_set));
    const __m256i minus_one = _mm256_cmpeq_epi8(c, _mm256_set1_epi8('/'));
    const __m256i shift = _mm256_shuffle_epi8(shifts_, _mm256_add_epi8(upper, minus_one));
    values_ = _mm256_or_si256(values_, _mm256_add_epi8(c, shift));
  }
  [[nodiscard, gnu::target("avx2")]] bool valid() const noexcept { return _mm256_testz_si256(faults_, faults_) != 0; }
  [[nodiscard, gnu::target("avx2")]] bool ascii() const noexcept {
    std::uint32_t mask;
    std::memcpy(&mask, kHighBits, sizeof mask);
    return _mm256_testz_si256(values_, _mm256_set1_epi32(static_cast<int>(mask))) != 0;
  }

 private:
  [[gnu::target("avx2")]] static __m256i twice(const Table& table) noexcept {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data())));
  }

  const __m256i upper_sets_;
  const __m256i lower_sets_;
  const __m256i shifts_;
  __m256i faults_ = _mm256_setzero_si256();
  __m256i values_ = _mm256_setzero_si256();  // all bits that any value of a place has
};

}  // namespace

bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") != 0; }

[[gnu::target("avx2")]] Base64Scan read_quads_by_avx2(const char* text, std::size_t size) noexcept {
  constexpr std::size_t kVector = 32;
  static_assert(kVector <= kMinSimdSize);
  Avx2Reader reader;
  std::size_t at = 0;
  for (; size - at >= kRun; at += kRun) {
    for (std::size_t i = 0; i < kRun; i += kVector) reader.read(text + at + i);
    if (!reader.valid()) return {false, false};
  }
  for (; size - at >= kVector; at += kVector) reader.read(text + at);
  if (at != size) reader.read(text + size - kVector);  // the last of them again, with what is left
  return {reader.valid(), reader.ascii()};
}
#endif

Base64Scan scan_base64(const char* text, std::size_t size) noexcept {
#ifdef __x86_64__
  if (has_avx2()) return read_quads_by_avx2(text, size);
#endif
  return read_quads_in_blocks(text, size);
}

}  // namespace runlint::text
