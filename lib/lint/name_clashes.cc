#include "lint/name_clashes.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "text/ascii.h"

namespace runlint::lint {
namespace {

// The end of the part of `path` that begins at `at`: the next slash, or the size.
std::size_t part_end(std::string_view path, std::size_t at) noexcept {
  return std::min(path.find('/', at), path.size());
}

}  // namespace

void CaseClashes::find(Names names, const OnClash& on_clash) {
  std::size_t size = 0;
  for (const auto& entry : names) size += entry.length;
  folded_.clear();
  folded_.reserve(size);  // what is inserted must not move
  if (!seen_) seen_ = std::make_unique<check::KeySet>();
  seen_->start();
  const std::size_t base = seen_->open();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t begin = folded_.size();
    for (const char c : names[i].name()) folded_ += text::lower(c);
    // In place of the offset, which is what is given back: the index.
    const std::uint32_t first =
        seen_->insert(base, 0, std::string_view(folded_).substr(begin), static_cast<std::uint32_t>(i));
    if (first != check::KeySet::kNew) on_clash(first, i);
  }
}

std::uint64_t PathClashes::append(std::uint64_t sum, std::string_view part) const noexcept {
  return polynomial_->append(polynomial_->append(sum, part.size()), part);
}

// Where the search begins for the path whose parts make that sum. Paths that count up have sums in steps: scatter them.
std::size_t PathClashes::slot_of(std::uint64_t sum) const noexcept {
  sum = polynomial_->append(sum, 0);
  sum = (sum ^ sum >> 32) * 0x9E3779B97F4A7C15;
  return (sum ^ sum >> 32) & (slots_.size() - 1);
}

void PathClashes::fill(Names paths) {
  // About four fifths full at most, and many for few paths: where a table has four slots, each part of a path costs
  // twice as much or not by the draw.
  constexpr std::size_t kFewestSlots = 64;
  slots_.assign(std::bit_ceil(std::max(kFewestSlots, paths.size() + paths.size() / 4)), 0);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    std::uint64_t sum = 0;
    for (std::size_t at = 0, end = 0; at <= path.size(); at = end + 1) {
      end = part_end(path, at);
      sum = append(sum, path.substr(at, end - at));
    }
    std::size_t slot = slot_of(sum);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void PathClashes::find_among_few(Names paths, const OnClash& on_clash) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    std::size_t topmost = i;
    for (std::size_t other = 0; other < paths.size(); ++other) {
      const std::string_view outer = paths[other].name();
      const bool holds =
          !outer.empty() && outer.size() < path.size() && path[outer.size()] == '/' && path.starts_with(outer);
      if (holds && (topmost == i || outer.size() < paths[topmost].name().size())) topmost = other;
    }
    if (topmost != i) on_clash(topmost, i);
  }
}

void PathClashes::find(Names paths, const OnClash& on_clash) {
  constexpr std::size_t kFew = 4;  // compared with one another in less time than it takes to add up their parts
  if (paths.size() <= kFew) return find_among_few(paths, on_clash);
  // Where no path goes through a directory, none needs another to be one.
  const auto goes_deeper = [](const auto& path) { return path.name().find('/', 1) != std::string_view::npos; };
  if (std::ranges::none_of(paths, goes_deeper)) return;
  if (!polynomial_) polynomial_ = std::make_unique<text::Polynomial>(text::draw<1>()[0]);
  fill(paths);
  // Each path again, part by part: is what precedes the slash a path too?
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    std::uint64_t sum = 0;
    bool clashes = false;
    for (std::size_t at = 0, end = 0; !clashes && (end = part_end(path, at)) < path.size(); at = end + 1) {
      sum = append(sum, path.substr(at, end - at));
      if (end == 0) continue;  // the root is no file
      for (std::size_t slot = slot_of(sum); !clashes && slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        const std::size_t other = slots_[slot] - 1;
        clashes = paths[other].name() == path.substr(0, end);
        if (clashes) on_clash(other, i);
      }
    }
  }
}

}  // namespace runlint::lint
