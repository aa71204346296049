// Names of one map that get in each other's way. Linear in the names, whatever they are; the memory is kept for the
// next map. Throws std::bad_alloc only.
#ifndef RUNLINT_LIB_LINT_NAME_CLASHES_H_
#define RUNLINT_LIB_LINT_NAME_CLASHES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "check/key_set.h"
#include "text/polynomial.h"

namespace runlint::lint {

using Names = decltype(std::declval<const check::KeySet&>().names(0));

// Is told of two names by their indexes.
using OnClash = std::function<void(std::size_t, std::size_t)>;

// Names that differ only in the case of ASCII letters.
class CaseClashes {
 public:
  // Calls `on_clash(first, later)` for each name that has an earlier one, the earliest such.
  void find(Names names, const OnClash& on_clash);

 private:
  std::string folded_;
  std::unique_ptr<check::KeySet> seen_;  // once it is needed
};

// Paths of files that are directories to others: "/a" and "/a/b".
class PathClashes {
 public:
  // Calls `on_clash(outer, inner)` for each path that needs another to be a directory, the topmost such.
  void find(Names paths, const OnClash& on_clash);

 private:
  [[nodiscard]] std::uint64_t append(std::uint64_t sum, std::string_view part) const noexcept;
  [[nodiscard]] std::size_t slot_of(std::uint64_t sum) const noexcept;
  void fill(Names paths);
  static void find_among_few(Names paths, const OnClash& on_clash);

  std::unique_ptr<text::Polynomial> polynomial_;  // once it is needed
  std::vector<std::uint32_t> slots_;              // open addressing: 0, or an index plus 1
};

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_NAME_CLASHES_H_
