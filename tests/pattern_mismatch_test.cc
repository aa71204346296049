// Explanations of texts that do not match their pattern.
#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>

#include "text/escape.h"
#include "text/pattern.h"
#include "text/utf8.h"

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

struct Case {
  string_view text;
  std::size_t offset;
  string_view problem;
};

void expect_mismatches(const Pattern& pattern, std::span<const Case> cases) {
  for (const Case& c : cases) {
    ASSERT_FALSE(matches(pattern, c.text)) << text::quoted(c.text);
    const PatternMismatch got = pattern.explain_mismatch(c.text);
    EXPECT_EQ(got.problem, c.problem) << text::quoted(c.text);
    EXPECT_EQ(got.offset, c.offset) << text::quoted(c.text);
  }
}

TEST(PatternMismatch, ExplainsEnvironmentKey) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"MY VAR", 2, "has a space at character 3"},
      {" VAR", 0, "has a space at character 1"},
      {" ", 0, "has a space at character 1"},
      {"VAR ", 3, "ends with a space at character 4"},
      {"VAR\n", 3, "ends with a newline at character 4"},
      {"VAR=1", 3, "has \"=\" at character 4"},
      {"A\tB", 1, "has a tab at character 2"},
      {"A\u00A0B", 1, "has a no-break space (U+00A0) at character 2"},
      {"A\u00A0", 1, "ends with a no-break space (U+00A0) at character 2"},
      {"Grün", 2, "has \"ü\" (U+00FC) at character 3"},
      {"😀!", 0, "has \"😀\" (U+1F600) at character 1"},
      {"A\0"sv, 1, "ends with a null character at character 2"},
      {"A\u202EB", 1, "has the unprintable character U+202E at character 2"},
  };
  expect_mismatches(kEnvironmentKey, kCases);
}

TEST(PatternMismatch, ExplainsAbsolutePath) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"etc/app.ini", 0, "begins with \"e\" instead of \"/\""},
      {"./app.ini", 0, "begins with a dot instead of \"/\""},
      {"\\etc", 0, "begins with a backslash instead of \"/\""},
      {" /etc", 0, "begins with a space instead of \"/\""},
      {"é", 0, "begins with \"é\" (U+00E9) instead of \"/\""},
  };
  expect_mismatches(kAbsolutePath, kCases);
}

TEST(PatternMismatch, ExplainsSecretMountId) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"-a", 0, "begins with a hyphen"},
      {".env", 0, "begins with a dot"},
      {"_", 0, "begins with an underscore"},
      {"a-", 1, "ends with a hyphen"},
      {"a--_.", 4, "ends with a dot"},
      {"/run/secrets/a", 0, "has \"/\" at character 1"},
      {"my secret", 2, "has a space at character 3"},
      {"a -", 1, "has a space at character 2"},
      {"a--b c", 4, "has a space at character 5"},
  };
  expect_mismatches(kSecretMountId, kCases);
}

TEST(PatternMismatch, ExplainsPlanId) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"-nf", 0, "begins with a hyphen"},
      {"-", 0, "begins with a hyphen"},
      {"nf-", 2, "ends with a hyphen"},
      {"nf--compute", 2, "has two hyphens in a row at character 3"},
      {"nf--", 2, "has two hyphens in a row at character 3"},
      {"nf--é", 2, "has two hyphens in a row at character 3"},
      {"é--a", 0, "has \"é\" (U+00E9) at character 1"},
      {"nf_compute", 2, "has an underscore at character 3"},
      {"nf\u2013compute", 2, "has an en dash (U+2013) at character 3"},
      {"nf-compute-20\n", 13, "ends with a newline at character 14"},
      {"nf-compute-20\r\n", 13, "has a carriage return at character 14"},
      {"1.5", 1, "has a dot at character 2"},
  };
  expect_mismatches(kPlanId, kCases);
}

TEST(PatternMismatch, ExplainsServiceId) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"9lives", 0, "begins with a digit"},
      {"-a", 0, "begins with a hyphen"},
      {"_a", 0, "has an underscore at character 1"},
      {"a-", 1, "ends with a hyphen"},
      {"a9-", 2, "ends with a hyphen"},
      {"my--app", 2, "has two hyphens in a row at character 3"},
      {"my app", 2, "has a space at character 3"},
  };
  expect_mismatches(kServiceId, kCases);
}

TEST(PatternMismatch, ExplainsServicePath) {
  constexpr Case kCases[] = {
      {"", 0, "has no \"/\" between its project and its service"},
      {"web", 3, "has no \"/\" between its project and its service"},
      {"/web", 0, "has no project before \"/\""},
      {"builds/", 7, "has no service after \"/\""},
      {"9uilds/web", 0, "begins its project with a digit"},
      {"builds-/web", 6, "ends its project with a hyphen"},
      {"builds/-web", 7, "begins its service with a hyphen"},
      {"builds/web-", 10, "ends its service with a hyphen"},
      {"my builds/web", 2, "has a space in its project at character 3"},
      {"my--builds/web", 2, "has two hyphens in a row in its project at character 3"},
      {"builds/my web", 9, "has a space in its service at character 10"},
      {"builds/my--web", 9, "has two hyphens in a row in its service at character 10"},
      {"builds/web\n", 10, "ends with a newline in its service at character 11"},
      {"team/builds/web", 11, "has \"/\" in its service at character 12"},
      {"ab/web", 2, "has a project of 2 characters"},
      {"builds/a", 8, "has a service of 1 character"},
      {"builds/a23456789-123456789-123456789-123456789-123456789-12345", 61, "has a service of 55 characters"},
  };
  expect_mismatches(kServicePath, kCases);
}

TEST(PatternMismatch, ExplainsCredentialsId) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"my_credentials", 2, "has an underscore at character 3"},
      {"a.b", 1, "has a dot at character 2"},
  };
  expect_mismatches(kCredentialsId, kCases);
}

TEST(PatternMismatch, ExplainsMissingPartOfImagePath) {
  constexpr Case kCases[] = {
      {"", 0, "is empty"},
      {"nginx", 5, "has no tag or digest after its repository"},
      {"docker.io/library/nginx", 23, "has no tag or digest after its repository"},
      {"nginx:", 6, "has an empty tag after \":\""},
      {"nginx@", 6, "has an empty digest after \"@\""},
      {"nginx:1@", 8, "has an empty digest after \"@\""},
      {":latest", 0, "has no repository before \":\""},
      {"@sha256:0123", 0, "has no repository before \"@\""},
      {":1@sha256:0123", 0, "has no repository before \":\""},
      {"https:///app@sha256:0123", 8, "has no registry after \"https://\""},
      {"http://@sha256:0123", 7, "has no registry after \"http://\""},
      {"https://a.b@d", 11, "has no repository between its registry and \"@\" at character 12"},
  };
  expect_mismatches(kImagePath, kCases);
}

TEST(PatternMismatch, ExplainsInvalidCharacterInImagePath) {
  constexpr Case kCases[] = {
      {"my image:1", 2, "has a space in its repository at character 3"},
      {"naïve:1", 2, "has \"ï\" (U+00EF) in its repository at character 3"},
      {"nginx:1 ", 7, "ends with a space in its tag at character 8"},
      {"nginx:${TAG}", 6, "has \"$\" in its tag at character 7"},
      {"${IMAGE}", 0, "has \"$\" in its repository at character 1"},
      {"nginx@sha256:01+23", 15, "has \"+\" in its digest at character 16"},
      {"nginx@sha256:01@23", 15, "has \"@\" in its digest at character 16"},
      {"docker.io/my image:1", 12, "has a space in its repository at character 13"},
      {"docker io.example/app:1", 6, "has a space in its registry at character 7"},
      {"my team/app:1", 2, "has a space in its repository at character 3"},
      {"localhost:5000/my app:1", 17, "has a space in its repository at character 18"},
      {"localhost:50 00/app:1", 12, "has a space in its registry at character 13"},
      {"localhost:5000/app:1 2", 20, "has a space in its tag at character 21"},
      {"team/app:1 2/3", 10, "has a space in its tag at character 11"},
      {"https://my host.io/app:1", 10, "has a space in its registry at character 11"},
      {"https://host.io/my app:1", 18, "has a space in its repository at character 19"},
      {"https://host.io/app:1!", 21, "has \"!\" in its tag at character 22"},
      {"https://host.io:5000/my app:1", 23, "has a space in its repository at character 24"},
      {"https://host .io", 12, "has a space in its registry at character 13"},
      {"https://my_host.io/app@sha256:01", 10, "has an underscore in its registry at character 11"},
      {"https://host._io/app@sha256:01", 13, "has an underscore in its registry at character 14"},
      // An invalid character is reported before problems of the parts.
      {"nginx:1@sha256:01 ", 17, "ends with a space in its digest at character 18"},
  };
  expect_mismatches(kImagePath, kCases);
}

TEST(PatternMismatch, ExplainsExtraPartOfImagePath) {
  constexpr Case kCases[] = {
      {"nginx:1.25@sha256:0123", 10, "has both a tag and a digest (\"@\" at character 11)"},
      {"team/app:1@sha256:0/1", 10, "has both a tag and a digest (\"@\" at character 11)"},
      {"localhost:5000/app@sha256:0123", 18, "has both a port and a digest (\"@\" at character 19)"},
      {"localhost:5000/app:1@sha256:0123", 20, "has both a port and a digest (\"@\" at character 21)"},
      {"https://host.io/app:1@sha256:0123", 21, "has both a tag and a digest (\"@\" at character 22)"},
      {"https://host.io:5000/app@sha256:0123", 24, "has both a port and a digest (\"@\" at character 25)"},
      {"https://user:word@host.io/app:1", 17, "has a user name before its registry (\"@\" at character 18)"},
      {"user:word@host.io/app:1", 9, "has a user name before its registry (\"@\" at character 10)"},
      {"https://localhost/app@sha256:0123", 8, "has no dot in its registry, which begins at character 9"},
      {"https://.io/app@sha256:0123", 8, "has a dot at the beginning of its registry, at character 9"},
      {"https://host./app@sha256:0123", 12, "has a dot at the end of its registry, at character 13"},
      {"docker://host.io/app@sha256:0123", 0, "begins with a scheme other than \"http://\" or \"https://\""},
      {"HTTPS://host.io/app@sha256:0123", 0, "begins with a scheme other than \"http://\" or \"https://\""},
  };
  expect_mismatches(kImagePath, kCases);
}

// A random text of pieces that are relevant to the patterns.
string random_text(std::mt19937& random) {
  constexpr string_view kPieces[] = {"Zq7", "9",       "-",   "--",   ".",       "_",        "/",   ":",
                                     "@",   " ",       "!",   "\n",   "é",       "\u00A0",   "😀",  "$",
                                     "/v1", "Zq7.Zq7", "://", "\0"sv, "http://", "https://", "\xFF"};
  string text;
  if (random() % 4 == 0) text = random() % 2 == 0 ? "http://" : "https://";
  for (std::size_t n = random() % 9; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

// The number in "… at character N…", or 0.
std::size_t number_in(string_view problem) {
  constexpr string_view kMark = "at character ";
  const std::size_t at = problem.find(kMark);
  return at == string_view::npos ? 0 : std::stoul(string(problem.substr(at + kMark.size())));
}

// Every explanation is one printable line with the right offset, and quotes at most one character.
TEST(PatternMismatch, OffsetAndTextHoldForRandomText) {
  std::mt19937 random(20240311);
  std::size_t numbered = 0;
  for (int round = 0; round < 50'000; ++round) {
    const string text = random_text(random);
    for (const Pattern& pattern : kPatterns) {
      if (matches(pattern, text)) continue;
      const PatternMismatch got = pattern.explain_mismatch(text);
      ASSERT_LE(got.offset, text.size()) << text::quoted(text);
      ASSERT_EQ(printable(got.problem), got.problem);
      ASSERT_TRUE(got.problem.find("Zq") == string::npos) << got.problem;
      const std::size_t number = number_in(got.problem);
      if (number == 0) continue;
      ++numbered;
      ASSERT_EQ(number, count_code_points(string_view(text).substr(0, got.offset)) + 1)
          << got.problem << ": " << text::quoted(text);
    }
  }
  EXPECT_GT(numbered, 25'000u);
}

// Applies the repair for each explanation: the repaired text matches or is wrong in another way.
TEST(PatternMismatch, FollowingImagePathExplanationRepairsIt) {
  std::mt19937 random(20240312);
  std::size_t repaired = 0;
  for (int round = 0; round < 50'000; ++round) {
    string text = random_text(random);
    for (int repairs = 0; !matches(kImagePath, text); ++repairs) {
      ASSERT_LT(repairs, 40) << text::quoted(text);
      const PatternMismatch got = kImagePath.explain_mismatch(text);
      const auto says = [&](string_view words) { return got.problem.find(words) != string::npos; };
      if (says("is empty") || says("has no repository")) {
        text.insert(got.offset, "/app");
      } else if (says("has no tag or digest")) {
        text += ":1";
      } else if (says("has an empty")) {
        text += "1";
      } else if (says("has no registry") || says("has no dot in its registry")) {
        text.insert(got.offset, "host.io");
      } else if (says("has both a")) {
        text.resize(got.offset);  // removes the digest
      } else if (says("has a user name")) {
        const std::size_t scheme = text.find("://");
        const std::size_t begin = scheme < got.offset ? scheme + 3 : 0;
        text.erase(begin, got.offset + 1 - begin);
      } else if (says("begins with a scheme")) {
        text.erase(0, text.find("://") + 3);
      } else {
        ASSERT_TRUE(says("at character")) << got.problem;  // an invalid character
        text.erase(got.offset, decode(string_view(text).substr(got.offset)).length);
      }
      ++repaired;
    }
  }
  EXPECT_GT(repaired, 25'000u);
}

}  // namespace
}  // namespace runlint::text
