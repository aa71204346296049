// Makes the repairs of findings that are certain.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fix/edits.h"
#include "runlint/report.h"

namespace runlint::fix {

struct Repaired {
  std::string text;
  std::vector<Change> changes = {};  // from the original to `text`; empty: none
  std::size_t count = 0;             // of the findings repaired
};

// The findings of a text that may be repaired: not those that are suppressed or known. It should hold many, since each
// round repairs only what its report holds.
using Check = std::function<Report(std::string_view)>;

inline constexpr std::size_t kMaxChecks = 256;  // of one text; repairs that would take more are not made

// Repairs `text` until nothing certain is left, so that a second call changes nothing. A repair that would cause an
// error elsewhere is not made, except for errors inside a member that was unknown before. (Findings that a report omits
// can't be compared.) Text that is not JSON is first made JSON as far as that is certain. If a check breaks off, the
// result is the text repaired until then.
//
// A round mostly costs one check of the text. A member renamed may hold others, so there are about as many rounds as
// the contract is deep, and one more for each report's full of findings. Throws what `check` does.
[[nodiscard]] Repaired repair(std::string_view text, const Check& check);

}  // namespace runlint::fix
