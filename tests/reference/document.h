// A payload as a tree of values with their spans, read by a strict, recursive, slow RFC 8259 parser that shares nothing
// with lib/json. Oracles look values up in it.
#ifndef RUNLINT_TESTS_REFERENCE_DOCUMENT_H_
#define RUNLINT_TESTS_REFERENCE_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generators/tree.h"
#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::reference {

using generator::Kind;

struct Value {
  Kind kind = Kind::kLiteral;
  Span span;                // quotes and brackets included
  Span key_span;            // with its quotes; length 0 for the root and elements
  std::string key;          // of an object's member, unescaped
  bool is_foreign = false;  // a literal of another language, as None: only that is wrong with it
  std::string text;         // of a string, unescaped; of a number or literal, as written
  std::vector<Value> children;
};

// The first byte at which the text is not a JSON document.
struct ParseError {
  Rule rule;  // json/empty, json/syntax, json/encoding or json/depth
  std::size_t offset;
  std::string pointer = {};  // of the innermost value begun
};

// An error after which read_leniently() goes on.
struct Slip {
  Rule rule;
  Span span;
  std::string pointer;  // of the innermost value begun
};

struct Document {
  Value root;  // up to the error, the last values incomplete: their spans end at the error or before
  std::optional<ParseError> error;
  std::vector<Slip> slips = {};
};

[[nodiscard]] Document read(std::string_view json, std::size_t max_depth);

// Reads past a byte order mark, comments, trailing commas, other quotes, names without quotes, and literals of other
// languages. What is wrong with an array or object whose last comma is superfluous is the comma.
[[nodiscard]] Document read_leniently(std::string_view json, std::size_t max_depth);

// Every value that the JSON Pointer (RFC 6901) names: several if there are duplicate keys.
[[nodiscard]] std::vector<const Value*> resolve(const Value& root, std::string_view pointer);

// Appends "/TOKEN" to a JSON Pointer, escaped.
void append_token(std::string& pointer, std::string_view token);

// The number of code points of valid UTF-8.
[[nodiscard]] std::size_t length_of(std::string_view text);

// What the JSON string that all of `json` is means; nothing if it is not one.
[[nodiscard]] std::optional<std::string> read_string(std::string_view json);

// The length of the well-formed UTF-8 sequence that `text` begins with, or 0.
[[nodiscard]] std::size_t sequence_length(std::string_view text);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_DOCUMENT_H_
