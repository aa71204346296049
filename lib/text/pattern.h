// The patterns of the API, by name: their definition as a regular expression, a fast test, and what to say of a text
// that does not fit.
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

// What the pattern wants, in words: a noun phrase.
[[nodiscard]] std::string_view wanted(Pattern pattern) noexcept;

// Does `text`, valid UTF-8, fit? RE2 decides what does not, but for the simplest patterns; what does is recognised by a
// loop that allocates nothing.
// Linear in the text; any thread.
[[nodiscard]] bool matches(Pattern pattern, std::string_view text);

// The two halves of matches(), which always agree: the loop alone, and RE2 alone. For tests and fuzzing.
[[nodiscard]] bool matches_fast(Pattern pattern, std::string_view text) noexcept;
[[nodiscard]] bool matches_definition(Pattern pattern, std::string_view text);

// Where and how a text departs from its pattern.
struct Departure {
  std::size_t offset;   // bytes; the text's size when something is missing at its end
  std::string problem;  // a clause without its subject: "has a space at character 5"
};

// Why `text` does not match; to be asked only when matches() is false. Characters are counted as code points from 1.
// No more of the text is echoed than the one character that is wrong. Linear in the text; any thread.
[[nodiscard]] Departure departure(Pattern pattern, std::string_view text);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_PATTERN_H_
