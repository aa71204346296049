#include "json/syntax_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "json/lenient_tokens.h"
#include "text/ascii.h"
#include "text/escape.h"
#include "text/placeholder.h"
#include "text/utf8.h"

namespace runlint::json {
namespace {

using text::is_digit;

// Describes the token at `at` without quoting more than one character of it.
std::string found(std::string_view json, std::size_t at) {
  if (at == json.size()) return "the end of the input";
  const text::CodePoint point = text::decode(json.substr(at));
  if (point.value == '"') return "a string";
  if (text::is_unprintable(point.value)) return fmt::format("the character U+{:04X}", std::uint32_t{point.value});
  if (text::begins_with_unicode_space(json.substr(at))) return text::describe_character(json.substr(at));
  return fmt::format("'{}'", json.substr(at, point.length));
}

std::size_t character_length(std::string_view json, std::size_t at) {
  return at == json.size() ? 0 : text::decode(json.substr(at)).length;
}

// By Expected.
constexpr std::string_view kExpectations[] = {
    "a JSON value",
    "a value after ':'",
    "a value or ']'",
    "a value after ','",
    "a quoted member name or '}'",
    "a quoted member name after ','",
    "':' after the member name",
    "',' or ']'",
    "the end of the input",
    "the rest of true, false or null",
    "a digit",
    "no more digits after a leading 0",
};
static_assert(std::size(kExpectations) == static_cast<std::size_t>(Expected::kNoLeadingZero) + 1);

std::string_view expectation(const ErrorContext& context) noexcept {
  if (context.expected == Expected::kCommaOrClose && context.in_object) return "',' or '}'";
  return kExpectations[static_cast<std::size_t>(context.expected)];
}

bool expects_value(Expected expected) noexcept { return expected <= Expected::kNextElement; }
bool expects_key(Expected expected) noexcept {
  return expected == Expected::kFirstKey || expected == Expected::kNextKey;
}

void note_opening(const ErrorContext& context, SyntaxErrorText& error) {
  error.related_message = context.in_object ? "the object begins here" : "the array begins here";
  error.related = {context.open, 1};
  error.related_depth = context.depth;
}

SyntaxErrorText unexpected_end(const ErrorContext& context) {
  SyntaxErrorText error{.message = fmt::format("unexpected end of the input: expected {}", expectation(context)),
                        .span = {context.at, 0}};
  if (context.at_root) return error;
  const std::string_view container = context.in_object ? "object" : "array";
  error.message = fmt::format("unclosed {}: expected {}, found the end of the input", container, expectation(context));
  error.help = fmt::format("close the {} with '{}'", container, context.in_object ? '}' : ']');
  note_opening(context, error);
  return error;
}

// Text without quotes, where a value or a member name is expected.
SyntaxErrorText unquoted_text(const ErrorContext& context) {
  const bool is_name = expects_key(context.expected);
  const bool is_document = context.expected == Expected::kDocument;
  const std::string_view word = word_at(context.json, context.at);
  SyntaxErrorText error{.message = fmt::format("unquoted text: expected {}", expectation(context)),
                        .help = is_document ? "a payload begins with '{'" : "put text in double quotes",
                        .span = {context.at, unquoted_length(context.json, context.at, !is_name)}};
  if (is_name) {
    error.message = "unquoted member name: expected a name in double quotes";
    error.help = "put the name in double quotes";
  } else if (const ForeignLiteral* const literal = find_foreign_literal(word)) {
    error.message = fmt::format("{} is not JSON: expected {}", word, expectation(context));
    error.help = std::string(literal->help);
    error.span.length = word.size();
  } else if (const std::size_t length = prefixed_string_length(context.json, context.at); length != 0) {
    error.message = fmt::format("a prefix before a string: expected {}", expectation(context));
    error.help = "write only the string, in double quotes";
    error.span.length = length;
  } else if (is_document) {
    error.span.length = word.size();
  }
  return error;
}

// A digit after a comma that separates thousands.
bool is_after_thousands(const ErrorContext& context) noexcept {
  const std::string_view json = context.json;
  const std::size_t at = context.at;
  return context.expected == Expected::kNextKey && at >= 2 && json[at - 1] == ',' && is_digit(json[at - 2]) &&
         word_at(json, at).size() == 3 && std::ranges::all_of(word_at(json, at), is_digit);
}

SyntaxErrorText foreign_quote(const ErrorContext& context, std::string_view kind, std::string_view help) {
  SyntaxErrorText error{.message = fmt::format("{}: expected {}", kind, expectation(context)),
                        .help = std::string(help),
                        .span = {context.at, character_length(context.json, context.at)}};
  if (context.expected == Expected::kDocument && quotes_container(context.json, context.at)) {
    error.message = fmt::format("{} around the payload: expected {}", kind, expectation(context));
    error.help = "remove the quotes around the payload";
    return error;
  }
  if (context.json[context.at] != '\'') return error;
  const std::optional<LenientToken> token = lenient_string(context.json, context.at);
  const std::string_view text = context.json.substr(context.at, token ? token->length : 0);
  bool has_quote = false;
  bool has_escaped_quote = false;  // that JSON does not escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') has_quote = true;
    if (text[i] != '\\') continue;
    ++i;
    if (text[i] == '\'') has_escaped_quote = true;
  }
  if (has_quote) error.help += "; write each \" inside as \\\"";
  if (has_escaped_quote) error.help += "; write \\' inside as '";
  return error;
}

// A word that begins like true, false or null but is none of them, or where it is cut off.
SyntaxErrorText malformed_literal(const ErrorContext& context) {
  const std::string_view word = word_at(context.json, context.at);
  SyntaxErrorText error{.message = "unquoted text: only true, false and null are written without quotes",
                        .help = "put text in double quotes",
                        .span = {context.at, character_length(context.json, context.at)}};
  if (word.empty()) return error;
  error.span.length = unquoted_length(context.json, context.at, /*is_value=*/true);
  if (const std::size_t length = prefixed_string_length(context.json, context.at); length != 0) {
    error = {.message = "a prefix before a string: expected a JSON value",
             .help = "write only the string, in double quotes",
             .span = {context.at, length}};
  } else if (const ForeignLiteral* const literal = similar_foreign_literal(word)) {
    error.help = std::string(literal->help);
    if (error.help.starts_with("write ")) error.help += ", or put text in double quotes";
    error.span.length = word.size();
  }
  return error;
}

// The length of a placeholder of a template that is not in quotes, from `at`; 0 if there is none. Of two opening braces
// only the second is unexpected.
std::size_t placeholder_length(const ErrorContext& context) {
  constexpr std::size_t kLongest = 256;
  if (!expects_value(context.expected) && !expects_key(context.expected)) return 0;
  const bool is_inside = context.expected == Expected::kFirstKey && context.json[context.at - 1] == '{';
  const std::size_t before = is_inside && context.json[context.at] == '{' ? 1 : 0;
  const std::string_view text = context.json.substr(context.at - before, kLongest);
  const std::string_view placeholder = text::find_placeholder(text);
  const bool is_one = !placeholder.empty() && placeholder.data() == text.data() &&
                      placeholder.find('"') == std::string_view::npos;  // not members in doubled braces
  return is_one ? placeholder.size() - before : 0;
}

SyntaxErrorText unexpected_character(const ErrorContext& context) {
  const bool is_space = text::begins_with_unicode_space(context.json.substr(context.at));
  return {.message = fmt::format("expected {}, found {}", expectation(context), found(context.json, context.at)),
          .help = is_space ? "replace it by an ordinary space" : "",
          .span = {context.at, character_length(context.json, context.at)}};
}

// Points to the end of the previous line if that is where the missing comma belongs.
void note_missing_comma(const ErrorContext& context, SyntaxErrorText& error) {
  std::size_t end = context.at;
  while (end > 0 && text::is_json_space(context.json[end - 1])) --end;
  if (context.json.substr(end, context.at - end).find('\n') == std::string_view::npos) return;
  error.related_message = "the comma belongs here";
  error.related = {end, 0};
  error.related_depth = context.depth;
}

// An unexpected character after a complete value, in a container.
SyntaxErrorText missing_separator(const ErrorContext& context) {
  const char c = context.json[context.at];
  const std::string_view what = expectation(context);
  SyntaxErrorText error = unexpected_character(context);
  const char before = context.json[context.at - 1];
  if (c == '}' || c == ']') {
    error.message = fmt::format("mismatched bracket: expected {}, found '{}'", what, c);
    note_opening(context, error);
  } else if ((begins_word(c) || c == '.' || c == '-' || c == '+') && is_digit(before)) {
    error.message = fmt::format("malformed number: expected {}, found '{}'", what, c);
    error.help = "numbers are decimal, without units or separators; put text in double quotes";
    error.span.length = std::max<std::size_t>(1, word_at(context.json, context.at).size());
  } else if (before == '"' && (begins_word(c) || is_digit(c))) {
    error.message = fmt::format("text after the end of a string: expected {}", what);
    error.help = "write a double quote inside a string as \\\"";
    error.span.length = word_at(context.json, context.at).size();
  } else if (c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || begins_word(c)) {
    error.message = fmt::format("missing comma: expected {}, found {}", what, found(context.json, context.at));
    error.help = fmt::format("put a comma between the {}", context.in_object ? "members" : "elements");
    note_missing_comma(context, error);
  } else if (c == ':' && !context.in_object) {
    error.help = "only an object, in braces, has named members; this is an array";
  }
  return error;
}

SyntaxErrorText malformed_token(const ErrorContext& context) {
  if (context.expected == Expected::kRestOfLiteral) return malformed_literal(context);
  SyntaxErrorText error = unexpected_character(context);
  if (context.expected == Expected::kNoLeadingZero) {
    error.message = fmt::format("leading zero: expected no digit after the 0, found '{}'", context.json[context.at]);
    error.help = "remove the zero; if it matters, put the digits in double quotes";
    return error;
  }
  const char before = context.json[context.at - 1];
  if (before == '-' && context.json.substr(context.at).starts_with("Infinity")) {
    return {.message = "-Infinity is not JSON: expected a digit after '-'",
            .help = std::string(find_foreign_literal("Infinity")->help),
            .span = {context.at, std::string_view("Infinity").size()}};
  }
  error.message = fmt::format("malformed number: {}", error.message);
  error.help = before == '.'   ? "write a digit after the point, or leave the point out"
               : before == '-' ? "write the number after '-', or remove it"
                               : "write the exponent's digits, or leave the exponent out";
  return error;
}

}  // namespace

SyntaxErrorText describe_syntax_error(const ErrorContext& context) {
  const std::string_view rest = context.json.substr(context.at);
  if (rest.empty()) return unexpected_end(context);
  if (context.expected == Expected::kRestOfLiteral || context.expected == Expected::kDigit ||
      context.expected == Expected::kNoLeadingZero) {
    return malformed_token(context);
  }
  const char c = rest.front();
  const std::string_view expected = expectation(context);
  SyntaxErrorText error = unexpected_character(context);
  const auto worded = [&error](std::string message, std::string help) {
    error.message = std::move(message);
    error.help = std::move(help);
    return error;
  };
  const bool is_first_value = context.expected == Expected::kMemberValue || context.expected == Expected::kFirstElement;
  if (is_first_value && comment_length(context.json, context.at) != 0 && stands_for_value(context.json, context.at)) {
    const std::size_t sign = c == '#' ? 1 : 2;
    if (rest.size() > sign && !text::is_json_space(rest[sign])) return unquoted_text(context);
    error.span.length = comment_length(context.json, context.at);
    return worded(fmt::format("comment: expected {}; JSON has no comments", expected),
                  "write the value in the place of the comment");
  }
  if (c == '#' || rest.starts_with("//") || rest.starts_with("/*")) {
    error.span.length = c == '#' ? 1 : 2;
    return worded(fmt::format("comment: expected {}; JSON has no comments", expected), "remove the comment");
  }
  if (const std::size_t length = placeholder_length(context); length != 0) {
    error.span.length = length;
    return worded(fmt::format("placeholder: expected {}", expected),
                  "fill in the placeholder; text goes in double quotes");
  }
  if (rest.starts_with("\u201C") || rest.starts_with("\u201D") || rest.starts_with("\u2018") ||
      rest.starts_with("\u2019") || rest.starts_with("\u201E") || rest.starts_with("\u201A") ||
      rest.starts_with("\u00AB")) {
    return foreign_quote(context, "typographic quote", "use the plain double quote \" around names and strings");
  }
  if (c == '\\') {
    const bool is_space = rest.size() > 1 && std::string_view("nrt").find(rest[1]) != std::string_view::npos;
    if (is_space) error.span.length = 2;
    return worded(fmt::format("backslash outside a string: expected {}", expected),
                  is_space ? "write line breaks and tabs between values as they are, not as escapes"
                           : "an escaped quote does not begin a string: remove the backslash");
  }
  if (context.expected == Expected::kEnd) {
    std::string help;
    if (c == '{' || c == '[') help = "a payload is one JSON value; use --ndjson to check one payload per line";
    if (context.json.starts_with("\"{")) help = "remove the quotes around the payload";
    if (c == ':') help = "put '{' before the first member and '}' after the last one";
    return worded(fmt::format("content after the end of the JSON value: found {}", found(context.json, context.at)),
                  std::move(help));
  }
  if (context.expected == Expected::kCommaOrClose) return missing_separator(context);
  if (context.expected == Expected::kColon) {
    if (c == '=') error.help = "write ':' between a name and its value";
    if (rest.starts_with("=>")) error.span.length = 2;
    return error;
  }
  if (c == '\'' || c == '`') {
    return foreign_quote(context, c == '`' ? "backtick as a quote" : "single quote",
                         "use double quotes around names and strings");
  }
  if (c == ',') {
    return worded(fmt::format("unexpected comma: expected {}, found ','", expected),
                  "remove the comma, or add what is missing before it");
  }
  if (rest.starts_with("...") || rest.starts_with("\u2026")) {
    error.span.length = 3;
    return worded(fmt::format("ellipsis: expected {}", expected), "write out what is left out, or remove the dots");
  }
  if (is_after_thousands(context)) {
    error.span.length = 3;
    return worded(fmt::format("malformed number: expected {}, found more digits", expected),
                  "numbers have no thousands separators: remove the comma");
  }
  if (expects_value(context.expected) && (c == '+' || c == '.')) {
    return worded(fmt::format("malformed number: expected {}, found '{}'", expected, c),
                  c == '+' ? "write the number without '+'" : "write a digit before the point");
  }
  if (!word_at(context.json, context.at).empty()) return unquoted_text(context);
  return error;
}

SyntaxErrorText trailing_comma(std::string_view json, std::size_t next, Expected expected) {
  return {
      .message = fmt::format("trailing comma: expected {}, found {}", kExpectations[static_cast<std::size_t>(expected)],
                             expected == Expected::kEnd ? "','" : found(json, next)),
      .help = "remove the comma"};
}

SyntaxErrorText unclosed_string(std::size_t at) {
  return {.message = "unclosed string: expected '\"', found the end of the input",
          .help = "close the string with a double quote",
          .span = {at, 0}};
}

SyntaxErrorText control_character(std::string_view json, std::size_t at) {
  const char c = json[at];
  if (c == '\n' || c == '\r') {
    return {.message = "unclosed string: expected '\"', found the end of the line",
            .help = "close the string on its line; write a line break inside it as \\n",
            .span = {at, 1}};
  }
  const bool tab = c == '\t';
  const auto value = static_cast<unsigned char>(c);
  return {.message = fmt::format("raw control character in a string: {} must be escaped",
                                 tab ? std::string("a tab") : fmt::format("U+{:04X}", value)),
          .help = tab ? "write it as \\t" : fmt::format("write it as \\u{:04x}, or remove it", value),
          .span = {at, 1}};
}

SyntaxErrorText bad_escape(std::string_view json, std::size_t at, bool in_hex) {
  const Span span{at, character_length(json, at)};
  const std::string bad = json[at] == '\n'  ? "the end of the line"
                          : json[at] == '"' ? "the end of the string"
                                            : found(json, at);
  if (in_hex) {
    return {.message = fmt::format("malformed escape: expected four hexadecimal digits after \\u, found {}", bad),
            .help = "write the code point in four digits, like \\u00e9",
            .span = span};
  }
  return {.message = fmt::format("malformed escape: expected one of \" \\ / b f n r t u after '\\', found {}", bad),
          .help = "write a backslash itself as \\\\",
          .span = span};
}

SyntaxErrorText empty_document(bool no_bytes) {
  return {.message = no_bytes ? "the input is empty: expected a JSON object"
                              : "the input is only white space: expected a JSON object"};
}

SyntaxErrorText byte_order_mark() {
  return {.message = "byte order mark: expected UTF-8 without one", .help = "save the file as UTF-8 without a BOM"};
}

SyntaxErrorText invalid_utf8(char byte) {
  return {.message = fmt::format("invalid UTF-8: the byte 0x{:02X} is not part of a valid character",
                                 static_cast<unsigned>(static_cast<unsigned char>(byte))),
          .help = "save the file as UTF-8"};
}

SyntaxErrorText lone_surrogate(bool high) {
  return {.message = high ? "lone surrogate: expected a low surrogate, \\udc00 to \\udfff, after this one"
                          : "lone surrogate: expected a high surrogate, \\ud800 to \\udbff, before this one",
          .help = "escape both halves of the pair, or write the character itself"};
}

SyntaxErrorText too_deep(std::size_t max_depth) {
  return {.message =
              fmt::format("nested too deeply: expected objects and arrays at most {} deep, found one more", max_depth)};
}

}  // namespace runlint::json
