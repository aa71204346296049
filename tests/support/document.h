// A payload as a tree in which every value knows its place: a strict RFC 8259 reader of its own, recursive, simple and
// slow, written from the contract and sharing nothing with lib/json. What oracles look things up in.
#ifndef RUNLINT_TESTS_SUPPORT_DOCUMENT_H_
#define RUNLINT_TESTS_SUPPORT_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "runlint/rule.h"
#include "support/tree.h"

namespace runlint::reference {

using planted::Kind;

struct Value {
  Kind kind = Kind::kLiteral;
  Span span;         // quotes and brackets included
  Span key_span;     // with its quotes; length 0: none (the root, an element)
  std::string key;   // of an object's member, unescaped
  std::string text;  // of a string, unescaped; of a number or literal, as written
  std::vector<Value> children;
};

// The first byte at which the text is not a JSON document.
struct Fault {
  Rule rule;  // json/empty, json/syntax, json/encoding or json/depth
  std::size_t offset;
  std::string pointer = {};  // of the innermost value begun
};

struct Document {
  Value root;  // what was read before the fault, its last values unfinished: their spans end at the fault or before
  std::optional<Fault> fault;
};

[[nodiscard]] Document read(std::string_view json, std::size_t max_depth);

// Every value that the JSON Pointer (RFC 6901) names: with duplicate keys there may be several.
[[nodiscard]] std::vector<const Value*> resolve(const Value& root, std::string_view pointer);

// Appends "/TOKEN" to a JSON Pointer, escaped.
void append_token(std::string& pointer, std::string_view token);

// How many code points: `text` is valid UTF-8.
[[nodiscard]] std::size_t length_of(std::string_view text);

// The length of the well-formed UTF-8 sequence that `text` begins with, or 0.
[[nodiscard]] std::size_t sequence_length(std::string_view text);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_SUPPORT_DOCUMENT_H_
