// The changes of a file as a unified diff, as `diff -u` writes it and `patch` reads it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "fix/edits.h"
#include "runlint/report.h"

namespace runlint::fix {

// One of the two texts.
struct DiffSide {
  std::string_view text;
  std::span<const Span> hidden;  // of the lines that the diff has: ascending, without overlap
};

// The part of the text before or after `changes`, of which there are some, whose lines the diff may have.
[[nodiscard]] Span diff_window(std::string_view text, std::span<const Change> changes, Span Change::* side);

// Appends the diff that leads from `before` to `after`; both are called `path`, any bytes. What is hidden in either is
// `***` in both. Text that is not UTF-8, or has control characters that JSON text can't have, is escaped. Linear;
// throws std::bad_alloc only.
void append_unified_diff(std::string& out, std::string_view path, const DiffSide& before, const DiffSide& after,
                         std::span<const Change> changes);

}  // namespace runlint::fix
