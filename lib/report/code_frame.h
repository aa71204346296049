// One line of a payload, quoted under a diagnostic, with marks below the text concerned.
//
//   "billing": {"deploymentPlan": "x"}
//                                 ^~~
//
// A frame costs a bounded amount of work, whatever the length of the line and of the payload.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint::report {

struct FrameStyle {
  std::size_t columns;  // that the text may fill; fewer than 20 count as 20, more than 1000 as 1000
  bool unicode;         // text left out is marked by one character instead of three dots
};

// The bytes that a frame around `offset` looks at: the part of its line, without the line's end, from which at most
// `columns` columns are taken.
[[nodiscard]] Span frame_window(std::string_view payload, std::size_t offset, std::size_t columns) noexcept;

class CodeFrame {
 public:
  // Quotes the line on which `focus` begins, or the columns around that place when the line is longer. What `hidden`
  // covers (ascending, without overlap, complete for the frame's window) is replaced by three asterisks, so that not
  // even its length shows. What can't be printed appears escaped, tabs as spaces.
  CodeFrame(std::string_view payload, Span focus, std::span<const Span> hidden, const FrameStyle& style);

  // Puts `head` and then `tail` below the part of `span` that is shown, at least `head`; existing marks stay. Returns
  // false, without any effect, if the beginning of `span` is not in the frame.
  bool underline(Span span, char head, char tail);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] const std::string& marks() const noexcept { return marks_; }

 private:
  // The start of a code point or hidden part: in the payload, in rendered_, and in columns of rendered_.
  // There is one more for the end.
  struct RenderedChar {
    std::size_t offset;
    std::size_t text;
    std::size_t column;
  };

  void narrow(std::string_view payload, Span focus, std::span<const Span> hidden, std::size_t columns);
  void render(std::string_view payload, Span focus, std::span<const Span> hidden, std::size_t columns);
  void fit_to_width(Span focus, bool more_before, bool more_after, const FrameStyle& style);
  [[nodiscard]] std::size_t piece_at(std::size_t offset) const noexcept;
  [[nodiscard]] std::size_t piece_from(std::size_t offset) const noexcept;

  Span window_;
  std::vector<RenderedChar> pieces_;
  std::string rendered_;    // all of the window
  std::size_t first_ = 0;   // the pieces that are shown
  std::size_t last_ = 0;    // exclusive
  std::size_t indent_ = 0;  // columns before the first of them, taken by the mark for text left out
  std::string text_;
  std::string marks_;
};

}  // namespace runlint::report
