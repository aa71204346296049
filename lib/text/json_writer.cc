#include "text/json_writer.h"

#include <fmt/format.h>

#include <cassert>
#include <cstddef>

#include "text/escape.h"

namespace runlint::text {

inline void JsonWriter::begin_item() {
  const bool is_first = position_ == Position::kFirst;
  if (!is_first) *out_ += ',';
  if (has_lines()) {
    break_line();
  } else if (!is_first && style_ == Style::kIndented) {
    *out_ += ' ';
  }
}

void JsonWriter::begin(char opening, Layout layout) {
  begin_value();
  const bool may_have_lines = depth_ == 0 || has_lines() || style_ == Style::kCompact;
  assert(depth_ < 64);
  ++depth_;
  objects_ = objects_ << 1 | (opening == '{' ? 1 : 0);
  lines_ = lines_ << 1 | (layout == Layout::kLines && may_have_lines ? 1 : 0);
  *out_ += opening;
  position_ = Position::kFirst;
}

void JsonWriter::end(int count) {
  for (; count > 0; --count) {
    assert(depth_ > 0 && position_ != Position::kAfterKey);
    const bool ends_line = has_lines() && position_ == Position::kAfterItem;
    const char closing = (objects_ & 1) != 0 ? '}' : ']';
    --depth_;
    objects_ >>= 1;
    lines_ >>= 1;
    if (ends_line) break_line();
    *out_ += closing;
    position_ = Position::kAfterItem;
  }
}

void JsonWriter::key(std::string_view name) {
  // Nearly every name: one append() is much faster than five.
  constexpr std::size_t kMaxShort = 60;
  if (style_ == Style::kCompact && !has_lines() && name.size() <= kMaxShort && is_json_plain(name)) {
    char buffer[kMaxShort + 4];
    buffer[0] = ',';
    buffer[1] = '"';
    name.copy(buffer + 2, name.size());
    buffer[name.size() + 2] = '"';
    buffer[name.size() + 3] = ':';
    const std::size_t skipped = position_ == Position::kFirst ? 1 : 0;
    out_->append(buffer + skipped, name.size() + 4 - skipped);
  } else {
    begin_item();
    append_string(name);
    *out_ += style_ == Style::kIndented ? std::string_view(": ") : std::string_view(":");
  }
  position_ = Position::kAfterKey;
}

void JsonWriter::string(std::string_view text) {
  begin_value();
  append_string(text);
}

void JsonWriter::integer(std::int64_t number) {
  const fmt::format_int digits(number);
  raw({digits.data(), digits.size()});
}

void JsonWriter::integer(std::uint64_t number) {
  const fmt::format_int digits(number);
  raw({digits.data(), digits.size()});
}

void JsonWriter::boolean(bool value) { raw(value ? "true" : "false"); }

void JsonWriter::raw(std::string_view json) {
  begin_value();
  *out_ += json;
}

std::size_t JsonWriter::items_inserted_here() noexcept {
  assert(has_lines() && position_ == Position::kFirst);
  position_ = Position::kAfterItem;
  return out_->size();
}

void JsonWriter::begin_value() {
  if (position_ != Position::kAfterKey) begin_item();
  position_ = Position::kAfterItem;
}

void JsonWriter::break_line() {
  *out_ += '\n';
  if (style_ == Style::kIndented) out_->append(std::size_t{2} * depth_, ' ');
}

void JsonWriter::append_string(std::string_view text) {
  *out_ += '"';
  append_json_escaped(*out_, text);
  *out_ += '"';
}

}  // namespace runlint::text
