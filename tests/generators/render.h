// Writes a tree as JSON with random spacing and escapes, and records the span of every token.
#ifndef RUNLINT_TESTS_GENERATORS_RENDER_H_
#define RUNLINT_TESTS_GENERATORS_RENDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generators/random.h"
#include "generators/tree.h"
#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::generator {

// A diagnostic that a check must report.
struct ExpectedDiagnostic {
  Rule rule;
  std::string pointer;
  Span span;
  std::optional<Span> related = {};
  bool any_length = false;  // the contract does not define the length of the span
  bool only_warns = false;  // though its rule is an error by default
  bool shadowed = false;    // in a later duplicate of an object's member, which a parser may skip
};

[[nodiscard]] inline bool is_error(const ExpectedDiagnostic& expected) noexcept {
  return info(expected.rule).severity == Severity::kError && !expected.only_warns;
}

enum class TokenKind : std::uint8_t { kOpen, kClose, kComma, kColon, kKey, kString, kNumber, kLiteral };

struct Token {
  TokenKind kind;
  Span span;
  std::size_t depth;      // how many containers are open before it
  std::string container;  // the pointer of the innermost of these
  std::string value;      // the pointer of the value that begins here; of others, the same as container
};

struct Rendered {
  std::string text;
  std::vector<ExpectedDiagnostic> expected;  // in the order of a report: by offset, then name of the rule
  std::vector<Token> tokens;
  bool respelled_integer = false;     // a size is written with a fraction or an exponent, not in a shadowed member
  bool huge_number = false;           // a number exceeds the doubles
  bool has_duplicate_member = false;  // a closed object has two members of one name
};

[[nodiscard]] Rendered render(const Node& root, Random& random);

void append_pointer(std::string& pointer, std::string_view name);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_RENDER_H_
