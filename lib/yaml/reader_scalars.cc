// Plain and block scalars, and the nodes of all scalars.
#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"
#include "yaml/characters.h"
#include "yaml/number.h"
#include "yaml/reader.h"
#include "yaml/timestamp.h"

namespace runlint::yaml {
namespace {

// Whether YAML allows a character in a scalar. JSON's strings may have more, and so may quoted scalars.
bool is_printable(char32_t c, bool quoted) noexcept {
  if (c < 0x20) return c == '\t';
  if (c < 0x7F || quoted) return true;
  return c >= 0xA0 ? c != 0xFFFE && c != 0xFFFF : c == 0x85;
}

}  // namespace

// Appends text of the source, which must have no characters that YAML forbids.
void Reader::capture(ScalarBuilder& text, std::size_t begin, std::size_t end, bool quoted) {
  end = std::min(end, source_.size());
  for (std::size_t i = begin; i < end;) {
    const char c = source_[i];
    if (c >= 0x20 && c < 0x7F) {
      ++i;
      continue;
    }
    const text::CodePoint point = text::decode(source_.substr(i));
    if (point.value == text::CodePoint::kInvalid || !is_printable(point.value, quoted)) {
      fail(Rule::kYamlEncoding, encoding_error(source_, i));
    }
    i += point.length;
  }
  text.append(begin, end);
}

void Reader::push_scalar(ScalarBuilder& text, std::size_t begin, std::size_t end) {
  Node node;
  node.type = Type::kString;
  node.offset = static_cast<std::uint32_t>(begin);
  node.length = static_cast<std::uint32_t>(end - begin);
  text.finish(node);
  document_.nodes_.list.push_back(node);
  content_end_ = end;
  kind_ = Kind::kScalar;
}

// Adds a null for a value that the text leaves out.
void Reader::push_null() {
  Node node;
  node.offset = static_cast<std::uint32_t>(content_end_);
  document_.nodes_.list.push_back(node);
  set_value(document_.nodes_.size() - 1, {.type = Type::kNull});
}

bool Reader::read_plain(Indent indent, bool in_flow) {
  constexpr std::string_view kIndicators = "#&*!|>'\"%@`";
  const char first = current();
  if (first == '\0' || is_space(first) || is_flow_indicator(first) ||
      kIndicators.find(first) != std::string_view::npos) {
    return false;
  }
  const auto ends = [in_flow](char c) { return is_space(c) || (in_flow && is_flow_indicator(c)); };
  if ((first == '?' || first == '-') && ends(at(pos_ + 1))) return false;

  const std::size_t begin = pos_;
  ScalarBuilder text(source_, document_.nodes_, scratch_);
  std::size_t capture_begin = pos_;
  std::size_t capture_end = pos_;
  std::size_t break_line = line_;
  bool has_pending_content = false;
  for (char c = first; c != '\0'; c = current()) {
    if (c == ':') {
      if (ends(at(pos_ + 1))) break;
    } else if (c == '#') {
      if (is_space(at(pos_ - 1))) break;
    } else if (at_document_marker() || (in_flow && is_flow_indicator(c))) {
      break;
    } else if (is_break(c)) {
      const std::size_t line_start = line_start_;
      const Indent line_indent = line_indent_;
      break_line = line_;
      skip_space(false);
      if (line_indent_ >= indent) {
        has_pending_content = true;
        continue;
      }
      pos_ = capture_end;
      line_ = break_line;
      line_start_ = line_start;
      line_indent_ = line_indent;
      break;
    }
    if (has_pending_content) {
      capture(text, capture_begin, capture_end, false);
      text.fold(line_ - break_line, capture_end, pos_);
      capture_begin = capture_end = pos_;
      has_pending_content = false;
    }
    if (!is_blank(c)) capture_end = pos_ + 1;
    ++pos_;
  }
  capture(text, capture_begin, capture_end, false);
  if (text.empty()) return false;
  push_scalar(text, begin, capture_end);
  return true;
}

bool Reader::read_block_scalar(Indent indent) {
  if (current() != '|' && current() != '>') return false;
  const bool folds = current() == '>';
  const std::size_t begin = pos_++;
  char chomping = '\0';  // to one line break; '+': keep all, '-': none
  Indent text_indent = indent;
  bool has_indent = false;
  for (;; ++pos_) {
    const char c = current();
    if (c == '+' || c == '-') {
      if (chomping != '\0') fail_syntax(bad_block_header(source_, pos_, HeaderFault::kSecondChomping));
      chomping = c;
    } else if (text::is_digit(c)) {
      if (c == '0') fail_syntax(bad_block_header(source_, pos_, HeaderFault::kZero));
      if (has_indent) fail_syntax(bad_block_header(source_, pos_, HeaderFault::kSecondIndent));
      text_indent = indent + (c - '0') - 1;
      has_indent = true;
    } else {
      break;
    }
  }
  std::size_t end = pos_;  // of the content
  if (is_blank(current())) {
    while (is_blank(current())) ++pos_;
    if (current() == '#') skip_comment();
  }
  if (current() != '\0' && !is_break(current())) {
    fail_syntax(bad_block_header(source_, pos_, HeaderFault::kText));
  }

  ScalarBuilder text(source_, document_.nodes_, scratch_);
  bool has_content = false;
  bool at_more_indented = false;
  std::size_t empty_lines = 0;
  while (current() != '\0') {
    read_line_break();
    line_indent_ = 0;
    while ((!has_indent || line_indent_ < text_indent) && current() == ' ') {
      ++line_indent_;
      ++pos_;
    }
    if (!has_indent) text_indent = std::max(text_indent, line_indent_);
    if (is_break(current())) {
      ++empty_lines;
      continue;
    }
    const std::size_t breaks = empty_lines + (has_content ? 1 : 0);
    const std::size_t from = std::min(end, pos_);
    const std::size_t to = std::min(pos_, source_.size());
    if (line_indent_ < text_indent) {  // the end
      if (chomping == '+') text.append_breaks(breaks, from, to);
      if (chomping == '\0' && has_content) text.append_breaks(1, from, to);
      break;
    }
    if (!folds) {
      text.append_breaks(breaks, from, to);
    } else if (is_blank(current())) {
      at_more_indented = true;
      text.append_breaks(breaks, from, to);
    } else if (std::exchange(at_more_indented, false)) {
      text.append_breaks(empty_lines + 1, from, to);
    } else if (empty_lines != 0) {
      text.append_breaks(empty_lines, from, to);
    } else if (has_content) {
      text.append(" ", from, to, true);
    }
    has_content = has_indent = true;
    empty_lines = 0;
    const std::size_t line_begin = pos_;
    while (current() != '\0' && !is_break(current())) ++pos_;
    capture(text, line_begin, pos_, false);
    if (pos_ > line_begin) end = std::min(pos_, source_.size());
  }
  push_scalar(text, begin, end);
  return true;
}

// Sets the type and value of a plain scalar that has no tag, by its text. `<<` stays a string and
// is noted as a merge key.
void Reader::resolve_plain(std::uint32_t index) {
  const Node& node = document_.nodes_[index];
  const std::string_view text(node.value, node.value_length);
  if (text == "<<") {
    is_merge_ = true;
    return;
  }
  const ScalarValue value = js_value(text);
  if (is_ambiguous(text, value)) document_.ambiguous_.push_back({{node.offset, node.length}, text});
  if (value.type != Type::kString) set_value(index, value);
}

// Sets the value of a node; its text, which a number may keep, is that of the scalar.
void Reader::set_value(std::uint32_t index, const ScalarValue& value) {
  Node& node = document_.nodes_.list[index];
  std::string_view text(node.value, node.value_length);
  switch (value.type) {
    case Type::kNull:
      text = "null";
      break;
    case Type::kBoolean:
      text = value.boolean ? "true" : "false";
      break;
    case Type::kNumber:
      if (!is_exact_json_number(text)) text = document_.nodes_.arena.copy(number_string(value.number));
      break;
    case Type::kDate:
      text = document_.nodes_.arena.copy(timestamp_string(text));
      node.link = kNone;
      break;
    default:
      break;
  }
  node.type = value.type;
  node.value = text.data();
  node.value_length = static_cast<std::uint32_t>(text.size());
}

}  // namespace runlint::yaml
