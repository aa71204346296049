#include "yaml_validator/yaml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "check/constraints.h"
#include "text/char_class.h"
#include "text/edit_distance.h"
#include "text/escape.h"
#include "text/utf8.h"
#include "yaml/characters.h"

namespace runlint {
namespace {

// Whether `name` is that of a member of an object, or nearly.
bool is_like_member(std::string_view name, const schema::Schema& object) {
  return std::ranges::any_of(object.members, [name](const schema::Member& member) {
    return text::edit_distance(name, member.name) != text::kTooFar;
  });
}

// Whether the lines of a scalar look like members that `wanted`, an object, may have, each with `separator` after the
// name instead of a colon and a space.
bool looks_like_members(std::string_view text, char separator, const schema::Schema& wanted) {
  const auto may_be_name = [&](std::string_view name) {
    return wanted.type == schema::Type::kMap || is_like_member(name, wanted);
  };
  bool is_first = true;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) continue;
    const std::size_t end = text::skip(line, begin, text::kPathByte);
    const std::size_t next = std::min(line.find_first_not_of(" \t", end), line.size());
    if (end == begin || next == line.size() || line[next] != separator) return false;
    if (line.substr(next).starts_with("://")) return false;
    if (std::exchange(is_first, false) && !may_be_name(line.substr(begin, end - begin))) return false;
  }
  return !is_first;
}

// Help about a scalar in the place of the object `wanted`.
std::string help_on_members(std::string_view text, const schema::Schema& wanted) {
  if (text.empty() || yaml::is_quote(text.front())) return {};
  if (text.front() == '|' || text.front() == '>') {
    const std::string_view lines = text.substr(std::min(text.find_first_of("\r\n"), text.size()));
    if (!looks_like_members(lines, ':', wanted)) return {};
    return fmt::format("remove the '{}': with it, the lines after it are one text", text.front());
  }
  const std::size_t separator = text.find(':');
  if (looks_like_members(text, ':', wanted) && text::begins_with_unicode_space(text.substr(separator + 1))) {
    return fmt::format("there is {} after the colon: replace it by an ordinary space",
                       text::describe_character(text.substr(separator + 1)));
  }
  if (looks_like_members(text, ':', wanted)) return "write a space after each colon, as in `name: value`";
  if (looks_like_members(text, '=', wanted))
    return "write a colon and a space instead of each '=', as in `name: value`";
  return {};
}

// Help about a scalar that has a tag, for which its type is wrong.
std::string help_on_tag(std::string_view tag, std::string_view text, const schema::Schema& wanted) {
  const bool is_plain = !text.empty() && !yaml::is_quote(text.front()) && text.front() != '|' && text.front() != '>';
  const bool wants_quotes = wanted.type == schema::Type::kString;
  return fmt::format("remove the tag{}{}{}", tag.starts_with("!!") ? " " : "", tag.starts_with("!!") ? tag : "",
                     wants_quotes && is_plain                       ? " and put the value in quotes"
                     : wants_quotes || is_plain || wanted.is_object ? ""
                                                                    : " and the quotes");
}

// Whether a comment follows that may have been meant to be the value: `key: #text`.
bool is_before_hash(std::string_view rest) {
  const std::size_t hash = std::min(rest.find_first_not_of(" \t"), rest.size());
  const std::size_t text = rest.find_first_not_of('#', hash);
  return text == hash + 1 && text < rest.size() && !yaml::is_space(rest[text]);
}

}  // namespace

bool YamlSource::is_before_member_of(std::size_t offset, const schema::Schema& wanted,
                                     const schema::Schema* around) const {
  const text::StringToken below = document_.key_below(offset);
  if (!below.exists() || (around != nullptr && is_like_member(below.value, *around))) return false;
  if (wanted.type == schema::Type::kObject) return is_like_member(below.value, wanted);
  const bool is_object = document_.value_of(below.offset).type == yaml::Type::kObject;
  return check::conforms(*wanted.key, below.value) && is_object == wanted.value->is_object;
}

check::ValueAdvice YamlSource::advice_on_value(std::size_t offset, const schema::Schema& wanted,
                                               const schema::Schema* around) const {
  const yaml::Value value = document_.value_at(offset);
  if (value.type == yaml::Type::kArray || value.type == yaml::Type::kObject) return {};
  check::ValueAdvice advice{.is_infinite_number = value.is_infinite};
  const std::string_view text = yaml_.substr(offset, value.length);
  for (const Span& property : document_.properties_at(offset)) {
    const std::string_view shown = yaml_.substr(property.offset, property.length);
    if (text.empty() && !wanted.is_object && (shown.front() == '&' || shown == "!")) {
      advice.help = fmt::format("a value that begins with '{}' must be in quotes", shown.front());
    } else if (shown.front() == '!') {
      advice.help = help_on_tag(shown, text, wanted);
    }
  }
  if (!advice.help.empty()) return advice;
  const bool is_ambiguous = document_.is_ambiguous(offset);
  if (is_ambiguous && wanted.type == schema::Type::kString && value.type == yaml::Type::kNumber) {
    advice.reason = "without them it is a number to the platform's command (js-yaml)";
  } else if (is_ambiguous && wanted.type == schema::Type::kBoolean) {
    advice.help = "write true or false: yes, no, on and off are strings to the platform's command (js-yaml)";
  } else if (is_ambiguous && wanted.type == schema::Type::kInteger) {
    advice.help = "write the integer in decimal digits";
  }
  if (wanted.is_object && value.type == yaml::Type::kString) {
    advice.help = help_on_members(text, wanted);
  } else if (const std::string_view below = document_.key_below(offset).value;
             wanted.is_object && text.empty() && text::begins_with_unicode_space(below)) {
    advice.help = fmt::format("indent the lines below it by ordinary spaces: the first begins with {}",
                              text::describe_character(below));
    advice.lost_indentation = true;
  } else if (wanted.is_object && text.empty() && is_before_member_of(offset, wanted, around)) {
    advice.help = "indent the lines below it that are its members by two spaces more";
    advice.lost_indentation = true;
  } else if (wanted.type == schema::Type::kString && text.empty() && is_before_hash(yaml_.substr(offset))) {
    advice.help = "a value that begins with '#' must be in quotes: without them it is a comment";
  }
  return advice;
}

}  // namespace runlint
