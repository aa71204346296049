// Schema mutations: edits that break the contract, each of which must be reported exactly once.
#ifndef RUNLINT_TESTS_GENERATORS_SCHEMA_MUTATIONS_H_
#define RUNLINT_TESTS_GENERATORS_SCHEMA_MUTATIONS_H_

#include "generators/random.h"
#include "generators/tree.h"

namespace runlint::generator {

// Applies a random mutation to a node where it neither hides another nor is hidden. Returns false if there is none.
bool apply_schema_mutation(Node& root, Random& random);

// Replaces the whole payload by a value that is not an object.
void replace_root(Node& root, Random& random);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_SCHEMA_MUTATIONS_H_
