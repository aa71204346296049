// A payload to start from.
#ifndef RUNLINT_LIB_EXPORT_EXAMPLE_H_
#define RUNLINT_LIB_EXPORT_EXAMPLE_H_

#include <string>

namespace runlint::exports {

// A request body that shows every member that may stand beside the others, indented and with a line break at its
// end. It gives no diagnostic. Throws std::bad_alloc only; any thread.
[[nodiscard]] std::string example_payload();

}  // namespace runlint::exports

#endif  // RUNLINT_LIB_EXPORT_EXAMPLE_H_
