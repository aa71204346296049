// Finds conflicting names in a map, by sorting them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "check/member_names.h"

namespace runlint::lint {

using Names = decltype(std::declval<const check::MemberNames&>().names(0));

// Called with the indexes of two names.
using OnConflict = std::function<void(std::size_t, std::size_t)>;

// Linear in the names, whatever they are, but for the logarithm of sorting. The memory, at most about twenty bytes a
// name, is kept for the next map. Throws std::bad_alloc only.
class NameConflicts {
 public:
  // Names that differ only in the case of ASCII letters: calls `on_conflict(first, later)` for each name that has an
  // earlier one, the earliest such, in the order of the later ones.
  void find_case_conflicts(Names names, const OnConflict& on_conflict);

  // Paths of files that other paths use as directories, "/a" and "/a/b": calls `on_conflict(outer, inner)` for each
  // path that needs another to be a directory, the topmost such, in the order of the inner ones.
  void find_path_conflicts(Names paths, const OnConflict& on_conflict);

 private:
  // The rank of each byte in the order of names. Never 0, which is the rank of a name's end.
  using ByteRanks = std::array<std::uint8_t, 256>;
  static const ByteRanks kIgnoringCase;
  static const ByteRanks kSlashFirst;

  // Names that conflict with one name follow it in the order of `ranks`.
  void find(Names names, const ByteRanks& ranks, bool (*conflict)(std::string_view, std::string_view),
            const OnConflict& on_conflict);
  void sort(Names names, const ByteRanks& ranks);

  // Names that are equal in the bytes before `depth`: a part of order_.
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t depth;
  };
  std::vector<std::uint64_t> order_;  // indexes of names, below the ranks of four of their bytes
  std::vector<Run> unsorted_;
};

}  // namespace runlint::lint
