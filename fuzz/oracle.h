// What the fuzz targets have in common: how a target says that something does not hold, where it puts its input, and
// when two reports are the same.
#ifndef RUNLINT_FUZZ_ORACLE_H_
#define RUNLINT_FUZZ_ORACLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "support/document.h"

namespace runlint::fuzz {

// Ends the program with `what` on standard error unless it holds; libFuzzer keeps the input of whatever aborts.
void require(bool holds, std::string_view what);

// A copy of the input that ends where readable memory does, so that reading on is a crash, in libraries that no
// sanitizer has instrumented too. Valid until the next call; a longer input than kMaxGuarded is cut.
inline constexpr std::size_t kMaxGuarded = std::size_t{1} << 20;
[[nodiscard]] std::string_view guarded(std::string_view input);

// Seeds the choices that a target makes besides its input, so that the same input means the same run. FNV-1a.
[[nodiscard]] std::uint64_t hash(std::string_view input) noexcept;

// The one member of that name of what a report was written as, or the program ends.
[[nodiscard]] const reference::Value& member(const reference::Value& object, std::string_view name);

// One line for each diagnostic, with all there is to it but line and column.
[[nodiscard]] std::string describe(const Report& report);

// Equal in everything, or the program ends: `what` names the difference that should have made none.
void require_same(const Report& a, const Report& b, std::string_view what);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_ORACLE_H_
