#include "generators/syntax_mutations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace runlint::generator {
namespace {

using std::string;
using std::string_view;

// The mutated text and its only diagnostic.
struct Mutated {
  string text;
  ExpectedDiagnostic expected;
};
using Attempt = std::optional<Mutated>;

bool is_scalar(const Token& token) { return token.kind >= TokenKind::kString; }
bool is_quoted(const Token& token) { return token.kind == TokenKind::kKey || token.kind == TokenKind::kString; }

// A random token that satisfies the predicate, or null.
template <class Predicate>
const Token* find_token(const Rendered& from, Random& random, Predicate predicate) {
  std::vector<const Token*> found;
  for (const Token& token : from.tokens) {
    if (predicate(token)) found.push_back(&token);
  }
  return found.empty() ? nullptr : random.pick(found);
}

ExpectedDiagnostic syntax(string pointer, std::size_t offset) {
  return {.rule = Rule::kJsonSyntax, .pointer = std::move(pointer), .span = {offset, 0}, .any_length = true};
}

ExpectedDiagnostic encoding(string pointer, Span span) {
  return {.rule = Rule::kJsonEncoding, .pointer = pointer, .span = span};
}

string replaced(const Rendered& from, Span old, string_view by) {
  return string(from.text).replace(old.offset, old.length, by);
}

string inserted(const Rendered& from, std::size_t at, string_view what) { return replaced(from, {at, 0}, what); }

// ---- punctuation

// Removes a token between two others: the one after it is unexpected.
Attempt without(const Rendered& from, Random& random, TokenKind kind) {
  const Token* const removed = find_token(from, random, [kind](const Token& token) { return token.kind == kind; });
  if (removed == nullptr) return {};
  return Mutated{replaced(from, removed->span, " "), syntax(removed->container, removed[1].span.offset)};
}
Attempt missing_comma(const Rendered& from, Random& random, std::size_t) {
  return without(from, random, TokenKind::kComma);
}
Attempt missing_colon(const Rendered& from, Random& random, std::size_t) {
  return without(from, random, TokenKind::kColon);
}

Attempt double_comma(const Rendered& from, Random& random, std::size_t) {
  const Token* const comma =
      find_token(from, random, [](const Token& token) { return token.kind == TokenKind::kComma; });
  if (comma == nullptr) return {};
  return Mutated{inserted(from, comma->span.end(), " ,"), syntax(comma->container, comma->span.end() + 1)};
}

Attempt mismatched_bracket(const Rendered& from, Random& random, std::size_t) {
  const Token* const close =
      find_token(from, random, [](const Token& token) { return token.kind == TokenKind::kClose; });
  if (close == nullptr) return {};
  const char other = from.text[close->span.offset] == '}' ? ']' : '}';
  return Mutated{replaced(from, close->span, string(1, other)), syntax(close->container, close->span.offset)};
}

// Inserts neither white space nor a token: a comment without an end, and characters that look like white space.
Attempt foreign_filler(const Rendered& from, Random& random, std::size_t) {
  constexpr string_view kFillers[] = {"/* why", "/", "\f", "\v", "\xC2\xA0", "\xE2\x80\xA8", ";", string_view("\0", 1)};
  const Token& before = random.pick(from.tokens);
  const string filler = " " + string(random.pick(kFillers));
  return Mutated{inserted(from, before.span.offset, filler), syntax(before.container, before.span.offset + 1)};
}

Attempt content_after_end(const Rendered& from, Random& random, std::size_t) {
  constexpr string_view kMore[] = {"{}", "[]", "null", "0", "\"\"", "}", "]", ",,", "x", string_view("\0", 1)};
  return Mutated{from.text + " " + string(random.pick(kMore)), syntax("", from.text.size() + 1)};
}

// ---- scalars

// Replaces a scalar by text that no value can begin with.
Attempt foreign_value(const Rendered& from, Random& random, std::size_t) {
  constexpr string_view kForeign[] = {"NaN0", "TRue", "Inf", "yes", "+1", ".5", "'\n", "`", "=", ":", "$1"};
  const Token* const token = find_token(from, random, is_scalar);
  if (token == nullptr) return {};
  return Mutated{replaced(from, token->span, random.pick(kForeign)), syntax(token->container, token->span.offset)};
}

// Replaces a scalar by one that is invalid at a later byte.
Attempt broken_value(const Rendered& from, Random& random, std::size_t) {
  struct Invalid {
    string_view text;
    std::size_t at;
  };
  constexpr Invalid kInvalid[] = {{"01", 1},   {"-012.5", 2}, {"00", 1},   {"1. ", 2},       {"-", 1},    {"-a", 1},
                                  {"2e ", 2},  {"2e+", 3},    {"1.e5", 2}, {"tru ", 3},      {"nul", 3},  {"falze", 0},
                                  {"nULL", 0}, {"-.5", 1},    {"t", 1},    {"-Infinite", 1}, {"1.5E-", 5}};
  const Token* const token = find_token(from, random, is_scalar);
  if (token == nullptr) return {};
  const Invalid& invalid = random.pick(kInvalid);
  return Mutated{replaced(from, token->span, invalid.text), syntax(token->value, token->span.offset + invalid.at)};
}

// ---- strings

// An offset inside a string or key that splits no character and no escape: at either end, or anywhere if it is plain.
std::size_t place_inside(const Rendered& from, const Token& token, Random& random) {
  const string_view raw = string_view(from.text).substr(token.span.offset + 1, token.span.length - 2);
  const bool plain = std::ranges::none_of(raw, [](char c) { return c == '\\' || static_cast<signed char>(c) < 0; });
  if (plain) return token.span.offset + 1 + random.below(raw.size() + 1);
  return random.chance(50) ? token.span.offset + 1 : token.span.end() - 1;
}

// Inserts `what` into a string; the error is `at` bytes into it.
Attempt inside_string(const Rendered& from, Random& random, string_view what, std::size_t at, std::size_t length) {
  const Token* const token = find_token(from, random, is_quoted);
  if (token == nullptr) return {};
  const std::size_t place = place_inside(from, *token, random);
  ExpectedDiagnostic expected = syntax(token->value, place + at);
  if (length != 0) expected = encoding(token->value, {place + at, length});
  return Mutated{inserted(from, place, what), std::move(expected)};
}

Attempt raw_control(const Rendered& from, Random& random, std::size_t) {
  return inside_string(from, random, string(1, static_cast<char>(random.below(0x20))), 0, 0);
}

Attempt bad_escape(const Rendered& from, Random& random, std::size_t) {
  struct Escape {
    string_view text;
    std::size_t at;
  };
  constexpr Escape kEscapes[] = {{R"(\x41)", 1}, {R"(\')", 1},     {R"(\u12G4)", 4}, {R"(\u 041)", 2}, {R"(\U0041)", 1},
                                 {R"(\0)", 1},   {R"(\uD83x)", 5}, {"\\\n", 1},      {R"(a\ b)", 2}};
  const Escape& escape = random.pick(kEscapes);
  return inside_string(from, random, escape.text, escape.at, 0);
}

Attempt lone_surrogate(const Rendered& from, Random& random, std::size_t) {
  constexpr string_view kEscapes[] = {R"(\ud800)",   R"(\uDBFF.)",      R"(\udC00)",       R"(\uDFFF)",
                                      R"(\ud83d\n)", R"(\uD800\uD800)", R"(\ud83d\u0041)", R"(\uDBFF\uBCDE)"};
  return inside_string(from, random, random.pick(kEscapes), 0, 6);
}

Attempt bad_utf8(const Rendered& from, Random& random, std::size_t) {
  constexpr string_view kBytes[] = {
      "\x80",         "\xBF!",         "\xC0\xAF",         "\xC1\xBF",         "\xC3.", "\xE2\x82.", "\xE0\x80\x80",
      "\xED\xA0\x80", "\xF0\x9F\x98.", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",  "\xFE\xFF"};
  return inside_string(from, random, random.pick(kBytes), 0, 1);
}

// ---- ends and limits

Attempt cut_between_tokens(const Rendered& from, Random& random, std::size_t) {
  if (from.tokens.size() < 2) return {};
  const Token& next = from.tokens[random.between(1, from.tokens.size() - 1)];
  ExpectedDiagnostic expected = syntax(next.container, next.span.offset + 1);
  expected.any_length = false;
  return Mutated{from.text.substr(0, next.span.offset) + " ", std::move(expected)};
}

Attempt cut_in_string(const Rendered& from, Random& random, std::size_t) {
  const Token* const token = find_token(from, random, is_quoted);
  if (token == nullptr) return {};
  const std::size_t end = place_inside(from, *token, random);
  ExpectedDiagnostic expected = syntax(token->value, end);
  expected.any_length = false;
  return Mutated{from.text.substr(0, end), std::move(expected)};
}

Attempt nothing(const Rendered&, Random& random, std::size_t) {
  string text;
  for (std::size_t i = random.below(5); i != 0; --i) text += random.pick(string_view(" \t\n\r"));
  const std::size_t size = text.size();
  return Mutated{std::move(text), {.rule = Rule::kJsonEmpty, .pointer = "", .span = {size, 0}}};
}

// Replaces a value by containers nested too deep by one level or more.
Attempt too_deep(const Rendered& from, Random& random, std::size_t max_depth) {
  const Token* const token = find_token(from, random, is_scalar);
  if (token == nullptr) return {};
  const std::size_t levels = max_depth - token->depth + 1 + random.below(3);
  string nest;
  string closing;
  ExpectedDiagnostic expected{.rule = Rule::kJsonDepth, .pointer = token->value, .span = {}};
  for (std::size_t i = 0; i < levels; ++i) {
    if (token->depth + i == max_depth) expected.span = {token->span.offset + nest.size(), 1};
    const bool object = random.chance(50);
    nest += object ? R"({"a/b":)" : "[";
    closing += object ? '}' : ']';
    if (token->depth + i < max_depth) append_pointer(expected.pointer, object ? "a/b" : "0");
  }
  std::ranges::reverse(closing);
  if (random.chance(50)) nest += "1" + closing;  // otherwise the rest of the text is not JSON
  return Mutated{replaced(from, token->span, nest), std::move(expected)};
}

struct Mutation {
  string_view name;
  Attempt (*apply)(const Rendered&, Random&, std::size_t max_depth);
};

constexpr Mutation kMutations[] = {
    {"missing comma", missing_comma},
    {"missing colon", missing_colon},
    {"double comma", double_comma},
    {"mismatched bracket", mismatched_bracket},
    {"foreign filler", foreign_filler},
    {"content after the end", content_after_end},
    {"foreign value", foreign_value},
    {"broken value", broken_value},
    {"raw control character", raw_control},
    {"bad escape", bad_escape},
    {"lone surrogate", lone_surrogate},
    {"bad UTF-8", bad_utf8},
    {"cut between tokens", cut_between_tokens},
    {"cut in a string", cut_in_string},
    {"nothing", nothing},
    {"too deep", too_deep},
};

}  // namespace

std::size_t syntax_mutation_count() { return std::size(kMutations); }

string_view syntax_mutation_name(std::size_t mutation) { return kMutations[mutation].name; }

bool apply_syntax_mutation(Rendered& rendered, std::size_t mutation, std::size_t max_depth, Random& random) {
  Attempt attempt = kMutations[mutation].apply(rendered, random, max_depth);
  if (!attempt) return false;
  rendered.text = std::move(attempt->text);
  rendered.expected.assign(1, std::move(attempt->expected));
  rendered.tokens.clear();  // their spans are no longer valid
  return true;
}

}  // namespace runlint::generator
