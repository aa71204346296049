// Maps the offsets of an edited text to those of the text it was made from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "runlint/report.h"

namespace runlint::text {

// The edits of a text of less than 4 GiB, in order. Offsets outside of them correspond byte by byte; a span that
// touches the inside of an edit is mapped to one that has all of it. Throws std::bad_alloc only.
class SourceMap {
 public:
  // `source`, after all edits so far, has become `edited`.
  void add(Span source, Span edited);

  // The value at `edited`, after all so far, stands for one that is not known.
  void add_stand_in(std::size_t edited) { stand_ins_.push_back(static_cast<std::uint32_t>(edited)); }
  [[nodiscard]] bool is_stand_in(std::size_t edited) const noexcept {
    return std::binary_search(stand_ins_.begin(), stand_ins_.end(), edited);
  }

  // Whether a byte of `edited` is in an edit.
  [[nodiscard]] bool touches_edit(Span edited) const noexcept;
  [[nodiscard]] Span to_source(Span edited) const noexcept;
  [[nodiscard]] Span to_edited(Span source) const noexcept;

 private:
  struct Range {
    std::uint32_t offset;
    std::uint32_t length;
    [[nodiscard]] std::uint32_t end() const noexcept { return offset + length; }
  };
  struct Edit {
    Range source;
    Range edited;
  };

  [[nodiscard]] Span map(Span span, Range Edit::* from, Range Edit::* to) const noexcept;

  std::deque<Edit> edits_;  // a vector would need room for three times as many while it grows
  std::deque<std::uint32_t> stand_ins_;
};

}  // namespace runlint::text
