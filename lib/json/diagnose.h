// The diagnosing scanner: where a text is not JSON, and why. Slow, careful and independent of simdjson, it runs
// only on what the walk has refused, so that every back end yields the same words at the same byte.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "json/repair.h"
#include "runlint/report.h"
#include "text/parse_error.h"

namespace runlint::json {

using text::ParseError;
using text::PathStep;

// A container that is open, and where in it a value has begun.
struct OpenContainer {
  bool is_object;
  std::size_t open;       // of its bracket
  Span key = {};          // in an object: of the member, without quotes
  std::size_t index = 0;  // in an array: of the element
};

// Gets the slips of a text: errors whose repair is certain, after which reading goes on. They are a byte order mark,
// trailing commas, comments, strings in single or typographic quotes, member names without quotes, and literals of
// other languages, like True and NaN. In the order of the text.
class SlipHandler {
 public:
  // Whether on_slip() is to be called for a slip at `offset`.
  virtual bool wants_slip(Rule rule, std::size_t offset) = 0;
  virtual void on_slip(ParseError slip) = 0;

 protected:
  SlipHandler() = default;
  ~SlipHandler() = default;
  SlipHandler(const SlipHandler&) = default;
  SlipHandler& operator=(const SlipHandler&) = default;
};

// The tokens of a text up to its fault, where they touch a window: in order, strings with their quotes.
struct ScalarTokens {
  Span window;
  // Whatever may be a value and is not a container: also the token that the fault broke off, and a string in the place
  // of a member name without its colon.
  std::vector<Span> values = {};
  std::vector<Span> names = {};  // of members
  std::vector<Span> comments = {};
};

struct Diagnosis {
  std::optional<ParseError> fault;  // the first error that is not a slip; nothing is known of what follows it
  std::size_t slips = 0;            // before the fault
  // Without a fault, but with slips: RFC 8259 JSON with at most `max_depth` containers open at a time.
  Repair repair;
};

// The errors of `json`, of less than 4 GiB, which has at most `max_depth` containers open at a time.
//
// For json/syntax the span begins at the first byte that no JSON text could have there, given all bytes before it, or
// at the comma if that is what is wrong, or at the first letter of a word that is not true, false or null. For
// json/encoding it is the byte that begins an ill-formed UTF-8 sequence, or the escape of a lone surrogate. Time is
// linear, memory too; any thread. Throws std::bad_alloc only.
//
// `within`: the open containers, the outermost first and at most `max_depth`, if the text is known to be JSON up to the
// bracket of the last one. Scanning then begins there; the result is the same. The key and index of the last one are
// ignored. `slips` and `tokens` may be null.
[[nodiscard]] Diagnosis diagnose(std::string_view json, std::size_t max_depth,
                                 std::span<const OpenContainer> within = {}, SlipHandler* slips = nullptr,
                                 ScalarTokens* tokens = nullptr);

}  // namespace runlint::json
