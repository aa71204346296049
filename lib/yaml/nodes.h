// The nodes of a YAML document, in the order of its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace runlint::yaml {

// The types of JavaScript's values.
enum class Type : std::uint8_t { kNull, kBoolean, kNumber, kString, kDate, kBuffer, kArray, kObject, kAlias };

inline constexpr std::uint32_t kNone = ~std::uint32_t{0};

// A container is followed by its descendants: an array by its elements, an object by keys and values in turn. A key is
// one node, of type kString.
struct Node {
  // Of a scalar: the string; true, false or null; a number as JSON writes it, or NaN, Infinity, -Infinity; a date in
  // ISO format. In the source or in the arena.
  const char* value = nullptr;
  std::uint32_t value_length = 0;
  std::uint32_t offset = 0;  // in the source
  std::uint32_t length = 0;
  // Of a container: the node after its last descendant. Of an alias: its node. Of a string in the arena: its first
  // piece, or kNone if it is not text of the source. Of a merge key: what it brings in.
  std::uint32_t link = kNone;
  Type type = Type::kNull;
  bool is_key = false;
  bool is_merge = false;  // a key that merges its value
  text::KeyForm form = text::KeyForm::kNormal;
};

// Where a part of a string in the arena comes from, until the value_offset of the next. An escape and the break of a
// folded line are a piece each. The last piece of a string is empty.
struct Piece {
  std::uint32_t value_offset;
  std::uint32_t source_offset;
  std::uint32_t source_length;
  bool is_break;  // of a line, with the indentation
};

// A member that an object gets by merging.
struct MergedMember {
  std::uint32_t key;
  std::uint32_t value;
};

// Members that an object gets, as a range.
struct MergedRange {
  std::uint32_t begin;
  std::uint32_t end;
};

// Memory for strings that are not text of the source.
class Arena {
 public:
  void clear() noexcept {
    chunks_.clear();
    free_ = 0;
  }

  // A copy of `text`. Throws std::bad_alloc only.
  [[nodiscard]] std::string_view copy(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t free_ = 0;
};

struct Nodes {
  std::vector<Node> list;
  std::vector<Piece> pieces;
  std::vector<MergedMember> merged;
  std::vector<MergedRange> merges;  // by the link of a merge key
  Arena arena;

  void clear() noexcept {
    list.clear();
    pieces.clear();
    merged.clear();
    merges.clear();
    arena.clear();
  }

  [[nodiscard]] const Node& operator[](std::uint32_t index) const noexcept { return list[index]; }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(list.size()); }

  // The node after `index` and its descendants.
  [[nodiscard]] std::uint32_t after(std::uint32_t index) const noexcept {
    const Node& node = list[index];
    return node.type == Type::kArray || node.type == Type::kObject ? node.link : index + 1;
  }

  // The node that an alias stands for; any other node itself.
  [[nodiscard]] std::uint32_t resolved(std::uint32_t index) const noexcept {
    while (list[index].type == Type::kAlias) index = list[index].link;
    return index;
  }
};

}  // namespace runlint::yaml
