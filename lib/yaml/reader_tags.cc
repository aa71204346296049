// Tags: their grammar, and what they make of a node.
#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "yaml/characters.h"
#include "yaml/reader.h"
#include "yaml/timestamp.h"

namespace runlint::yaml {
namespace {

constexpr std::string_view kPrefix = "tag:yaml.org,2002:";

using Kind = Reader::Kind;
struct KnownTag {
  std::string_view type;
  Kind kind;
};
constexpr std::array kKnownTags = {
    KnownTag{"str", Kind::kScalar},   KnownTag{"int", Kind::kScalar},       KnownTag{"float", Kind::kScalar},
    KnownTag{"bool", Kind::kScalar},  KnownTag{"null", Kind::kScalar},      KnownTag{"map", Kind::kMapping},
    KnownTag{"seq", Kind::kSequence}, KnownTag{"timestamp", Kind::kScalar}, KnownTag{"binary", Kind::kScalar},
    KnownTag{"merge", Kind::kScalar}, KnownTag{"omap", Kind::kSequence},    KnownTag{"pairs", Kind::kSequence},
    KnownTag{"set", Kind::kMapping},
};

const KnownTag* find_tag(std::string_view tag) noexcept {
  if (!tag.starts_with(kPrefix)) return nullptr;
  const auto* const found = std::ranges::find(kKnownTags, tag.substr(kPrefix.size()), &KnownTag::type);
  return found == kKnownTags.end() ? nullptr : found;
}

std::string_view name_of(Kind kind) noexcept {
  return kind == Kind::kScalar ? "scalar" : kind == Kind::kSequence ? "sequence" : "mapping";
}

// Whether js-yaml takes `text` for base64: no bits are left over.
bool is_binary(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) {
    if (is_break(c)) continue;
    if (!text::is_letter(c) && !text::is_digit(c) && c != '+' && c != '/' && c != '=') return false;
    ++count;
  }
  return count * 6 % 8 == 0;
}

}  // namespace

bool Reader::read_tag(Properties& properties) {
  if (current() != '!') return false;
  const std::size_t begin = pos_++;
  const auto span = [&] { return Span{begin, std::min(pos_, source_.size()) - begin}; };
  const auto fail_tag = [&](TagFault fault) { fail(Rule::kYamlTag, bad_tag(span(), fault)); };
  std::string_view handle = "!";
  std::string_view name;
  bool is_named = false;
  const bool is_verbatim = current() == '<';
  if (is_verbatim) {
    const std::size_t name_begin = ++pos_;
    do {
      ++pos_;
    } while (current() != '\0' && current() != '>');
    if (current() == '\0') fail_tag(TagFault::kUnclosed);
    name = source_.substr(name_begin, pos_ - name_begin);
    ++pos_;
  } else {
    if (current() == '!') {
      is_named = true;
      handle = "!!";
      ++pos_;
    }
    std::size_t name_begin = pos_;
    for (; current() != '\0' && !is_space(current()); ++pos_) {
      if (current() != '!') continue;
      handle = source_.substr(begin, pos_ + 1 - begin);
      if (is_named || !is_tag_handle(handle)) {
        while (current() != '\0' && !is_space(current())) ++pos_;
        fail_tag(TagFault::kSyntax);
      }
      is_named = true;
      name_begin = pos_ + 1;
    }
    name = source_.substr(name_begin, pos_ - name_begin);
    if (std::ranges::any_of(name, is_flow_indicator)) fail_tag(TagFault::kFlowIndicator);
  }
  content_end_ = pos_;
  document_.properties_.push_back(span());
  if (properties.has_tag) fail_syntax(second_property(span(), "tag"));
  if (!name.empty() && !is_tag_uri(name)) fail_tag(TagFault::kSyntax);

  std::string_view prefix;
  if (!is_verbatim) {
    if (const auto declared = tag_handles_.find(handle); declared != tag_handles_.end()) {
      prefix = declared->second;
    } else if (handle == "!" || handle == "!!") {
      prefix = handle == "!" ? "!" : kPrefix;
    } else {
      fail_tag(TagFault::kUndeclared);
    }
  }
  constexpr std::size_t kLongest = 64;  // longer than any that is known
  properties.has_tag = true;
  properties.tag_span = span();
  properties.tag.clear();
  if (prefix.size() + name.size() <= kLongest) properties.tag.append(prefix).append(name);
  if (properties.tag != "!" && find_tag(properties.tag) == nullptr) fail_tag(TagFault::kUnknown);
  return true;
}

// Gives the node that begins at `start`, or none, the value that its tag makes of it.
void Reader::apply_tag(const Properties& properties, std::uint32_t start) {
  const KnownTag& tag = *find_tag(properties.tag);
  if (document_.nodes_.size() == start) push_null();
  const bool is_null = document_.nodes_[document_.nodes_.resolved(start)].type == Type::kNull;
  const bool is_left_out = is_null && kind_ == Kind::kNone;
  if (kind_ != tag.kind && !is_left_out) {
    fail(Rule::kYamlTag, wrong_kind(properties.tag_span, tag.type, name_of(tag.kind)));
  }
  if (!construct(tag.type, start)) {
    const Node& node = document_.nodes_[start];
    fail(Rule::kYamlTag, wrong_value({node.offset, node.length}, properties.tag_span, tag.type));
  }
  if (!properties.has_anchor) return;
  const std::uint32_t anchored = set_anchor(properties, start, Type::kNull, false);
  if (last_container_.node == start) anchored_[anchored] = last_container_;
}

bool Reader::construct(std::string_view type, std::uint32_t index) {
  Node& node = document_.nodes_.list[index];
  switch (document_.nodes_[document_.nodes_.resolved(index)].type) {
    case Type::kArray:
      return type == "omap" ? is_ordered_map(index) : type == "pairs" ? make_pairs(index) : true;
    case Type::kObject:
      return type != "set" || is_set(index);
    case Type::kNull:
      if (type == "str") {
        node.type = Type::kString;
        node.value = "";
        node.value_length = 0;
        node.link = kNone;
        return true;
      }
      if (type == "merge") is_merge_ = true;
      if (type == "null" || type == "merge") return true;
      if (type == "seq" || type == "omap" || type == "pairs" || type == "map" || type == "set") {
        node.type = type == "map" || type == "set" ? Type::kObject : Type::kArray;
        node.link = index + 1;
        count_height(1);
        return true;
      }
      return false;
    case Type::kString:
      return construct_scalar(type, index);
    default:
      return type == "str";
  }
}

bool Reader::construct_scalar(std::string_view type, std::uint32_t index) {
  const Node& node = document_.nodes_[index];
  const std::string_view text(node.value, node.value_length);
  if (type == "str") return true;
  if (type == "merge") return is_merge_ = text == "<<";
  ScalarValue value;
  if (type == "null" && is_js_null(text)) value.type = Type::kNull;
  if (type == "binary" && is_binary(text)) {
    value.type = Type::kBuffer;
    document_.binaries_.push_back({node.offset, node.length});
  }
  if (type == "timestamp" && is_timestamp(text)) value.type = Type::kDate;
  if (const std::optional<bool> boolean = js_boolean(text); type == "bool" && boolean) {
    value = {.type = Type::kBoolean, .boolean = *boolean};
  }
  if (type == "int" || type == "float") {
    const std::optional<double> number = type == "int" ? js_integer(text) : js_float(text);
    if (number) value = {.type = Type::kNumber, .number = *number};
  }
  if (value.type == Type::kString) return false;
  set_value(index, value);
  return true;
}

// Whether every member of an object is null.
bool Reader::is_set(std::uint32_t object) const {
  const Nodes& nodes = document_.nodes_;
  const auto is_null = [&nodes](std::uint32_t value) { return nodes[nodes.resolved(value)].type == Type::kNull; };
  for (std::uint32_t key = object + 1; key < nodes[object].link; key = nodes.after(key + 1)) {
    if (!nodes[key].is_merge) {
      if (!is_null(key + 1)) return false;
      continue;
    }
    const MergedRange merged = nodes.merges[nodes[key].link];
    for (std::uint32_t i = merged.begin; i < merged.end; ++i) {
      if (!is_null(nodes.merged[i].value)) return false;
    }
  }
  return true;
}

// Whether every element of an array is an object of one member, each with another name.
bool Reader::is_ordered_map(std::uint32_t array) const {
  const Nodes& nodes = document_.nodes_;
  std::vector<std::string_view> names;
  for (std::uint32_t element = array + 1; element < nodes[array].link; element = nodes.after(element)) {
    const std::uint32_t object = nodes.resolved(element);
    if (nodes[object].type != Type::kObject || count_members(object) != 1) return false;
    std::uint32_t key = object + 1;
    while (nodes[key].is_merge) {
      const MergedRange merged = nodes.merges[nodes[key].link];
      key = merged.begin != merged.end ? nodes.merged[merged.begin].key : nodes.after(key + 1);
    }
    names.emplace_back(nodes[key].value, nodes[key].value_length);
  }
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) == names.end();
}

// Turns each element, an object of one member, into an array of its name and value. Only for members that stand there:
// false for an alias and for what is merged, which js-yaml takes.
bool Reader::make_pairs(std::uint32_t array) {
  Nodes& nodes = document_.nodes_;
  for (std::uint32_t element = array + 1; element < nodes[array].link; element = nodes.after(element)) {
    if (nodes[element].type != Type::kObject || count_members(element) != 1 || nodes[element + 1].is_merge) {
      return false;
    }
    nodes.list[element].type = Type::kArray;
    nodes.list[element + 1].is_key = false;
  }
  return true;
}

}  // namespace runlint::yaml
