#include "fix/edits.h"

#include <algorithm>
#include <cstdint>

namespace runlint::fix {
namespace {

// The bytes that a text has grown by; negative if it has shrunk.
using Growth = std::int64_t;

Growth growth(std::size_t before, std::size_t after) noexcept {
  return static_cast<Growth>(after) - static_cast<Growth>(before);
}

std::size_t moved(std::size_t offset, Growth by) noexcept {
  return static_cast<std::size_t>(static_cast<Growth>(offset) + by);
}

}  // namespace

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  std::string out;
  std::size_t size = text.size();
  for (const Edit& edit : edits) size += edit.text.size();
  out.reserve(size);
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.append(text, at, edit.span.offset - at).append(edit.text);
    at = edit.span.end();
  }
  return out.append(text, at);
}

std::vector<Change> compose(std::span<const Change> changes, std::span<const Edit> edits) {
  std::vector<Change> composed;
  composed.reserve(changes.size() + edits.size());
  Growth earlier = 0;  // of the original, up to the place reached
  Growth later = 0;    // of the present text
  auto change = changes.begin();
  auto edit = edits.begin();
  while (change != changes.end() || edit != edits.end()) {
    const Growth earlier_before = earlier;
    const Growth later_before = later;
    // Offsets in the present text.
    const std::size_t begin = std::min(change != changes.end() ? change->after.offset : ~std::size_t{0},
                                       edit != edits.end() ? edit->span.offset : ~std::size_t{0});
    std::size_t end = begin;
    for (;;) {
      if (change != changes.end() && change->after.offset <= end) {
        end = std::max(end, change->after.end());
        earlier += growth(change->before.length, change->after.length);
        ++change;
      } else if (edit != edits.end() && edit->span.offset <= end) {
        end = std::max(end, edit->span.end());
        later += growth(edit->span.length, edit->text.size());
        ++edit;
      } else {
        break;
      }
    }
    const std::size_t before = moved(begin, -earlier_before);
    const std::size_t after = moved(begin, later_before);
    composed.push_back({{before, moved(end, -earlier) - before}, {after, moved(end, later) - after}});
  }
  return composed;
}

}  // namespace runlint::fix
