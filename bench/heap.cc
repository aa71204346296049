#include "heap.h"

#include <malloc.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

// The allocator behind the functions that a program may replace.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
}

namespace runlint::bench {
namespace {

struct Counters {
  std::uint64_t allocations;
  bool metering;
  std::int64_t held;
  std::int64_t peak;
};
thread_local constinit Counters counters{};

void* count_allocated(void* block) noexcept {
  ++counters.allocations;
  if (counters.metering && block != nullptr) {
    counters.held += static_cast<std::int64_t>(malloc_usable_size(block));
    counters.peak = std::max(counters.peak, counters.held);
  }
  return block;
}

void count_freed(void* block) noexcept {
  if (counters.metering && block != nullptr) counters.held -= static_cast<std::int64_t>(malloc_usable_size(block));
}

}  // namespace

std::uint64_t allocations() noexcept { return counters.allocations; }

PeakMeter::PeakMeter() noexcept {
  counters.held = counters.peak = 0;
  counters.metering = true;
}
PeakMeter::~PeakMeter() { counters.metering = false; }

std::size_t PeakMeter::peak() const noexcept { return static_cast<std::size_t>(counters.peak); }

}  // namespace runlint::bench

using runlint::bench::count_allocated;
using runlint::bench::count_freed;

extern "C" {

void* malloc(std::size_t size) { return count_allocated(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return count_allocated(__libc_calloc(count, size)); }
void* memalign(std::size_t alignment, std::size_t size) { return count_allocated(__libc_memalign(alignment, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return count_allocated(__libc_memalign(alignment, size));
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  void* const found = count_allocated(__libc_memalign(alignment, size));
  if (found == nullptr) return ENOMEM;
  *block = found;
  return 0;
}

void* realloc(void* block, std::size_t size) {
  count_freed(block);
  return count_allocated(__libc_realloc(block, size));
}

void free(void* block) {
  count_freed(block);
  __libc_free(block);
}
}
