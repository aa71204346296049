#include "reference/other_tokens.h"

#include <algorithm>
#include <map>
#include <vector>

#include "reference/document.h"

namespace runlint::reference {
namespace {

using std::string_view;

// The character at `at`; empty at the end, or if it is not UTF-8.
string_view character_at(string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  return text.substr(at, sequence_length(text.substr(at)));
}

// Whether a character is a letter of ASCII, Latin-1 or Latin Extended-A or -B.
bool is_letter(string_view character) {
  if (character.size() == 1) return (character[0] | 0x20) >= 'a' && (character[0] | 0x20) <= 'z';
  return character >= "\u00C0" && character < "\u0250";
}

// By the quote that opens a string, those that close it.
const std::map<string_view, std::vector<string_view>>& closings() {
  static const std::map<string_view, std::vector<string_view>> closings = {
      {"'", {"'"}},      {"“", {"”", "“"}}, {"”", {"”", "“"}}, {"„", {"”", "“"}},
      {"‘", {"’", "‘"}}, {"’", {"’", "‘"}}, {"‚", {"’", "‘"}}, {"«", {"»"}}};
  return closings;
}

}  // namespace

std::size_t comment_length(string_view json, std::size_t at) {
  const string_view rest = json.substr(std::min(at, json.size()));
  if (rest.substr(0, 2) == "/*") {
    for (std::size_t i = 2; i + 1 < rest.size(); ++i) {
      if (rest[i] == '*' && rest[i + 1] == '/') return i + 2;
    }
    return 0;
  }
  if (rest.substr(0, 1) != "#" && rest.substr(0, 2) != "//") return 0;
  std::size_t length = 0;
  while (length < rest.size() && rest[length] != '\n' && rest[length] != '\r') ++length;
  return length;
}

std::size_t end_of_space(string_view json, std::size_t at) {
  while (at < json.size() && (is_one_of(json[at], kSpace) || comment_length(json, at) != 0)) {
    at += std::max<std::size_t>(1, comment_length(json, at));
  }
  return std::min(at, json.size());
}

bool comment_is_value(string_view json, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && is_one_of(json[before - 1], " \t")) --before;
  if (before == 0 || json.substr(at, 2) == "/*" || comment_length(json, at) == 0) return false;
  const bool in_array = json[before - 1] == '[';
  const string_view sign = json[at] == '#' ? "#" : "//";
  const string_view space = json.substr(at + sign.size(), 1);
  if (in_array && (space.empty() || is_one_of(space[0], kSpace))) return false;
  if (!in_array && json[before - 1] != ':') return false;
  const string_view after = json.substr(end_of_space(json, at));
  if (after.empty() || is_one_of(after[0], ",}]")) return true;
  if (in_array) return false;
  std::size_t name = 0;  // its length, if one follows
  if (const auto found = other_string_at(after, 0)) {
    name = found->length;
  } else if (after[0] == '"') {
    const string_view line = after.substr(0, after.find('\n'));
    do {
      name += line.substr(name, 1) == "\\" ? 2 : 1;
    } while (name < line.size() && line[name] != '"');
    if (name >= line.size()) return false;
    ++name;
  } else if (!is_one_of(after[0], kDigits)) {
    name = word_at(after, 0).size();
  }
  return after.substr(end_of_space(after, name)).substr(0, 1) == ":";
}

string_view word_at(string_view json, std::size_t at) {
  constexpr string_view kWord = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789";
  return json.substr(at, std::min(json.find_first_not_of(kWord, at), json.size()) - at);
}

std::optional<OtherString> other_string_at(string_view json, std::size_t at) {
  const string_view rest = json.substr(at);
  const std::size_t length = character_at(rest, 0).size();
  const auto quotes = closings().find(rest.substr(0, length));
  if (quotes == closings().end()) return std::nullopt;
  std::string contents = "\"";
  string_view before;
  for (at = length; at < rest.size();) {
    const string_view character = character_at(rest, at);
    if (character.empty() || (character == "\"" && length > 1)) break;
    const std::size_t end = at + character.size();
    const bool is_apostrophe = character == "’" && is_letter(before) && is_letter(character_at(rest, end));
    if (!is_apostrophe && std::ranges::find(quotes->second, character) != quotes->second.end()) {
      std::optional<std::string> text = read_string(contents + '"');
      return text ? std::optional(OtherString{end, *std::move(text)}) : std::nullopt;
    }
    before = character;
    if (character == "\"") contents += '\\';
    if (character == "\\" && end < rest.size()) {
      if (rest[end] != '\'') contents += '\\';
      contents += rest[end];
      before = {};
      at = end + 1;
    } else {
      contents += character;
      at = end;
    }
  }
  return std::nullopt;
}

bool is_quoted_container(string_view json, std::size_t at) {
  const std::size_t length = character_at(json, at).size();
  if (!closings().contains(json.substr(at, length))) return false;
  const std::size_t inside = std::min(json.find_first_not_of(kSpace, at + length), json.size());
  return inside < json.size() && is_one_of(json[inside], "{[");
}

}  // namespace runlint::reference
