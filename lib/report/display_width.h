// The columns that text takes on a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace runlint::report {

// Counts printable characters one after the other, as tmux and the C library do: a mark above or below, and the later
// parts of a Hangul syllable, take no column.
class ColumnCounter {
 public:
  // The columns that `value` adds.
  [[nodiscard]] std::size_t add(char32_t value) noexcept;
  // Whether the last character and the one before it are one to readers.
  [[nodiscard]] bool continued() const noexcept { return continued_; }
  // Makes the next code point begin a new character, as after something that is not text.
  void restart() noexcept { *this = {}; }
  // Printable ASCII, which is one column and begins a character, was added.
  void restart_with(char ascii) noexcept {
    restart();
    last_ = static_cast<unsigned char>(ascii);
  }

 private:
  std::int32_t last_ = -1;  // the last character; -1: none
  std::int32_t state_ = 0;  // of the search for boundaries
  bool continued_ = false;
};

// The columns of a line that text::printable() has made. Linear.
[[nodiscard]] std::size_t display_width(std::string_view line) noexcept;

}  // namespace runlint::report
