// Each pattern's matcher agrees with its definition, the regular expression that RE2 runs.
//
// Tests every byte at every kind of offset; every string, up to a length, over representative characters; random and
// mutated strings. Some 70 million strings, about 5 s in a release build. RUNLINT_QUICK_TESTS in the
// environment reduces that to a hundredth, for valgrind and other slow runs.
#include "text/pattern.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "text/escape.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;
using namespace std::string_view_literals;

constexpr const Pattern& kEnvironmentKey = *pattern("environment-key");
constexpr const Pattern& kAbsolutePath = *pattern("absolute-path");
constexpr const Pattern& kSecretMountId = *pattern("secret-mount-id");
constexpr const Pattern& kPlanId = *pattern("plan-id");
constexpr const Pattern& kServiceId = *pattern("service-id");
constexpr const Pattern& kServicePath = *pattern("service-path");
constexpr const Pattern& kImagePath = *pattern("image-path");
constexpr const Pattern& kCredentialsId = *pattern("credentials-id");

bool quick() { return std::getenv("RUNLINT_QUICK_TESTS") != nullptr; }

// Counts of each answer: a comparison in which one never occurs proves nothing.
struct Answers {
  std::size_t yes = 0;
  std::size_t no = 0;
};

// Whether both halves of matches() agree on `text`; counts their answer.
bool agree(const Pattern& pattern, string_view text, Answers& answers) {
  const bool fast = pattern.matches_fast(text);
  ++(fast ? answers.yes : answers.no);
  return fast == matches_re2(pattern, text);
}

string name(const Pattern& pattern, string_view text) { return string(pattern.name) + " on " + text::quoted(text); }

// ---- what fits, by hand

TEST(Pattern, MatchesTable) {
  struct Case {
    const Pattern& pattern;
    string_view text;
    bool fits;
  };
  const Case cases[] = {
      {kEnvironmentKey, "VARIABLE_1", true},
      {kEnvironmentKey, "a-b/c.d_9", true},
      {kEnvironmentKey, "", false},
      {kEnvironmentKey, "A B", false},
      {kEnvironmentKey, "A\n", false},
      {kEnvironmentKey, "A:B", false},
      {kEnvironmentKey, "Ä", false},
      {kEnvironmentKey, "A\0"sv, false},
      {kAbsolutePath, "/", true},
      {kAbsolutePath, "/a b\n", true},
      {kAbsolutePath, "", false},
      {kAbsolutePath, "a/", false},
      {kAbsolutePath, "\n/", false},
      {kSecretMountId, "example-secret-mount_1", true},
      {kSecretMountId, "a", true},
      {kSecretMountId, "9..--__9", true},
      {kSecretMountId, "", false},
      {kSecretMountId, "a.", false},
      {kSecretMountId, "_a", false},
      {kSecretMountId, "a/b", false},
      {kSecretMountId, "a\n", false},
      {kPlanId, "nf-compute-20", true},
      {kPlanId, "20", true},
      {kPlanId, "", false},
      {kPlanId, "nf--compute", false},
      {kPlanId, "-nf", false},
      {kPlanId, "nf-", false},
      {kPlanId, "nf_compute", false},
      {kPlanId, "nf-compute-20\n", false},
      {kServiceId, "example-build-service", true},
      {kServiceId, "a", true},
      {kServiceId, "a-9", true},
      {kServiceId, "", false},
      {kServiceId, "9a", false},
      {kServiceId, "a-", false},
      {kServiceId, "a--b", false},
      {kCredentialsId, "my-credentials-1", true},
      {kCredentialsId, "--", true},
      {kCredentialsId, "", false},
      {kCredentialsId, "my_credentials", false},
      {kImagePath, "nginx:1.25", true},
      {kImagePath, "docker.io/library/nginx:latest", true},
      {kImagePath, "localhost:5000/nginx", true},  // the port is read as a tag
      {kImagePath, "registry.example.com:5000/team/app:v1", true},
      {kImagePath, "ghcr.io/team/app@sha256:0123abcd", true},
      {kImagePath, "https://registry.example.com/v1/team/app:v1", true},
      {kImagePath, "https://registry.example.com/team/app@sha256:0123", true},
      {kImagePath, "http://a.bc@d", true},
      {kImagePath, "http://", true},  // and so is the rest of a URL
      {kImagePath, "ftp://host/app:1", true},
      {kImagePath, "", false},
      {kImagePath, "nginx", false},
      {kImagePath, "nginx:", false},
      {kImagePath, ":1", false},
      {kImagePath, "nginx@", false},
      {kImagePath, "@sha256:0123", false},
      {kImagePath, "nginx:1@sha256:0123", false},
      {kImagePath, "nginx:1\n", false},
      {kImagePath, "my image:1", false},
      {kImagePath, "https://localhost/app@sha256:0123", false},
      {kImagePath, "https://a.b@d", false},
      {kImagePath, "https://a.b.:5000/app@d", false},
      {kImagePath, "https://my_host.io/app@d", false},
      {kImagePath, "HTTPS://host.io/app@d", false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(matches(c.pattern, c.text), c.fits) << name(c.pattern, c.text);
    EXPECT_EQ(c.pattern.matches_fast(c.text), c.fits) << name(c.pattern, c.text);
    EXPECT_EQ(matches_re2(c.pattern, c.text), c.fits) << name(c.pattern, c.text);
  }
}

// Only the pattern of absolute paths matches texts that are not ASCII, and only those of a single class of bytes need
// no confirmation by RE2.
TEST(Pattern, FlagsMatchExpected) {
  for (const Pattern& pattern : kPatterns) {
    const bool is_class = &pattern == &kEnvironmentKey || &pattern == &kAbsolutePath || &pattern == &kCredentialsId;
    EXPECT_EQ(pattern.matcher_is_exact, is_class) << pattern.name;
    EXPECT_EQ(pattern.is_ascii, &pattern != &kAbsolutePath) << pattern.name;
  }
}

TEST(Pattern, EveryPatternHasDescription) {
  for (const Pattern& pattern : kPatterns) {
    EXPECT_FALSE(pattern.description.empty()) << pattern.name;
    EXPECT_TRUE(pattern.expression.starts_with('^')) << pattern.name;
  }
}

// ---- the loops are equal to RE2

// Text before and after the tested byte, a pair for each state of the matchers.
constexpr std::pair<string_view, string_view> kPlaces[] = {
    {"", ""},
    {"a", ""},
    {"", "a"},
    {"a", "a"},
    {"a-", "-a"},
    {"a-", "a"},
    {"a", "-a"},
    {"", ":t"},
    {"a", ":t"},
    {"a:", ""},
    {"a:t", ""},
    {"a:t", "t"},
    {"", "@d"},
    {"a@", ""},
    {"a@d", "d"},
    {"a:t", "@d"},
    {"http://a.bc", "d"},
    {"http://", "@d"},
    {"http://", ".bc@d"},
    {"http://a", ".bc@d"},
    {"http://a", "bc@d"},
    {"http://a.", "c@d"},
    {"http://a.b", "@d"},
    {"http://a.b", "c@d"},
    {"http://a.bc", "@d"},
    {"http://a.bc@", ""},
    {"http://a.bc@d", ""},
    {"http", "://a.bc@d"},
    {"http:/", "/a.bc@d"},
    {"http", "//a.bc@d"},
    {"https", "//a.bc@d"},
    {"", "http://a.bc@d"},
    {"ab", "/abc"},
    {"ab-", "c/abc"},
    {"", "bc/abc"},
    {"abc/ab", ""},
    {"abc/", "bc"},
    {"abc/a", "-bc"},
    {"abc", "abc"},
};

TEST(PatternMatcher, AgreesWithRe2OnEveryByte) {
  for (const Pattern& pattern : kPatterns) {
    Answers answers;
    for (const auto& [before, after] : kPlaces) {
      for (int byte = 0; byte < 256; ++byte) {
        const string text = string(before) + static_cast<char>(byte) + string(after);
        ASSERT_TRUE(agree(pattern, text, answers)) << name(pattern, text);
      }
      for (const string_view character : {"é"sv, "\u2013"sv, "😀"sv, "\u0131"sv, "\u212A"sv}) {
        const string text = string(before) + string(character) + string(after);
        ASSERT_TRUE(agree(pattern, text, answers)) << name(pattern, text);
      }
    }
    EXPECT_GT(answers.yes, 4u) << pattern.name;
    EXPECT_GT(answers.no, 10u) << pattern.name;
  }
}

// Matchers that read several bytes at a time must check each of them, at every length.
TEST(PatternMatcher, ChecksEveryByteOfLongText) {
  for (const Pattern& pattern : kPatterns) {
    Answers answers;
    for (std::size_t length = 1; length <= 50; ++length) {
      for (std::size_t at = 0; at < length; ++at) {
        for (int byte = 0; byte < 256; byte += quick() ? 15 : 1) {
          string text(length, 'a');
          if (&pattern == &kServicePath) text.insert(0, "abc/");
          text[text.size() - length + at] = static_cast<char>(byte);
          ASSERT_TRUE(agree(pattern, text, answers)) << name(pattern, text);
        }
      }
    }
    EXPECT_GT(answers.no, 10'000u) << pattern.name;
  }
}

// Compares on prefix + s for all strings s of up to `length` elements of `alphabet`.
testing::AssertionResult agree_on_all(const Pattern& pattern, string_view prefix, std::span<const string_view> alphabet,
                                      std::size_t length, Answers& answers) {
  string text(prefix);
  std::array<std::size_t, 16> digits{};  // of the string's number, in base alphabet.size()
  std::array<std::size_t, 17> ends{};    // of the elements
  for (std::size_t n = 0; n <= length; ++n) {
    digits.fill(0);
    std::size_t changed = 0;  // elements before this one are unchanged
    ends[0] = prefix.size();
    while (true) {
      text.resize(ends[changed]);
      for (std::size_t i = changed; i < n; ++i) {
        text += alphabet[digits[i]];
        ends[i + 1] = text.size();
      }
      if (!agree(pattern, text, answers)) return testing::AssertionFailure() << name(pattern, text);
      changed = n;
      while (changed > 0 && digits[changed - 1] + 1 == alphabet.size()) digits[--changed] = 0;
      if (changed == 0) break;
      ++digits[--changed];
    }
  }
  return testing::AssertionSuccess();
}

TEST(PatternMatcher, AgreesWithRe2OnAllShortIds) {
  // One of each class of bytes that a pattern distinguishes, and some that none allows.
  constexpr string_view kAlphabet[] = {"a", "Z", "0", "-", "_", ".", "/", ":", " ", "\n", "é"};
  for (const Pattern& pattern : kPatterns) {
    Answers answers;
    const std::size_t length = quick() ? 4 : 6;
    EXPECT_TRUE(agree_on_all(pattern, &pattern == &kServicePath ? "abc/" : "", kAlphabet, length, answers));
    EXPECT_GT(answers.yes, 3u) << pattern.name;
    std::size_t strings = 1;  // of every length up to `length`
    for (std::size_t n = 0; n < length; ++n) strings = strings * std::size(kAlphabet) + 1;
    EXPECT_EQ(answers.yes + answers.no, strings);
  }
  // Longer strings for the rules about hyphens.
  constexpr string_view kHyphens[] = {"a", "0", "-", "_"};
  for (const Pattern* pattern : {&kPlanId, &kServiceId, &kSecretMountId}) {
    Answers answers;
    EXPECT_TRUE(agree_on_all(*pattern, "", kHyphens, quick() ? 6 : 10, answers));
    EXPECT_GT(answers.yes, 100u) << pattern->name;
  }
}

TEST(PatternMatcher, AgreesWithRe2OnAllShortImagePaths) {
  constexpr string_view kAlphabet[] = {"a", ".", "-", "/", "_", ":", "@", "1", "/v1", "!", "\n"};
  constexpr string_view kStarts[] = {
      "",          "h",        "http",          "https",           "http:",      "http:/",
      "http://",   "https://", "https:///",     "http://a",        "https://a.", "http://a.b",
      "httpss://", "HTTP://",  "http://a.b/v1", "https://a.b/v1/", "ahttp://"};
  Answers answers;
  for (const string_view start : kStarts) {
    EXPECT_TRUE(agree_on_all(kImagePath, start, kAlphabet, quick() ? 3 : 6, answers));
  }
  // Longer strings for the forms with a scheme.
  constexpr string_view kForms[] = {"a", ".", "/", ":", "@", "_"};
  for (const string_view start : {"", "http://", "https://"}) {
    EXPECT_TRUE(agree_on_all(kImagePath, start, kForms, quick() ? 4 : 8, answers));
  }
  EXPECT_GT(answers.yes, 1000u);
  EXPECT_GT(answers.no, 1000u);
}

// Relevant pieces in random order, with some bytes changed.
string random_text(std::mt19937& random) {
  constexpr string_view kPieces[] = {
      "a",       "Z",     "0",       "-",          ".",     "_",   "/",    ":",        "@",         "--",
      " ",       "\n",    "!",       "http",       "https", "://", "/v1",  "example",  "nginx",     "registry.io",
      "sha256:", ":5000", ":latest", "nf-compute", "é",     "😀",  "\0"sv, "team/app", "builds/web"};
  const auto below = [&random](std::size_t n) { return random() % n; };
  string text;
  if (below(4) == 0) text = below(2) == 0 ? "http://" : "https://";
  for (std::size_t n = below(8); n > 0; --n) text += kPieces[below(std::size(kPieces))];
  if (!text.empty() && below(4) == 0) text[below(text.size())] = static_cast<char>(below(128));
  return text;
}

TEST(PatternMatcher, AgreesWithRe2OnRandomText) {
  std::mt19937 random(20240305);
  Answers answers[std::size(kPatterns)];
  for (int round = quick() ? 20'000 : 1'500'000; round > 0; --round) {
    const string text = random_text(random);
    for (const Pattern& pattern : kPatterns) {
      ASSERT_TRUE(agree(pattern, text, answers[&pattern - kPatterns])) << name(pattern, text);
    }
  }
  for (const Pattern& pattern : kPatterns) EXPECT_GT(answers[&pattern - kPatterns].yes, 100u);
}

// Valid texts with one edit.
TEST(PatternMatcher, AgreesWithRe2OnEditedValidText) {
  constexpr std::pair<const Pattern&, string_view> kValid[] = {
      {kEnvironmentKey, "VARIABLE_1"},
      {kAbsolutePath, "/dir/fileName"},
      {kSecretMountId, "example-secret-mount_1"},
      {kPlanId, "nf-compute-20"},
      {kServiceId, "example-build-service"},
      {kServicePath, "shared-builds/web-api"},
      {kCredentialsId, "my-credentials"},
      {kImagePath, "nginx:1.25-alpine"},
      {kImagePath, "registry.example.com:5000/team/app:v1.2.3"},
      {kImagePath, "ghcr.io/team/app@sha256:0123456789abcdef"},
      {kImagePath, "https://registry.example.com/v1/team/app:v1"},
      {kImagePath, "http://registry.example.com/v1/app@sha256:0123456789abcdef"},
      {kImagePath, "https://a.bc@d"},
  };
  for (const auto& [pattern, valid] : kValid) {
    Answers answers;
    ASSERT_TRUE(pattern.matches_fast(valid));
    for (std::size_t at = 0; at <= valid.size(); ++at) {
      for (std::size_t removed = 0; removed <= valid.size() - at; ++removed) {
        string text(valid);
        text.erase(at, removed);
        ASSERT_TRUE(agree(pattern, text, answers)) << name(pattern, text);
        for (const char c : "aZ0-_./:@ \n\0\x80"sv) {
          string edited = text;
          edited.insert(at, 1, c);
          ASSERT_TRUE(agree(pattern, edited, answers)) << name(pattern, edited);
        }
      }
    }
    EXPECT_GT(answers.yes, 10u);
    EXPECT_GT(answers.no, 10u);
  }
}

// Both are linear and complete: backtracking engines need seconds for 50 kB of this.
TEST(Pattern, MatchesLongTextInLinearTime) {
  const string part(800'000, 'a');
  struct Case {
    string text;
    bool fits;
  };
  const Case cases[] = {
      {part + ":1", true},
      {part, false},
      {part + "!", false},
      {"https://" + part + '.' + part + '@' + part, true},
      {"https://" + part + '@' + part, false},
      {"http://a." + part + ':' + part + '@', false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(kImagePath.matches_fast(c.text), c.fits) << text::quoted(c.text);
    EXPECT_EQ(matches_re2(kImagePath, c.text), c.fits) << text::quoted(c.text);
  }
}

}  // namespace
}  // namespace runlint::text
