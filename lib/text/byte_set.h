// Sets of any bytes; those of char_class.h, which can be joined, are of ASCII classes.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace runlint::text {

class ByteSet {
 public:
  constexpr ByteSet() noexcept = default;
  constexpr explicit ByteSet(std::string_view bytes) noexcept {
    for (const char c : bytes) add(c);
  }

  constexpr void add(char c) noexcept { has_[static_cast<unsigned char>(c)] = true; }
  [[nodiscard]] constexpr bool contains(char c) const noexcept { return has_[static_cast<unsigned char>(c)]; }

  // The offset of the first byte of the set at or after `from`, or the text's size. A std::string_view's own search
  // calls memchr() for each byte.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const noexcept {
    while (from < text.size() && !contains(text[from])) ++from;
    return from < text.size() ? from : text.size();
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace runlint::text
