// Syntax mutations: edits after which a text is not RFC 8259 JSON, each with the offset of the first invalid byte.
#ifndef RUNLINT_TESTS_GENERATORS_SYNTAX_MUTATIONS_H_
#define RUNLINT_TESTS_GENERATORS_SYNTAX_MUTATIONS_H_

#include <cstddef>
#include <string_view>

#include "generators/random.h"
#include "generators/render.h"

namespace runlint::generator {

// The number of mutations, and the name of each.
[[nodiscard]] std::size_t syntax_mutation_count();
[[nodiscard]] std::string_view syntax_mutation_name(std::size_t mutation);

// Applies the mutation to `rendered`, of which it is then the only expected diagnostic. Returns false, with nothing
// changed, if it does not apply to the text. `max_depth` is the number of containers that may be open at once.
bool apply_syntax_mutation(Rendered& rendered, std::size_t mutation, std::size_t max_depth, Random& random);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_SYNTAX_MUTATIONS_H_
