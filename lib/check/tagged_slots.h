// Slots of hash tables whose names are stored elsewhere.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace runlint::check {

// 0: free. Otherwise the index of a name plus 1 in the low bits, and a tag of its hash in the high bits that no index
// needs. If the tags differ, so do the names, and the stored name need not be read.
using Slot = std::uint32_t;

inline constexpr Slot kFree = 0;

class TaggedSlots {
 public:
  TaggedSlots() = default;
  // For indexes below `limit` < 2^32.
  explicit TaggedSlots(std::size_t limit) noexcept
      : of_index_(static_cast<Slot>((std::uint64_t{1} << std::bit_width(limit)) - 1)) {}

  [[nodiscard]] bool can_index(std::size_t index) const noexcept { return index < of_index_; }
  [[nodiscard]] Slot slot(std::size_t index, std::uint32_t hash) const noexcept {
    return static_cast<Slot>(index + 1) | (hash & ~of_index_);
  }
  // Whether the tags match, for a slot that is not free. Only the highest bits of `hash` count.
  [[nodiscard]] bool tag_matches(Slot slot, std::uint32_t hash) const noexcept {
    return ((slot ^ hash) & ~of_index_) == 0;
  }
  [[nodiscard]] std::size_t index(Slot slot) const noexcept { return (slot & of_index_) - 1; }

 private:
  Slot of_index_ = 0;
};

}  // namespace runlint::check
