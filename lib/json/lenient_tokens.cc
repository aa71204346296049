#include "json/lenient_tokens.h"

#include <algorithm>
#include <array>
#include <span>

#include "json/unescape.h"
#include "text/utf8.h"

namespace runlint::json {
namespace {

constexpr std::string_view kNoSuchNumber = "JSON has no such number: use null, or put it in double quotes";

constexpr std::array kForeignLiterals = {
    ForeignLiteral{"NaN", "null", kNoSuchNumber, true},
    ForeignLiteral{"Infinity", "null", kNoSuchNumber, true},
    ForeignLiteral{"True", "true", "write true"},
    ForeignLiteral{"TRUE", "true", "write true"},
    ForeignLiteral{"False", "false", "write false"},
    ForeignLiteral{"FALSE", "false", "write false"},
    ForeignLiteral{"None", "null", "write null"},
    ForeignLiteral{"NULL", "null", "write null"},
    ForeignLiteral{"Null", "null", "write null"},
    ForeignLiteral{"undefined", "null", "write null, or leave the member out", true},
};

// The quotes that may close a string, by the one that opens it.
struct Quotes {
  std::string_view open;
  std::array<std::string_view, 2> close;
};
constexpr Quotes kQuotes[] = {
    {"'", {"'", "'"}},
    {"\u201C", {"\u201D", "\u201C"}},
    {"\u201D", {"\u201D", "\u201C"}},
    {"\u201E", {"\u201C", "\u201D"}},
    {"\u2018", {"\u2019", "\u2018"}},
    {"\u2019", {"\u2019", "\u2018"}},
    {"\u201A", {"\u2018", "\u2019"}},
    {"\u00AB", {"\u00BB", "\u00BB"}},
};

}  // namespace

std::string_view word_at(std::string_view json, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < json.size() && (begins_word(json[end]) || text::is_digit(json[end]))) ++end;
  return json.substr(at, end - at);
}

std::size_t comment_length(std::string_view json, std::size_t at) noexcept {
  const std::string_view rest = json.substr(at);
  if (rest.starts_with("/*")) {
    const std::size_t end = rest.find("*/", 2);
    return end == std::string_view::npos ? 0 : end + 2;
  }
  if (!rest.starts_with('#') && !rest.starts_with("//")) return 0;
  return std::min(rest.find_first_of("\r\n"), rest.size());
}

std::size_t blank_end(std::string_view json, std::size_t at) noexcept {
  for (;;) {
    while (at < json.size() && text::is_json_space(json[at])) ++at;
    const std::size_t length = at < json.size() ? comment_length(json, at) : 0;
    if (length == 0) return at;
    at += length;
  }
}

bool separates_tokens(std::string_view json, Span span) noexcept {
  constexpr std::string_view kSeparators = " \t\r\n{}[]:,";
  return span.offset > 0 && span.end() < json.size() &&
         kSeparators.find(json[span.offset - 1]) == std::string_view::npos &&
         kSeparators.find(json[span.end()]) == std::string_view::npos;
}

const ForeignLiteral* find_foreign_literal(std::string_view word) noexcept {
  const auto found = std::ranges::find(kForeignLiterals, word, &ForeignLiteral::word);
  return found == kForeignLiterals.end() ? nullptr : &*found;
}

std::optional<LenientToken> lenient_string(std::string_view json, std::size_t at) {
  const std::string_view rest = json.substr(at);
  const auto quotes = std::ranges::find_if(kQuotes, [rest](const Quotes& q) { return rest.starts_with(q.open); });
  if (quotes == std::end(kQuotes)) return std::nullopt;
  const bool is_single = quotes->open == "'";
  LenientToken token{.length = quotes->open.size(), .json = "\""};
  for (;;) {
    const std::string_view next = rest.substr(token.length);
    if (next.empty() || static_cast<unsigned char>(next.front()) < 0x20) return std::nullopt;
    if (const auto close = std::ranges::find_if(quotes->close, [next](auto quote) { return next.starts_with(quote); });
        close != quotes->close.end()) {
      token.length += close->size();
      break;
    }
    if (next.front() == '"') {
      if (!is_single) return std::nullopt;  // it may be what closes the string
      token.json += "\\\"";
      ++token.length;
    } else if (next.front() == '\\' && next.size() > 1) {
      if (next[1] != '\'') token.json += '\\';
      token.json += next[1];
      token.length += 2;
      if (static_cast<unsigned char>(next[1]) < 0x20 || static_cast<unsigned char>(next[1]) >= 0x80)
        return std::nullopt;
    } else {
      const text::CodePoint point = text::decode(next);
      if (point.value == text::CodePoint::kInvalid) return std::nullopt;
      token.json.append(next.substr(0, point.length));
      token.length += point.length;
    }
  }
  std::string value(token.json.size(), '\0');
  if (unescape(std::string_view(token.json).substr(1), value.data()) == nullptr) return std::nullopt;
  token.json += '"';
  return token;
}

std::optional<LenientToken> lenient_literal(std::string_view json, std::size_t at) {
  const std::size_t sign = json.substr(at).starts_with("-Infinity") ? 1 : 0;
  const std::string_view word = word_at(json, at + sign);
  const ForeignLiteral* const literal = find_foreign_literal(word);
  if (literal == nullptr) return std::nullopt;
  return LenientToken{
      .length = sign + word.size(), .json = std::string(literal->json), .is_stand_in = literal->is_stand_in};
}

std::optional<LenientToken> lenient_name(std::string_view json, std::size_t at) {
  const std::string_view name = word_at(json, at);
  if (name.empty() || !begins_word(name.front())) return std::nullopt;
  LenientToken token{.length = name.size(), .json = "\""};
  token.json.append(name).append(1, '"');
  return token;
}

std::string key_of_lenient_token(std::string_view json, std::size_t at) {
  std::optional<LenientToken> token = lenient_string(json, at);
  if (!token) token = lenient_name(json, at);
  return token ? unescaped(std::string_view(token->json).substr(1, token->json.size() - 2)) : std::string();
}

}  // namespace runlint::json
