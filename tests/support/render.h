// Writes a tree as JSON in one of the countless ways there are, and keeps book of where everything went.
#ifndef RUNLINT_TESTS_SUPPORT_RENDER_H_
#define RUNLINT_TESTS_SUPPORT_RENDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runlint/report.h"
#include "runlint/rule.h"
#include "support/random.h"
#include "support/tree.h"

namespace runlint::planted {

// Where a mistake is to be reported.
struct Finding {
  Rule rule;
  std::string pointer;
  Span span;
  std::optional<Span> related = {};
  bool any_length = false;  // the contract leaves open how far span reaches
  bool shadowed = false;    // in a later duplicate of a record's member, where a parser may not look
};

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
  std::vector<Finding> findings;  // in the order of a report: by offset, then name of the rule
  std::vector<Token> tokens;
  bool respelled_integer = false;  // a size is written with a fraction or an exponent, not in a shadowed member
  bool huge_number = false;        // some number has no double
  bool crowded_record = false;     // a closed record has two members of one name
};

[[nodiscard]] Rendered render(const Node& root, Random& random);

void append_pointer(std::string& pointer, std::string_view name);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_RENDER_H_
