#include "yaml/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/escape.h"
#include "yaml/characters.h"
#include "yaml/number.h"
#include "yaml/reader.h"
#include "yaml/scalar_value.h"
#include "yaml/source_lines.h"
#include "yaml/timestamp.h"

namespace runlint::yaml {

bool Document::read(std::string_view source, std::size_t max_depth) {
  source_ = source;
  nodes_.clear();
  error_ = {};
  comments_.clear();
  properties_.clear();
  after_directives_ = 0;
  overridden_.clear();
  binaries_.clear();
  ambiguous_.clear();
  has_bare_keys_ = false;
  return Reader(*this, source, std::min(max_depth, kMaxDepth)).read();
}

std::uint32_t Document::find_key(std::size_t offset) const noexcept {
  auto node = std::ranges::lower_bound(nodes_.list, offset, {}, [](const Node& n) -> std::size_t { return n.offset; });
  while (node != nodes_.list.end() && node->offset == offset && !node->is_key) ++node;
  if (node == nodes_.list.end() || node->offset != offset) return kNone;
  return static_cast<std::uint32_t>(node - nodes_.list.begin());
}

Span Document::key_span_at(std::size_t offset) const noexcept {
  const std::uint32_t key = find_key(offset);
  return key == kNone ? Span() : Span{nodes_[key].offset, nodes_[key].length};
}

text::KeyForm Document::form_of_key(std::size_t offset) const noexcept {
  if (!has_bare_keys_) return text::KeyForm::kNormal;
  const std::uint32_t key = find_key(offset);
  return key == kNone ? text::KeyForm::kNormal : nodes_[key].form;
}

Value Document::value(std::uint32_t node) const noexcept {
  node = nodes_.resolved(node);
  Value found{.type = nodes_[node].type, .length = nodes_[node].length};
  found.is_infinite = found.type == Type::kNumber && !is_finite(nodes_[node]);
  if (found.type == Type::kArray && nodes_[node].link != node + 1) found.first = nodes_[nodes_.resolved(node + 1)].type;
  return found;
}

Value Document::value_at(std::size_t offset) const noexcept {
  const auto node =
      std::ranges::lower_bound(nodes_.list, offset, {}, [](const Node& n) -> std::size_t { return n.offset; });
  if (node == nodes_.list.end() || node->offset != offset) return {};
  return value(static_cast<std::uint32_t>(node - nodes_.list.begin()));
}

Value Document::value_of(std::size_t offset) const noexcept {
  const std::uint32_t key = find_key(offset);
  return key == kNone ? Value() : value(key + 1);
}

text::StringToken Document::key_below(std::size_t offset) const noexcept {
  const auto node =
      std::ranges::lower_bound(nodes_.list, offset, {}, [](const Node& n) -> std::size_t { return n.offset; });
  if (nodes_.list.end() - node < 2 || node == nodes_.list.begin()) return {};
  const Node& key = node[-1];
  const Node& below = node[1];
  if (!key.is_key || !below.is_key || below.is_merge || !is_first_on_line(source_, below.offset)) return {};
  // Nothing but space and comments is between them; in brackets, a comma is.
  for (std::size_t at = offset; at != below.offset; ++at) {
    if (source_[at] == '#') at = line_end_of(source_, at);
    if (!is_space(source_[at])) return {};
  }
  const auto indent = [this](const Node& n) { return n.offset - line_start_of(source_, n.offset); };
  return indent(key) == indent(below) ? string_token(below) : text::StringToken();
}

Span Document::alias_of(std::size_t offset) const noexcept {
  const std::uint32_t key = find_key(offset);
  if (key == kNone || nodes_[key + 1].type != Type::kAlias) return {};
  return {nodes_[key + 1].offset, nodes_[key + 1].length};
}

std::span<const Span> Document::properties_at(std::size_t offset) const noexcept {
  const auto end = std::ranges::upper_bound(properties_, offset, {}, &Span::offset);
  auto begin = end;
  while (begin != properties_.begin() && source_[begin[-1].offset] != '*') {
    const std::optional<PropertyOwner> owner = owner_of(begin[-1]);
    if (!owner || owner->is_key || owner->offset != offset) break;
    --begin;
  }
  return {begin, end};
}

std::optional<PropertyOwner> Document::owner_of(Span property) const noexcept {
  if (property.offset < after_directives_) return std::nullopt;
  const bool is_alias = source_[property.offset] == '*';
  auto node = std::ranges::lower_bound(nodes_.list, is_alias ? property.offset : property.end(), {},
                                       [](const Node& n) -> std::size_t { return n.offset; });
  if (node == nodes_.list.end()) return std::nullopt;
  // A block mapping has the offset of its first key, which may be an alias.
  const auto next = node + 1;
  if (is_alias && next != nodes_.list.end() && next->is_key && next->offset == property.offset) node = next;
  const Node& owner = nodes_[nodes_.resolved(static_cast<std::uint32_t>(node - nodes_.list.begin()))];
  return PropertyOwner{.offset = owner.offset, .is_key = node->is_key, .is_left_out = owner.length == 0};
}

void Document::append_raw_spans(const text::StringToken& token, std::span<const Span> spans,
                                std::vector<Span>& out) const {
  const char* const begin = source_.data();
  if (token.value.data() >= begin && token.value.data() < begin + source_.size()) {
    const auto offset = static_cast<std::size_t>(token.value.data() - begin);
    for (const Span& span : spans) out.push_back({offset + span.offset, span.length});
    return;
  }
  auto node = std::ranges::lower_bound(nodes_.list, token.offset, {}, [](const Node& n) { return n.offset; });
  while (node != nodes_.list.end() && node->offset == token.offset && node->value != token.value.data()) ++node;
  if (node == nodes_.list.end() || node->value != token.value.data() || node->link == kNone) {
    // Not text of the source: a number as a key.
    for (std::size_t i = 0; i < spans.size(); ++i) out.push_back({token.offset, token.length});
    return;
  }
  std::size_t piece = node->link;
  const auto value_end = [this](std::size_t i) -> std::size_t { return nodes_.pieces[i + 1].value_offset; };
  for (const Span& span : spans) {
    while (piece > node->link && nodes_.pieces[piece].value_offset > span.offset) --piece;
    while (value_end(piece) <= span.offset && nodes_.pieces[piece + 1].source_length != 0) ++piece;
    bool joins = false;
    for (std::size_t i = piece; nodes_.pieces[i].value_offset < span.end(); ++i) {
      const Piece& part = nodes_.pieces[i];
      if (part.source_length == 0) break;  // the end
      const std::size_t length = value_end(i) - part.value_offset;
      Span raw{part.source_offset, part.source_length};
      if (part.is_break) {
        joins = false;
        continue;
      }
      if (length == part.source_length) {
        const std::size_t first = std::max<std::size_t>(span.offset, part.value_offset) - part.value_offset;
        const std::size_t last = std::min(span.end() - part.value_offset, length);
        raw = {part.source_offset + first, last - first};
      }
      if (joins && out.back().end() == raw.offset) {
        out.back().length += raw.length;
      } else {
        out.push_back(raw);
      }
      joins = true;
    }
  }
}

void Document::append_line_spans(Span scalar, std::vector<Span>& out) const {
  const std::string_view text = source_.substr(scalar.offset, scalar.length);
  const bool is_block = text.starts_with('|') || text.starts_with('>');
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.size(), text.find_first_of("\r\n", begin));
    std::size_t first = begin;
    std::size_t last = end;
    while (first < last && is_blank(text[first])) ++first;
    while (last > first && is_blank(text[last - 1])) --last;
    const bool is_header = is_block && begin == 0;
    if (first < last && !is_header) out.push_back({scalar.offset + first, last - first});
    begin = end + 1;
  }
}

namespace {

std::string in_words(const ScalarValue& value, std::string_view text) {
  switch (value.type) {
    case Type::kNull:
      return "null";
    case Type::kBoolean:
      return value.boolean ? "true" : "false";
    case Type::kNumber:
      return fmt::format("the number {}", number_string(value.number));
    default:
      return fmt::format("the string {}", text::quoted(text));
  }
}

}  // namespace

Readings readings(const AmbiguousScalar& scalar) {
  const ScalarValue js = js_value(scalar.text);
  const OtherValue yaml11 = yaml11_value(scalar.text);
  Readings readings;
  readings.js_yaml = in_words(js, js.type == Type::kDate ? timestamp_string(scalar.text) : scalar.text);
  readings.yaml11 = yaml11.is_error              ? "an error"
                    : yaml11.type == Type::kDate ? "a timestamp"
                                                 : in_words(yaml11, scalar.text);
  readings.yaml12 = in_words(yaml12_value(scalar.text), scalar.text);
  return readings;
}

}  // namespace runlint::yaml
