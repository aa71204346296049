#include "lint/name_clashes.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "text/ascii.h"

namespace runlint::lint {
namespace {

// The end of the part of `path` that begins at `at`: the next slash, or the size.
std::size_t part_end(std::string_view path, std::size_t at) noexcept {
  return std::min(path.find('/', at), path.size());
}

}  // namespace

void HashIndex::start(std::size_t count) {
  // Many slots for few names: where a table has four, each search takes twice as long or not by the draw.
  constexpr std::size_t kFewestSlots = 64;
  if (!polynomial_) polynomial_ = std::make_unique<text::Polynomial>(text::draw<1>()[0]);
  slots_.assign(std::max(kFewestSlots, count + count / 8 + 1), 0);
  filter_.assign(slots_.size() / 8, 0);
}

std::uint64_t HashIndex::hash_ignoring_case(std::string_view name) const noexcept {
  constexpr std::size_t kBytes = 7;  // a number of the polynomial holds so many
  std::uint64_t hash = polynomial_->append(0, name.size());
  for (std::size_t at = 0; at < name.size(); at += kBytes) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, name.data() + at, std::min(name.size() - at, kBytes));
    hash = polynomial_->append(hash, text::lower(bytes));
  }
  return hash;
}

std::uint64_t HashIndex::scatter(std::uint64_t hash) const noexcept {
  hash = polynomial_->append(hash, 0);
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

void HashIndex::add(std::uint64_t hash, std::size_t index) noexcept {
  const std::uint64_t scattered = scatter(hash);
  filter_[bit_of(scattered) / 64] |= std::uint64_t{1} << bit_of(scattered) % 64;
  std::size_t slot = slot_of(scattered);
  while (slots_[slot] != 0) slot = next(slot);
  slots_[slot] = static_cast<std::uint32_t>(index + 1);
}

void CaseClashes::find(Names names, const OnClash& on_clash) {
  index_.start(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i].name();
    const std::uint64_t hash = index_.hash_ignoring_case(name);
    const std::size_t first =
        index_.find(hash, [&](std::size_t other) { return text::same_ignoring_case(names[other].name(), name); });
    if (first != HashIndex::kNone) {
      on_clash(first, i);
    } else {
      index_.add(hash, i);
    }
  }
}

void PathClashes::fill(Names paths) {
  index_.start(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    std::uint64_t hash = 0;
    for (std::size_t at = 0, end = 0; at <= path.size(); at = end + 1) {
      end = part_end(path, at);
      hash = index_.append(hash, path.substr(at, end - at));
    }
    index_.add(hash, i);
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
  fill(paths);
  // Each path again, part by part: is what precedes the slash a path too?
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    std::uint64_t hash = 0;
    for (std::size_t at = 0, end = 0; (end = part_end(path, at)) < path.size(); at = end + 1) {
      hash = index_.append(hash, path.substr(at, end - at));
      if (end == 0) continue;  // the root is no file
      const std::size_t outer =
          index_.find(hash, [&](std::size_t other) { return paths[other].name() == path.substr(0, end); });
      if (outer == HashIndex::kNone) continue;
      on_clash(outer, i);
      break;
    }
  }
}

}  // namespace runlint::lint
