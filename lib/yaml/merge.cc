// Anchors, aliases and merge keys.
#include <algorithm>
#include <tuple>
#include <utility>

#include "yaml/characters.h"
#include "yaml/reader.h"

namespace runlint::yaml {

// Lets `properties.anchor` name `node`, or, if that is kNone, an empty collection; returns its index in anchored_, or
// kNone if there is no anchor.
std::uint32_t Reader::set_anchor(const Properties& properties, std::uint32_t node, Type phantom, bool is_open) {
  if (!properties.has_anchor) return kNone;
  const auto index = static_cast<std::uint32_t>(anchored_.size());
  anchored_.push_back({.node = node, .type = phantom, .is_open = is_open});
  anchors_.insert_or_assign(properties.anchor, index);
  return index;
}

// The name after `sign`, which is at the current position.
std::string_view Reader::read_anchor_name(char sign) {
  const std::size_t begin = ++pos_;
  while (current() != '\0' && !is_space(current()) && !is_flow_indicator(current())) ++pos_;
  if (pos_ == begin) fail_syntax(missing_anchor_name(source_, pos_, sign));
  content_end_ = pos_;
  document_.properties_.push_back({begin - 1, pos_ - begin + 1});
  return source_.substr(begin, pos_ - begin);
}

bool Reader::read_anchor(Properties& properties) {
  if (current() != '&') return false;
  const std::size_t begin = pos_;
  const std::string_view name = read_anchor_name('&');
  if (properties.has_anchor) fail_syntax(second_property({begin, pos_ - begin}, "anchor"));
  properties.has_anchor = true;
  properties.anchor = name;
  return true;
}

bool Reader::read_alias() {
  if (current() != '*') return false;
  const std::size_t begin = pos_;
  const std::string_view name = read_anchor_name('*');
  const Span span{begin, pos_ - begin};
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) fail_syntax(unknown_anchor(span));
  const Anchored& anchored = anchored_[found->second];
  if (anchored.is_open) {
    const Node& node = document_.nodes_[anchored.node];
    fail(Rule::kYamlAliasLimit, alias_within_itself(span, {node.offset, 1}));
  }
  Node alias;
  alias.offset = static_cast<std::uint32_t>(begin);
  alias.length = static_cast<std::uint32_t>(span.length);
  if (anchored.node == kNone) {  // js-yaml has an empty collection there
    if (levels_.size() == max_depth_) fail(Rule::kJsonDepth, too_deep(begin, max_depth_));
    alias.type = anchored.type;
    alias.link = document_.nodes_.size() + 1;
    document_.nodes_.list.push_back(alias);
    count_height(1);
  } else {
    expanded_ += document_.nodes_[anchored.node].length + anchored.expanded;
    if (expanded_ > expansion_limit_) fail(Rule::kYamlAliasLimit, too_many_aliases(span, expansion_limit_));
    const std::size_t depth = depth_for_aliases();
    if (depth + anchored.height > max_depth_) {
      const Node& container = document_.nodes_[container_at_depth(anchored.node, max_depth_ - depth + 1)];
      fail(Rule::kJsonDepth, too_deep(container.offset, max_depth_));
    }
    alias.type = Type::kAlias;
    alias.link = anchored.node;
    document_.nodes_.list.push_back(alias);
    count_height(anchored.height);
  }
  skip_space(true);
  return true;
}

// How many containers are open around an alias here when the document is replayed: what is merged leaves out its own.
std::size_t Reader::depth_for_aliases() const noexcept {
  const std::size_t depth = levels_.size();
  if (depth > 0 && levels_[depth - 1].in_merge) return depth - 1;
  if (depth > 1 && !levels_[depth - 1].is_object && levels_[depth - 2].in_merge) return depth - 2;
  return depth;
}

// The first container that has `depth` containers from `node` to it, both included; there is one.
std::uint32_t Reader::container_at_depth(std::uint32_t node, std::size_t depth) const {
  struct Range {
    std::uint32_t next;
    std::uint32_t end;
  };
  const Nodes& nodes = document_.nodes_;
  std::vector<Range> open;
  for (;;) {
    const std::uint32_t target = nodes.resolved(node);
    if (nodes[target].type == Type::kArray || nodes[target].type == Type::kObject) {
      if (open.size() + 1 == depth) return target;
      open.push_back({target + 1, nodes[target].link});
    }
    while (!open.empty() && open.back().next == open.back().end) open.pop_back();
    if (open.empty()) return target;  // only where merging lowers the depth
    node = std::exchange(open.back().next, nodes.after(open.back().next));
  }
}

// ---- merge keys

// js-yaml's limits.
constexpr std::size_t kMaxMergedMembers = 10'000;
constexpr std::size_t kMaxMergedObjects = 100;

std::size_t Reader::count_members(std::uint32_t object) const {
  const Nodes& nodes = document_.nodes_;
  std::size_t count = 0;
  for (std::uint32_t key = object + 1; key < nodes[object].link && count <= kMaxMergedMembers;
       key = nodes.after(key + 1)) {
    const MergedRange merged = nodes[key].is_merge ? nodes.merges[nodes[key].link] : MergedRange{0, 1};
    count += merged.end - merged.begin;
  }
  return count;
}

// Checks the value of a merge key, which has just ended.
void Reader::check_merge(std::uint32_t index) {
  const Nodes& nodes = document_.nodes_;
  const auto check_source = [&](std::uint32_t place) {
    const Node& source = nodes[nodes.resolved(place)];
    if (source.type == Type::kDate) return;  // an object without members
    const Span span{nodes[place].offset, nodes[place].length};
    if (source.type != Type::kObject) fail_syntax(cannot_merge(span));
    merged_members_ += 1 + count_members(nodes.resolved(place));
    if (merged_members_ > kMaxMergedMembers) fail(Rule::kYamlAliasLimit, too_many_merged(span, kMaxMergedMembers));
  };
  const std::uint32_t value = nodes.resolved(index);
  if (nodes[value].type != Type::kArray) {
    check_source(index);
    return;
  }
  std::size_t count = 0;
  for (std::uint32_t element = value + 1; element < nodes[value].link; element = nodes.after(element)) {
    if (++count > kMaxMergedObjects) {
      fail(Rule::kYamlAliasLimit, too_many_merged({nodes[index].offset, nodes[index].length}, kMaxMergedObjects));
    }
    check_source(element);
  }
}

// Finds what the merge keys of `object`, which is being closed, bring in: members that it does not have itself, the
// first of equal names. Duplicates within one source all stay, to be found. Lists the others that are written within
// `object`.
void Reader::merge_members(std::uint32_t object) {
  Nodes& nodes = document_.nodes_;
  struct Candidate {
    std::string_view name;
    std::size_t source;  // 0: the object itself
    std::size_t order;
    MergedMember member;
  };
  std::vector<Candidate> candidates;
  std::size_t sources = 0;
  const auto add = [&](std::uint32_t key, std::uint32_t value, std::size_t source) {
    const Node& node = nodes[key];
    candidates.push_back({{node.value, node.value_length}, source, candidates.size(), {key, value}});
  };
  const auto add_source = [&](std::uint32_t place) {
    const std::uint32_t source = nodes.resolved(place);
    if (nodes[source].type != Type::kObject) return;
    ++sources;
    for (std::uint32_t key = source + 1; key < nodes[source].link; key = nodes.after(key + 1)) {
      if (!nodes[key].is_merge) {
        add(key, key + 1, sources);
        continue;
      }
      const MergedRange merged = nodes.merges[nodes[key].link];
      for (std::uint32_t i = merged.begin; i < merged.end; ++i)
        add(nodes.merged[i].key, nodes.merged[i].value, sources);
    }
  };
  std::uint32_t first = kNone;
  for (std::uint32_t key = object + 1; key < nodes.size(); key = nodes.after(key + 1)) {
    if (!nodes[key].is_merge) {
      add(key, key + 1, 0);
      continue;
    }
    if (first == kNone) first = key;
    nodes.list[key].link = static_cast<std::uint32_t>(nodes.merges.size());
    nodes.merges.push_back({0, 0});
    const std::uint32_t value = nodes.resolved(key + 1);
    if (nodes[value].type == Type::kArray) {
      for (std::uint32_t i = value + 1; i < nodes[value].link; i = nodes.after(i)) add_source(i);
    } else {
      add_source(value);
    }
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return std::tie(a.name, a.source, a.order) < std::tie(b.name, b.source, b.order);
  });
  std::vector<Candidate> merged;
  for (std::size_t i = 0, group = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (candidate.name != candidates[group].name) group = i;
    const auto is_duplicate_of = [&](std::size_t other) {
      return candidates[other].name == candidate.name && candidates[other].source == candidate.source;
    };
    const bool is_duplicate =
        (i > 0 && is_duplicate_of(i - 1)) || (i + 1 < candidates.size() && is_duplicate_of(i + 1));
    if (candidate.source != 0 && (candidate.source == candidates[group].source || is_duplicate)) {
      merged.push_back(candidate);
    } else if (candidate.source != 0 && candidate.member.key > object) {
      const std::size_t begin = nodes[candidate.member.key].offset;
      const Node& value = nodes[candidate.member.value];
      document_.overridden_.push_back({begin, value.offset + value.length - begin});
    }
  }
  std::ranges::sort(merged, {}, &Candidate::order);
  const auto begin = static_cast<std::uint32_t>(nodes.merged.size());
  for (const Candidate& candidate : merged) nodes.merged.push_back(candidate.member);
  nodes.merges[nodes[first].link] = {begin, static_cast<std::uint32_t>(nodes.merged.size())};
}

}  // namespace runlint::yaml
