// lint/unpullable-image against the published grammar of image references, read as a regular expression.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "generators/random.h"
#include "runlint/validator.h"

namespace runlint {
namespace {

using std::string_view;

using generator::Random;

// The grammar of the package reference of Distribution, which docker, containerd and the registries use:
//
//   reference := name [":" tag] ["@" digest]     name := [domain "/"] component ("/" component)*
//
// with the digests that go-digest knows. Distribution lets any first component with a capital be a domain; a
// single label without a port is taken for an organisation here, since that is what the author means.
class Grammar {
 public:
  [[nodiscard]] bool matches(string_view image) const {
    for (const string_view scheme : {"https://", "http://"}) {
      if (!image.starts_with(scheme)) continue;
      image.remove_prefix(scheme.size());
      break;
    }
    const string_view first = image.substr(0, image.find('/'));
    const bool has_slash = first.size() < image.size();
    const bool has_domain =
        has_slash && (first.find('.') != first.npos || first.find(':') != first.npos || first == "localhost");
    if (has_domain) {
      if (!full(domain_, first)) return false;
      image.remove_prefix(first.size() + 1);
    }
    re2::StringPiece name;
    if (!RE2::FullMatch(re2::StringPiece(image.data(), image.size()), rest_, &name)) return false;
    return name.size() <= 255;
  }

 private:
  static bool full(const RE2& expression, string_view text) {
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), expression);
  }

  static std::string path() {
    const std::string alphanumeric = "[a-z0-9]+";
    const std::string component = alphanumeric + "(?:(?:[._]|__|[-]+)" + alphanumeric + ")*";
    return component + "(?:/" + component + ")*";
  }

  RE2 domain_{
      "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
      "(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?"};
  RE2 rest_{"(" + path() +
            ")(?::\\w[\\w.-]{0,127})?(?:@(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?"};
};

std::string payload_of(string_view image) {
  return fmt::format(R"({{"deployment": {{"external": {{"imagePath": "{}"}}}}}})", image);
}

// The rules among the given ones that the image path breaks, of which there is at most one.
std::optional<Rule> found_in(Validator& validator, string_view image) {
  const Report report = validator.check(payload_of(image));
  for (const Diagnostic& found : report.diagnostics()) {
    for (const Rule rule : {Rule::kSchemaPattern, Rule::kLintMissingImageTag, Rule::kLintUnpullableImage}) {
      if (found.rule == rule) return rule;
    }
  }
  return std::nullopt;
}

std::string repeated(Random& random, string_view characters, std::size_t length) {
  std::string text;
  while (text.size() < length) text += random.pick(characters);
  return text;
}

// A reference of the grammar, or one nearly so.
std::string reference(Random& random) {
  constexpr string_view kSchemes[] = {"", "", "", "https://", "http://"};
  constexpr string_view kDomains[] = {"",
                                      "",
                                      "ghcr.io/",
                                      "localhost/",
                                      "localhost:5000/",
                                      "10.0.0.1/",
                                      "a-b.c:80/",
                                      "GHCR.io/",
                                      "index.docker.io/v1/",
                                      "my_r.io/",
                                      "-a.io/",
                                      "a-.io/",
                                      "a..b/",
                                      ".io/",
                                      "a.io:x/",
                                      "a.io:/",
                                      "MyOrg/",
                                      "org/"};
  constexpr string_view kSegments[] = {"nginx", "app", "a", "0", "my-app", "a.b", "a_b", "a__b", "a--b", "a---b0"};
  constexpr string_view kBadSegments[] = {"App", "a..b", "a___b", "-a",   "a-",   ".a",
                                          "a.",  "_a",   "a_",    "a._b", "a-.b", ""};
  constexpr string_view kTags[] = {"1", "1.25.3", "latest", "_a", "Release_1.0-RC", "a--b"};
  constexpr string_view kBadTags[] = {"-bad", ".7", "1:2", "a/b", "feature/x/y", "1/", "sha256:abc", ":"};
  std::string text = std::string(random.pick(kSchemes)) + std::string(random.pick(kDomains));
  const std::size_t segments = random.between(1, 3);
  for (std::size_t i = 0; i < segments; ++i) {
    if (i > 0) text += '/';
    text += random.chance(10) ? random.pick(kBadSegments) : random.pick(kSegments);
  }
  if (random.chance(3)) text += repeated(random, "ab0", random.between(230, 260));
  if (random.chance(60)) {
    const string_view tag = random.chance(25) ? random.pick(kBadTags) : random.pick(kTags);
    text += ':' + (random.chance(10) ? repeated(random, "aZ9_", random.between(125, 131)) : std::string(tag));
  }
  if (random.chance(50)) {
    constexpr std::pair<string_view, std::size_t> kAlgorithms[] = {{"sha256", 64}, {"sha384", 96}, {"sha512", 128},
                                                                   {"md5", 32},    {"sha1", 40},   {"SHA256", 64}};
    const auto& [algorithm, digits] = random.pick(kAlgorithms);
    const string_view characters = random.chance(90) ? "0123456789abcdef" : "0123456789abcdefABCDEFg";
    const std::size_t length = random.chance(80) ? digits : digits + random.between(0, 2) - 1;
    text += random.chance(85) ? '@' : ':';
    text += random.chance(90) ? std::string(algorithm) + ':' + repeated(random, characters, length) : "latest";
  }
  return text;
}

// Changes a character of the text to another that the API's pattern knows.
std::string mutated(Random& random, std::string text) {
  constexpr string_view kCharacters = "aZ0._-/:@";
  const std::size_t at = random.below(text.size() + 1);
  switch (random.below(3)) {
    case 0:
      return text.insert(at, 1, random.pick(kCharacters));
    case 1:
      return text.erase(std::min(at, text.size() - 1), 1);
    default:
      text[std::min(at, text.size() - 1)] = random.pick(kCharacters);
      return text;
  }
}

TEST(ImageReference, AgreesWithGrammar) {
  const Grammar grammar;
  Validator validator;
  Random random(15);
  int pullable = 0;
  int unpullable = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string image = reference(random);
    for (std::size_t mutations = random.below(3); mutations > 0 && !image.empty(); --mutations) {
      image = mutated(random, std::move(image));
    }
    const std::optional<Rule> found = found_in(validator, image);
    if (found == Rule::kSchemaPattern || found == Rule::kLintMissingImageTag) continue;
    const bool matches = grammar.matches(image);
    ASSERT_EQ(found == std::nullopt, matches) << image;
    ++(matches ? pullable : unpullable);
  }
  EXPECT_GT(pullable, 5'000);
  EXPECT_GT(unpullable, 5'000);
}

TEST(ImageReference, EveryShortTextAgreesWithGrammar) {
  const Grammar grammar;
  Validator validator;
  constexpr string_view kCharacters = "aZ0._-/:@";
  std::string image;
  const auto check_from = [&](const auto& self, std::size_t length) -> void {
    if (image.size() == length) {
      const std::optional<Rule> found = found_in(validator, image);
      if (found == Rule::kSchemaPattern || found == Rule::kLintMissingImageTag) return;
      EXPECT_EQ(found == std::nullopt, grammar.matches(image)) << image;
      return;
    }
    for (const char c : kCharacters) {
      image.push_back(c);
      self(self, length);
      image.pop_back();
    }
  };
  for (std::size_t length = 3; length <= 5; ++length) check_from(check_from, length);
}

TEST(ImageReference, ReportsKnownMistakes) {
  Validator validator;
  const std::string digits(64, 'e');
  for (const std::string& image :
       {std::string("ghcr.io/MyOrg/App:1.0"), "nginx:sha256:" + digits, std::string("nginx@sha256:abc"),
        std::string("nginx@latest"), std::string("registry.example.com/app:-bad")}) {
    EXPECT_EQ(found_in(validator, image), Rule::kLintUnpullableImage) << image;
  }
  for (const std::string& image : {"nginx@sha256:" + digits, std::string("https://index.docker.io/v1/library/redis:7"),
                                   std::string("localhost:5000/team/app:1")}) {
    EXPECT_EQ(found_in(validator, image), std::nullopt) << image;
  }
}

TEST(ImageReference, MessagesPointToMistake) {
  constexpr struct {
    string_view image;
    string_view problem;
  } kCases[] = {
      {"ghcr.io/MyOrg/app:1", "has \"M\" in its repository, at character 9"},
      {"nginx:sha256:00", "has a digest after \":\" instead of \"@\", at character 6"},
      {"nginx@latest", "has no digest after \"@\", at character 6"},
      {"nginx@sha256:0", "has a digest of 1 hexadecimal digit:"},
      {"a/b-:1", "has a hyphen that is not between two letters or digits of its repository, at character 4"},
      {"a/b..c:1", "has a dot that is not between two letters or digits of its repository, at character 5"},
      {"a//b:1", "has an empty segment in its repository, at character 3"},
      {"a.io:x/b:1", "has a port that is not a number, at character 6"},
      {"a_b.io/b:1", "has an underscore in its registry, at character 2"},
      {"a/b:.1", "has a tag that begins with a dot, at character 5"},
      {"ghcr.io/a/b:feature/login", "has \"/\" in its tag, at character 20"},
      {"a/b:feature/x", "has \"/\" in its tag, at character 12"},
      {"localhost:5000/a:b/c", "has \"/\" in its tag, at character 19"},
      {"nginx:1.25/", "has \"/\" in its tag, at character 11"},
      {"ghcr.io/a/b:1/", "has \"/\" in its tag, at character 14"},
      {"a/b:1:2", "has \":\" in its tag, at character 6"},
      {"hub.docker.com/r/a/b:1", "begins with hub.docker.com, which has web pages and is not a registry:"},
      {"https://hub.docker.com/_/nginx", "begins with hub.docker.com, which has web pages and is not a registry:"},
      {"a/b@md5:00", "has a digest of an unknown algorithm, at character 5"},
      {"a/b@sha256:0G", "has \"G\" in its digest, at character 13"},
  };
  Validator validator;
  for (const auto& c : kCases) {
    const Report report = validator.check(payload_of(c.image));
    ASSERT_EQ(report.diagnostics().size(), 1u) << c.image;
    EXPECT_NE(report.diagnostics()[0].message.find(c.problem), std::string::npos) << report.diagnostics()[0].message;
  }
}

}  // namespace
}  // namespace runlint
