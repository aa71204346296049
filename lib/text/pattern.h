// The patterns of the API: their regular expressions, fast matchers, and explanations of mismatches.
#ifndef RUNLINT_LIB_TEXT_PATTERN_H_
#define RUNLINT_LIB_TEXT_PATTERN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace runlint::text {

enum class Pattern : std::uint8_t {
  kNone,
  kEnvironmentKey,
  kAbsolutePath,
  kSecretMountId,
  kPlanId,
  kServiceId,
  kImagePath,
  kCredentialsId,
};

inline constexpr std::size_t kPatternCount = 8;

// The regular expression, in the syntax that RE2 and ECMA-262 share; it is anchored where the whole text must fit.
// Empty for kNone.
[[nodiscard]] std::string_view expression(Pattern pattern) noexcept;

// A description of the pattern, as a noun phrase.
[[nodiscard]] std::string_view description(Pattern pattern) noexcept;

// Whether `text`, valid UTF-8, matches. Accepts by a hand-written matcher that never allocates; except for the simplest
// patterns, a rejection is confirmed by RE2. Linear in the text; any thread.
[[nodiscard]] bool matches(Pattern pattern, std::string_view text);

// The two halves of matches(), which always agree: the matcher alone, and RE2 alone. For tests and fuzzing.
[[nodiscard]] bool matches_fast(Pattern pattern, std::string_view text) noexcept;
[[nodiscard]] bool matches_re2(Pattern pattern, std::string_view text);

// Where and why a text does not match its pattern.
struct PatternMismatch {
  std::size_t offset;   // bytes; the text's size when something is missing at its end
  std::string problem;  // a clause without its subject: "has a space at character 5"
};

// Explains why `text` does not match; to be called only if matches() is false. Characters are counted as code points
// from 1. Quotes only the one character that is wrong. Linear in the text; any thread.
[[nodiscard]] PatternMismatch explain_mismatch(Pattern pattern, std::string_view text);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_PATTERN_H_
