// Block and flow collections, and the nodes of containers.
#include <algorithm>
#include <utility>

#include "text/char_class.h"
#include "text/secret_names.h"
#include "yaml/characters.h"
#include "yaml/number.h"
#include "yaml/reader.h"

namespace runlint::yaml {

bool Reader::read_block_sequence(Indent indent, Properties& properties) {
  const std::uint64_t expanded = expanded_;
  const std::uint32_t anchored = set_anchor(properties, kNone, Type::kArray, false);
  std::uint32_t node = kNone;
  while (current() == '-' && is_space(at(pos_ + 1))) {
    if (node == kNone) {
      node = open(Type::kArray, pos_, true, indent, document_.nodes_.size());
      if (anchored != kNone) anchored_[anchored] = {.node = node, .is_open = true};
    }
    if (const std::size_t tab = tab_in_indentation(source_, line_start_, pos_); tab != pos_)
      fail_syntax(tab_error(tab));
    begin_element();
    take_content();
    if (skip_space(true) != 0 && line_indent_ <= indent) {
      push_null();
      end_value();
      continue;
    }
    const std::size_t line = line_;
    if (!compose(indent, Context::kBlockIn, false, true)) push_null();
    skip_space(true);
    if (current() != '\0' && (line_ == line || line_indent_ > indent)) fail_leftover();
    end_value();
    if (current() == '\0' || line_indent_ < indent) break;
  }
  if (node == kNone) return false;
  const bool is_level = parent() != nullptr && parent()->indent == indent;  // with its key
  if (current() != '\0' && line_indent_ == indent && !is_level && !at_document_marker()) fail_leftover();
  close(node, anchored, expanded);
  kind_ = Kind::kSequence;
  return true;
}

bool Reader::read_block_mapping(Indent indent, Indent flow_indent, Properties& properties) {
  const std::uint64_t expanded = expanded_;
  const std::uint32_t anchored = set_anchor(properties, kNone, Type::kObject, false);
  std::uint32_t node = kNone;
  bool awaits_value = false;  // of an explicit key
  const auto begin = [&](std::size_t offset, std::uint32_t before) {
    if (node != kNone) return;
    node = open(Type::kObject, offset, true, indent, before);
    if (anchored != kNone) anchored_[anchored] = {.node = node, .is_open = true};
  };
  const auto end_bare_key = [&] {
    push_null();
    note_bare_key(levels_.back().key, true);
    end_value();
  };
  while (current() != '\0') {
    const std::size_t line = line_;
    const std::size_t key_begin = pos_;
    bool allow_compact = true;
    bool is_explicit_key = false;
    const auto check_tab = [&] {
      if (const std::size_t tab = tab_in_indentation(source_, line_start_, key_begin); tab != key_begin) {
        fail_syntax(tab_error(tab));
      }
    };
    if ((current() == '?' || current() == ':') && is_space(at(pos_ + 1))) {
      if (current() == '?') {
        begin(pos_, document_.nodes_.size());
        if (awaits_value) end_bare_key();
        is_explicit_key = awaits_value = true;
      } else if (awaits_value) {
        awaits_value = false;
      } else {
        fail_syntax(describe_leftover(context()));
      }
      check_tab();
      take_content();
    } else {
      if (std::exchange(awaits_value, false)) end_bare_key();
      const std::uint32_t start = document_.nodes_.size();
      if (!compose(flow_indent, Context::kFlowOut, false, true)) {
        if (node == kNone) {
          properties = {};  // as js-yaml forgets them
        } else if (!at_document_marker()) {
          fail_leftover();
        }
        break;
      }
      const bool is_key = line_ == line;
      if (is_key) {
        while (is_blank(current())) ++pos_;
      }
      if (!is_key || current() != ':') {
        if (node == kNone) return true;  // a node that is not a mapping
        fail_syntax(missing_colon(context(), document_.nodes_[start]));
      }
      take_content();
      if (!is_space(current())) fail_syntax(missing_space_after_colon(source_, pos_ - 1));
      const std::uint32_t key_node = start + (node == kNone ? 1 : 0);
      begin(key_begin, start);
      check_tab();
      allow_compact = false;
      finish_key(key_node, is_merge_);
    }
    const std::uint32_t value = document_.nodes_.size();
    const bool exists = compose(indent, Context::kBlockOut, true, allow_compact);
    if (!exists) push_null();
    if (is_explicit_key) {
      finish_key(value, false);
    } else if (levels_.back().in_merge) {
      check_merge(value);
    }
    skip_space(true);
    // A compact mapping: nothing can follow its first value on the line of the dash.
    const bool follows_dash = line_ == line && line_indent_ < indent && parent() != nullptr && !parent()->is_object;
    if (current() != '\0' && (line_indent_ > indent || follows_dash)) fail_leftover();
    if (!is_explicit_key) end_value();
    if (current() == '\0' || line_indent_ < indent) break;
  }
  if (node == kNone) return false;
  if (awaits_value) end_bare_key();
  close(node, anchored, expanded);
  kind_ = Kind::kMapping;
  return true;
}

bool Reader::read_flow_collection(Indent indent, Properties& properties) {
  const bool is_mapping = current() == '{';
  if (!is_mapping && current() != '[') return false;
  const char terminator = is_mapping ? '}' : ']';
  const std::uint64_t expanded = expanded_;
  const std::uint32_t node =
      open(is_mapping ? Type::kObject : Type::kArray, pos_, false, indent, document_.nodes_.size());
  const std::uint32_t anchored = set_anchor(properties, node, Type::kNull, true);
  take_content();
  bool read_next = true;
  while (current() != '\0') {
    skip_space(true);
    if (current() == terminator) {
      take_content();
      close(node, anchored, expanded);
      kind_ = is_mapping ? Kind::kMapping : Kind::kSequence;
      return true;
    }
    if (current() == '\0') break;
    if (!read_next) fail_syntax(describe_flow_leftover(context()));
    read_flow_entry(node, indent);
    skip_space(true);
    read_next = current() == ',';
    if (read_next) take_content();
  }
  fail_syntax(unclosed_collection(context()));
}

void Reader::read_flow_entry(std::uint32_t collection, Indent indent) {
  const bool is_mapping = document_.nodes_[collection].type == Type::kObject;
  const std::uint64_t expanded = expanded_;
  if (!is_mapping) begin_element();
  bool is_explicit = false;
  const std::size_t begin = pos_;
  if (current() == '?' && is_space(at(pos_ + 1))) {
    is_explicit = true;
    take_content();
    skip_space(true);
  }
  const std::size_t line = line_;
  const std::uint32_t entry = document_.nodes_.size();
  if (!compose(indent, Context::kFlowIn, false, true)) push_null();
  const bool is_merge = is_merge_;
  skip_space(true);
  const bool has_value = (is_explicit || line_ == line) && current() == ':';
  if (is_mapping || is_explicit || has_value) {
    std::uint32_t pair = kNone;
    if (!is_mapping)
      pair = open(Type::kObject, is_explicit ? begin : document_.nodes_[entry].offset, false, indent, entry);
    finish_key(is_mapping ? entry : entry + 1, is_merge);
    const std::uint32_t value = entry + (is_mapping ? 1 : 2);
    if (has_value) {
      take_content();
      skip_space(true);
    }
    if (!has_value || !compose(indent, Context::kFlowIn, false, true)) push_null();
    if (!has_value && is_mapping) note_bare_key(entry, is_explicit || follows_comma_of_value(entry));
    if (levels_.back().in_merge) check_merge(value);
    end_value();
    if (pair != kNone) close(pair, kNone, expanded);
  }
  if (!is_mapping) end_value();
}

// ---- nodes

// Opens a container before the node `before`, which is the last one or not yet there.
std::uint32_t Reader::open(Type type, std::size_t offset, bool is_block, Indent indent, std::uint32_t before) {
  if (levels_.size() == max_depth_) fail(Rule::kJsonDepth, too_deep(offset, max_depth_));
  Nodes& nodes = document_.nodes_;
  Node node;
  node.type = type;
  node.offset = static_cast<std::uint32_t>(offset);
  if (before < nodes.size()) {
    if (nodes.size() - before > 1 || nodes[before].type == Type::kArray || nodes[before].type == Type::kObject) {
      fail_syntax(collection_as_key(nodes[before]));
    }
    nodes.list.insert(nodes.list.begin() + before, node);
    for (auto anchored = anchored_.rbegin(); anchored != anchored_.rend() && anchored->node != kNone; ++anchored) {
      if (anchored->node != before) break;
      ++anchored->node;
    }
  } else {
    nodes.list.push_back(node);
  }
  Level level;
  level.exists = true;
  level.is_object = type == Type::kObject;
  level.is_block = is_block;
  level.offset = offset;
  level.indent = indent;
  level.node = before;
  levels_.push_back(level);
  return before;
}

void Reader::close(std::uint32_t node, std::uint32_t anchored, std::uint64_t expanded_before) {
  const Level level = levels_.back();
  if (level.has_merge) merge_members(node);
  Node& container = document_.nodes_.list[node];
  container.length = static_cast<std::uint32_t>(content_end_) - container.offset;
  container.link = document_.nodes_.size();
  last_container_ = {.node = node, .height = level.height, .expanded = expanded_ - expanded_before};
  if (anchored != kNone) anchored_[anchored] = last_container_;
  levels_.pop_back();
  if (level.is_block) last_closed_ = static_cast<const OpenCollection&>(level);
  count_height(level.height);
}

// Notes that the current value has `height` containers one in another. What is merged has one less.
void Reader::count_height(std::size_t height) noexcept {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.in_merge) {
    const bool is_list = document_.nodes_.list[level.key + 1].type == Type::kArray;
    height -= std::min<std::size_t>(height, is_list ? 2 : 1);
  }
  level.height = std::max(level.height, height + 1);
}

void Reader::begin_element() {
  Level& level = levels_.back();
  level.in_value = true;
}

void Reader::end_value() {
  Level& level = levels_.back();
  if (!level.is_object) ++level.index;
  level.in_value = level.in_merge = false;
}

// Makes the node `index` the key of a member of the innermost container; the member's value is read next. Fails if it
// is a collection, a timestamp or !!binary.
void Reader::finish_key(std::uint32_t index, bool is_merge) {
  Nodes& nodes = document_.nodes_;
  Node& key = nodes.list[index];
  const Node value = nodes[nodes.resolved(index)];
  switch (value.type) {
    case Type::kNumber: {
      const std::string_view text(value.value, value.value_length);
      const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
      const std::string_view name = nodes.arena.copy(
          digits == "NaN" || digits == "Infinity"
              ? std::string(text)
              : number_string(text.size() == digits.size() ? parse_decimal(digits) : -parse_decimal(digits)));
      key.value = name.data();
      key.value_length = static_cast<std::uint32_t>(name.size());
      break;
    }
    case Type::kString:
    case Type::kNull:
    case Type::kBoolean:
      key.value = value.value;
      key.value_length = value.value_length;
      break;
    default:
      fail_syntax(collection_as_key(key, value.type));
  }
  key.link = value.type == Type::kString ? value.link : kNone;
  key.type = Type::kString;
  key.is_key = true;
  key.is_merge = is_merge;
  Level& level = levels_.back();
  level.key = index;
  level.in_value = true;
  level.in_merge = is_merge;
  level.has_merge = level.has_merge || is_merge;
}

// Notes that a key has no colon. `is_stray`: it may be a part of another value, or a value that begins with "? ".
void Reader::note_bare_key(std::uint32_t key, bool is_stray) {
  document_.nodes_.list[key].form = is_stray ? text::KeyForm::kStray : text::KeyForm::kBare;
  document_.has_bare_keys_ = true;
}

// Whether a key of a flow mapping may be the rest of the plain scalar before it, which a comma ended, of a value that
// became part of a key, or the value of a secret's name. With a space before it and a colon in it, it rather is a
// member without a space after the colon.
bool Reader::follows_comma_of_value(std::uint32_t key) const noexcept {
  const Nodes& nodes = document_.nodes_;
  if (levels_.back().node + 1 == key) return false;
  const std::size_t end = nodes[key - 1].offset + nodes[key - 1].length;
  if (at(source_.find_first_not_of(" \t\r\n", end)) != ',') return false;  // a bracket is between them
  const auto text_of = [&](std::uint32_t i) { return source_.substr(nodes[i].offset, nodes[i].length); };
  const auto may_await_value = [](std::string_view name) {
    return !text::all_in(name, text::kPathByte) || text::kind_of_name(name) != text::NameKind::kOther;
  };
  const bool follows_slip =
      nodes[key - 2].is_key && (nodes[key - 2].form == text::KeyForm::kStray ||
                                (nodes[key - 2].form == text::KeyForm::kBare &&
                                 may_await_value({nodes[key - 2].value, nodes[key - 2].value_length})));
  const Node& before = nodes[key - 1];
  const bool is_plain = before.length != 0 && before.type != Type::kArray && before.type != Type::kObject &&
                        before.type != Type::kAlias && !is_quote(source_[before.offset]);
  const bool is_apart =
      source_[nodes[key].offset - 1] != ',' && text_of(key).find_first_of(":=") != std::string_view::npos;
  return (is_plain || follows_slip) && !is_apart;
}

}  // namespace runlint::yaml
