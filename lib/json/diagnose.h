// The diagnosing scanner: where a text stops being JSON, and why. Slow, careful and independent of simdjson, it runs
// only on what the walk has refused, so that every back end yields the same words at the same byte.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "text/parse_error.h"

namespace runlint::json {

using text::ParseError;

// A container that is open, and where in it a value has begun.
struct OpenContainer {
  bool is_object;
  std::size_t open;       // of its bracket
  Span key = {};          // in an object: of the member, without quotes
  std::size_t index = 0;  // in an array: of the element
};

// The first error in `json`, or nothing if it is RFC 8259 JSON with at most `max_depth` containers open at a time.
//
// For json/syntax the span begins at the first byte that no JSON text could have there, given all bytes before it.
// For json/encoding it is the byte that begins an ill-formed UTF-8 sequence, or the escape of a lone surrogate.
// Time is linear, memory too; any thread. Throws std::bad_alloc only.
//
// `within`: the open containers, the outermost first and at most `max_depth`, if the text is known to be JSON up to the
// bracket of the last one. Scanning then begins there; the result is the same. The key and index of the last one are
// ignored.
[[nodiscard]] std::optional<ParseError> diagnose(std::string_view json, std::size_t max_depth,
                                                 std::span<const OpenContainer> within = {});

// The tokens of `json` up to its first error, where they touch `window`: in order, strings with their quotes.
struct ScalarTokens {
  // Whatever may be a value and is not a container: also the token that the error broke off, and a string in the place
  // of a member name without its colon.
  std::vector<Span> values;
  std::vector<Span> names;  // of members
};
[[nodiscard]] ScalarTokens scalar_tokens(std::string_view json, std::size_t max_depth, Span window);

}  // namespace runlint::json
