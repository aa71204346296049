#include "check/key_set.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace runlint::check {
namespace {

constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

// a × b mod 2^61 − 1, for a, b below 2^62.
std::uint64_t multiply(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  const std::uint64_t folded =
      (static_cast<std::uint64_t>(product) & kPrime) + static_cast<std::uint64_t>(product >> 61);
  return folded >= kPrime ? folded - kPrime : folded;
}

std::uint64_t draw() noexcept {
  std::uint64_t value = 0;
  if (getentropy(&value, sizeof value) != 0) {
    // A kernel without random numbers: what remains is hard to guess, if not to measure.
    value =
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()) * 0x9E3779B97F4A7C15 ^
        reinterpret_cast<std::uintptr_t>(&value);
  }
  return value % (kPrime - 2) + 2;
}

}  // namespace

KeySet::KeySet() : multiplier_(draw()), spread_(draw()) {}

std::uint32_t KeySet::hash(std::uint32_t id, std::string_view name) const noexcept {
  // The polynomial whose coefficients are the object, the length, and the bytes of the name by sevens.
  std::uint64_t sum = multiply(id + 1, multiplier_) + name.size();
  while (!name.empty()) {
    const std::size_t taken = std::min<std::size_t>(name.size(), 7);
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, name.data(), taken);
    sum = multiply(sum, multiplier_) + chunk;
    name.remove_prefix(taken);
  }
  return static_cast<std::uint32_t>(multiply(sum, spread_) >> 29);
}

void KeySet::fill_slot(std::size_t entry) noexcept {
  const std::size_t mask = slot_count_ - 1;
  std::size_t slot = entries_[entry].hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<std::uint32_t>(entry + 1);
  ++used_slots_;
}

// Rebuilds the table once it is two thirds full: larger, unless that is mostly with what is stale.
void KeySet::make_room() {
  if (used_slots_ * 3 < slot_count_ * 2) return;
  const bool crowded = entries_.size() * 3 >= slot_count_;
  const std::size_t wanted = std::max<std::size_t>(crowded ? slot_count_ * 2 : slot_count_, 64);
  if (slots_.size() < wanted) slots_.resize(wanted);
  slot_count_ = wanted;
  used_slots_ = 0;
  std::fill_n(slots_.begin(), slot_count_, 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].hash != 0) fill_slot(i);
  }
}

std::optional<std::uint32_t> KeySet::insert_large(std::size_t base, std::uint32_t id, const json::Text& key) {
  // Zero marks the entries of small sets, which have no slot.
  const auto hash_of = [this, id](std::string_view name) { return std::max<std::uint32_t>(hash(id, name), 1); };
  if (entries_.size() - base == kSmall) {
    for (std::size_t i = base; i < entries_.size(); ++i) {
      if (entries_[i].hash != 0) break;  // this set was full already: the last name was a duplicate
      make_room();
      entries_[i].hash = hash_of(entries_[i].name);
      fill_slot(i);
    }
  }
  const std::uint32_t hash = hash_of(key.value);
  make_room();
  const std::size_t mask = slot_count_ - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t entry = slots_[slot] - 1;
    if (entry < base || entry >= entries_.size()) continue;
    if (entries_[entry].hash == hash && entries_[entry].name == key.value) return entries_[entry].offset;
  }
  entries_.push_back({key.value, key.offset, hash});
  fill_slot(entries_.size() - 1);
  return std::nullopt;
}

}  // namespace runlint::check
