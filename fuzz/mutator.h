// Mutations that keep a payload JSON and use the table, so that rules deep inside are reached more often than by
// changes to single bytes.
#ifndef RUNLINT_FUZZ_MUTATOR_H_
#define RUNLINT_FUZZ_MUTATOR_H_

#include <optional>
#include <string>
#include <string_view>

#include "generators/random.h"
#include "generators/tree.h"

namespace runlint::fuzz {

// The tree of a payload, or nothing if it is not JSON.
[[nodiscard]] std::optional<generator::Node> tree_of(std::string_view payload);

// Mutates one node of a payload's tree.
void mutate(generator::Node& root, generator::Random& random);

// Copies a part of `donor` into `root`.
void cross_over(generator::Node& root, const generator::Node& donor, generator::Random& random);

// Renders the tree with random spacing and escapes.
[[nodiscard]] std::string text_of(const generator::Node& root, generator::Random& random);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_MUTATOR_H_
