// Mutations that keep a payload JSON and know what the table has to say about it, so that rules deep inside are reached
// more often than by changes to single bytes.
#ifndef RUNLINT_FUZZ_MUTATOR_H_
#define RUNLINT_FUZZ_MUTATOR_H_

#include <optional>
#include <string>
#include <string_view>

#include "support/random.h"
#include "support/tree.h"

namespace runlint::fuzz {

// The tree of a payload, or nothing when it is not JSON.
[[nodiscard]] std::optional<planted::Node> tree_of(std::string_view payload);

// Changes one place of a payload's tree.
void mutate(planted::Node& root, planted::Random& random);

// Puts a part of `donor` into a place of `root`.
void cross_over(planted::Node& root, const planted::Node& donor, planted::Random& random);

// The tree as text, in one of many ways.
[[nodiscard]] std::string text_of(const planted::Node& root, planted::Random& random);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_MUTATOR_H_
