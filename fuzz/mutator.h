// Mutations that keep a payload JSON and know what the table has to say about it, so that rules deep inside are reached
// more often than by changes to single bytes.
#ifndef RUNLINT_FUZZ_MUTATOR_H_
#define RUNLINT_FUZZ_MUTATOR_H_

#include <optional>
#include <string>
#include <string_view>

#include "generators/random.h"
#include "generators/tree.h"

namespace runlint::fuzz {

// The tree of a payload, or nothing when it is not JSON.
[[nodiscard]] std::optional<generator::Node> tree_of(std::string_view payload);

// Changes one place of a payload's tree.
void mutate(generator::Node& root, generator::Random& random);

// Puts a part of `donor` into a place of `root`.
void cross_over(generator::Node& root, const generator::Node& donor, generator::Random& random);

// The tree as text, in one of many ways.
[[nodiscard]] std::string text_of(const generator::Node& root, generator::Random& random);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_MUTATOR_H_
