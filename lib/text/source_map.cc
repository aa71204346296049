#include "text/source_map.h"

#include <algorithm>

namespace runlint::text {

void SourceMap::add(Span source, Span edited) {
  const auto narrow = [](Span span) {
    return Range{static_cast<std::uint32_t>(span.offset), static_cast<std::uint32_t>(span.length)};
  };
  edits_.push_back({narrow(source), narrow(edited)});
}

Span SourceMap::map(Span span, Range Edit::* from, Range Edit::* to) const noexcept {
  // The last edit that begins at `at` or before, and the offset of `at` after it; an edit of nothing has ended there.
  const auto last_edit = [&](std::size_t at) {
    const auto after = std::upper_bound(edits_.begin(), edits_.end(), at, [from](std::size_t offset, const Edit& edit) {
      return offset < (edit.*from).offset;
    });
    return after == edits_.begin() ? nullptr : &after[-1];
  };
  const auto shifted = [&](const Edit* edit, std::size_t at) {
    return edit == nullptr ? at : at - (edit->*from).end() + (edit->*to).end();
  };
  const Edit* const first = last_edit(span.offset);
  const bool begins_inside = first != nullptr && span.offset < (first->*from).end();
  const std::size_t begin = begins_inside ? (first->*to).offset : shifted(first, span.offset);
  if (span.length == 0) return {begin, 0};
  const std::size_t last_byte = span.end() - 1;
  const Edit* const last = last_edit(last_byte);
  const bool ends_inside = last != nullptr && last_byte < (last->*from).end();
  const std::size_t end = ends_inside ? (last->*to).end() : shifted(last, last_byte) + 1;
  return {begin, end - begin};
}

bool SourceMap::touches_edit(Span edited) const noexcept {
  const auto after = std::lower_bound(edits_.begin(), edits_.end(), edited.end(),
                                      [](const Edit& edit, std::size_t end) { return edit.edited.offset < end; });
  return after != edits_.begin() && after[-1].edited.end() > edited.offset;
}

Span SourceMap::to_source(Span edited) const noexcept { return map(edited, &Edit::edited, &Edit::source); }
Span SourceMap::to_edited(Span source) const noexcept { return map(source, &Edit::source, &Edit::edited); }

}  // namespace runlint::text
