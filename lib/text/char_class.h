// Sets of ASCII characters, independent of the locale: one table for patterns, credentials and HTTP.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runlint::text {

// Disjoint sets, to be joined by |.
using CharSet = std::uint16_t;
inline constexpr CharSet kDigit = 1;
inline constexpr CharSet kHexLetter = 2;       // a-f
inline constexpr CharSet kLowerRest = 4;       // g-z
inline constexpr CharSet kUpperHexLetter = 8;  // A-F
inline constexpr CharSet kUpperRest = 16;      // G-Z
inline constexpr CharSet kUnderscore = 32;
inline constexpr CharSet kHyphen = 64;
inline constexpr CharSet kDot = 128;
inline constexpr CharSet kSlash = 256;
inline constexpr CharSet kColon = 512;
inline constexpr CharSet kPlus = 1024;
inline constexpr CharSet kTilde = 2048;
inline constexpr CharSet kEquals = 4096;
inline constexpr CharSet kPercent = 8192;
inline constexpr CharSet kBang = 16384;
inline constexpr CharSet kAt = 32768;

inline constexpr CharSet kUpper = kUpperHexLetter | kUpperRest;
inline constexpr CharSet kLetter = kHexLetter | kLowerRest | kUpper;
inline constexpr CharSet kAlnum = kLetter | kDigit;
inline constexpr CharSet kAlnumHyphen = kAlnum | kHyphen;
inline constexpr CharSet kHostByte = kAlnumHyphen | kDot;
inline constexpr CharSet kMountByte = kHostByte | kUnderscore;
inline constexpr CharSet kPathByte = kMountByte | kSlash;  // of an environment key and of a repository
inline constexpr CharSet kTagByte = kPathByte | kColon;    // of a tag and of a digest

namespace internal {

inline constexpr std::array<CharSet, 256> kCharSets = [] {
  std::array<CharSet, 256> sets{};
  const auto add = [&sets](std::string_view bytes, CharSet set) {
    for (const char c : bytes) sets[static_cast<unsigned char>(c)] = set;
  };
  add("0123456789", kDigit);
  add("abcdef", kHexLetter);
  add("ghijklmnopqrstuvwxyz", kLowerRest);
  add("ABCDEF", kUpperHexLetter);
  add("GHIJKLMNOPQRSTUVWXYZ", kUpperRest);
  add("_", kUnderscore);
  add("-", kHyphen);
  add(".", kDot);
  add("/", kSlash);
  add(":", kColon);
  add("+", kPlus);
  add("~", kTilde);
  add("=", kEquals);
  add("%", kPercent);
  add("!", kBang);
  add("@", kAt);
  return sets;
}();

}  // namespace internal

[[nodiscard]] constexpr bool in_set(char c, CharSet set) noexcept {
  return (internal::kCharSets[static_cast<unsigned char>(c)] & set) != 0;
}

// The offset of the first byte at or after `from` that is not in `set`, or the text's size.
[[nodiscard]] constexpr std::size_t skip(std::string_view text, std::size_t from, CharSet set) noexcept {
  while (from < text.size() && in_set(text[from], set)) ++from;
  return from;
}

// Whether all bytes of `text` are in `set`.
[[nodiscard]] constexpr bool all_in(std::string_view text, CharSet set) noexcept {
  return skip(text, 0, set) == text.size();
}

}  // namespace runlint::text
