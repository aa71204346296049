// The edit distance between names, to suggest the one that was meant.
#pragma once

#include <string_view>

namespace runlint::text {

inline constexpr unsigned kTooFar = ~0u;

// The number of edits (insertions, deletions, substitutions and swaps of neighbours, letter case ignored) that turn
// `name` into `known`, or kTooFar if there are more than a typo explains: one for known names of up to four bytes, two
// up to eight, three beyond. `known` has at most 64 bytes. Names of any length: a `name` whose length differs too much
// costs nothing; otherwise the time is that of len(name) × len(known) steps at most. Allocates nothing; any thread.
[[nodiscard]] unsigned edit_distance(std::string_view name, std::string_view known) noexcept;

// Whether `name` can only be `known` misspelled: they have the same words, in any case and with any separators, and
// each is spelled nearly alike. Not if a word is another one (imageTag, storageType), is missing or is one too many
// (build, deploymentId), or is all of the name and so short that a letter makes it another (uid, date). Costs like
// edit_distance().
[[nodiscard]] bool is_misspelling(std::string_view name, std::string_view known) noexcept;

}  // namespace runlint::text
