// Finds conflicting names in a map. Linear in the names, whatever they are; the memory is kept for the next map. Throws
// std::bad_alloc only.
#ifndef RUNLINT_LIB_LINT_NAME_CONFLICTS_H_
#define RUNLINT_LIB_LINT_NAME_CONFLICTS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "check/member_names.h"
#include "check/tagged_slots.h"
#include "text/polynomial_hash.h"

namespace runlint::lint {

using Names = decltype(std::declval<const check::MemberNames&>().names(0));

// Called with the indexes of two names.
using OnConflict = std::function<void(std::size_t, std::size_t)>;

// A hash table from names to their indexes, with a seeded hash: open addressing, at most nine tenths full, behind a
// Bloom filter that rejects most absent names. Six bytes per name, at least 320. Each use begins with start().
class NameHashIndex {
 public:
  static constexpr std::size_t kNone = ~std::size_t{0};

  // Forgets all indexes and makes room for `count`.
  void start(std::size_t count);

  // The hash of a name in lower case.
  [[nodiscard]] std::uint64_t hash_ignoring_case(std::string_view name) const noexcept;
  // The hashes of a name and of its prefixes.
  [[nodiscard]] text::PolynomialHash::PrefixHasher hashes(std::string_view name) const noexcept {
    return {*polynomial_, name};
  }

  void add(std::uint64_t hash, std::size_t index) noexcept;

  // The first index added for which `is_it(index)`, of those with that hash and a few others; or kNone.
  template <class IsIt>
  [[nodiscard]] std::size_t find(std::uint64_t hash, IsIt is_it) const noexcept {
    const std::uint64_t scattered = scatter(hash);
    if ((filter_[bit_of(scattered) / 64] >> bit_of(scattered) % 64 & 1) == 0) return kNone;
    for (std::size_t at = slot_of(scattered); slots_[at] != check::kFree; at = next(at)) {
      if (!layout_.tag_matches(slots_[at], mark_of(scattered))) continue;
      if (const std::size_t index = layout_.index(slots_[at]); is_it(index)) return index;
    }
    return kNone;
  }

 private:
  // Mixes a hash: names that count up have hashes in steps, which would fill neighbouring slots.
  [[nodiscard]] std::uint64_t scatter(std::uint64_t hash) const noexcept;
  // The slot comes from the upper half, the bit of the filter from the lower one: they are independent.
  [[nodiscard]] std::size_t slot_of(std::uint64_t scattered) const noexcept {
    return (scattered >> 32) * slots_.size() >> 32;
  }
  [[nodiscard]] std::size_t bit_of(std::uint64_t scattered) const noexcept {
    return (scattered & 0xFFFFFFFF) * (filter_.size() * 64) >> 32;
  }
  // The tag: bits of the upper half on which the slot depends least.
  [[nodiscard]] static std::uint32_t mark_of(std::uint64_t scattered) noexcept {
    return static_cast<std::uint32_t>(scattered >> 16);
  }
  [[nodiscard]] std::size_t next(std::size_t at) const noexcept { return at + 1 != slots_.size() ? at + 1 : 0; }

  std::unique_ptr<text::PolynomialHash> polynomial_;  // once it is needed
  std::vector<check::Slot> slots_;
  check::TaggedSlots layout_;
  std::vector<std::uint64_t> filter_;  // a bit is set for each name: more than eight bits a name
};

// Names that differ only in the case of ASCII letters.
class CaseConflicts {
 public:
  // Calls `on_clash(first, later)` for each name that has an earlier one, the earliest such.
  void find(Names names, const OnConflict& on_clash);

 private:
  NameHashIndex index_;
};

// Paths of files that other paths use as directories: "/a" and "/a/b".
class PathConflicts {
 public:
  // Calls `on_clash(outer, inner)` for each path that needs another to be a directory, the topmost such.
  void find(Names paths, const OnConflict& on_clash);

 private:
  static void find_among_few(Names paths, const OnConflict& on_clash);

  NameHashIndex index_;
};

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_NAME_CONFLICTS_H_
