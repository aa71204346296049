// Replaces the program's operator new, so that a test can count allocations and make them fail. Link allocations.cc.
//
// Memory that others get by malloc or nothrow new (simdjson's) passes here too when it comes by operator new.
#ifndef RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_
#define RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_

#include <cstddef>

namespace runlint::allocations {

// How many allocations this thread has asked for since it began.
[[nodiscard]] std::size_t count() noexcept;

// How many blocks of this thread's are live: allocated and not freed. Blocks must be freed where they were allocated.
[[nodiscard]] std::ptrdiff_t live() noexcept;

enum class Failing { kNone, kOnce, kFromThenOn };

// The allocation after `passing` more of this thread's fails, alone or with all that follow, until stop_failing().
void fail_after(std::size_t passing, Failing how) noexcept;

// Ends it. Returns whether an allocation has failed.
bool stop_failing() noexcept;

}  // namespace runlint::allocations

#endif  // RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_
