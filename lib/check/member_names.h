// Duplicate detection: the member names of the objects that are open.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <string_view>
#include <vector>

#include "text/partial_load.h"
#include "text/short_equal.h"
#include "text/siphash.h"

namespace runlint::check {

// A slot of the hash table. 0: free. Otherwise the index of a name plus 1 in the low bits, and a tag of its hash in the
// high bits that no index needs. If the tags differ, so do the names, and the stored name need not be read.
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

// A stack of sets of names, one for each open object; only the topmost grows.
//
// A small set is searched linearly, unless a filter shows that the name is new. A set of more than kSmall names uses a
// hash table with a keyed hash, a new key for each MemberNames, so no input can make it slow. Names are not
// copied: they must outlive the object they are in.
class MemberNames {
 public:
  static constexpr std::size_t kSmall = 32;
  static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};  // no offset: positions are smaller

  // Makes room for documents with `count` names. Throws std::bad_alloc only.
  void reserve(std::size_t count);

  // Forgets everything; a new document begins.
  void start() noexcept {
    close(0);
    slot_count_ = used_slots_ = 0;
    filter_.fill(0);
  }

  // Opens an object; close() with the returned value closes it.
  [[nodiscard]] std::size_t open() const noexcept { return size_; }
  void close(std::size_t base) noexcept {
    if (base != size_) truncate(base);
  }

  // Adds a name, whose opening quote is at `offset`, to the innermost object, opened with `base` and identified by
  // `id`, the offset of its bracket. When it has the name already, returns the offset of the first one's opening quote,
  // else kAbsent. Throws std::bad_alloc only. (An std::optional would be written in two halves and read as one word,
  // which stalls.)
  [[nodiscard, gnu::always_inline]] std::uint32_t insert(std::size_t base, std::uint32_t id, std::string_view name,
                                                         std::uint32_t offset) {
    if (size_ - base >= kSmall) return insert_large(base, id, name, offset);
    const std::uint64_t mixed = (weak_hash(name) ^ id) * 0x9E3779B97F4A7C15;
    std::uint64_t& word = filter_[mixed >> 61];
    const std::uint64_t bit = std::uint64_t{1} << (mixed >> 55 & 63);
    if ((word & bit) != 0) {
      for (std::size_t i = base; i < size_; ++i) {
        if (text::short_equal(entry(i).name(), name)) return entry(i).offset;
      }
    }
    word |= bit;
    push(name, offset, 0);
    return kAbsent;
  }

  // A name in separate fields, which are written and read one by one, so that no read stalls on a write. Without
  // padding, which would be a sixth of it: a body may have very many names.
  class Member {
   public:
    Member() = default;
    Member(std::string_view name, std::uint32_t name_offset, std::uint32_t name_hash) noexcept
        : length(static_cast<std::uint32_t>(name.size())),
          offset(name_offset),
          hash(name_hash),
          address_(std::bit_cast<Address>(name.data())) {}

    [[nodiscard]] std::string_view name() const noexcept { return {std::bit_cast<const char*>(address_), length}; }

    std::uint32_t length;
    std::uint32_t offset;  // of the opening quote
    std::uint32_t hash;    // once the set is large

   private:
    using Address = std::array<unsigned char, sizeof(const char*)>;
    Address address_;
  };

  // The names of the innermost object, opened with `base`, in the order of the text, each once: a random-access range
  // of Member. Any non-const call invalidates it.
  [[nodiscard]] auto names(std::size_t base) const noexcept {
    return std::views::iota(base, size_) |
           std::views::transform([this](std::size_t i) -> const Member& { return entry(i); });
  }

 private:
  // A weak hash of the beginning and the end of a name.
  static std::uint64_t weak_hash(std::string_view name) noexcept {
    const auto mix = [](text::CoveringWords words) { return words.head * 4 + words.tail; };
    return text::with_covering_words(name.size(), mix, name.data());
  }

  void push(std::string_view name, std::uint32_t offset, std::uint32_t hash) {
    if (next_ == chunk_end_) next_chunk();
    // In place: a copy would read all of it right after its parts were stored, which stalls.
    std::construct_at(next_++, name, offset, hash);
    ++size_;
  }
  [[nodiscard]] Member& entry(std::size_t i) noexcept { return chunks_[i / kChunk][i % kChunk]; }
  [[nodiscard]] const Member& entry(std::size_t i) const noexcept { return chunks_[i / kChunk][i % kChunk]; }
  void next_chunk();
  void truncate(std::size_t base) noexcept;
  std::uint32_t insert_large(std::size_t base, std::uint32_t id, std::string_view name, std::uint32_t offset);
  void rehash_if_needed();
  void fill_slot(std::size_t index) noexcept;
  // Whether a slot that is not free has no entry any more.
  [[nodiscard]] bool is_stale(Slot slot) const noexcept;
  [[nodiscard]] std::uint32_t hash(std::uint32_t id, std::string_view name) const noexcept;

  // The entries, the first size_ of those there is room for. In chunks, so that growing neither copies nor leaves half
  // of the memory unused.
  static constexpr std::size_t kChunk = 256;
  static constexpr std::size_t kFewestSlots = 64;
  std::vector<std::unique_ptr<Member[]>> chunks_;
  std::size_t size_ = 0;
  Member* next_ = nullptr;  // where the entry of index size_ goes, unless it is chunk_end_
  Member* chunk_end_ = nullptr;
  // A Bloom filter of the names in all small sets of this document, open or closed: only a clear bit is conclusive.
  std::array<std::uint64_t, 8> filter_{};
  // The hash table of this document: open addressing over the first slot_count_ slots, a power of two. Slots of objects
  // that are closed are stale: their index may now be another entry's, or none. That costs a comparison, but can't go
  // wrong, because the entry itself is compared. An object that is read again, by an alias, takes its own stale slots,
  // so that they do not pile up.
  std::vector<Slot> slots_;
  TaggedSlots layout_;
  std::size_t slot_count_ = 0;
  std::size_t used_slots_ = 0;
  text::SipHashKey key_ = text::random_siphash_key();
};

}  // namespace runlint::check
