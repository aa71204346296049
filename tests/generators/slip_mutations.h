// Slips: edits after which a text is not RFC 8259 JSON, but its meaning is certain.
#ifndef RUNLINT_TESTS_GENERATORS_SLIP_MUTATIONS_H_
#define RUNLINT_TESTS_GENERATORS_SLIP_MUTATIONS_H_

#include <cstddef>

#include "generators/random.h"
#include "generators/render.h"

namespace runlint::generator {

// Makes up to `wanted` slips, adds them to the expected diagnostics and moves the others with the text. Returns how
// many it has made.
std::size_t apply_slip_mutations(Rendered& rendered, std::size_t wanted, Random& random);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_SLIP_MUTATIONS_H_
