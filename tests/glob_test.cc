// Patterns of paths and JSON Pointers.
#include "config/glob.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace runlint::config {
namespace {

struct Case {
  std::string_view pattern;
  std::string_view text;
  bool matches;
};

TEST(Glob, SingleStarStopsAtSlash) {
  constexpr Case kCases[] = {
      {"", "", true},
      {"", "a", false},
      {"*", "", true},
      {"*", ".hidden", true},
      {"*", "a/b", false},
      {"*.json", "a.json", true},
      {"*.json", "a.json\n", false},
      {"a*c", "abc", true},
      {"a?c", "a/c", false},
      {"a?c",
       "a\xC3\xA9"
       "c",
       true},
      {"a?c",
       "a\xFF"
       "c",
       true},
      {"a??c",
       "a\xFF"
       "c",
       false},
      {"a[\x80-\xFF]c",
       "a\xE9"
       "c",
       true},
      {"a[!\xE9]c",
       "a\xE9"
       "c",
       false},
      {"\xE9*", "\xE9t\xE9", true},
      {"\xE9*", "\xE8t\xE9", false},
      {"\x80\xBF\xC0\xFF", "\x80\xBF\xC0\xFF", true},
      {"\x80\xBF\xC0\xFF", "\x80\xBF\xC1\xFF", false},
      {"**/\xC3\xA9", "\xC3/\xC3\xA9", true},
      {"a\xC3", "a\xC3\xA9", false},
      {"[a-c]x", "bx", true},
      {"[!a-c]x", "bx", false},
      {"[!a]b", "/b", false},
      {"\\*", "*", true},
      {"\\*", "x", false},
      {"{a,b}", "a", false},
      {"**", "a/b", true},
      {"**/b", "b", true},
      {"**/b", "a/x/b", true},
      {"**/b", "ab", false},
      {"a/**", "a/x/y", true},
      {"a/**", "a", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/*/b", "a/x/y/b", false},
      {"/deployment/*/shmSize", "/deployment/storage/shmSize", true},
      {"/deployment/*", "/deployment/storage/shmSize", false},
      {"/**/shmSize", "/deployment/storage/shmSize", true},
      {"/runtimeEnvironment/OLD_*", "/runtimeEnvironment/OLD_TOKEN", true},
      {"/x/a~1b", "/x/a~1b", true},
  };
  for (const auto& [pattern, text, matches] : kCases) {
    EXPECT_EQ(Glob(pattern).matches(text), matches) << pattern << ' ' << text;
  }
}

// PCRE2 stops after ten million steps by default.
TEST(Glob, MatchesLongPathsWithoutStepLimit) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "a/b/";
  EXPECT_TRUE(Glob("**/a/**/b/**/c").matches(deep + "c"));
  EXPECT_FALSE(Glob("**/a/**/b/**/c").matches(deep + "d"));
  const std::string key = "/a/" + std::string(std::size_t{12} << 20, 'x');
  EXPECT_TRUE(Glob("/**/x*y*z").matches(key + "yz"));
  EXPECT_FALSE(Glob("/**/x*y*z").matches(key + "y"));
}

TEST(FileGlob, NameWithoutSlashMatchesInAnyFolder) {
  constexpr Case kCases[] = {
      {"*.json", "a/b/c.json", true},    {"*.json", "a/b/c.yaml", false},      {"fixtures", "a/fixtures", true},
      {"fixtures/", "a/fixtures", true}, {"/fixtures", "fixtures", true},      {"/fixtures", "a/fixtures", false},
      {"a/*.json", "a/c.json", true},    {"a/*.json", "x/a/c.json", false},    {"./a/*.json", "a/c.json", true},
      {"a/*.json", "./a/c.json", true},  {"/tmp/*.json", "/tmp/c.json", true},
  };
  for (const auto& [pattern, path, matches] : kCases) {
    EXPECT_EQ(FileGlob(pattern).matches(path), matches) << pattern << ' ' << path;
  }
}

TEST(Glob, ReportsInvalidPatterns) {
  constexpr struct {
    std::string_view pattern;
    std::string_view why;
  } kCases[] = {
      {"[", "is not a pattern: missing terminating ] for character class"},
      {"a\\", "is not a pattern: invalid syntax"},
  };
  for (const auto& [pattern, why] : kCases) {
    try {
      const Glob glob(pattern);
      ADD_FAILURE() << pattern;
    } catch (const GlobError& error) {
      EXPECT_EQ(error.what(), why);
    }
  }
}

}  // namespace
}  // namespace runlint::config
