// References of the platform's templates in strings: ${refs.x.y}, ${args.x}, ${fn.f(…)}, ${{secrets.g.values.n}}.
#pragma once

#include <string>
#include <string_view>

namespace runlint::text {

// Whether `text` holds a reference: "${" and a "}" after it.
[[nodiscard]] bool has_reference(std::string_view text) noexcept;

// `text` with each reference emptied, to "${}": what its author wrote out. A reference ends at its first bracket and
// those right after it. Linear; std::bad_alloc only.
[[nodiscard]] std::string without_references(std::string_view text);

}  // namespace runlint::text
