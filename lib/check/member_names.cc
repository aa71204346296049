#include "check/member_names.h"

#include <algorithm>
#include <bit>

namespace runlint::check {

std::uint32_t MemberNames::hash(std::uint32_t id, std::string_view name) const noexcept {
  return static_cast<std::uint32_t>(text::siphash({key_.low ^ id, key_.high}, name));
}

bool MemberNames::is_stale(Slot slot) const noexcept {
  const std::size_t index = layout_.index(slot);
  return index >= size_ || layout_.slot(index, entry(index).hash) != slot;
}

void MemberNames::fill_slot(std::size_t index) noexcept {
  const std::size_t mask = slot_count_ - 1;
  std::size_t slot = entry(index).hash & mask;
  while (slots_[slot] != kFree && !is_stale(slots_[slot])) slot = (slot + 1) & mask;
  if (slots_[slot] == kFree) ++used_slots_;
  slots_[slot] = layout_.slot(index, entry(index).hash);
}

void MemberNames::reserve(std::size_t count) {
  while (chunks_.size() * kChunk < count) chunks_.push_back(std::make_unique_for_overwrite<Member[]>(kChunk));
  // rehash_if_needed() doubles the slots while there are at most three for a name.
  const std::size_t slots = std::bit_floor(std::max(count * 6, kFewestSlots));
  if (slots_.size() < slots) slots_.resize(slots);
}

void MemberNames::next_chunk() {
  const std::size_t chunk = size_ / kChunk;
  if (chunk == chunks_.size()) chunks_.push_back(std::make_unique_for_overwrite<Member[]>(kChunk));
  next_ = chunks_[chunk].get();
  chunk_end_ = next_ + kChunk;
}

void MemberNames::truncate(std::size_t base) noexcept {
  size_ = base;
  Member* const chunk = chunks_[base / kChunk].get();  // one that held a name
  next_ = chunk + base % kChunk;
  chunk_end_ = chunk + kChunk;
}

// Rebuilds the table once it is two thirds full: larger, unless that is mostly with what is stale. Also when there are
// more names, most of them in small sets, than its slots have indexes for. Afterwards they have one for the next name.
void MemberNames::rehash_if_needed() {
  if (used_slots_ * 3 < slot_count_ * 2 && layout_.can_index(size_)) return;
  const bool crowded = size_ * 3 >= slot_count_;
  const std::size_t wanted = std::max(crowded ? slot_count_ * 2 : slot_count_, kFewestSlots);
  if (slots_.size() < wanted) {
    slots_ = {};  // rebuilt from the entries: frees the old table before the new one is allocated
    slot_count_ = 0;
    slots_.resize(wanted);
  }
  slot_count_ = wanted;
  used_slots_ = 0;
  layout_ = TaggedSlots(std::max(slot_count_, size_ + 1));
  std::fill_n(slots_.begin(), slot_count_, kFree);
  for (std::size_t i = 0; i < size_; ++i) {
    if (entry(i).hash != 0) fill_slot(i);
  }
}

std::uint32_t MemberNames::insert_large(std::size_t base, std::uint32_t id, std::string_view name,
                                        std::uint32_t offset) {
  // Zero marks the entries of small sets, which have no slot.
  const auto hash_of = [this, id](std::string_view of) { return std::max<std::uint32_t>(hash(id, of), 1); };
  if (size_ - base == kSmall) {
    for (std::size_t i = base; i < size_; ++i) {
      if (entry(i).hash != 0) break;  // this set was full already: the last name was a duplicate
      rehash_if_needed();
      entry(i).hash = hash_of(entry(i).name());
      fill_slot(i);
    }
  }
  const std::uint32_t hash = hash_of(name);
  rehash_if_needed();
  const std::size_t mask = slot_count_ - 1;
  std::size_t slot = hash & mask;
  std::size_t stale = slot_count_;  // none
  for (; slots_[slot] != kFree; slot = (slot + 1) & mask) {
    if (!layout_.tag_matches(slots_[slot], hash)) continue;
    if (is_stale(slots_[slot])) {
      stale = slot;
      continue;
    }
    const std::size_t index = layout_.index(slots_[slot]);
    const Member& other = entry(index);
    if (index >= base && other.hash == hash && text::short_equal(other.name(), name)) return other.offset;
  }
  if (stale == slot_count_) {
    ++used_slots_;
  } else {
    slot = stale;
  }
  slots_[slot] = layout_.slot(size_, hash);
  push(name, offset, hash);
  return kAbsent;
}

}  // namespace runlint::check
