// Finds the values of a document that must not be shown.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/source.h"
#include "runlint/report.h"
#include "text/token.h"

namespace runlint {

// The source for a walk with a check::RedactionHandler that collects no spans, but marks the offset of each value that
// is hidden as a whole in one of the places where it is used.
class HiddenTokens final : public check::Source {
 public:
  // `marks` has an element for each byte of the document.
  explicit HiddenTokens(std::vector<bool>& marks) noexcept : marks_(marks) {}

  void append_line_spans(Span scalar, std::vector<Span>&) const override { marks_[scalar.offset] = true; }
  void append_raw_spans(const text::StringToken&, std::span<const Span>, std::vector<Span>&) const override {}
  [[nodiscard]] check::ValueShape shape_of_value(std::size_t) const noexcept override { return {}; }
  [[nodiscard]] check::ValueShape shape_of_member(const text::StringToken&) const noexcept override { return {}; }
  [[nodiscard]] Span key_span_at(std::size_t) const override { return {}; }
  [[nodiscard]] Span opening_span_at(std::size_t) const override { return {}; }

 private:
  std::vector<bool>& marks_;
};

}  // namespace runlint
