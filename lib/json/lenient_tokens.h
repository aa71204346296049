// Tokens that are not JSON, but whose meaning is certain: comments, strings in other quotes, literals of other
// languages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "text/ascii.h"

namespace runlint::json {

// Whether `c` may begin a name in JavaScript.
[[nodiscard]] constexpr bool begins_word(char c) noexcept { return text::is_letter(c) || c == '_' || c == '$'; }

// The word of letters, digits, "_" and "$" at `at`; it may be empty.
[[nodiscard]] std::string_view word_at(std::string_view json, std::size_t at) noexcept;

// The length of what was meant as a name or, with `is_value`, as a string and stands without quotes at `at`: up to the
// end of the line, a comment, a bracket, a comma or a double quote; of a name also up to a space, a colon or "=". At
// least 1.
[[nodiscard]] std::size_t unquoted_length(std::string_view json, std::size_t at, bool is_value) noexcept;

// The length of a quoted string with a letter or two before it, as in Python, or of the letters if it is not closed on
// its line; 0 if there is none at `at`.
[[nodiscard]] std::size_t prefixed_string_length(std::string_view json, std::size_t at) noexcept;

// The length of the comment at `at`: up to the end of a line that begins with "//" or "#", or between "/*" and "*/".
// 0 if there is none, or if it is not closed.
[[nodiscard]] std::size_t comment_length(std::string_view json, std::size_t at) noexcept;

// Where white space and comments from `at` on end.
[[nodiscard]] std::size_t blank_end(std::string_view json, std::size_t at) noexcept;

// Whether what begins like a comment of one line at `at` may be a value without quotes: on the line of the colon or, if
// no space follows the sign, of the "[" before it, and not followed by a value.
[[nodiscard]] bool stands_for_value(std::string_view json, std::size_t at);

// Whether a quote that is not a double quote, at `at`, is before an object or array: as of a shell, around a payload.
[[nodiscard]] bool quotes_container(std::string_view json, std::size_t at) noexcept;

// Whether tokens on both sides of `span` would touch without it.
[[nodiscard]] bool separates_tokens(std::string_view json, Span span) noexcept;

// A token, and the JSON that it means.
struct LenientToken {
  std::size_t length;
  std::string json;
  bool is_stand_in = false;  // JSON has no such value
};

// A string in single or typographic quotes, closed on its line. In single quotes, "\'" stands for a quote, and double
// quotes need no escape; in typographic ones, there can't be plain ones, and ’ between letters is an apostrophe.
// Nothing where the string is not certain.
[[nodiscard]] std::optional<LenientToken> lenient_string(std::string_view json, std::size_t at);

// True, None, NaN and the like.
[[nodiscard]] std::optional<LenientToken> lenient_literal(std::string_view json, std::size_t at);

// A lenient_string(), or a name without quotes, as JavaScript allows it, before ":" or "=".
[[nodiscard]] std::optional<LenientToken> lenient_member_name(std::string_view json, std::size_t at);

// A literal of other languages, and how to write it in JSON.
struct ForeignLiteral {
  std::string_view word;
  std::string_view json;
  std::string_view help;
  bool is_stand_in = false;  // JSON has no such value
};
// Null if `word` is not one.
[[nodiscard]] const ForeignLiteral* find_foreign_literal(std::string_view word) noexcept;
// One that `word` is but for letter case; else null.
[[nodiscard]] const ForeignLiteral* similar_foreign_literal(std::string_view word) noexcept;

// The key that lenient_member_name() reads at `at`, unescaped.
[[nodiscard]] std::string key_of_lenient_token(std::string_view json, std::size_t at);

}  // namespace runlint::json
