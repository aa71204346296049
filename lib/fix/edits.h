// Edits of a text, and what several rounds of them have changed in all.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint::fix {

// Puts `text` in place of `span`.
struct Edit {
  Span span;
  std::string text;
};

// A part of a text before and after edits. The same bytes stand around it in both.
struct Change {
  Span before;
  Span after;
};

// Both take edits that ascend and do not overlap. Linear; throw std::bad_alloc only.
[[nodiscard]] std::string apply_edits(std::string_view text, std::span<const Edit> edits);

// `changes` led from an original to the text that `edits` are for; returns the changes from the original to the text
// after the edits. Changes ascend, and there are bytes between any two.
[[nodiscard]] std::vector<Change> compose(std::span<const Change> changes, std::span<const Edit> edits);

}  // namespace runlint::fix
