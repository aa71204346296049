// Compares the base64 check by blocks with a decoder written by hand.
#include "text/base64.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace runlint::text {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encode(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += k <= n ? kAlphabet[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

// Decodes by hand: the bytes, or nothing.
std::optional<std::string> decode_all(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::uint32_t bits = 0;
    std::size_t pads = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::size_t value = kAlphabet.find(text[i + k]);
      const bool pad = text[i + k] == '=' && i + 4 == text.size() && k >= 2;
      if (value == kAlphabet.npos && !pad) return std::nullopt;
      if (pads != 0 && !pad) return std::nullopt;
      pads += pad ? 1 : 0;
      bits = bits << 6 | (pad ? 0u : static_cast<std::uint32_t>(value));
    }
    for (std::size_t k = 0; k < 3 - pads; ++k) out += static_cast<char>(bits >> (16 - 8 * k));
  }
  return out;
}

// Decodes by hand what comes before the first byte of neither alphabet.
std::string decode_prefix(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  std::size_t n = 0;  // characters
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c == '-' ? '+' : c == '_' ? '/' : c);
    if (value == kAlphabet.npos) break;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    // The bits of a byte are complete with each character but the first of four.
    if (n++ % 4 != 0) out += static_cast<char>(bits >> (6 - 2 * ((n - 1) % 4)));
  }
  return out;
}

std::size_t first_bad(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint next = decode(bytes.substr(at));
    if (next.value == CodePoint::kInvalid) return at;
    at += next.length;
  }
  return kAllUtf8;
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void compare(std::string_view text) {
  const std::optional<std::string> bytes = decode_all(text);
  ASSERT_EQ(classify_base64(text) != Base64Content::kInvalid, bytes.has_value()) << text;
  ASSERT_EQ(classify_base64(text, false), classify_base64(text)) << text;
  for (const bool use_avx2 : {false, has_avx2()}) {
    std::string decoded(text.size() / 4 * 3 + 2 + kDecodeSlack, '\0');
    decoded.resize(decode_base64(text, decoded.data(), use_avx2));
    ASSERT_EQ(decoded, decode_prefix(text)) << text;
  }
  if (bytes) {
    ASSERT_EQ(classify_base64(text) == Base64Content::kAscii, is_ascii(*bytes)) << text;
    ASSERT_EQ(first_non_utf8(text), first_bad(*bytes)) << text;
  } else {
    const std::size_t at = first_invalid_base64(text);
    ASSERT_LE(at, text.size());
    // The bytes before the error must be a prefix of valid base64.
    ASSERT_EQ(text.substr(0, at).find_first_not_of(kAlphabet), text.npos) << text;
    ASSERT_TRUE(at == text.size() || kAlphabet.find(text[at]) == kAlphabet.npos) << text;
  }
}

TEST(Base64, AgreesWithReferenceOnEveryByte) {
  for (const std::size_t size : {4, 16, 20, 36}) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'Q');
        text[at] = static_cast<char>(byte);
        compare(text);
      }
    }
  }
}

TEST(Base64, AgreesWithReferenceOnPadding) {
  for (const std::string_view text :
       {"",     "=",    "==",       "===",      "====",  "A",        "AA",       "AAA",      "A===", "AA==",
        "AAA=", "AA=A", "AA==AA==", "AAA=AAA=", "AAAA=", "AAAAA===", "AAAAAA==", "AAAAAAA=", "AB==", "AAB="}) {
    compare(text);
  }
}

TEST(Base64, AgreesWithReferenceOnRandomText) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes(random() % 80, '\0');
    const bool mostly_ascii = random() % 2 == 0;
    for (char& c : bytes) c = static_cast<char>(random() & (mostly_ascii && random() % 100 != 0 ? 0x7F : 0xFF));
    std::string text = encode(bytes);
    compare(text);
    if (text.empty() || random() % 2 == 0) continue;
    text[random() % text.size()] = static_cast<char>(random());
    compare(text);
  }
}

TEST(Base64, AgreesWithReferenceOnEveryByteOfLongTexts) {
  for (const std::size_t size : {32, 60, 260}) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'Q');  // decodes to ASCII
        text[at] = static_cast<char>(byte);
        compare(text);
      }
    }
  }
}

TEST(Base64, AgreesWithReferenceAtEveryLength) {
  std::mt19937 random(2);
  for (std::size_t size = 4; size < 1200; size += 4) {
    for (int round = 0; round < 8; ++round) {
      std::string bytes(size / 4 * 3, '\0');
      for (char& c : bytes) c = static_cast<char>(random() & (round % 2 == 0 ? 0x7F : 0xFF));
      std::string text = encode(bytes);
      compare(text);
      text[random() % text.size()] = "=-_ \n@[`{\x80\xFF"[random() % 11];
      compare(text);
    }
  }
}

TEST(Base64, DetectsUtf8AcrossBlocks) {
  for (const std::string_view character : {"é", "€", "🙂"}) {
    for (std::size_t before = 3060; before < 3080; ++before) {
      std::string bytes(before, 'a');
      for (int i = 0; i < 1100; ++i) bytes += character;
      compare(encode(bytes));
      compare(encode(bytes.substr(0, bytes.size() - 1)));  // cut off in the last character
      bytes[before + 2] = '\xFF';
      compare(encode(bytes));
      compare(encode(std::string(before, 'a') + std::string(character.substr(0, 1)) + std::string(5000, 'b')));
    }
  }
}

}  // namespace
}  // namespace runlint::text
