// The pattern of a service of another project, PROJECT/ID. pattern_test.cc compares its matcher with RE2 like the
// others'.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "text/escape.h"
#include "text/pattern.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;

constexpr const Pattern& kServicePath = *pattern("service-path");

TEST(ServicePath, MatchesTable) {
  constexpr struct {
    string_view text;
    bool fits;
  } kCases[] = {
      {"shared-builds/web", true},
      {"abc/a-9", true},
      {"a23456789-123456789-123456789-123456789-123456789-1234/web", true},
      {"", false},
      {"shared-builds", false},
      {"/web", false},
      {"shared-builds/", false},
      {"ab/web", false},
      {"shared-builds/ab", false},
      {"a23456789-123456789-123456789-123456789-123456789-12345/web", false},
      {"web/a23456789-123456789-123456789-123456789-123456789-12345", false},
      {"shared--builds/web", false},
      {"shared-/web", false},
      {"shared/-web", false},
      {"shared/web-", false},
      {"9hared/web", false},
      {"shared/9eb", false},
      {"shared/we_b", false},
      {"team/shared/web", false},
      {"shared/web\n", false},
      {"shared/wéb", false},
  };
  for (const auto& [text, fits] : kCases) {
    EXPECT_EQ(matches(kServicePath, text), fits) << text::quoted(text);
    EXPECT_EQ(kServicePath.matches_fast(text), fits) << text::quoted(text);
    EXPECT_EQ(matches_re2(kServicePath, text), fits) << text::quoted(text);
  }
}

// Both parts at every length up to beyond the limits, without hyphens and with as many as possible.
TEST(ServicePath, MatcherAgreesWithRe2OnEveryLength) {
  std::size_t fitting = 0;
  for (std::size_t first = 0; first <= 60; ++first) {
    for (std::size_t second = 0; second <= 60; ++second) {
      for (const bool hyphens : {false, true}) {
        string project;
        while (project.size() < first) project += hyphens && project.ends_with('a') ? '-' : 'a';
        for (const string& text : {project + "/" + string(second, 'a'), string(second, 'a') + "/" + project}) {
          const bool fits = kServicePath.matches_fast(text);
          ASSERT_EQ(fits, matches_re2(kServicePath, text)) << text;
          fitting += fits ? 1 : 0;
        }
      }
    }
  }
  // 52 lengths each; with hyphens, those that end with a letter.
  EXPECT_EQ(fitting, 2u * (52 * 52 + 26 * 52));
}

// All short texts of the characters about which the pattern has rules.
TEST(ServicePath, MatcherAgreesWithRe2OnShortTexts) {
  constexpr string_view kAlphabet = "a0-/";
  constexpr std::size_t kLength = 9;
  std::size_t fitting = 0;
  for (std::size_t number = 0; number < std::size_t{1} << (2 * kLength); ++number) {
    string text = "a";
    for (std::size_t i = 0; i < kLength; ++i) text += kAlphabet[number >> (2 * i) & 3];
    const bool fits = kServicePath.matches_fast(text);
    ASSERT_EQ(fits, matches_re2(kServicePath, text)) << text;
    fitting += fits ? 1 : 0;
  }
  EXPECT_GT(fitting, 1000u);
}

}  // namespace
}  // namespace runlint::text
