// Byte offsets to lines and columns.
#pragma once

#include <cstddef>
#include <string_view>

#include "runlint/report.h"

namespace runlint::text {

// The number of LF bytes, counted at memory speed.
[[nodiscard]] std::size_t count_lines(std::string_view text) noexcept;

// The number of the line that `offset` is in, as LineCounter has it.
[[nodiscard]] inline std::size_t line_number(std::string_view text, std::size_t offset) noexcept {
  return count_lines(text.substr(0, offset)) + 1;
}

// Finds the line and column (both 1-based; see runlint::Position) of ascending offsets in one sweep over a text: all
// look-ups together cost one pass, however long the lines are. A line ends at LF. A column is a code point or a byte
// that is part of none. An offset inside a code point has the column of that code point.
class LineCounter {
 public:
  // `text` must outlive the counter.
  explicit LineCounter(std::string_view text) noexcept : text_(text) {}

  // `offset` is at most the text's size and not less than at the call before.
  [[nodiscard]] Position advance_to(std::size_t offset) noexcept;

 private:
  std::string_view text_;
  std::size_t at_ = 0;  // where the code point at place_ begins
  Position place_{1, 1};
};

}  // namespace runlint::text
