#include "support/allocations.h"

#include <cstdlib>
#include <new>

namespace runlint::allocations {
namespace {

// Constant-initialised, so that allocations before main() are fine.
struct State {
  std::size_t count = 0;
  std::ptrdiff_t live = 0;
  Failing failing = Failing::kNone;
  std::size_t passing = 0;
  bool failed = false;
};
constinit thread_local State state;

bool must_fail() noexcept {
  if (state.failing == Failing::kNone) return false;
  if (state.passing != 0) {
    --state.passing;
    return false;
  }
  if (state.failing == Failing::kOnce) state.failing = Failing::kNone;
  state.failed = true;
  return true;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  ++state.count;
  if (must_fail()) return nullptr;
  const std::size_t wanted = size == 0 ? 1 : size;
  void* const memory = alignment <= alignof(std::max_align_t)
                           ? std::malloc(wanted)
                           : std::aligned_alloc(alignment, (wanted + alignment - 1) / alignment * alignment);
  if (memory != nullptr) ++state.live;
  return memory;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  void* const memory = allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  --state.live;
  std::free(memory);
}

}  // namespace

std::size_t count() noexcept { return state.count; }

std::ptrdiff_t live() noexcept { return state.live; }

void fail_after(std::size_t passing, Failing how) noexcept {
  state.passing = passing;
  state.failed = false;
  state.failing = how;
}

bool stop_failing() noexcept {
  state.failing = Failing::kNone;
  return state.failed;
}

}  // namespace runlint::allocations

void* operator new(std::size_t size) { return runlint::allocations::allocate_or_throw(size, 0); }
void* operator new[](std::size_t size) { return runlint::allocations::allocate_or_throw(size, 0); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return runlint::allocations::allocate(size, 0); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return runlint::allocations::allocate(size, 0);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return runlint::allocations::allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return runlint::allocations::allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { runlint::allocations::release(memory); }
void operator delete[](void* memory) noexcept { runlint::allocations::release(memory); }
void operator delete(void* memory, std::size_t) noexcept { runlint::allocations::release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { runlint::allocations::release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { runlint::allocations::release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { runlint::allocations::release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { runlint::allocations::release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { runlint::allocations::release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { runlint::allocations::release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { runlint::allocations::release(memory); }
