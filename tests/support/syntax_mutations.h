// Slips of JSON itself: each turns a text into one that is not RFC 8259 JSON, at a byte that is known.
#ifndef RUNLINT_TESTS_SUPPORT_SYNTAX_MUTATIONS_H_
#define RUNLINT_TESTS_SUPPORT_SYNTAX_MUTATIONS_H_

#include <cstddef>
#include <string_view>

#include "support/random.h"
#include "support/render.h"

namespace runlint::planted {

// How many kinds of slips there are, and the name of each.
[[nodiscard]] std::size_t slip_count();
[[nodiscard]] std::string_view slip_name(std::size_t slip);

// Damages `rendered` by the given slip: whatever else was wrong with it, this is then the only finding. False, with
// nothing changed, when the text has no place for it. `max_depth` is how many containers may be open at once.
bool plant_slip(Rendered& rendered, std::size_t slip, std::size_t max_depth, Random& random);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_SYNTAX_MUTATIONS_H_
