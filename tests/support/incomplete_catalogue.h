// A catalogue without the rows of the lint rules: does not compile, and the compiler names the first rule that has
// none.
#ifndef RUNLINT_TESTS_SUPPORT_INCOMPLETE_CATALOGUE_H_
#define RUNLINT_TESTS_SUPPORT_INCOMPLETE_CATALOGUE_H_

#include "schema/catalogue.h"

namespace runlint::schema {

inline constexpr std::array<RuleInfo, kRuleCount> kIncompleteCatalogue = make_catalogue<kJsonRules>();

}  // namespace runlint::schema

#endif  // RUNLINT_TESTS_SUPPORT_INCOMPLETE_CATALOGUE_H_
