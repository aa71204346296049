// A YAML document as js-yaml 3 reads it, which replays itself as the events of a JSON text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runlint/report.h"
#include "text/parse_error.h"
#include "text/token.h"
#include "yaml/nodes.h"

namespace runlint::yaml {

using text::ParseError;

inline constexpr std::size_t kMaxDepth = 1024;  // the most that a caller can ask for

// A plain scalar, a key too, that YAML 1.1 (as PyYAML reads it), the core schema of YAML 1.2 and js-yaml 3 do not all
// read alike. Never a JSON number.
struct AmbiguousScalar {
  Span span;
  std::string_view text;  // with line breaks folded
};

// The readings of an ambiguous scalar, in words: `the number 10`, `the string "012"`, `true`.
struct Readings {
  std::string js_yaml;
  std::string yaml11;
  std::string yaml12;
};

[[nodiscard]] Readings readings(const AmbiguousScalar& scalar);

// The type of a value, aliases resolved, and of the first element of an array that has one.
struct Value {
  Type type = Type::kNull;
  std::optional<Type> first = {};
  std::size_t length = 0;    // bytes in the source
  bool is_infinite = false;  // a number that is not finite, or NaN: the walk has null
};

// The key or value that has an anchor or a tag, or that an alias stands for.
struct PropertyOwner {
  std::size_t offset;  // of a value, which the walk passes
  bool is_key;
  bool is_left_out;  // a value without text
};

// A document is used by one thread at a time, and can be read into any number of times. Sizes and offsets are bytes;
// a source is smaller than 4 GiB. Functions throw std::bad_alloc only, and take time linear in the source unless they
// say otherwise. What they return is valid until the next read(), and views into the source while that lives.
class Document {
 public:
  // Reads `source`, which must outlive its use. False: error() says what is wrong, and where. At most `max_depth`
  // (≤ kMaxDepth) containers are open at a time, aliases expanded. Linear but for a logarithm where members are merged.
  [[nodiscard]] bool read(std::string_view source, std::size_t max_depth);

  // Why read() returned false.
  [[nodiscard]] const ParseError& error() const noexcept { return error_; }

  // Replays the document, which was read. False when the handler stopped it. Throws what the handler throws.
  //
  // A flow collection has the offsets of its brackets. A block collection begins at its first byte, that of its first
  // key, `-` or `?`, and ends at the last byte of its content; so does the mapping of a single pair in `[a: b]`.
  // A scalar has the bytes that make it up: quotes included, a plain one without the space around it, a block scalar
  // from `|` or `>` to the last byte of its content; never its tag, its anchor or a comment. A value that is left out
  // is empty: after the colon, dash or property that introduces it.
  //
  // An alias replays the events of its node, with the offsets of the anchored text; as a key it has its own. A member
  // that `<<` brings in has the offsets of where it stands. A number's text is that of the source if that is a JSON
  // number which a double holds exactly as written, else what JSON.stringify() sends. !!binary is an empty object.
  // Duplicate members are replayed, each of them; merged ones that the object itself has, are not.
  template <text::TokenHandler Handler>
  bool walk(Handler& handler) const;

  // The text that was read.
  [[nodiscard]] std::string_view source() const noexcept { return source_; }

  // The token of the key whose first byte is at `offset`, quotes included; empty if there is none. Logarithmic.
  [[nodiscard]] Span key_span_at(std::size_t offset) const noexcept;

  // How the key is written that begins at `offset`. Logarithmic. Whether a key has another form than kNormal.
  [[nodiscard]] text::KeyForm form_of_key(std::size_t offset) const noexcept;
  [[nodiscard]] bool has_bare_keys() const noexcept { return has_bare_keys_; }

  // The value that begins at `offset`, a container if there is one; that of the member whose key begins at `offset`.
  // Logarithmic; null where there is none.
  [[nodiscard]] Value value_at(std::size_t offset) const noexcept;
  [[nodiscard]] Value value_of(std::size_t offset) const noexcept;

  // The root; its first key, if it is an object that has one.
  [[nodiscard]] Value root() const noexcept { return value(0); }
  [[nodiscard]] Span first_key() const noexcept {
    return nodes_.size() > 1 && nodes_[1].is_key ? Span{nodes_[1].offset, nodes_[1].length} : Span();
  }

  // The key of the next member of a block mapping, after a value left out at `offset`; none if there is no other
  // member, or its line is not indented as that of the key before it. Linear in the lines.
  [[nodiscard]] text::StringToken key_below(std::size_t offset) const noexcept;

  // The alias that is the value of the member whose key begins at `offset`; empty if the value is none. Logarithmic.
  [[nodiscard]] Span alias_of(std::size_t offset) const noexcept;

  // Appends to `out` the spans in the source of `spans`, in order, of the value of `token`, a key or a string of this
  // document: those of an alias are where the anchor is. A span of several lines becomes one span a line, without the
  // indentation. Spans do not split a code point. Linear in the token.
  void append_raw_spans(const text::StringToken& token, std::span<const Span> spans, std::vector<Span>& out) const;

  // Appends to `out` the spans that hide the text of `scalar`, the span of a token: the text of each of its lines,
  // without the space around it, and without the header of a block scalar.
  void append_line_spans(Span scalar, std::vector<Span>& out) const;

  // Comments, in order, from `#` to the end of the line; those up to the error if there is one.
  [[nodiscard]] std::span<const Span> comments() const noexcept { return comments_; }

  // Anchors, aliases, tags and the words of directives, in order, with their signs: `&name`, `*name`, `!tag`, `%TAG`. A
  // text that should be in quotes may be taken for one.
  [[nodiscard]] std::span<const Span> properties() const noexcept { return properties_; }

  // The anchor and the tag of the value that begins at `offset`. Logarithmic.
  [[nodiscard]] std::span<const Span> properties_at(std::size_t offset) const noexcept;

  // What a property belongs to; nothing if it is the word of a directive. Logarithmic.
  [[nodiscard]] std::optional<PropertyOwner> owner_of(Span property) const noexcept;

  // The texts with the tag !!binary, of which the walk has nothing. In no order.
  [[nodiscard]] std::span<const Span> binaries() const noexcept { return binaries_; }

  // Members that the walk does not have, because merging overrides them: each from its key to the end of its value. In
  // no order.
  [[nodiscard]] std::span<const Span> overridden_members() const noexcept { return overridden_; }

  // In order. The walk has the key, string, number or literal at the same offset.
  [[nodiscard]] std::span<const AmbiguousScalar> ambiguous_scalars() const noexcept { return ambiguous_; }

  // Whether the scalar that begins at `offset` is one of them. Logarithmic.
  [[nodiscard]] bool is_ambiguous(std::size_t offset) const noexcept {
    return std::ranges::binary_search(ambiguous_, offset, {}, [](const AmbiguousScalar& s) { return s.span.offset; });
  }

 private:
  friend class Reader;

  // The key that begins at `offset`, or kNone. Its value is the node after it.
  [[nodiscard]] std::uint32_t find_key(std::size_t offset) const noexcept;
  [[nodiscard]] Value value(std::uint32_t node) const noexcept;

  // False for NaN and the infinities, which JSON has not.
  [[nodiscard]] static bool is_finite(const Node& node) noexcept {
    const char last = node.value[node.value_length - 1];
    return last >= '0' && last <= '9';
  }
  [[nodiscard]] static std::uint32_t last_byte(const Node& node) noexcept {
    return node.offset + node.length - (node.length == 0 ? 0 : 1);
  }
  [[nodiscard]] static text::StringToken string_token(const Node& node) noexcept {
    return {{node.value, node.value_length}, node.offset, node.length};
  }
  [[nodiscard]] static text::PrimitiveToken primitive_token(const Node& node) noexcept {
    const bool is_null = node.type == Type::kNumber && !is_finite(node);
    return {is_null ? std::string_view("null") : std::string_view(node.value, node.value_length), node.offset,
            node.length};
  }

  std::string_view source_;
  Nodes nodes_;
  ParseError error_ = {};
  std::vector<Span> comments_;
  std::vector<Span> properties_;
  std::size_t after_directives_ = 0;  // the offset where the last one ends
  std::vector<Span> overridden_;
  std::vector<Span> binaries_;
  std::vector<AmbiguousScalar> ambiguous_;
  bool has_bare_keys_ = false;
};

template <text::TokenHandler Handler>
bool Document::walk(Handler& handler) const {
  enum class Level : std::uint8_t { kObject, kArray, kMerge };
  struct Open {
    Level level;
    std::uint32_t node;  // of the container
    std::uint32_t next;  // the next child, or merged member
    std::uint32_t end;
  };
  std::vector<Open> open;
  text::StringToken key;
  std::uint32_t value = 0;
  for (;;) {
    value = nodes_.resolved(value);
    const Node& node = nodes_[value];
    bool goes_on = true;
    switch (node.type) {
      case Type::kString:
      case Type::kDate:
        goes_on = handler.on_string(key, string_token(node));
        break;
      case Type::kNumber:
        if (is_finite(node)) {
          goes_on = handler.on_number(key, primitive_token(node));
          break;
        }
        [[fallthrough]];
      case Type::kNull:
      case Type::kBoolean:
        goes_on = handler.on_literal(key, primitive_token(node));
        break;
      case Type::kBuffer:
        goes_on = handler.on_begin_object(key, node.offset) && handler.on_end_object(last_byte(node));
        break;
      case Type::kObject:
        goes_on = handler.on_begin_object(key, node.offset);
        open.push_back({Level::kObject, value, value + 1, node.link});
        break;
      case Type::kArray:
        goes_on = handler.on_begin_array(key, node.offset);
        open.push_back({Level::kArray, value, value + 1, node.link});
        break;
      case Type::kAlias:
        break;  // resolved
    }
    if (!goes_on) return false;
    for (bool found = false; !found;) {
      if (open.empty()) return true;
      Open& level = open.back();
      if (level.next == level.end) {
        const std::uint32_t end = last_byte(nodes_[level.node]);
        if (level.level == Level::kObject && !handler.on_end_object(end)) return false;
        if (level.level == Level::kArray && !handler.on_end_array(end)) return false;
        open.pop_back();
        continue;
      }
      found = true;
      if (level.level == Level::kArray) {
        key = {};
        handler.on_element();
        value = std::exchange(level.next, nodes_.after(level.next));
        continue;
      }
      std::uint32_t name = level.next;
      if (level.level == Level::kMerge) {
        const MergedMember& member = nodes_.merged[level.next++];
        name = member.key;
        value = member.value;
      } else {
        value = name + 1;
        level.next = nodes_.after(value);
        if (nodes_[name].is_merge) {
          const MergedRange range = nodes_.merges[nodes_[name].link];
          open.push_back({Level::kMerge, level.node, range.begin, range.end});
          found = false;
          continue;
        }
      }
      key = string_token(nodes_[name]);
      if (!handler.on_key(key)) return false;
    }
  }
}

}  // namespace runlint::yaml
