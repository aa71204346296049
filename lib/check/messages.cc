#include "check/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "check/constraints.h"
#include "check/sizes.h"
#include "check/value_example.h"
#include "text/ascii.h"
#include "text/edit_distance.h"
#include "text/escape.h"
#include "text/number.h"
#include "text/pattern.h"
#include "text/placeholder.h"
#include "text/reference.h"
#include "text/utf8.h"

namespace runlint::check {
namespace {

using schema::Schema;
using schema::Type;

// "deploymentPlan", or the name for the root: "the payload".
std::string subject(std::string_view name, const Schema& schema) {
  return name.empty() ? std::string(schema.display_name) : text::quoted(name);
}

std::string_view type_name(const Schema& schema) noexcept {
  switch (schema.type) {
    case Type::kObject:
    case Type::kMap:
      return "object";
    case Type::kString:
      return "string";
    case Type::kInteger:
      return "integer";
    case Type::kBoolean:
      return "boolean";
  }
  return {};
}

// A number may have any number of digits.
std::string shortened(std::string_view number) {
  constexpr std::size_t kShown = 20;
  return std::string(number.substr(0, kShown)) + (number.size() > kShown ? "…" : "");
}

std::string characters(std::size_t count) { return fmt::format("{} character{}", count, count == 1 ? "" : "s"); }

template <class Word>
std::string list(const std::vector<Word>& words, std::string_view last = " or ", std::string_view quote = {}) {
  std::string text;
  text.reserve(words.size() * 24);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += quote;
    if constexpr (std::is_integral_v<Word>) {
      const fmt::format_int number(words[i]);
      text.append(number.data(), number.size());
    } else {
      text += words[i];
    }
    text += quote;
  }
  return text;
}

// The names, the nearest to `name` first; whether the first may be meant, and whether it is nearer than all others.
struct RankedNames {
  std::vector<std::string_view> names;
  bool near;
  bool unambiguous;
};

RankedNames nearest_first(std::string_view name, std::span<const std::string_view> names) {
  std::vector<std::pair<unsigned, std::size_t>> ranked;  // names at the same distance keep their order
  ranked.reserve(names.size());
  for (const std::string_view next : names) ranked.emplace_back(text::edit_distance(name, next), ranked.size());
  std::ranges::sort(ranked);
  RankedNames result{};
  result.names.reserve(names.size());
  for (const auto& [distance, i] : ranked) result.names.push_back(names[i]);
  result.near = !ranked.empty() && ranked[0].first != text::kTooFar;
  result.unambiguous = result.near && (ranked.size() == 1 || ranked[1].first != ranked[0].first);
  return result;
}

void suggest(MessageParts& words, std::string_view name) {
  words.help = fmt::format("did you mean \"{}\"?", name);
  words.suggestion = name;
}

void replace_by(MessageParts& words, std::string_view name) {
  std::string quoted = "\"";
  text::append_json_escaped(quoted, name);
  words.replacement = std::move(quoted += '"');
}

// A near name is certain if no other is as near and it can only be a misspelling.
void suggest_name(MessageParts& words, const RankedNames& known, std::string_view name) {
  const std::string_view nearest = known.names.front();
  suggest(words, nearest);
  if (known.unambiguous && text::is_misspelling(name, nearest)) replace_by(words, nearest);
}

// A near value is certain if only its letter case is wrong.
void suggest_value(MessageParts& words, const RankedNames& known, std::string_view found) {
  const std::string_view name = known.names.front();
  suggest(words, name);
  if (known.unambiguous && text::same_ignoring_case(found, name)) replace_by(words, name);
}

std::string quoted_list(const std::vector<std::string_view>& names, std::string_view last = " or ") {
  return list(names, last, "\"");
}

// The same, but only the beginning of a long list.
std::string abbreviated(const std::vector<std::string_view>& names) {
  constexpr std::size_t kMost = 8;
  if (names.size() <= kMost) return quoted_list(names);
  const std::vector<std::string_view> first(names.begin(), names.begin() + kMost / 2);
  return fmt::format("{} or one of {} others", quoted_list(first, ", "), names.size() - first.size());
}

std::vector<std::string_view> member_names(const Schema& record) {
  std::vector<std::string_view> names;
  names.reserve(record.members.size());
  for (const schema::Member& member : record.members) names.push_back(member.name);
  return names;
}

// Appends the pointers of the records below `schema` that have a member `name`. `pointer` is that of `schema`; it is
// restored on return.
void find_objects_with_member(const Schema& schema, std::string_view name, std::string& pointer,
                              std::vector<std::string>& owners) {
  const auto find_below = [&](std::string_view token, const Schema& below) {
    const std::size_t outside = pointer.size();
    pointer.append("/").append(token);
    find_objects_with_member(below, name, pointer, owners);
    pointer.resize(outside);
  };
  if (schema.type == Type::kMap) return find_below("*", *schema.value);
  if (schema.type != Type::kObject) return;
  if (schema::find_member(schema, name) != schema::kMaxMembers) owners.push_back(pointer);
  for (const schema::Member& member : schema.members) find_below(member.name, *member.schema);
}

MessageParts too_short_or_long(Rule rule, std::string_view who, const Schema& schema, std::string_view value) {
  const std::size_t length = text::count_code_points(value);
  const bool exact = schema.min_length == schema.max_length;
  const std::string limit = exact                            ? fmt::format("exactly {}", characters(schema.min_length))
                            : rule == Rule::kSchemaMinLength ? fmt::format("at least {}", characters(schema.min_length))
                                                             : fmt::format("at most {}", characters(schema.max_length));
  return {fmt::format("{} is too {}: expected {}, found {}", who, rule == Rule::kSchemaMinLength ? "short" : "long",
                      limit, length)};
}

// Adds help about `found` if it is a rule that can't be configured. Returns whether it is.
bool mention_fixed_rule(MessageParts& words, std::string_view found) {
  if (!schema::is_fixed_selector(found)) return false;
  words.help = "json/* and yaml/* rules are always errors: their severity can't be set, and they can't be suppressed";
  return true;
}

// The beginning of a message about a value of `who` that is not allowed.
std::string not_a_value(std::string_view who, std::string_view value, Quoting quoting) {
  if (quoting == Quoting::kNever) return std::string(who) + " has a value that is not allowed";
  return std::string(value).append(" is not a value of ").append(who);
}

MessageParts not_in_enum(std::string_view name, const Schema& schema, std::string_view value, Quoting quoting) {
  const RankedNames allowed = nearest_first(value, schema.values);
  const std::string who = subject(name, schema);
  MessageParts words{
      fmt::format("{}: expected {}", not_a_value(who, text::quoted(value), quoting), abbreviated(allowed.names))};
  if (text::has_reference(value)) {
    words.help = "a reference can't stand here";
  } else if (!mention_fixed_rule(words, value) && allowed.near) {
    suggest_value(words, allowed, value);
  }
  return words;
}

std::string help_on_null(const Schema& wanted, bool is_needed) {
  if (wanted.role == schema::Role::kVariable) return "write \"\" for an empty value, or leave the variable out";
  if (!is_needed) return "leave the member out, or give it a value";
  if (wanted.values.empty()) return "give it a value";
  return fmt::format("give it a value: {}", quoted_list({wanted.values.begin(), wanted.values.end()}));
}

}  // namespace

MessageParts wrong_type(std::string_view name, const Schema& wanted, const FoundValue& found) {
  const std::string_view type = found.type;
  MessageParts words{
      fmt::format("{} has the wrong type: expected {}, found {}", subject(name, wanted), type_name(wanted), type)};
  if (wanted.type == Type::kString && (type == "number" || type == "boolean")) {
    words.help = "put the value in double quotes";
  } else if (wanted.type == Type::kInteger && type == "string") {
    words.help = "write an integer, without quotes";
  } else if (wanted.type == Type::kBoolean) {
    words.help = fmt::format("write true or false{}", type == "string" ? ", without quotes" : "");
  } else if (type == "null" && !name.empty()) {
    words.help = help_on_null(wanted, found.is_needed);
  } else if (wanted.type == Type::kMap && type == "array") {
    words.help = fmt::format("write an object, like {}", example_of(wanted)).append(list_origin(wanted, found.shape));
  } else if (wanted.type == Type::kObject && type == "array") {
    words.help = "write the object itself, without the list around it";
  } else if (wanted.type == Type::kString && type == "array") {
    words.help = "write one text instead of a list";
  } else if (wanted.type == Type::kString && type == "object") {
    words.help = wanted.role == schema::Role::kVariable
                     ? R"(write the object as one string, with its quotes escaped: "{\"name\": \"value\"}")"
                     : "write one string instead of an object";
  } else if (wanted.type == Type::kInteger && type == "object") {
    words.help = "write the integer itself, without an object around it";
  } else if (!name.empty() && (type == "number" || (type == "string" && !found.is_json_text)) && wanted.is_object) {
    words.help = fmt::format("write {}{}", wanted.members.size() == 1 ? "" : "an object, like ", example_of(wanted));
  } else if (wanted.is_object && found.is_json_text) {
    words.help =
        "this is JSON encoded twice: write the object itself, without the quotes around it and the backslashes";
  }
  return words;
}

MessageParts not_an_integer(std::string_view name, const Schema& schema, std::string_view number, Quoting quoting) {
  const std::string shown = quoting == Quoting::kAllowed ? "number " + shortened(number) : "a number with a fraction";
  return {fmt::format("{} has the wrong type: expected integer, found {}", subject(name, schema), shown),
          is_size(schema) ? "write a whole number of MB" : ""};
}

void mention_placeholder(MessageParts& words, std::string_view value, Quoting quoting) {
  const std::string_view placeholder = text::find_placeholder(value);
  if (placeholder.empty()) return;
  const bool may_quote = quoting == Quoting::kAllowed;
  words.help = fmt::format("fill in the placeholder{}{}{}{}", may_quote ? " " : "",
                           may_quote ? text::quoted(placeholder) : "", words.help.empty() ? "" : "; ", words.help);
}

MessageParts bad_string(Rule rule, std::string_view name, const Schema& schema, std::string_view value,
                        Quoting quoting) {
  const std::string who = subject(name, schema);
  if (rule == Rule::kSchemaEnum) return not_in_enum(name, schema, value, quoting);
  if (rule == Rule::kSchemaMinLength || rule == Rule::kSchemaMaxLength) {
    return too_short_or_long(rule, who, schema, value);
  }
  if (rule == Rule::kSchemaPattern) {
    const text::Pattern& pattern = pattern_for(schema, value);
    return {fmt::format("{} {}", who, pattern.explain_mismatch(value).problem),
            fmt::format("expected {}", pattern.description)};
  }
  std::vector<std::string> names;
  std::vector<std::string_view> constants;
  for (const Schema* alternative : schema.one_of) {
    names.emplace_back(alternative->name);
    constants.insert(constants.end(), alternative->values.begin(), alternative->values.end());
  }
  const RankedNames known = nearest_first(value, constants);
  const bool none = rule == Rule::kSchemaOneOfConflict;
  MessageParts words{fmt::format("{} is {} {}: found {}", who, none ? "neither" : "more than one of",
                                 list(names, none ? " nor " : " and "), characters(text::count_code_points(value))),
                     fmt::format("use {}", list(names))};
  if (known.near) suggest_value(words, known, value);
  return words;
}

MessageParts bad_integer(Rule rule, std::string_view name, const Schema& schema, std::string_view number,
                         Quoting quoting) {
  const std::string who = subject(name, schema);
  if (rule == Rule::kSchemaMinimum || rule == Rule::kSchemaDocumentedMaximum) {
    const std::string shown = quoting == Quoting::kAllowed ? shortened(number) : "the value of " + who;
    if (rule == Rule::kSchemaMinimum) {
      return {fmt::format("{} is below the minimum of {}", shown, schema.minimum),
              fmt::format("write a whole number of MB from {} up", schema.minimum)};
    }
    return {
        fmt::format("{} is above the documented maximum of {}", shown, schema.documented_maximum),
        fmt::format("use at most {}: the API lists larger sizes, but may not provide them", schema.documented_maximum)};
  }
  std::string problem = not_a_value(who, shortened(number), quoting) + ": expected ";
  if (schema.integers.empty()) {
    return {fmt::format("{}an integer from {} to {}", problem, schema.minimum, schema.maximum)};
  }
  // A number that does not fit 64 bits is above the last value, or below the first.
  const std::int64_t found = text::parse_integer(number).value.value_or(
      number.starts_with('-') ? std::numeric_limits<std::int64_t>::min() / 2
                              : std::numeric_limits<std::int64_t>::max() / 2);
  return {problem.append(list(nearest_first(found, schema.integers))), help_on_size(schema, found)};
}

MessageParts bad_key(Rule breach, const Schema& map, std::string_view key, std::string_view shown) {
  const Schema& rule = *map.key;
  const std::string who = fmt::format("name {} in {}", text::quoted(shown), text::quoted(map.name));
  if (breach == Rule::kSchemaPattern) {
    return {fmt::format("{} {}", who, rule.pattern->explain_mismatch(key).problem),
            fmt::format("expected {}", rule.pattern->description)};
  }
  if (breach == Rule::kSchemaEnum) {
    const RankedNames allowed = nearest_first(key, rule.values);
    MessageParts words{fmt::format("{} is not one of the allowed names", who)};
    if (!mention_fixed_rule(words, key) && allowed.near) suggest_name(words, allowed, key);
    if (words.help.empty()) words.help = fmt::format("expected {}", abbreviated(allowed.names));
    return words;
  }
  return too_short_or_long(breach, who, rule, key);
}

MessageParts unknown_member(std::string_view key, std::string_view shown, std::string_view object, const Schema& record,
                            const Schema& root, ValueShape shape) {
  MessageParts words;
  words.message = root.is_request
                      ? fmt::format("{} is not a member of {} that the API knows: it is refused or silently dropped",
                                    text::quoted(shown), subject(object, root))
                      : fmt::format("unknown member {} in {}", text::quoted(shown), subject(object, root));
  if (const schema::Synonym* const synonym = find_synonym(record, key)) {
    words.help = synonym_help(*synonym, key, record, root, shape);
    return words;
  }
  if (shape == ValueShape::kObject && text::is_one_of(key, record.wrappers)) {
    words.help = fmt::format("if the payload is wrapped in \"{}\", send only the object inside it", key);
    return words;
  }
  const RankedNames known = nearest_first(key, member_names(record));
  if (known.near) {
    suggest_name(words, known, key);
    return words;
  }
  std::vector<std::string> owners;
  std::string pointer;
  find_objects_with_member(root, key, pointer, owners);
  if (!owners.empty()) {
    std::ranges::replace(owners, std::string(), "the top level");
    words.help = fmt::format("\"{}\" belongs in {}", key, list(owners));
    return words;
  }
  words.help = fmt::format("known members: {}", quoted_list(known.names, " and "));
  return words;
}

MessageParts missing_member(std::string_view object, const Schema& record, std::size_t member, schema::MemberSet seen,
                            std::string_view choice) {
  const schema::Member& missing = record.members[member];
  MessageParts words{fmt::format("{} lacks the required member \"{}\"", subject(object, record), missing.name)};
  if (!choice.empty()) {
    words.message = fmt::format("{} lacks \"{}\", which is required when \"{}\" is \"{}\"", subject(object, record),
                                missing.name, record.members[record.discriminator].name, choice);
    const std::string_view other = schema::choice_requiring(record, seen);
    words.help = other.empty()
                     ? "add it"
                     : fmt::format("add it, or set \"{}\" to \"{}\"", record.members[record.discriminator].name, other);
  }
  if (!missing.schema->values.empty()) {
    words.help = fmt::format("add \"{}\": {}", missing.name,
                             quoted_list({missing.schema->values.begin(), missing.schema->values.end()}));
  }
  return words;
}

MessageParts template_as_payload(std::string_view key) {
  return {fmt::format("{} is not a member of the payload: this is a template, whose payloads are in its JobRun nodes",
                      text::quoted(key)),
          "check it with --kind template; files named northflank.json or *.northflank.json are checked as templates"};
}

MessageParts no_alternative_chosen(std::string_view object, const Schema& record) {
  std::vector<std::string_view> choosers;
  for (const schema::Member& member : record.members) {
    if (member.alternatives != schema::kAllAlternatives) choosers.push_back(member.name);
  }
  return {fmt::format("{} is ambiguous: exactly one alternative of its oneOf must fit, and without {} it fits {}",
                      subject(object, record), quoted_list(choosers), choosers.size() == 2 ? "both" : "several"),
          fmt::format("add {}; the platform's own command lets this pass, but a strict reader of the API's page does "
                      "not",
                      quoted_list(choosers))};
}

MessageParts alternatives_conflict(std::string_view object, const Schema& record, std::string_view later,
                                   std::string_view earlier) {
  return {fmt::format("{} can't have both \"{}\" and \"{}\"", subject(object, record), earlier, later),
          "remove one of the two"};
}

MessageParts duplicate_key(std::string_view name) {
  return {fmt::format("duplicate member {}: parsers disagree about which one counts", text::quoted(name)),
          "remove or rename one of the two"};
}

}  // namespace runlint::check
