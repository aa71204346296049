// Helpers of the fuzz targets: assertions, guarded input and the comparison of reports.
#ifndef RUNLINT_FUZZ_ORACLE_H_
#define RUNLINT_FUZZ_ORACLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reference/document.h"
#include "runlint/report.h"

namespace runlint::fuzz {

// Aborts with `what` on standard error unless `holds`; libFuzzer keeps the input.
void require(bool holds, std::string_view what);

// A copy of the input that ends at an unreadable page, so that reading beyond it crashes even in libraries without
// sanitizers. Valid until the next call; input longer than kMaxGuarded is truncated.
inline constexpr std::size_t kMaxGuarded = std::size_t{1} << 20;
[[nodiscard]] std::string_view guarded(std::string_view input);

// Seeds the random choices of a target, so that a run depends on its input alone. FNV-1a.
[[nodiscard]] std::uint64_t hash(std::string_view input) noexcept;

// The only member of that name; aborts if there is none or more than one.
[[nodiscard]] const reference::Value& member(const reference::Value& object, std::string_view name);

// One line for each diagnostic, with everything but line and column.
[[nodiscard]] std::string describe(const Report& report);

// Aborts with `what` on standard error unless the reports are equal.
void require_same(const Report& a, const Report& b, std::string_view what);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_ORACLE_H_
