// Duplicate detection: the member names of the objects that are open.
#ifndef RUNLINT_LIB_CHECK_KEY_SET_H_
#define RUNLINT_LIB_CHECK_KEY_SET_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "json/walk.h"
#include "text/same.h"

namespace runlint::check {

// A stack of sets of names, one for each open object; only the topmost grows.
//
// Small sets are searched through. A set of more than kSmall names goes through a hash table whose function is drawn
// at random for each KeySet from a family in which two names that were chosen without knowing the draw share a slot
// hardly more often than by chance, so no input makes it slow. Names are not copied: they must outlive the object they
// are in.
class KeySet {
 public:
  static constexpr std::size_t kSmall = 32;

  KeySet();

  // Forgets everything; a new document begins.
  void start() noexcept { size_ = slot_count_ = used_slots_ = 0; }

  // Opens an object; close() with what this returned ends it. `id` tells objects apart: the offset of the bracket.
  [[nodiscard]] std::size_t open() const noexcept { return size_; }
  void close(std::size_t base) noexcept { size_ = base; }

  // Adds a name to the innermost object, opened with `base`. When it has the name already, returns the offset of the
  // first one's opening quote. Throws std::bad_alloc only.
  [[nodiscard]] std::optional<std::uint32_t> insert(std::size_t base, std::uint32_t id, const json::Text& key) {
    if (size_ - base >= kSmall) return insert_large(base, id, key);
    for (std::size_t i = base; i < size_; ++i) {
      if (text::same(entries_[i].name(), key.value)) return entries_[i].offset;
    }
    push(key, 0);
    return std::nullopt;
  }

  // The parts of a name apart: written one by one and read one by one, neither waits for the other.
  struct Entry {
    const char* data;
    std::uint32_t length;
    std::uint32_t offset;  // of the opening quote
    std::uint32_t hash;    // once the set is large

    [[nodiscard]] std::string_view name() const noexcept { return {data, length}; }
  };

  // The names of the innermost object, opened with `base`, in the order of the text, each once. Valid until the next
  // call that is not const.
  [[nodiscard]] std::span<const Entry> names(std::size_t base) const noexcept {
    return {entries_.data() + base, size_ - base};
  }

 private:
  void push(const json::Text& key, std::uint32_t hash) {
    if (size_ == entries_.size()) grow();
    Entry& entry = entries_[size_++];
    entry.data = key.value.data();
    entry.length = static_cast<std::uint32_t>(key.value.size());
    entry.offset = key.offset;
    entry.hash = hash;
  }
  void grow();
  std::optional<std::uint32_t> insert_large(std::size_t base, std::uint32_t id, const json::Text& key);
  void make_room();
  void fill_slot(std::size_t entry) noexcept;
  [[nodiscard]] std::uint32_t hash(std::uint32_t id, std::string_view name) const noexcept;
  [[nodiscard]] std::uint64_t polynomial(std::string_view name) const noexcept;

  std::vector<Entry> entries_;  // the first size_ of them
  std::size_t size_ = 0;
  // The hash table of this document: open addressing over the first slot_count_ slots, a power of two, each 0 or an
  // index into entries_ plus 1. The index of an object closed since is stale: it may now be another's entry, or none.
  // It costs a look, and can't be mistaken, for the entry itself is compared.
  std::vector<std::uint32_t> slots_;
  std::size_t slot_count_ = 0;
  std::size_t used_slots_ = 0;
  std::uint64_t keys_[6];
  std::uint64_t multiplier_;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_KEY_SET_H_
