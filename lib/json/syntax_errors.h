// Recognizes common syntax errors and words their messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/parse_error.h"

namespace runlint::json {

// The token that the grammar expects at the current position.
enum class Expected : std::uint8_t {
  kDocument,       // the one value of the text
  kMemberValue,    // after a colon
  kFirstElement,   // after "["
  kNextElement,    // after "," in an array
  kFirstKey,       // after "{"
  kNextKey,        // after "," in an object
  kColon,          // after a key
  kCommaOrClose,   // after a value in a container
  kEnd,            // after the one value
  kRestOfLiteral,  // inside true, false or null
  kDigit,          // inside a number
  kNoLeadingZero,  // anything but a digit, after a 0
};

struct ErrorContext {
  std::string_view json;
  std::size_t at;  // the first byte that does not fit; json.size() at the end
  Expected expected;
  bool at_root = false;
  bool in_object = false;  // the innermost open container
  std::size_t open = 0;    // of its bracket
  std::size_t depth = 0;   // how many containers are open around it
};

using text::SyntaxErrorText;

[[nodiscard]] SyntaxErrorText describe_syntax_error(const ErrorContext& context);

// A comma in the place of the last one; `next` is where its container or the text ends, instead of `expected`.
[[nodiscard]] SyntaxErrorText trailing_comma(std::string_view json, std::size_t next, Expected expected);

// Errors inside strings, at the byte `at` of `json`.
[[nodiscard]] SyntaxErrorText unclosed_string(std::size_t at);
[[nodiscard]] SyntaxErrorText control_character(std::string_view json, std::size_t at);
[[nodiscard]] SyntaxErrorText bad_escape(std::string_view json, std::size_t at, bool in_hex);

// Errors outside the grammar; without a span.
[[nodiscard]] SyntaxErrorText empty_document(bool no_bytes);
[[nodiscard]] SyntaxErrorText byte_order_mark();
[[nodiscard]] SyntaxErrorText invalid_utf8(char byte);
[[nodiscard]] SyntaxErrorText lone_surrogate(bool high);
[[nodiscard]] SyntaxErrorText too_deep(std::size_t max_depth);

}  // namespace runlint::json
