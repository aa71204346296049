#include "text/edit_distance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "text/ascii.h"
#include "text/name_words.h"

namespace runlint::text {
namespace {

constexpr std::size_t kMaxKnown = 64;

constexpr unsigned limit_for(std::size_t length) noexcept { return length <= 4 ? 1 : length <= 8 ? 2 : 3; }

// The bytes that occur, as a set of their low six bits.
std::uint64_t occurring(std::string_view text) noexcept {
  std::uint64_t set = 0;
  for (const char c : text) set |= std::uint64_t{1} << (lower(c) & 63);
  return set;
}

// Whether two names differ only in case and separators.
bool has_same_letters(std::string_view name, std::string_view known) noexcept {
  std::size_t at = 0;
  for (const char c : known) {
    if (is_punctuation(c)) continue;
    while (at < name.size() && is_punctuation(name[at])) ++at;
    if (at == name.size() || lower(name[at]) != lower(c)) return false;
    ++at;
  }
  return std::ranges::all_of(name.substr(at), is_punctuation);
}

// Whether a word is spelled nearly like another; `alone`: it is the whole name.
bool is_misspelled_word(std::string_view word, std::string_view known, bool alone) noexcept {
  if (same_ignoring_case(word, known)) return true;
  const unsigned distance = edit_distance(word, known);
  const auto difference = static_cast<std::ptrdiff_t>(word.size()) - static_cast<std::ptrdiff_t>(known.size());
  if (distance == kTooFar) return false;
  if (known.size() <= 3) return !alone && difference != 0;
  if (known.size() == 4) return !alone || difference != 0 || occurring(word) == occurring(known);
  if (known.size() < 8) return distance == 1;
  // Two letters at the end may be a word: deploymentid.
  const bool is_extended = starts_ignoring_case(word, known) || starts_ignoring_case(known, word);
  return distance <= 2 && (!is_extended || std::abs(difference) <= 1);
}

}  // namespace

// Optimal string alignment: a table of the distances between prefixes, a row for each byte of `name`, of which only
// the cells within `limit` of the diagonal can hold a distance within the limit. A row without such a cell ends it.
unsigned edit_distance(std::string_view name, std::string_view known) noexcept {
  const std::size_t n = name.size();
  const std::size_t m = known.size();
  const unsigned limit = limit_for(m);
  if (m > kMaxKnown || n > m + limit || m > n + limit) return kTooFar;
  // An edit brings in or removes one byte at most. This settles most pairs, and is cheap on many names sent to be slow.
  const std::uint64_t in_name = occurring(name);
  const std::uint64_t in_known = occurring(known);
  if (std::popcount(in_name & ~in_known) > static_cast<int>(limit)) return kTooFar;
  if (std::popcount(in_known & ~in_name) > static_cast<int>(limit)) return kTooFar;

  using Row = std::array<std::uint8_t, kMaxKnown + 1>;
  const auto beyond = static_cast<std::uint8_t>(limit + 1);  // stands for every greater distance
  Row rows[3];
  Row* before = &rows[0];  // of the byte before the last
  Row* last = &rows[1];
  Row* row = &rows[2];
  for (std::size_t j = 0; j <= std::min<std::size_t>(m, limit); ++j) (*last)[j] = static_cast<std::uint8_t>(j);

  for (std::size_t i = 1; i <= n; ++i) {
    const std::size_t first = i > limit ? i - limit : 0;
    const std::size_t end = std::min(m, i + limit);
    const char c = lower(name[i - 1]);
    std::uint8_t least = beyond;
    if (first == 0) {
      (*row)[0] = least = static_cast<std::uint8_t>(i);  // at most `limit`
    }
    for (std::size_t j = std::max<std::size_t>(first, 1); j <= end; ++j) {
      const char k = lower(known[j - 1]);
      unsigned cost = (*last)[j - 1] + (c != k ? 1u : 0u);
      if (j > first) cost = std::min(cost, (*row)[j - 1] + 1u);
      if (j < i + limit) cost = std::min(cost, (*last)[j] + 1u);
      if (i > 1 && j > 1 && c == lower(known[j - 2]) && k == lower(name[i - 2])) {
        cost = std::min(cost, (*before)[j - 2] + 1u);
      }
      (*row)[j] = static_cast<std::uint8_t>(std::min<unsigned>(cost, beyond));
      least = std::min(least, (*row)[j]);
    }
    if (least == beyond) return kTooFar;
    before = std::exchange(last, std::exchange(row, before));
  }
  const unsigned found = (*last)[m];
  return found <= limit ? found : kTooFar;
}

bool is_misspelling(std::string_view name, std::string_view known) noexcept {
  if (has_same_letters(name, known)) return true;
  std::array<char, kMaxKnown> letters;  // those of `known`, at the end, without what separates its words
  std::size_t begin = letters.size();
  bool same_words = true;
  std::size_t words = 0;
  std::string_view rest = name;
  for (std::string_view word = take_last_word(known); !word.empty(); word = take_last_word(known)) {
    if (word.size() > begin) return false;
    begin -= word.size();
    std::ranges::copy(word, letters.data() + begin);
    const bool alone = words++ == 0 && known.empty();
    same_words = is_misspelled_word(take_last_word(rest), word, alone) && same_words;
  }
  if (same_words && take_last_word(rest).empty()) return true;
  // A name without separators, all in one case.
  rest = name;
  const std::string_view whole = take_last_word(rest);
  return words > 1 && take_last_word(rest).empty() &&
         is_misspelled_word(whole, {letters.data() + begin, letters.size() - begin}, true);
}

}  // namespace runlint::text
