// The patterns of the API, a row each: regular expression, fast matcher, and explanation of a mismatch.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/char_class.h"

namespace runlint::text {

// The place and the reason of a mismatch.
struct PatternMismatch {
  std::size_t offset;   // bytes; the text's size when something is missing at its end
  std::string problem;  // a clause without its subject: "has a space at character 5"
};

struct Pattern {
  std::string_view name;
  // The regular expression, in the syntax that RE2 and ECMA-262 share; it is anchored where the whole text must fit.
  std::string_view expression;
  std::string_view description;  // a noun phrase
  // A hand-written matcher that agrees with the expression and never allocates. Linear in the text, which is valid
  // UTF-8; any thread.
  bool (*matches_fast)(std::string_view text) noexcept;
  // Explains why a text does not match; to be called only if it does not. Characters are counted as code points from 1.
  // Quotes only the one character that is wrong. Linear in the text; any thread.
  PatternMismatch (*explain_mismatch)(std::string_view text);
  // The expression is a single class of bytes, so that nobody doubts the matcher. RE2 confirms the rejections of
  // others.
  bool matcher_is_exact = false;
  bool is_ascii = true;  // whether all texts that match are ASCII
};

// The matchers.
[[nodiscard]] bool is_environment_key(std::string_view text) noexcept;
[[nodiscard]] bool is_absolute_path(std::string_view text) noexcept;
[[nodiscard]] bool is_secret_mount_id(std::string_view text) noexcept;
[[nodiscard]] bool is_plan_id(std::string_view text) noexcept;
[[nodiscard]] bool is_service_id(std::string_view text) noexcept;
[[nodiscard]] bool is_service_path(std::string_view text) noexcept;
[[nodiscard]] bool is_image_path(std::string_view text) noexcept;
[[nodiscard]] bool is_credentials_id(std::string_view text) noexcept;

// The explanations: for a text of characters in `set`; for one whose first and last characters are in `edge` and all
// others in `inner`; for a path, the path of a service and an image's path.
[[nodiscard]] PatternMismatch mismatch_of_class(std::string_view text, CharSet set);
[[nodiscard]] PatternMismatch mismatch_with_edges(std::string_view text, CharSet edge, CharSet inner);
[[nodiscard]] PatternMismatch mismatch_of_absolute_path(std::string_view text);
[[nodiscard]] PatternMismatch mismatch_of_service_path(std::string_view text);
[[nodiscard]] PatternMismatch mismatch_of_image_path(std::string_view text);

// The lengths of both parts of a service's path.
inline constexpr std::size_t kMinPathPart = 3;
inline constexpr std::size_t kMaxPathPart = 54;

// All patterns. The expressions are those of the API's page, character for character, where it has one.
inline constexpr Pattern kPatterns[] = {
    {.name = "environment-key",
     .expression = R"(^[a-zA-Z0-9\-/._]+$)",
     .description = "ASCII letters, digits, hyphens, underscores, dots and slashes",
     .matches_fast = is_environment_key,
     .explain_mismatch = [](std::string_view text) { return mismatch_of_class(text, kPathByte); },
     .matcher_is_exact = true},
    {.name = "absolute-path",
     .expression = "^/",
     .description = "an absolute path, which begins with \"/\"",
     .matches_fast = is_absolute_path,
     .explain_mismatch = mismatch_of_absolute_path,
     .matcher_is_exact = true,
     .is_ascii = false},
    {.name = "secret-mount-id",  // Docker's rule for the names of secrets
     .expression = R"(^[a-zA-Z0-9]+([a-zA-Z0-9\-_.]*[a-zA-Z0-9])?$)",
     .description = "ASCII letters, digits, hyphens, underscores and dots, with a letter or digit at both ends",
     .matches_fast = is_secret_mount_id,
     .explain_mismatch = [](std::string_view text) { return mismatch_with_edges(text, kAlnum, kMountByte); }},
    {.name = "plan-id",
     .expression = R"(^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$)",
     .description = "ASCII letters, digits and single hyphens between them",
     .matches_fast = is_plan_id,
     .explain_mismatch = [](std::string_view text) { return mismatch_with_edges(text, kAlnum, kAlnumHyphen); }},
    {.name = "service-id",
     .expression = R"(^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$)",
     .description = "an ASCII letter, then letters, digits and single hyphens between them",
     .matches_fast = is_service_id,
     .explain_mismatch = [](std::string_view text) { return mismatch_with_edges(text, kLetter, kAlnumHyphen); }},
    // A service of another project; `\b-\b` is a hyphen between two letters or digits.
    {.name = "service-path",
     .expression = R"(^[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}/[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}$)",
     .description = "PROJECT/ID, each of 3 to 54 characters: an ASCII letter, then letters, digits and single hyphens "
                    "between them",
     .matches_fast = is_service_path,
     .explain_mismatch = mismatch_of_service_path},
    {.name = "image-path",  // `/-9` in a class is the slash and the digits
     .expression = R"(^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+))"
                   R"((?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$)",
     .description = "[registry/]repository:tag or [registry/]repository@digest",
     .matches_fast = is_image_path,
     .explain_mismatch = mismatch_of_image_path},
    {.name = "credentials-id",
     .expression = R"(^[A-Za-z0-9-]+$)",
     .description = "ASCII letters, digits and hyphens",
     .matches_fast = is_credentials_id,
     .explain_mismatch = [](std::string_view text) { return mismatch_of_class(text, kAlnumHyphen); },
     .matcher_is_exact = true},
};

// The pattern of that name; a wrong name stops the build.
[[nodiscard]] consteval const Pattern* pattern(std::string_view name) {
  for (const Pattern& known : kPatterns) {
    if (known.name == name) return &known;
  }
  throw "no pattern has this name";
}

// Whether `text`, valid UTF-8, matches. Accepts by the fast matcher; except where that is exact, a rejection is
// confirmed by RE2. Linear in the text; any thread.
[[nodiscard]] bool matches(const Pattern& pattern, std::string_view text);

// RE2's answer alone, which is always that of matches_fast(). For tests and fuzzing. `pattern` is one of kPatterns.
[[nodiscard]] bool matches_re2(const Pattern& pattern, std::string_view text);

}  // namespace runlint::text
