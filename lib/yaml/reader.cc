#include "yaml/reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"
#include "yaml/characters.h"
#include "yaml/source_lines.h"

namespace runlint::yaml {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// js-yaml ends a text by a line break.
std::size_t length_with_break(std::string_view source) noexcept {
  return source.size() + (source.empty() || is_break(source.back()) ? 0 : 1);
}

}  // namespace

Reader::Reader(Document& document, std::string_view source, std::size_t max_depth)
    : document_(document),
      source_(source),
      length_(length_with_break(source)),
      max_depth_(max_depth),
      expansion_limit_(std::max<std::uint64_t>(std::uint64_t{10} * source.size(), std::uint64_t{64} * 1024)) {
  if (source.starts_with(kByteOrderMark)) pos_ = line_start_ = content_end_ = kByteOrderMark.size();
}

bool Reader::read() {
  bool good = true;
  try {
    while (current() == ' ') {
      ++line_indent_;
      ++pos_;
    }
    read_document();
  } catch (const Stop&) {
    good = false;
  }
  return !report_bad_byte(good ? source_.size() : document_.error_.span.offset) && good;
}

// Reports the first byte up to `limit` that is not UTF-8, or is U+0000, in the place of what was found there or later.
bool Reader::report_bad_byte(std::size_t limit) {
  std::size_t end = std::min(limit + 1, source_.size());
  end = std::min(end, source_.find('\0'));
  std::size_t at = 0;
  for (;;) {
    at += text::ascii_prefix(source_.substr(at, end - at));
    if (at >= end) break;
    const text::CodePoint point = text::decode(source_.substr(at));
    if (point.value == text::CodePoint::kInvalid) break;
    at += point.length;
  }
  if (at >= end && (at > limit || at >= source_.size() || source_[at] != '\0')) return false;
  document_.error_ = ParseError{encoding_error(source_, at), Rule::kYamlEncoding, std::move(document_.error_.path)};
  return true;
}

// ---- the text

void Reader::read_line_break() noexcept {
  pos_ += current() == '\r' && at(pos_ + 1) == '\n' ? 2 : 1;
  ++line_;
  line_start_ = pos_;
}

void Reader::skip_comment() {
  const std::size_t begin = pos_;
  while (current() != '\0' && !is_break(current())) ++pos_;
  document_.comments_.push_back({begin, std::min(pos_, source_.size()) - begin});
}

std::size_t Reader::skip_space(bool allow_comments) {
  std::size_t breaks = 0;
  for (;;) {
    while (is_blank(current())) ++pos_;
    if (allow_comments && current() == '#') skip_comment();
    if (!is_break(current())) return breaks;
    read_line_break();
    ++breaks;
    line_indent_ = 0;
    while (current() == ' ') {
      ++line_indent_;
      ++pos_;
    }
  }
}

bool Reader::at_document_marker() const noexcept {
  const char first = current();
  if (pos_ != line_start_ || (first != '-' && first != '.') || at(pos_ + 1) != first || at(pos_ + 2) != first) {
    return false;
  }
  const char next = at(pos_ + 3);
  return next == '\0' || is_space(next);
}

// ---- documents

void Reader::read_directives() {
  std::size_t last = source_.size();  // of the directives, if there is one
  while (current() != '\0') {
    skip_space(true);
    if (line_indent_ > 0 || current() != '%') break;
    const std::size_t begin = last = pos_++;
    const auto word = [this] {
      const std::size_t first = pos_;
      while (current() != '\0' && !is_space(current())) ++pos_;
      return Span{first, std::min(pos_, source_.size()) - first};
    };
    const Span name = word();
    std::vector<Span> arguments;
    while (current() != '\0') {
      while (is_blank(current())) ++pos_;
      if (current() == '#') skip_comment();
      if (current() == '\0' || is_break(current())) break;
      arguments.push_back(word());
    }
    document_.properties_.push_back({begin, name.length + 1});
    document_.properties_.insert(document_.properties_.end(), arguments.begin(), arguments.end());
    document_.after_directives_ = document_.properties_.back().end();
    read_directive(source_.substr(name.offset, name.length), arguments, {begin, name.length + 1});
    if (current() != '\0') read_line_break();
  }
  skip_space(true);
  if (line_indent_ == 0 && current() == '-' && at(pos_ + 1) == '-' && at(pos_ + 2) == '-') {
    pos_ += 3;
    content_end_ = pos_;
    skip_space(true);
  } else if (last != source_.size()) {
    fail_syntax(missing_directives_end(last));
  }
}

void Reader::read_directive(std::string_view name, const std::vector<Span>& arguments, Span span) {
  if (name.empty()) fail_syntax(bad_directive(span, DirectiveFault::kNoName));
  const auto text = [&](std::size_t i) { return source_.substr(arguments[i].offset, arguments[i].length); };
  if (name == "YAML") {
    if (std::exchange(has_version_, true)) fail_syntax(bad_directive(span, DirectiveFault::kSecondVersion));
    if (arguments.size() != 1 || !is_version(text(0))) fail_syntax(bad_directive(span, DirectiveFault::kVersion));
    if (!is_first_version(text(0))) fail_syntax(bad_directive(arguments[0], DirectiveFault::kVersion));
  } else if (name == "TAG") {
    if (arguments.size() != 2 || !is_tag_handle(text(0)) || !is_tag_uri(text(1))) {
      fail_syntax(bad_directive(span, DirectiveFault::kTag));
    }
    if (!tag_handles_.emplace(text(0), text(1)).second) {
      fail_syntax(bad_directive(arguments[0], DirectiveFault::kSecondTag));
    }
  }
}

void Reader::read_document() {
  read_directives();
  const bool exists = compose(line_indent_ - 1, Context::kBlockOut, false, true);
  skip_space(true);
  if (at_document_marker()) {
    const Span marker{pos_, 3};
    const bool ends = current() == '.';
    if (ends) {
      pos_ += 3;
      skip_space(true);
    }
    if (!ends || pos_ + 1 < length_) fail_syntax(second_document(ends ? character_at(source_, pos_) : marker));
  } else if (pos_ + 1 < length_) {
    fail_syntax(describe_leftover(context()));
  }
  if (!exists) fail(Rule::kJsonEmpty, empty_document(source_));
}

// ---- nodes

bool Reader::compose(Indent parent_indent, Context context, bool allow_seek, bool allow_compact) {
  Properties properties;
  kind_ = Kind::kNone;
  is_merge_ = false;
  const bool is_block = context == Context::kBlockIn || context == Context::kBlockOut;
  const std::uint32_t start = document_.nodes_.size();
  bool collections = is_block;
  bool at_new_line = false;
  bool has_content = false;
  bool is_plain = false;
  int indentation = 1;  // compared with the parent's
  const auto after_break = [&] {
    at_new_line = true;
    indentation = line_indent_ > parent_indent ? 1 : line_indent_ == parent_indent ? 0 : -1;
  };
  if (allow_seek && skip_space(true) != 0) after_break();
  if (indentation == 1) {
    while (read_tag(properties) || read_anchor(properties)) {
      if (skip_space(true) != 0) {
        after_break();
        collections = is_block;
      } else {
        collections = false;
      }
    }
  }
  collections = collections && (at_new_line || allow_compact);

  if (indentation == 1) {
    const Indent flow_indent = is_block ? parent_indent + 1 : parent_indent;
    const auto block_indent = static_cast<Indent>(pos_ - line_start_);
    if ((collections && (read_block_sequence(block_indent, properties) ||
                         read_block_mapping(block_indent, flow_indent, properties))) ||
        read_flow_collection(flow_indent, properties)) {
      has_content = true;
    } else {
      if ((is_block && read_block_scalar(flow_indent)) || read_quoted()) {
        has_content = true;
      } else if (const std::size_t alias = pos_; read_alias()) {
        has_content = true;
        if (properties.has_tag || properties.has_anchor)
          fail_syntax(alias_with_properties({alias, content_end_ - alias}));
      } else if (read_plain(flow_indent, context == Context::kFlowIn)) {
        has_content = true;
        is_plain = !properties.has_tag;
      }
      if (properties.has_anchor) {
        if (!has_content) push_null();
        set_anchor(properties, start, Type::kNull, false);
      }
    }
  } else if (indentation == 0 && context == Context::kBlockOut && collections) {
    // A block sequence may have the indentation of its key.
    has_content = read_block_sequence(static_cast<Indent>(pos_ - line_start_), properties);
  }

  is_merge_ = false;
  if (is_plain) {
    resolve_plain(start);
  } else if (properties.has_tag && properties.tag != "!") {
    apply_tag(properties, start);
  }
  const bool exists = has_content || properties.has_tag || properties.has_anchor;
  if (exists && document_.nodes_.size() == start) push_null();
  return exists;
}

// ---- faults

void Reader::fail(Rule rule, SyntaxErrorText error) {
  // Whatever is wrong in `{{ x }}`: no mapping can begin so.
  const auto placeholder = std::ranges::find_if(levels_, [this](const Level& level) {
    return !level.is_block && level.is_object && at(level.offset + 1) == '{';
  });
  if (rule == Rule::kYamlSyntax && placeholder != levels_.end()) {
    error = unquoted_placeholder(source_, placeholder->offset);
  }
  std::vector<text::PathStep> steps = path();
  error.related_depth = std::min(error.related_depth, steps.size());
  document_.error_ = ParseError{std::move(error), rule, std::move(steps)};
  throw Stop();
}

void Reader::fail_leftover() {
  // A scalar on the lines after its key, with a colon in it, was to be a mapping: that has begun.
  const bool is_mapping = current() == ':' && is_first_on_line(source_, document_.nodes_.list.back().offset);
  if (!is_mapping) levels_.back().in_value = false;
  fail_syntax(describe_leftover(context()));
}

std::vector<text::PathStep> Reader::path() const {
  std::vector<text::PathStep> steps;
  for (const Level& level : levels_) {
    if (!level.in_value) break;
    if (level.is_object) {
      const Node& key = document_.nodes_[level.key];
      steps.push_back({std::string(key.value, key.value_length), false});
    } else {
      steps.push_back({std::to_string(level.index), true});
    }
  }
  return steps;
}

ErrorContext Reader::context() const {
  ErrorContext context{.source = source_,
                       .at = std::min(pos_, source_.size()),
                       .content_end = content_end_,
                       .last = {},
                       .previous = {},
                       .open = {levels_.begin(), levels_.end()},
                       .closed = last_closed_,
                       .comment = {}};
  if (!document_.comments_.empty()) context.comment = document_.comments_.back();
  const std::vector<Node>& nodes = document_.nodes_.list;
  if (!nodes.empty()) context.last = nodes.back();
  if (nodes.size() > 1) context.previous = nodes[nodes.size() - 2];
  if (last_closed_.exists && !levels_.empty() && last_closed_.offset < levels_.back().offset) context.closed = {};
  return context;
}

}  // namespace runlint::yaml
