// Generates valid payloads as trees.
#ifndef RUNLINT_TESTS_GENERATORS_PAYLOADS_H_
#define RUNLINT_TESTS_GENERATORS_PAYLOADS_H_

#include <cstddef>
#include <string_view>

#include "generators/random.h"
#include "generators/tree.h"
#include "runlint/validator.h"

namespace runlint::generator {

[[nodiscard]] Node valid_run_job(Random& random, ApiRevision api);
[[nodiscard]] Node valid_response(Random& random);

// A valid `internal` or `external` member of a deployment.
[[nodiscard]] Node valid_source(Random& random, std::string_view key, ApiRevision api);

// Any JSON value without duplicate keys, of at most `depth` nested containers.
[[nodiscard]] Node any_value(Random& random, std::size_t depth);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_PAYLOADS_H_
