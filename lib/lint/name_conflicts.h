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
#include "schema/schema.h"

namespace runlint::lint {

using Names = decltype(std::declval<const check::MemberNames&>().names(0));

// Called with the indexes of two names.
using OnConflict = std::function<void(std::size_t, std::size_t)>;

// Linear in the names, whatever they are, but for the logarithm of sorting. The memory, at most five bytes a name, is
// kept for the next map. Throws std::bad_alloc only.
class NameConflicts {
 public:
  struct Query {
    Names names;
    const schema::Schema& key;  // what a name must be; the later name of a reported conflict is one
    std::size_t ordered;        // this many conflicts are reported in the order of the later names, then the others
  };

  // Names that differ only in the case of ASCII letters: calls `on_conflict(first, later)` for each name that has an
  // earlier one, with the earliest such.
  void find_case_conflicts(const Query& query, const OnConflict& on_conflict);

  // Paths of files that other paths use as directories, "/a" and "/a/b": calls `on_conflict(outer, inner)` for each
  // path that needs another to be a directory, with the topmost such; the inner one counts as the later.
  void find_path_conflicts(const Query& query, const OnConflict& on_conflict);

 private:
  // The rank of each byte in the order of names. Never 0, which is the rank of a name's end.
  using ByteRanks = std::array<std::uint8_t, 256>;
  static const ByteRanks kIgnoringCase;
  static const ByteRanks kSlashFirst;

  // Names that conflict with one name follow it in the order of `ranks`.
  void find(const Query& query, const ByteRanks& ranks, bool (*conflict)(std::string_view, std::string_view),
            const OnConflict& on_conflict);
  void sort(Names names, const ByteRanks& ranks);

  // A part of order_: names that are equal in the bytes before `depth`.
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t depth;
  };
  std::vector<std::uint32_t> order_;  // indexes of names
  std::vector<Run> unsorted_;
  using Conflict = std::pair<std::uint32_t, std::uint32_t>;  // the indexes of the later name and of the first
  std::vector<Conflict> earliest_;
};

}  // namespace runlint::lint
