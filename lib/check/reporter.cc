#include "check/reporter.h"

#include <string>
#include <utility>

#include "check/name_redaction.h"
#include "text/display.h"
#include "text/redaction.h"

namespace runlint::check {
namespace {

// The span for a violation of a whole container: its key, or its bracket if it is the root.
Span introduction_of(const Frame& frame) noexcept {
  return frame.key.length != 0 ? span_of(frame.key) : Span{frame.open, 1};
}

void set(Diagnostic& diagnostic, PathId path, Words words) {
  diagnostic.path = path;
  diagnostic.message = std::move(words.message);
  diagnostic.help = std::move(words.help);
  diagnostic.replacement = std::move(words.replacement);
}

}  // namespace

std::vector<json::OpenContainer> Reporter::open_containers() const {
  std::vector<json::OpenContainer> containers;
  containers.reserve(stack_.depth());
  for (std::size_t i = 0; i < stack_.depth(); ++i) {
    const Frame& frame = stack_[i];
    containers.push_back({.is_object = !frame.is_array, .open = frame.open, .index = frame.index});
    if (i > 0 && containers[i - 1].is_object) containers[i - 1].key = {frame.key.offset + 1u, frame.key.length - 2u};
  }
  return containers;
}

PathId Reporter::container_path() {
  PathId path = PathId::kRoot;
  for (std::size_t i = 1; i < stack_.depth(); ++i) {
    Frame& frame = stack_[i];
    const Frame& parent = stack_[i - 1];
    if (frame.path == kNoPath) {
      frame.path = parent.is_array
                       ? builder_.path(path, std::to_string(parent.index))
                       : builder_.path(path, frame.key.value, secret_spans_of_name(stack_, i - 1, frame.key.value));
    }
    path = frame.path;
  }
  return path;
}

PathId Reporter::member_path(std::string_view name) {
  return builder_.path(container_path(), name, secret_spans_of_name(stack_, stack_.depth() - 1, name));
}

std::string Reporter::shown_name(std::string_view name) const {
  if (stack_.empty()) return std::string(name);
  return text::redacted(name, secret_spans_of_name(stack_, stack_.depth() - 1, name));
}

std::string Reporter::own_name() {
  constexpr std::size_t kQuoted = 256;  // bytes: more than text::quoted() takes
  if (stack_.top().key.length == 0) return {};
  return text::pointer_unescaped(builder_.token(container_path()).substr(0, kQuoted));
}

bool Reporter::may_quote(std::string_view value) const {
  return quoting_ == Quoting::kAllowed && text::secret_spans(value).empty();
}

PathId Reporter::value_path(const Place& place) {
  // Nothing is found about the elements of arrays: the table has no array.
  return stack_.empty() ? PathId::kRoot : member_path(place.key.value);
}

Span Reporter::key_at(std::size_t offset) const noexcept {
  std::size_t end = offset + 1;
  while (json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
  return {offset, end + 1 - offset};
}

bool Reporter::wrong_type(const Place& place, std::uint32_t offset, std::size_t length, std::string_view type) {
  return found(Rule::kSchemaType, {offset, length}, [&](Diagnostic& diagnostic) {
    // Raw: an object in JSON begins with a brace either way.
    const std::size_t first = type == "string" ? json_.find_first_not_of(' ', offset + 1) : offset;
    const bool is_json_text = type == "string" && json_[first] == '{';
    set(diagnostic, value_path(place),
        check::wrong_type(shown_name(place.key.value), *place.schema, type, is_json_text));
  });
}

bool Reporter::wrong_container(const Frame& frame, std::size_t length) {
  return found(Rule::kSchemaType, {frame.open, length}, [&](Diagnostic& diagnostic) {
    set(diagnostic, container_path(),
        check::wrong_type(own_name(), *frame.wanted, frame.is_array ? "array" : "object"));
  });
}

bool Reporter::not_an_integer(const Place& place, json::Scalar scalar) {
  return found(Rule::kSchemaType, span_of(scalar), [&](Diagnostic& diagnostic) {
    set(diagnostic, value_path(place),
        check::not_an_integer(shown_name(place.key.value), *place.schema, scalar.text, quoting_));
  });
}

bool Reporter::bad_string(Rule rule, const Place& place, json::Text text) {
  return found(rule, span_of(text), [&](Diagnostic& diagnostic) {
    set(diagnostic, value_path(place),
        check::bad_string(rule, shown_name(place.key.value), *place.schema, text.value, quoting_for(text.value)));
  });
}

bool Reporter::bad_integer(Rule rule, const Place& place, json::Scalar scalar) {
  return found(rule, span_of(scalar), [&](Diagnostic& diagnostic) {
    set(diagnostic, value_path(place),
        check::bad_integer(rule, shown_name(place.key.value), *place.schema, scalar.text, quoting_));
  });
}

bool Reporter::bad_key(Rule breach, const schema::Schema& map, json::Text key) {
  return found(Rule::kSchemaPropertyName, span_of(key), [&](Diagnostic& diagnostic) {
    set(diagnostic, member_path(key.value), check::bad_key(breach, map, key.value, shown_name(key.value)));
  });
}

bool Reporter::unknown_member(const Frame& frame, json::Text key) {
  return found(Rule::kSchemaUnknownProperty, span_of(key), [&](Diagnostic& diagnostic) {
    set(diagnostic, member_path(key.value),
        check::unknown_member(key.value, shown_name(key.value), own_name(), *frame.schema, root_));
    if (diagnostic.replacement.empty()) return;
    const std::string_view quoted = diagnostic.replacement;  // the names of the table need no escapes
    renames_.push_back({.depth = stack_.depth(),
                        .member = schema::find_member(*frame.schema, quoted.substr(1, quoted.size() - 2)),
                        .offset = key.offset});
  });
}

// A rename is sure only when nothing else has the name, or would get it, and when it makes no second choice of a oneOf.
void Reporter::settle_renames(const Frame& frame) {
  if (renames_.back().depth != stack_.depth()) return;
  std::size_t counts[schema::kMaxMembers] = {};
  std::size_t first = renames_.size();
  while (first > 0 && renames_[first - 1].depth == stack_.depth()) ++counts[renames_[--first].member];
  for (std::size_t i = first; i < renames_.size(); ++i) {
    const Rename& rename = renames_[i];
    const schema::Alternatives alternatives = frame.schema->members[rename.member].alternatives;
    const bool taken = (frame.seen >> rename.member & 1) != 0 || counts[rename.member] > 1;
    const bool conflicts = alternatives != schema::kEveryAlternative && (frame.alive & alternatives) == 0;
    if (taken || conflicts) builder_.withdraw_replacement(rename.offset);
  }
  renames_.resize(first);
}

bool Reporter::missing_member(const Frame& frame, std::size_t member, std::string_view choice) {
  return found(Rule::kSchemaRequired, introduction_of(frame), [&](Diagnostic& diagnostic) {
    set(diagnostic, container_path(), check::missing_member(own_name(), *frame.schema, member, choice));
  });
}

bool Reporter::no_alternative_chosen(const Frame& frame) {
  return found(Rule::kSchemaOneOfAmbiguous, introduction_of(frame), [&](Diagnostic& diagnostic) {
    set(diagnostic, container_path(), check::no_alternative_chosen(own_name(), *frame.schema));
  });
}

bool Reporter::alternatives_conflict(const Frame& frame, json::Text later, std::string_view earlier,
                                     std::uint32_t earlier_offset) {
  return found(Rule::kSchemaOneOfConflict, span_of(later), [&](Diagnostic& diagnostic) {
    set(diagnostic, member_path(later.value),
        check::alternatives_conflict(own_name(), *frame.schema, later.value, earlier));
    diagnostic.related.push_back(
        {.message = text::quoted(earlier) + " is here", .path = member_path(earlier), .span = key_at(earlier_offset)});
  });
}

bool Reporter::duplicate_key(json::Text key, std::uint32_t first_offset) {
  return found(Rule::kJsonDuplicateKey, span_of(key), [&](Diagnostic& diagnostic) {
    set(diagnostic, member_path(key.value), check::duplicate_key(shown_name(key.value)));
    diagnostic.related.push_back(
        {.message = "the first one is here", .path = diagnostic.path, .span = key_at(first_offset), .start = {}});
  });
}

}  // namespace runlint::check
