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

#include "text/display.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;
using namespace std::string_view_literals;

constexpr Pattern kPatterns[] = {Pattern::kNone,      Pattern::kEnvironmentKey, Pattern::kAbsolutePath,
                                 Pattern::kPlanId,    Pattern::kSecretMountId,  Pattern::kServiceId,
                                 Pattern::kImagePath, Pattern::kCredentialsId};
static_assert(std::size(kPatterns) == kPatternCount);

bool quick() { return std::getenv("RUNLINT_QUICK_TESTS") != nullptr; }

// Counts of each answer: a comparison in which one never occurs proves nothing.
struct Answers {
  std::size_t yes = 0;
  std::size_t no = 0;
};

// Whether both halves of matches() agree on `text`; counts their answer.
bool agree(Pattern pattern, string_view text, Answers& answers) {
  const bool fast = matches_fast(pattern, text);
  ++(fast ? answers.yes : answers.no);
  return fast == matches_re2(pattern, text);
}

string name(Pattern pattern, string_view text) { return string(expression(pattern)) + " on " + text::quoted(text); }

// ---- what fits, by hand

TEST(Pattern, MatchesTable) {
  struct Case {
    Pattern pattern;
    string_view text;
    bool fits;
  };
  const Case cases[] = {
      {Pattern::kNone, "", true},
      {Pattern::kNone, "any\n", true},
      {Pattern::kEnvironmentKey, "VARIABLE_1", true},
      {Pattern::kEnvironmentKey, "a-b/c.d_9", true},
      {Pattern::kEnvironmentKey, "", false},
      {Pattern::kEnvironmentKey, "A B", false},
      {Pattern::kEnvironmentKey, "A\n", false},
      {Pattern::kEnvironmentKey, "A:B", false},
      {Pattern::kEnvironmentKey, "Ä", false},
      {Pattern::kEnvironmentKey, "A\0"sv, false},
      {Pattern::kAbsolutePath, "/", true},
      {Pattern::kAbsolutePath, "/a b\n", true},
      {Pattern::kAbsolutePath, "", false},
      {Pattern::kAbsolutePath, "a/", false},
      {Pattern::kAbsolutePath, "\n/", false},
      {Pattern::kSecretMountId, "example-secret-mount_1", true},
      {Pattern::kSecretMountId, "a", true},
      {Pattern::kSecretMountId, "9..--__9", true},
      {Pattern::kSecretMountId, "", false},
      {Pattern::kSecretMountId, "a.", false},
      {Pattern::kSecretMountId, "_a", false},
      {Pattern::kSecretMountId, "a/b", false},
      {Pattern::kSecretMountId, "a\n", false},
      {Pattern::kPlanId, "nf-compute-20", true},
      {Pattern::kPlanId, "20", true},
      {Pattern::kPlanId, "", false},
      {Pattern::kPlanId, "nf--compute", false},
      {Pattern::kPlanId, "-nf", false},
      {Pattern::kPlanId, "nf-", false},
      {Pattern::kPlanId, "nf_compute", false},
      {Pattern::kPlanId, "nf-compute-20\n", false},
      {Pattern::kServiceId, "example-build-service", true},
      {Pattern::kServiceId, "a", true},
      {Pattern::kServiceId, "a-9", true},
      {Pattern::kServiceId, "", false},
      {Pattern::kServiceId, "9a", false},
      {Pattern::kServiceId, "a-", false},
      {Pattern::kServiceId, "a--b", false},
      {Pattern::kCredentialsId, "my-credentials-1", true},
      {Pattern::kCredentialsId, "--", true},
      {Pattern::kCredentialsId, "", false},
      {Pattern::kCredentialsId, "my_credentials", false},
      {Pattern::kImagePath, "nginx:1.25", true},
      {Pattern::kImagePath, "docker.io/library/nginx:latest", true},
      {Pattern::kImagePath, "localhost:5000/nginx", true},  // the port is read as a tag
      {Pattern::kImagePath, "registry.example.com:5000/team/app:v1", true},
      {Pattern::kImagePath, "ghcr.io/team/app@sha256:0123abcd", true},
      {Pattern::kImagePath, "https://registry.example.com/v1/team/app:v1", true},
      {Pattern::kImagePath, "https://registry.example.com/team/app@sha256:0123", true},
      {Pattern::kImagePath, "http://a.bc@d", true},
      {Pattern::kImagePath, "http://", true},  // and so is the rest of a URL
      {Pattern::kImagePath, "ftp://host/app:1", true},
      {Pattern::kImagePath, "", false},
      {Pattern::kImagePath, "nginx", false},
      {Pattern::kImagePath, "nginx:", false},
      {Pattern::kImagePath, ":1", false},
      {Pattern::kImagePath, "nginx@", false},
      {Pattern::kImagePath, "@sha256:0123", false},
      {Pattern::kImagePath, "nginx:1@sha256:0123", false},
      {Pattern::kImagePath, "nginx:1\n", false},
      {Pattern::kImagePath, "my image:1", false},
      {Pattern::kImagePath, "https://localhost/app@sha256:0123", false},
      {Pattern::kImagePath, "https://a.b@d", false},
      {Pattern::kImagePath, "https://a.b.:5000/app@d", false},
      {Pattern::kImagePath, "https://my_host.io/app@d", false},
      {Pattern::kImagePath, "HTTPS://host.io/app@d", false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(matches(c.pattern, c.text), c.fits) << name(c.pattern, c.text);
    EXPECT_EQ(matches_fast(c.pattern, c.text), c.fits) << name(c.pattern, c.text);
    EXPECT_EQ(matches_re2(c.pattern, c.text), c.fits) << name(c.pattern, c.text);
  }
}

TEST(Pattern, EveryPatternHasDescription) {
  for (const Pattern pattern : kPatterns) {
    EXPECT_FALSE(description(pattern).empty());
    EXPECT_EQ(expression(pattern).empty(), pattern == Pattern::kNone);
    EXPECT_EQ(expression(pattern).starts_with('^'), pattern != Pattern::kNone);
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
};

TEST(PatternMatcher, AgreesWithRe2OnEveryByte) {
  for (const Pattern pattern : kPatterns) {
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
    EXPECT_GT(answers.yes, 4u) << expression(pattern);
    EXPECT_EQ(answers.no > 10, pattern != Pattern::kNone) << expression(pattern);
  }
}

// Matchers that read several bytes at a time must check each of them, at every length.
TEST(PatternMatcher, ChecksEveryByteOfLongText) {
  for (const Pattern pattern : kPatterns) {
    Answers answers;
    for (std::size_t length = 1; length <= 50; ++length) {
      for (std::size_t at = 0; at < length; ++at) {
        for (int byte = 0; byte < 256; byte += quick() ? 15 : 1) {
          string text(length, 'a');
          text[at] = static_cast<char>(byte);
          ASSERT_TRUE(agree(pattern, text, answers)) << name(pattern, text);
        }
      }
    }
    EXPECT_EQ(answers.no > 10'000, pattern != Pattern::kNone) << expression(pattern);
  }
}

// Compares on prefix + s for all strings s of up to `length` elements of `alphabet`.
testing::AssertionResult agree_on_all(Pattern pattern, string_view prefix, std::span<const string_view> alphabet,
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
  for (const Pattern pattern : kPatterns) {
    Answers answers;
    const std::size_t length = quick() ? 4 : 6;
    EXPECT_TRUE(agree_on_all(pattern, "", kAlphabet, length, answers));
    EXPECT_GT(answers.yes, 3u) << expression(pattern);
    std::size_t strings = 1;  // of every length up to `length`
    for (std::size_t n = 0; n < length; ++n) strings = strings * std::size(kAlphabet) + 1;
    EXPECT_EQ(answers.yes + answers.no, strings);
  }
  // Longer strings for the rules about hyphens.
  constexpr string_view kHyphens[] = {"a", "0", "-", "_"};
  for (const Pattern pattern : {Pattern::kPlanId, Pattern::kServiceId, Pattern::kSecretMountId}) {
    Answers answers;
    EXPECT_TRUE(agree_on_all(pattern, "", kHyphens, quick() ? 6 : 10, answers));
    EXPECT_GT(answers.yes, 100u) << expression(pattern);
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
    EXPECT_TRUE(agree_on_all(Pattern::kImagePath, start, kAlphabet, quick() ? 3 : 6, answers));
  }
  // Longer strings for the forms with a scheme.
  constexpr string_view kForms[] = {"a", ".", "/", ":", "@", "_"};
  for (const string_view start : {"", "http://", "https://"}) {
    EXPECT_TRUE(agree_on_all(Pattern::kImagePath, start, kForms, quick() ? 4 : 8, answers));
  }
  EXPECT_GT(answers.yes, 1000u);
  EXPECT_GT(answers.no, 1000u);
}

// Relevant pieces in random order, with some bytes changed.
string random_text(std::mt19937& random) {
  constexpr string_view kPieces[] = {
      "a",       "Z",     "0",       "-",          ".",     "_",   "/",    ":",       "@",     "--",
      " ",       "\n",    "!",       "http",       "https", "://", "/v1",  "example", "nginx", "registry.io",
      "sha256:", ":5000", ":latest", "nf-compute", "é",     "😀",  "\0"sv, "team/app"};
  const auto below = [&random](std::size_t n) { return random() % n; };
  string text;
  if (below(4) == 0) text = below(2) == 0 ? "http://" : "https://";
  for (std::size_t n = below(8); n > 0; --n) text += kPieces[below(std::size(kPieces))];
  if (!text.empty() && below(4) == 0) text[below(text.size())] = static_cast<char>(below(128));
  return text;
}

TEST(PatternMatcher, AgreesWithRe2OnRandomText) {
  std::mt19937 random(20240305);
  Answers answers[kPatternCount];
  for (int round = quick() ? 20'000 : 1'500'000; round > 0; --round) {
    const string text = random_text(random);
    for (const Pattern pattern : kPatterns) {
      ASSERT_TRUE(agree(pattern, text, answers[static_cast<std::size_t>(pattern)])) << name(pattern, text);
    }
  }
  for (const Pattern pattern : kPatterns) EXPECT_GT(answers[static_cast<std::size_t>(pattern)].yes, 100u);
}

// Valid texts with one edit.
TEST(PatternMatcher, AgreesWithRe2OnEditedValidText) {
  constexpr std::pair<Pattern, string_view> kValid[] = {
      {Pattern::kEnvironmentKey, "VARIABLE_1"},
      {Pattern::kAbsolutePath, "/dir/fileName"},
      {Pattern::kSecretMountId, "example-secret-mount_1"},
      {Pattern::kPlanId, "nf-compute-20"},
      {Pattern::kServiceId, "example-build-service"},
      {Pattern::kCredentialsId, "my-credentials"},
      {Pattern::kImagePath, "nginx:1.25-alpine"},
      {Pattern::kImagePath, "registry.example.com:5000/team/app:v1.2.3"},
      {Pattern::kImagePath, "ghcr.io/team/app@sha256:0123456789abcdef"},
      {Pattern::kImagePath, "https://registry.example.com/v1/team/app:v1"},
      {Pattern::kImagePath, "http://registry.example.com/v1/app@sha256:0123456789abcdef"},
      {Pattern::kImagePath, "https://a.bc@d"},
  };
  for (const auto& [pattern, valid] : kValid) {
    Answers answers;
    ASSERT_TRUE(matches_fast(pattern, valid));
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
    EXPECT_EQ(matches_fast(Pattern::kImagePath, c.text), c.fits) << text::quoted(c.text);
    EXPECT_EQ(matches_re2(Pattern::kImagePath, c.text), c.fits) << text::quoted(c.text);
  }
}

}  // namespace
}  // namespace runlint::text
