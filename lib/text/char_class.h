// The sets of bytes that the patterns are made of, as one table: a bit a set.
#ifndef RUNLINT_LIB_TEXT_CHAR_CLASS_H_
#define RUNLINT_LIB_TEXT_CHAR_CLASS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runlint::text {

using ByteSet = std::uint8_t;

inline constexpr ByteSet kLetter = 1;       // [a-zA-Z]
inline constexpr ByteSet kAlnum = 2;        // [a-zA-Z0-9]
inline constexpr ByteSet kAlnumHyphen = 4;  // [a-zA-Z0-9-]
inline constexpr ByteSet kHostByte = 8;     // [a-zA-Z0-9.-]
inline constexpr ByteSet kMountByte = 16;   // [a-zA-Z0-9._-]
inline constexpr ByteSet kPathByte = 32;    // [a-zA-Z0-9/._-], of an environment key and of a repository
inline constexpr ByteSet kTagByte = 64;     // [a-zA-Z0-9/._:-], of a tag and of a digest
inline constexpr ByteSet kEverySet = 0xFF;

namespace internal {

consteval std::array<ByteSet, 256> byte_sets() {
  std::array<ByteSet, 256> sets{};
  const auto add = [&sets](std::string_view bytes, ByteSet set) {
    for (const char c : bytes) {
      ByteSet& entry = sets[static_cast<unsigned char>(c)];
      entry = static_cast<ByteSet>(entry | set);
    }
  };
  constexpr ByteSet kDigitSets = kAlnum | kAlnumHyphen | kHostByte | kMountByte | kPathByte | kTagByte;
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", kLetter | kDigitSets);
  add("0123456789", kDigitSets);
  add("-", kAlnumHyphen | kHostByte | kMountByte | kPathByte | kTagByte);
  add(".", kHostByte | kMountByte | kPathByte | kTagByte);
  add("_", kMountByte | kPathByte | kTagByte);
  add("/", kPathByte | kTagByte);
  add(":", kTagByte);
  return sets;
}

inline constexpr std::array<ByteSet, 256> kByteSets = byte_sets();

}  // namespace internal

// The sets that `c` is in.
[[nodiscard]] constexpr ByteSet sets_of(char c) noexcept { return internal::kByteSets[static_cast<unsigned char>(c)]; }

[[nodiscard]] constexpr bool in_set(char c, ByteSet set) noexcept { return (sets_of(c) & set) != 0; }

// The offset of the first byte at or after `from` that is not in `set`, or the text's size.
[[nodiscard]] constexpr std::size_t skip(std::string_view text, std::size_t from, ByteSet set) noexcept {
  while (from < text.size() && in_set(text[from], set)) ++from;
  return from;
}

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_CHAR_CLASS_H_
