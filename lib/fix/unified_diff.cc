#include "fix/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "text/escape.h"
#include "text/redaction.h"
#include "text/utf8.h"

namespace runlint::fix {
namespace {

constexpr std::size_t kContext = 3;  // lines around a change

std::size_t line_start(std::string_view text, std::size_t at) noexcept {
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

// After the line's end.
std::size_t line_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t feed = text.find('\n', at);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}

std::size_t context_start(std::string_view text, std::size_t at) noexcept {
  for (std::size_t i = 0; i < kContext && at > 0; ++i) at = line_start(text, at - 1);
  return at;
}

std::size_t context_end(std::string_view text, std::size_t at) noexcept {
  for (std::size_t i = 0; i < kContext && at < text.size(); ++i) at = line_end(text, at);
  return at;
}

std::string_view text_of(std::string_view text, Span span) noexcept { return text.substr(span.offset, span.length); }

// The whole lines that a change concerns, before and after.
using Region = Change;

void trim_common_lines(std::string_view before, std::string_view after, Region& region) {
  const auto end_of_first = [](std::string_view text) { return line_end(text, 0); };
  const auto start_of_last = [](std::string_view text) { return line_start(text, text.size() - 1); };
  for (;;) {
    const std::string_view old_text = text_of(before, region.before);
    const std::string_view new_text = text_of(after, region.after);
    if (old_text.empty() || new_text.empty()) return;
    const std::size_t size = end_of_first(old_text);
    if (old_text.substr(0, size) != new_text.substr(0, end_of_first(new_text))) break;
    for (Span* span : {&region.before, &region.after}) *span = {span->offset + size, span->length - size};
  }
  for (;;) {
    const std::string_view old_text = text_of(before, region.before);
    const std::string_view new_text = text_of(after, region.after);
    if (old_text.empty() || new_text.empty()) return;
    const std::string_view last = old_text.substr(start_of_last(old_text));
    if (last != new_text.substr(start_of_last(new_text))) return;
    for (Span* span : {&region.before, &region.after}) span->length -= last.size();
  }
}

// Ascending, with lines between any two.
std::vector<Region> regions_of(std::string_view before, std::string_view after, std::span<const Change> changes) {
  std::vector<Region> regions;
  for (const Change& change : changes) {
    // One line may have any number of changes: it is searched for its ends once.
    if (!regions.empty() && change.before.offset < regions.back().before.end()) {
      Region& last = regions.back();
      const std::size_t change_end = change.before.end();
      const std::size_t end = change_end < last.before.end() ? last.before.end() : line_end(before, change_end);
      last.before.length = end - last.before.offset;
      last.after.length = change.after.end() + (end - change_end) - last.after.offset;
      continue;
    }
    const std::size_t begin = line_start(before, change.before.offset);
    const std::size_t end = line_end(before, change.before.end());
    // The same bytes surround a change on both sides.
    const std::size_t new_begin = change.after.offset - (change.before.offset - begin);
    const std::size_t new_end = change.after.end() + (end - change.before.end());
    regions.push_back({{begin, end - begin}, {new_begin, new_end - new_begin}});
  }
  std::vector<Region> joined;
  for (Region& region : regions) {
    trim_common_lines(before, after, region);
    if (!joined.empty() && joined.back().before.end() == region.before.offset) {
      joined.back().before.length += region.before.length;
      joined.back().after.length += region.after.length;
    } else {
      joined.push_back(region);
    }
  }
  return joined;
}

// Spans on one side of the changes, as spans on the other: without what the changes concern.
std::vector<Span> carried_over(std::span<const Span> spans, std::span<const Change> changes, Span Change::* from,
                               Span Change::* to) {
  std::vector<Span> carried;
  auto change = changes.begin();
  std::size_t from_end = 0;  // of the changes passed
  std::size_t to_end = 0;
  for (const Span& span : spans) {
    std::size_t at = span.offset;
    while (at < span.end()) {
      while (change != changes.end() && ((*change).*from).offset <= at) {
        from_end = ((*change).*from).end();
        to_end = ((*change).*to).end();
        ++change;
      }
      at = std::max(at, from_end);
      const std::size_t end = std::min(span.end(), change != changes.end() ? ((*change).*from).offset : span.end());
      if (at < end) carried.push_back({at - from_end + to_end, end - at});
      at = std::max(end, at);
      if (change == changes.end()) break;
    }
  }
  return carried;
}

// The union of both lists.
std::vector<Span> united(std::span<const Span> a, std::span<const Span> b) {
  std::vector<Span> all;
  all.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(all), {}, &Span::offset, &Span::offset);
  std::vector<Span> merged;
  for (const Span& span : all) {
    if (merged.empty() || span.offset >= merged.back().end()) {
      merged.push_back(span);
    } else {
      merged.back().length = std::max(merged.back().end(), span.end()) - merged.back().offset;
    }
  }
  return merged;
}

// A name as `diff` writes it: in quotes with escapes as in C where `patch` would misread it otherwise.
std::string file_name(std::string_view path) {
  while (path.starts_with("./")) {  // git refuses such names
    path.remove_prefix(std::min(path.find_first_not_of('/', 1), path.size()));
  }
  bool plain = true;
  std::string quoted = "\"";
  for (std::size_t at = 0; at < path.size();) {
    const text::CodePoint next = text::decode(path.substr(at));
    const std::string_view bytes = path.substr(at, next.length);
    at += next.length;
    if (bytes == "\"" || bytes == "\\") {
      quoted.append("\\").append(bytes);
      plain = false;
    } else if (next.value == text::CodePoint::kInvalid || text::is_unprintable(next.value)) {
      for (const char c : bytes) fmt::format_to(std::back_inserter(quoted), "\\{:03o}", static_cast<unsigned char>(c));
      plain = false;
    } else {
      quoted += bytes;
    }
  }
  if (!plain) return quoted + '"';
  std::string name(path);
  if (name.find(' ') != std::string::npos) name += '\t';  // which ends a name that has spaces
  return name;
}

bool is_plain(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    at += text::ascii_prefix(line.substr(at));
    if (at == line.size()) break;
    const text::CodePoint next = text::decode(line.substr(at));
    if (next.value == text::CodePoint::kInvalid) return false;
    at += next.length;
  }
  return std::ranges::none_of(
      line, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == '\x7F'; });
}

// Writes the lines of one text, in ascending order.
class LineWriter {
 public:
  LineWriter(std::string& out, std::string_view text, std::span<const Span> hidden)
      : out_(out), text_(text), hidden_(hidden) {}

  void write(char mark, Span lines) {
    for (std::size_t at = lines.offset; at < lines.end();) {
      const std::size_t end = line_end(text_, at);
      const bool ends = text_[end - 1] == '\n';
      out_ += mark;
      write_line(at, end - (ends ? 1 : 0));
      out_ += ends ? "\n" : "\n\\ No newline at end of file\n";
      at = end;
    }
  }

 private:
  void write_line(std::size_t at, std::size_t end) {
    while (at < end) {
      while (next_ < hidden_.size() && hidden_[next_].end() <= at) ++next_;
      const std::size_t shown_end = next_ < hidden_.size() ? std::clamp(hidden_[next_].offset, at, end) : end;
      const std::string_view shown = text_.substr(at, shown_end - at);
      if (is_plain(shown)) {
        out_ += shown;
      } else {
        out_ += text::printable(shown);
      }
      at = shown_end;
      if (at == end) return;
      const std::size_t hidden_end = std::min(hidden_[next_].end(), end);
      out_ += text::hidden_mark(text_.substr(at, hidden_end - at));
      at = hidden_end;
    }
  }

  std::string& out_;
  std::string_view text_;
  std::span<const Span> hidden_;
  std::size_t next_ = 0;  // the first hidden part that may not be passed
};

// Counts the lines of a text, in ascending order.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view text) : text_(text) {}

  // The lines that end before `offset`, a line's start.
  std::size_t before(std::size_t offset) {
    count_ += static_cast<std::size_t>(std::ranges::count(text_.substr(at_, offset - at_), '\n'));
    at_ = offset;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

std::size_t count_lines(std::string_view lines) {
  return static_cast<std::size_t>(std::ranges::count(lines, '\n')) + (lines.empty() || lines.ends_with('\n') ? 0 : 1);
}

// "12,3", or "12" for one line; no lines are said to be after the line before them.
std::string range(std::size_t lines_before, std::size_t count) {
  if (count == 1) return fmt::to_string(lines_before + 1);
  return fmt::format("{},{}", count == 0 ? lines_before : lines_before + 1, count);
}

}  // namespace

Span diff_window(std::string_view text, std::span<const Change> changes, Span Change::* side) {
  // One line more than the context: a change that ends with a line's end concerns the next line.
  const std::size_t begin = context_start(text, line_start(text, (changes.front().*side).offset));
  const std::size_t end = context_end(text, line_end(text, (changes.back().*side).end()));
  return {begin, end - begin};
}

void append_unified_diff(std::string& out, std::string_view path, const DiffSide& before, const DiffSide& after,
                         std::span<const Change> changes) {
  const std::vector<Span> hidden_before =
      united(before.hidden, carried_over(after.hidden, changes, &Change::after, &Change::before));
  const std::vector<Span> hidden_after =
      united(after.hidden, carried_over(before.hidden, changes, &Change::before, &Change::after));
  const std::string name = file_name(path);
  fmt::format_to(std::back_inserter(out), "--- {0}\n+++ {0}\n", name);

  const std::vector<Region> regions = regions_of(before.text, after.text, changes);
  LineNumbers old_lines(before.text);
  LineNumbers new_lines(after.text);
  LineWriter old_writer(out, before.text, hidden_before);
  LineWriter new_writer(out, after.text, hidden_after);
  for (auto first = regions.begin(); first != regions.end();) {
    // A hunk joins regions whose contexts meet.
    auto last = first;
    while (std::next(last) != regions.end() &&
           context_start(before.text, std::next(last)->before.offset) <= context_end(before.text, last->before.end())) {
      ++last;
    }
    const std::size_t begin = context_start(before.text, first->before.offset);
    const std::size_t end = context_end(before.text, last->before.end());
    const std::size_t new_begin = first->after.offset - (first->before.offset - begin);
    const std::size_t new_end = last->after.end() + (end - last->before.end());
    fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n",
                   range(old_lines.before(begin), count_lines(before.text.substr(begin, end - begin))),
                   range(new_lines.before(new_begin), count_lines(after.text.substr(new_begin, new_end - new_begin))));
    std::size_t at = begin;
    for (; first <= last; ++first) {
      old_writer.write(' ', {at, first->before.offset - at});
      old_writer.write('-', first->before);
      new_writer.write('+', first->after);
      at = first->before.end();
    }
    old_writer.write(' ', {at, end - at});
  }
}

}  // namespace runlint::fix
