#include "lint/name_conflicts.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

// A set of the lengths of names, modulo 64.
class Lengths {
 public:
  void add(std::size_t length) noexcept { bits_ |= std::uint64_t{1} << length % 64; }
  [[nodiscard]] bool may_have(std::size_t length) const noexcept { return (bits_ >> length % 64 & 1) != 0; }

 private:
  std::uint64_t bits_ = 0;
};

// The first slash at or after `from`, with something before it that may be a path of one of these lengths; or the size.
// (The root is not a file.)
std::size_t next_directory(std::string_view path, std::size_t from, const Lengths& lengths) noexcept {
  const auto is_slash = [](text::Vec16 bytes) { return reinterpret_cast<text::Vec16>(bytes == '/'); };
  for (std::size_t at = std::max<std::size_t>(from, 1); at < path.size(); ++at) {
    at = text::find_if_vectorized(path, at, is_slash);
    if (lengths.may_have(at)) return at;
  }
  return path.size();
}

}  // namespace

void NameHashIndex::start(std::size_t count) {
  // Many slots for few names: where a table has four, each search takes twice as long or not by the draw.
  constexpr std::size_t kFewestSlots = 64;
  if (!polynomial_) polynomial_ = std::make_unique<text::PolynomialHash>(text::random_words<1>()[0]);
  slots_.assign(std::max(kFewestSlots, count + count / 8 + 1), check::kFree);
  layout_ = check::TaggedSlots(count);
  filter_.assign(slots_.size() / 8, 0);
}

std::uint64_t NameHashIndex::hash_ignoring_case(std::string_view name) const noexcept {
  return polynomial_->hash(name, [](std::uint64_t bytes) { return text::lower(bytes); });
}

std::uint64_t NameHashIndex::scatter(std::uint64_t hash) const noexcept {
  hash = polynomial_->extend(hash, 0);
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

void NameHashIndex::add(std::uint64_t hash, std::size_t index) noexcept {
  const std::uint64_t scattered = scatter(hash);
  filter_[bit_of(scattered) / 64] |= std::uint64_t{1} << bit_of(scattered) % 64;
  std::size_t at = slot_of(scattered);
  while (slots_[at] != check::kFree) at = next(at);
  slots_[at] = layout_.slot(index, mark_of(scattered));
}

void CaseConflicts::find(Names names, const OnConflict& on_clash) {
  index_.start(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i].name();
    const std::uint64_t hash = index_.hash_ignoring_case(name);
    const std::size_t first =
        index_.find(hash, [&](std::size_t other) { return text::same_ignoring_case(names[other].name(), name); });
    if (first != NameHashIndex::kNone) {
      on_clash(first, i);
    } else {
      index_.add(hash, i);
    }
  }
}

void PathConflicts::find_among_few(Names paths, const OnConflict& on_clash) {
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

void PathConflicts::find(Names paths, const OnConflict& on_clash) {
  constexpr std::size_t kFew = 4;  // compared with one another in less time than it takes to hash them
  if (paths.size() <= kFew) return find_among_few(paths, on_clash);
  // A path can be inside another only if it has a slash where that one ends.
  Lengths lengths;
  for (const check::MemberNames::Member& path : paths) lengths.add(path.length);
  const auto is_doubtful = [&](std::string_view path) { return next_directory(path, 0, lengths) != path.size(); };
  const auto name_of = [](const check::MemberNames::Member& path) { return path.name(); };
  if (std::ranges::none_of(paths, is_doubtful, name_of)) return;
  index_.start(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    index_.add(index_.hashes(path).prefix(path.size()), i);
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string_view path = paths[i].name();
    auto hashes = index_.hashes(path);
    for (std::size_t at = next_directory(path, 0, lengths); at != path.size();
         at = next_directory(path, at + 1, lengths)) {
      const auto is_outer = [&](std::size_t other) { return paths[other].name() == path.substr(0, at); };
      const std::size_t outer = index_.find(hashes.prefix(at), is_outer);
      if (outer == NameHashIndex::kNone) continue;
      on_clash(outer, i);
      break;
    }
  }
}

}  // namespace runlint::lint
