// Encodes code points as UTF-8, for tests of what decodes and escapes them.
#ifndef RUNLINT_TESTS_SUPPORT_UTF8_ENCODING_H_
#define RUNLINT_TESTS_SUPPORT_UTF8_ENCODING_H_

#include <string>

namespace runlint::test {

// Whether `value` is a Unicode scalar value: a code point that is not a surrogate.
constexpr bool is_scalar(char32_t value) { return value < 0xD800 || (value > 0xDFFF && value < 0x110000); }

inline std::string encode(char32_t value) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto rest = [&](int shift) { return byte(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) return {byte(value)};
  if (value < 0x800) return {byte(0xC0 | value >> 6), rest(0)};
  if (value < 0x10000) return {byte(0xE0 | value >> 12), rest(6), rest(0)};
  return {byte(0xF0 | value >> 18), rest(12), rest(6), rest(0)};
}

}  // namespace runlint::test

#endif  // RUNLINT_TESTS_SUPPORT_UTF8_ENCODING_H_
