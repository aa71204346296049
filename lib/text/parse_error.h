// Errors that readers of any syntax report.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::text {

// Messages never quote the contents of strings.
struct SyntaxErrorText {
  std::string message = {};
  std::string help = {};  // may be empty
  Span span = {};         // the text to change

  // A second location that explains the error, like a bracket that is never closed; empty message: none.
  std::string related_message = {};
  Span related = {};
  std::size_t related_depth = 0;  // how many steps of the path lead to it
};

struct PathStep {
  std::string name;  // of a member, unescaped; or an element's index
  bool is_index;
};

// A syntax error, located.
struct ParseError : SyntaxErrorText {
  Rule rule;
  std::vector<PathStep> path;  // from the root to the innermost value begun
  bool is_removable = false;   // leaving its span out repairs it, whatever else is wrong
};

}  // namespace runlint::text
