#include "lint/name_conflicts.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "text/ascii.h"

namespace runlint::lint {
namespace {

bool is_inside(std::string_view outer, std::string_view path) noexcept {
  // The root is not a file.
  return !outer.empty() && outer.size() < path.size() && path[outer.size()] == '/' && path.starts_with(outer);
}

}  // namespace

// Names are UTF-8, in which no byte is 0xFF: there is room for the end's rank.
constexpr NameConflicts::ByteRanks NameConflicts::kIgnoringCase = [] {
  ByteRanks ranks{};
  for (std::size_t c = 0; c < 0xFF; ++c) {
    ranks[c] = static_cast<std::uint8_t>(static_cast<unsigned char>(text::lower(static_cast<char>(c))) + 1);
  }
  return ranks;
}();

// Paths inside a path sort directly after it, before "/a-" or the like.
constexpr NameConflicts::ByteRanks NameConflicts::kSlashFirst = [] {
  ByteRanks ranks{};
  for (std::size_t c = 0; c < 0xFF; ++c) ranks[c] = static_cast<std::uint8_t>(c < '/' ? c + 2 : c + 1);
  ranks['/'] = 1;
  return ranks;
}();

void NameConflicts::sort(Names names, const ByteRanks& ranks) {
  constexpr std::uint32_t kBytes = 4;
  order_.resize(names.size());
  std::iota(order_.begin(), order_.end(), 0);
  unsorted_.assign(1, {0, static_cast<std::uint32_t>(order_.size()), 0});
  while (!unsorted_.empty()) {
    const Run run = unsorted_.back();
    unsorted_.pop_back();
    const auto part = std::span(order_).subspan(run.begin, run.end - run.begin);
    for (std::uint64_t& entry : part) {
      const auto index = static_cast<std::uint32_t>(entry);
      const std::string_view name = names[index].name();
      entry = 0;
      for (std::size_t at = run.depth; at < run.depth + kBytes; ++at) {
        entry = entry << 8 | (at < name.size() ? ranks[static_cast<unsigned char>(name[at])] : 0u);
      }
      entry = entry << 32 | index;
    }
    if (!std::ranges::is_sorted(part)) std::ranges::sort(part);
    for (std::uint32_t begin = run.begin; begin < run.end;) {
      const auto key = static_cast<std::uint32_t>(order_[begin] >> 32);
      std::uint32_t end = begin + 1;
      while (end < run.end && order_[end] >> 32 == key) ++end;
      const bool have_ended = (key & 0xFF) == 0;
      if (end - begin > 1 && !have_ended) unsorted_.push_back({begin, end, run.depth + kBytes});
      begin = end;
    }
  }
}

void NameConflicts::find(Names names, const ByteRanks& ranks, bool (*conflict)(std::string_view, std::string_view),
                         const OnConflict& on_conflict) {
  if (names.size() < 2) return;
  sort(names, ranks);
  // In the place of the names that conflict: their indexes, above those of the names that they conflict with.
  auto found = order_.begin();
  auto first = static_cast<std::uint32_t>(order_[0]);
  for (std::size_t i = 1; i < order_.size(); ++i) {
    const auto index = static_cast<std::uint32_t>(order_[i]);
    if (conflict(names[first].name(), names[index].name())) {
      *found++ = std::uint64_t{index} << 32 | first;
    } else {
      first = index;
    }
  }
  order_.erase(found, order_.end());
  std::ranges::sort(order_);
  for (const std::uint64_t both : order_) on_conflict(static_cast<std::uint32_t>(both), both >> 32);
}

void NameConflicts::find_case_conflicts(Names names, const OnConflict& on_conflict) {
  find(names, kIgnoringCase, text::same_ignoring_case, on_conflict);
}

void NameConflicts::find_path_conflicts(Names paths, const OnConflict& on_conflict) {
  find(paths, kSlashFirst, is_inside, on_conflict);
}

}  // namespace runlint::lint
