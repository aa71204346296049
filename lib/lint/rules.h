// The rules, each in the file of its name. They see only what broke no rule of the schema.
#ifndef RUNLINT_LIB_LINT_RULES_H_
#define RUNLINT_LIB_LINT_RULES_H_

#include "check/checker.h"
#include "check/reporter.h"
#include "json/walk.h"

namespace runlint::lint {

using check::Place;
using check::Reporter;
using check::span_of;

void build_sha(Reporter& reporter, const Place& place, const json::Text& text);

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_RULES_H_
