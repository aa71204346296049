// Mistakes against the schema, each planted so that it is reported exactly once.
#ifndef RUNLINT_TESTS_SUPPORT_SCHEMA_MUTATIONS_H_
#define RUNLINT_TESTS_SUPPORT_SCHEMA_MUTATIONS_H_

#include "support/random.h"
#include "support/tree.h"

namespace runlint::planted {

// Plants one mistake somewhere in `root` where it neither hides another nor is hidden. False when no place was found.
bool plant_mistake(Node& root, Random& random);

// Replaces the whole payload by a value that is no object.
void plant_wrong_root(Node& root, Random& random);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_SCHEMA_MUTATIONS_H_
