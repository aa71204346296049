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

const Quotes* quotes_at(std::string_view text) noexcept {
  const auto* const found = std::ranges::find_if(kQuotes, [text](const Quotes& q) { return text.starts_with(q.open); });
  return found == std::end(kQuotes) ? nullptr : found;
}

// The quote that closes a string at the beginning of `next`; empty: none.
std::string_view closing_quote(const Quotes& quotes, std::string_view next) noexcept {
  const auto* const close =
      std::ranges::find_if(quotes.close, [next](std::string_view quote) { return next.starts_with(quote); });
  return close == quotes.close.end() ? std::string_view() : *close;
}

// Letters of most languages with apostrophes: those of ASCII, Latin-1 and Latin Extended-A and -B.
bool is_letter(char32_t point) noexcept {
  return point < 0x80 ? text::is_letter(static_cast<char>(point)) : point >= 0xC0 && point < 0x250;
}

// Whether the closing quote at the beginning of `next`, after `before`, is an apostrophe.
bool is_apostrophe(std::string_view quote, std::string_view next, char32_t before) noexcept {
  const std::string_view after = next.substr(quote.size());
  return quote == "\u2019" && is_letter(before) && !after.empty() && is_letter(text::decode(after).value);
}

// Where the string in double quotes at `at` ends, on its line; `at` if it does not.
std::size_t string_end(std::string_view json, std::size_t at) noexcept {
  for (std::size_t end = at + 1; end < json.size() && json[end] != '\n'; ++end) {
    if (json[end] == '"') return end + 1;
    if (json[end] == '\\') ++end;
  }
  return at;
}

}  // namespace

std::string_view word_at(std::string_view json, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < json.size() && (begins_word(json[end]) || text::is_digit(json[end]))) ++end;
  return json.substr(at, end - at);
}

std::size_t unquoted_length(std::string_view json, std::size_t at, bool is_value) noexcept {
  const std::string_view stops = is_value ? "\r\n,[]{}\"" : " \t\r\n,[]{}\":=";
  const std::size_t stop = std::min(json.find_first_of(stops, at), json.size());
  std::size_t end = at + 1;
  for (std::size_t next = end; next < stop; ++next) {
    const bool is_space = json[next] == ' ' || json[next] == '\t';
    const std::string_view rest = json.substr(next + 1);
    if (is_space && (rest.starts_with('#') || rest.starts_with("//") || rest.starts_with("/*"))) break;
    if (!is_space) end = next + 1;
  }
  return end - at;
}

std::size_t prefixed_string_length(std::string_view json, std::size_t at) noexcept {
  const std::size_t prefix = word_at(json, at).size();
  const std::size_t open = at + prefix;
  if (prefix == 0 || prefix > 2 || open == json.size() || (json[open] != '"' && json[open] != '\'')) return 0;
  const std::size_t close = json.find_first_of(json[open] == '"' ? "\"\r\n" : "'\r\n", open + 1);
  return close != std::string_view::npos && json[close] == json[open] ? close + 1 - at : prefix;
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

bool stands_for_value(std::string_view json, std::size_t at) {
  if (json[at] == '/' && !json.substr(at).starts_with("//")) return false;
  const std::size_t before = at == 0 ? at : json.find_last_not_of(" \t", at - 1);
  if (before >= at || (json[before] != ':' && json[before] != '[')) return false;
  const std::size_t next = blank_end(json, at);
  const bool is_last = next == json.size() || json[next] == ',' || json[next] == '}' || json[next] == ']';
  const std::size_t text = at + (json[at] == '/' ? 2 : 1);
  if (json[before] == '[') return is_last && text < json.size() && !text::is_json_space(json[text]);
  if (is_last) return true;
  // The next member's name?
  std::size_t end = json[next] == '"' ? string_end(json, next) : next;
  if (const auto name = end == next ? lenient_member_name(json, next) : std::nullopt) end += name->length;
  end = blank_end(json, end);
  return end != json.size() && json[end] == ':';
}

bool quotes_container(std::string_view json, std::size_t at) noexcept {
  const std::string_view rest = json.substr(at);
  const Quotes* const quotes = quotes_at(rest);
  if (quotes == nullptr && !rest.starts_with('`')) return false;
  const std::size_t next = rest.find_first_not_of(" \t\r\n", quotes == nullptr ? 1 : quotes->open.size());
  return next != std::string_view::npos && (rest[next] == '{' || rest[next] == '[');
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

const ForeignLiteral* similar_foreign_literal(std::string_view word) noexcept {
  const auto found = std::ranges::find_if(
      kForeignLiterals, [word](const ForeignLiteral& literal) { return text::same_ignoring_case(word, literal.word); });
  return found == kForeignLiterals.end() ? nullptr : &*found;
}

std::optional<LenientToken> lenient_string(std::string_view json, std::size_t at) {
  const std::string_view rest = json.substr(at);
  const Quotes* const quotes = quotes_at(rest);
  if (quotes == nullptr) return std::nullopt;
  const bool is_single = quotes->open == "'";
  char32_t before = 0;  // the character, if it is not escaped
  LenientToken token{.length = quotes->open.size(), .json = "\""};
  for (;;) {
    const std::string_view next = rest.substr(token.length);
    if (next.empty() || static_cast<unsigned char>(next.front()) < 0x20) return std::nullopt;
    const std::string_view close = closing_quote(*quotes, next);
    if (!close.empty() && !is_apostrophe(close, next, before)) {
      token.length += close.size();
      break;
    }
    before = 0;
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
      before = point.value;
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

namespace {

std::optional<LenientToken> lenient_word(std::string_view json, std::size_t at) {
  const std::string_view name = word_at(json, at);
  if (name.empty() || !begins_word(name.front())) return std::nullopt;
  LenientToken token{.length = name.size(), .json = "\""};
  token.json.append(name).append(1, '"');
  return token;
}

}  // namespace

std::optional<LenientToken> lenient_member_name(std::string_view json, std::size_t at) {
  std::optional<LenientToken> token = lenient_string(json, at);
  if (token) return token;
  token = lenient_word(json, at);
  const std::size_t next = token ? blank_end(json, at + token->length) : json.size();
  if (next == json.size() || (json[next] != ':' && json[next] != '=')) token.reset();
  return token;
}

std::string key_of_lenient_token(std::string_view json, std::size_t at) {
  std::optional<LenientToken> token = lenient_string(json, at);
  if (!token) token = lenient_word(json, at);
  return token ? unescaped(std::string_view(token->json).substr(1, token->json.size() - 2)) : std::string();
}

}  // namespace runlint::json
