#include "lint/name_conflicts.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

#include "check/constraints.h"
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
  constexpr std::uint32_t kFew = 16;  // names so few are sorted by comparing them
  const auto rank_at = [&ranks](std::string_view name, std::size_t at) noexcept -> unsigned {
    return at < name.size() ? ranks[static_cast<unsigned char>(name[at])] : 0u;
  };
  order_.resize(names.size());
  std::iota(order_.begin(), order_.end(), 0);
  unsorted_.clear();
  const auto sort_run = [&](Run run) {
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
      const std::string_view first = names[a].name();
      const std::string_view second = names[b].name();
      std::size_t at = run.depth;
      while (at < first.size() && rank_at(first, at) == rank_at(second, at)) ++at;
      return std::pair(rank_at(first, at), a) < std::pair(rank_at(second, at), b);
    };
    if (run.end - run.begin > kFew) {
      unsorted_.push_back(run);
    } else {
      std::sort(order_.begin() + run.begin, order_.begin() + run.end, less);
    }
  };
  sort_run({0, static_cast<std::uint32_t>(order_.size()), 0});
  while (!unsorted_.empty()) {
    const Run run = unsorted_.back();
    unsorted_.pop_back();
    const auto rank_of = [&](std::uint32_t index) { return rank_at(names[index].name(), run.depth); };
    // Moves each name among those of its rank (American flag sort).
    std::array<std::uint32_t, 257> begins{};  // of each rank
    for (std::uint32_t at = run.begin; at < run.end; ++at) ++begins[rank_of(order_[at]) + 1];
    begins[0] = run.begin;
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::array<std::uint32_t, 257> next = begins;
    for (unsigned rank = 0; rank < 256; ++rank) {
      // A name that has come to the place of another rank changes places until one of this rank is there.
      for (; next[rank] < begins[rank + 1]; ++next[rank]) {
        std::uint32_t& index = order_[next[rank]];
        for (unsigned other; (other = rank_of(index)) != rank;) std::swap(index, order_[next[other]++]);
      }
    }
    // Names that end here are the same.
    std::sort(order_.begin() + run.begin, order_.begin() + begins[1]);
    for (unsigned rank = 1; rank < 256; ++rank) sort_run({begins[rank], begins[rank + 1], run.depth + 1});
  }
}

void NameConflicts::find(const Query& query, const ByteRanks& ranks,
                         bool (*conflict)(std::string_view, std::string_view), const OnConflict& on_conflict) {
  const Names& names = query.names;
  if (names.size() < 2) return;
  sort(names, ranks);
  const auto for_each_conflict = [&](auto visit) {
    std::uint32_t first = order_[0];
    for (const std::uint32_t later : std::span(order_).subspan(1)) {
      if (!conflict(names[first].name(), names[later].name())) {
        first = later;
      } else if (check::conforms(query.key, names[later].name())) {
        visit(Conflict{later, first});
      }
    }
  };
  earliest_.clear();  // once full, a heap
  for_each_conflict([&](const Conflict& found) {
    if (earliest_.size() == query.ordered) {
      if (earliest_.empty() || found > earliest_.front()) return;
      std::ranges::pop_heap(earliest_);
      earliest_.pop_back();
    }
    earliest_.push_back(found);
    std::ranges::push_heap(earliest_);
  });
  std::ranges::sort_heap(earliest_);
  for (const auto& [later, first] : earliest_) on_conflict(first, later);
  if (earliest_.size() < query.ordered) return;  // that is all
  for_each_conflict([&](const Conflict& found) {
    if (earliest_.empty() || found > earliest_.back()) on_conflict(found.second, found.first);
  });
}

void NameConflicts::find_case_conflicts(const Query& query, const OnConflict& on_conflict) {
  find(query, kIgnoringCase, text::same_ignoring_case, on_conflict);
}

void NameConflicts::find_path_conflicts(const Query& query, const OnConflict& on_conflict) {
  find(query, kSlashFirst, is_inside, on_conflict);
}

}  // namespace runlint::lint
