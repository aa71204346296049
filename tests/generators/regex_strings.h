// Generates strings that match a regular expression, and strings that nearly do.
#ifndef RUNLINT_TESTS_GENERATORS_REGEX_STRINGS_H_
#define RUNLINT_TESTS_GENERATORS_REGEX_STRINGS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "generators/random.h"

namespace runlint::generator {

// Expressions have literal characters, \ before special ones, classes of characters and ranges, {n}, {n,m} and ?, and
// groups of alternatives. Any other syntax throws std::invalid_argument.
[[nodiscard]] std::string matching_string(Random& random, std::string_view expression);

// How a string fails to match.
enum class NearMiss : std::uint8_t {
  kShortened,         // its longest run of characters of a class has half the characters required
  kForeignCharacter,  // there is an asterisk in the middle of that run
  kOtherCase,         // the letters before the first class are in the other case
  kWithinWord,        // it begins in the middle of a word
};
inline constexpr NearMiss kNearMisses[] = {NearMiss::kShortened, NearMiss::kForeignCharacter, NearMiss::kOtherCase,
                                           NearMiss::kWithinWord};

// Empty if the expression has no string of that kind: it has no letters before a class, or no run of eight characters.
[[nodiscard]] std::string nearly_matching_string(Random& random, std::string_view expression, NearMiss kind);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_REGEX_STRINGS_H_
