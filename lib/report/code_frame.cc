#include "report/code_frame.h"

#include <algorithm>
#include <iterator>

#include "report/display_width.h"
#include "text/escape.h"
#include "text/redaction.h"
#include "text/utf8.h"

namespace runlint::report {
namespace {

constexpr std::size_t kMinColumns = 20;
constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kTabColumns = 4;
constexpr std::size_t kMaxCodePointBytes = 4;

bool is_printable_ascii(char c) noexcept { return c >= ' ' && c <= '~'; }

std::size_t clamped(std::size_t columns) noexcept { return std::clamp(columns, kMinColumns, kMaxColumns); }

std::size_t saturating_sub(std::size_t a, std::size_t b) noexcept { return a > b ? a - b : 0; }

}  // namespace

Span frame_window(std::string_view payload, std::size_t offset, std::size_t columns) noexcept {
  const std::size_t reach = clamped(columns) * kMaxCodePointBytes;
  std::size_t begin = saturating_sub(offset, reach);
  if (const std::size_t feed = payload.substr(begin, offset - begin).rfind('\n'); feed != std::string_view::npos) {
    begin += feed + 1;
  } else if (begin > 0) {
    for (std::size_t i = 1; i < kMaxCodePointBytes && begin < offset && text::is_continuation(payload[begin]); ++i)
      ++begin;
  }
  std::size_t end = std::min(offset + reach, payload.size());
  if (const std::size_t feed = payload.substr(offset, end - offset).find('\n'); feed != std::string_view::npos) {
    end = offset + feed;
    if (end > offset && payload[end - 1] == '\r') --end;
  }
  return {begin, end - begin};
}

CodeFrame::CodeFrame(std::string_view payload, Span focus, std::span<const Span> hidden, const FrameStyle& style)
    : window_(frame_window(payload, focus.offset, style.columns)) {
  narrow(payload, focus, hidden, clamped(style.columns));
  render(payload, focus, hidden, clamped(style.columns));
  const std::size_t begin = window_.offset;
  const std::size_t end = pieces_.back().offset;  // past the window when a hidden part goes on
  const bool line_ends = end >= window_.end() && (end == payload.size() || payload[window_.end()] == '\n' ||
                                                  payload.substr(window_.end()).starts_with("\r\n"));
  fit_to_width(focus, begin > 0 && payload[begin - 1] != '\n', !line_ends, style);
}

// Shortens the window before the focus to what can be shown: each byte of printable ASCII fills a column.
void CodeFrame::narrow(std::string_view payload, Span focus, std::span<const Span> hidden, std::size_t columns) {
  auto part = std::ranges::lower_bound(hidden, focus.offset, {}, &Span::offset);
  std::size_t at = focus.offset;
  for (std::size_t filled = 0; at > window_.offset && filled <= columns;) {
    if (part != hidden.begin() && std::prev(part)->end() >= at) {
      at = std::max((--part)->offset, window_.offset);
      continue;
    }
    filled += is_printable_ascii(payload[--at]) ? 1 : 0;
  }
  window_ = {at, window_.end() - at};
}

void CodeFrame::render(std::string_view payload, Span focus, std::span<const Span> hidden, std::size_t columns) {
  auto part = std::ranges::upper_bound(hidden, window_.offset, {}, &Span::end);
  std::size_t column = 0;
  ColumnCounter columns_of;
  std::size_t at = window_.offset;
  std::size_t last_column = std::string_view::npos;  // what follows it can't be shown
  pieces_.reserve(std::min(window_.length, 4 * columns) + 1);
  while (at < window_.end() && column <= last_column) {
    if (at >= focus.offset && last_column == std::string_view::npos) last_column = column + columns;
    pieces_.push_back({at, rendered_.size(), column});
    while (part != hidden.end() && part->end() <= at) ++part;
    if (part != hidden.end() && part->offset <= at) {
      const std::string mark = text::hidden_mark(payload.substr(part->offset, part->length));
      rendered_ += mark;
      column += mark.size();
      columns_of.restart();
      at = part->end();
      continue;
    }
    if (is_printable_ascii(payload[at])) {  // nearly everything
      columns_of.restart_with(payload[at]);
      rendered_ += payload[at++];
      ++column;
      continue;
    }
    const std::size_t limit = part != hidden.end() ? part->offset : payload.size();
    const std::string_view rest = payload.substr(at, limit - at);
    const auto [value, length] = text::decode(rest);
    const std::string_view bytes = rest.substr(0, length);
    if (value == '\t' && at != focus.offset) {  // one that is itself the mistake must be seen
      rendered_.append(kTabColumns, ' ');
      column += kTabColumns;
      columns_of.restart();
    } else if (value == text::CodePoint::kInvalid || text::is_unprintable(value)) {
      const std::string escaped = text::printable(bytes);
      rendered_ += escaped;
      column += escaped.size();
      columns_of.restart();
    } else {
      rendered_ += bytes;
      column += columns_of.add(value);
      // It is shown with the character that it continues, or not at all.
      if (columns_of.continued()) pieces_.back().column = pieces_[pieces_.size() - 2].column;
    }
    at += length;
  }
  pieces_.push_back({at, rendered_.size(), column});
}

void CodeFrame::fit_to_width(Span focus, bool more_before, bool more_after, const FrameStyle& style) {
  const std::string_view ellipsis = style.unicode ? "…" : "...";
  const std::size_t ellipsis_columns = style.unicode ? 1 : 3;
  const std::size_t columns = clamped(style.columns);
  const std::size_t end = pieces_.size() - 1;
  const std::size_t total = pieces_[end].column;
  last_ = end;
  if (more_before || more_after || total > columns) {
    // The focus gets what it needs, and what is left of it at most a third of the room unless nothing is to its right.
    const std::size_t room = columns - 2 * ellipsis_columns;
    const std::size_t center = pieces_[piece_at(focus.offset)].column;
    const std::size_t width = pieces_[piece_from(focus.end())].column - center;
    const std::size_t before = std::min(
        center, std::max(saturating_sub(room, total - center), std::min(room / 3, saturating_sub(room, width))));
    const auto at_column = [this](std::size_t column) {
      return std::ranges::lower_bound(pieces_, column, {}, &RenderedChar::column);
    };
    first_ = static_cast<std::size_t>(at_column(center - before) - pieces_.begin());
    const auto beyond = at_column(pieces_[first_].column + room + 1);  // the first piece that begins past the room
    last_ = static_cast<std::size_t>(beyond - pieces_.begin()) - 1;
    while (last_ > first_ && pieces_[last_ - 1].column == pieces_[last_].column) --last_;
  }
  if (more_before || first_ > 0) {
    text_ += ellipsis;
    indent_ = ellipsis_columns;
  }
  text_.append(rendered_, pieces_[first_].text, pieces_[last_].text - pieces_[first_].text);
  if (more_after || last_ < end) text_ += ellipsis;
}

// The piece that holds the byte at `offset`; the end when none does.
std::size_t CodeFrame::piece_at(std::size_t offset) const noexcept {
  const auto after = std::ranges::upper_bound(pieces_, offset, {}, &RenderedChar::offset);
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

// The first piece that begins at `offset` or after it; the end when none does.
std::size_t CodeFrame::piece_from(std::size_t offset) const noexcept {
  const auto from = std::ranges::lower_bound(pieces_.begin(), pieces_.end() - 1, offset, {}, &RenderedChar::offset);
  return static_cast<std::size_t>(from - pieces_.begin());
}

bool CodeFrame::underline(Span span, char head, char tail) {
  if (span.offset < window_.offset || span.offset > window_.end()) return false;
  const std::size_t begin = piece_at(span.offset);
  if (begin < first_ || begin > last_ || (begin == last_ && last_ + 1 < pieces_.size())) return false;
  const std::size_t origin = pieces_[first_].column;
  const std::size_t from = indent_ + pieces_[begin].column - origin;
  const std::size_t to = indent_ + pieces_[std::min(piece_from(span.end()), last_)].column - origin;
  if (marks_.size() < std::max(to, from + 1)) marks_.resize(std::max(to, from + 1), ' ');
  if (marks_[from] == ' ') marks_[from] = head;
  std::replace(marks_.begin() + static_cast<std::ptrdiff_t>(from + 1),
               marks_.begin() + static_cast<std::ptrdiff_t>(std::max(to, from + 1)), ' ', tail);
  return true;
}

}  // namespace runlint::report
