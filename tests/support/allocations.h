// Replaces the program's operator new, so that a test can count allocations and make them fail. Link allocations.cc.
//
// Allocations of libraries by operator new are included, nothrow new (simdjson's) too.
#ifndef RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_
#define RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_

#include <cstddef>

namespace runlint::allocations {

// The number of allocations of this thread so far.
[[nodiscard]] std::size_t count() noexcept;

// The number of live blocks of this thread. Blocks must be freed by the thread that allocated them.
[[nodiscard]] std::ptrdiff_t live() noexcept;

enum class Failing { kNone, kOnce, kFromThenOn };

// Makes the allocation after `passing` more of this thread fail, alone or with all that follow, until stop_failing().
void fail_after(std::size_t passing, Failing how) noexcept;

// Stops failing. Returns whether an allocation has failed.
bool stop_failing() noexcept;

}  // namespace runlint::allocations

#endif  // RUNLINT_TESTS_SUPPORT_ALLOCATIONS_H_
