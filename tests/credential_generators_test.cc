// The generators of credentials and of texts that resemble them.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "generators/credentials.h"
#include "generators/random.h"
#include "generators/regex_strings.h"
#include "support/credential_corpus.h"

namespace runlint::generator {
namespace {

using std::string_view;

// The families that public scanners know, with how many of six do, and those that matter to users of the platform.
struct Expected {
  string_view family;
  int scanners;
};
constexpr Expected kExpected[] = {
    {"Mailchimp", 6},
    {"Stripe test and production", 5},
    {"Sourcegraph", 5},
    {"GoCardless", 5},
    {"New Relic", 4},
    {"Slack other tokens", 4},
    {"Facebook", 4},
    {"Typeform", 4},
    {"GitLab registration token", 4},
    {"ReadMe", 4},
    {"Prefect", 4},
    {"EasyPost", 3},
    {"GitLab other tokens", 3},
    {"Lob", 3},
    {"PostHog", 3},
    {"Flutterwave", 3},
    {"Grafana legacy", 3},
    {"Figma", 3},
    {"Adobe", 3},
    {"Airtable", 3},
    {"Dynatrace", 3},
    {"Frame.io", 3},
    {"Microsoft Teams webhook", 3},
    {"Vault", 3},
    {"Buildkite", 3},
    {"MaxMind", 3},
    {"NuGet", 3},
    {"SendGrid with =", 3},
    {"SonarQube", 3},
    {"xAI", 3},
    {"ElevenLabs", 3},
    {"Salesforce", 3},
    {"Cloudflare origin CA", 3},
    {"CircleCI", 3},
    {"Azure annotated keys", 2},
    {"PlanetScale", 2},
    {"Slack legacy workspace token", 2},
    {"Vercel", 2},
    {"Settlemint", 2},
    {"1Password secret key", 2},
    {"Intra42", 2},
    {"OpenShift", 2},
    {"Fly.io", 2},
    {"Harness", 2},
    {"Shippo", 2},
    {"Yandex", 2},
    {"MongoDB Atlas", 2},
    {"ClickHouse", 2},
    {"Cloudflare tokens", 2},
    {"Infracost", 2},
    {"Octopus", 2},
    {"Scalingo", 2},
    {"Artifactory reference token", 2},
    {"Clojars", 2},
    {"Defined Networking", 2},
    {"Duffel", 2},
    {"GitLab session cookie", 2},
    {"New Relic user key in lower case", 2},
    {"Plaid", 2},
    {"Terraform Cloud", 2},
    {"Authress", 2},
    {"Klaviyo", 2},
    {"Azure connection strings", 2},
    {"Doppler", 2},
    {"Mapbox", 2},
    {"Pinecone", 2},
    {"Airtable OAuth", 2},
    {"Apify", 2},
    {"Azure SAS", 2},
    {"LangSmith", 2},
    {"LaunchDarkly", 2},
    {"NVIDIA", 2},
    {"Square application", 2},
    {"Tailscale", 2},
    {"Adafruit", 2},
    {"Clerk", 2},
    {"ClickUp", 2},
    {"HubSpot", 2},
    {"Pagar.me", 2},
    {"PubNub", 2},
    {"Supabase not hexadecimal", 2},
    {"Zoho", 2},
    {"Flexport", 2},
    {"Ubidots", 2},
    {"Contentful", 2},
    {"Notion", 2},
    {"private key without a body", 2},
    {"Telnyx", 2},
    {"Northflank API token", 0},
    {"Google Gemini auth key", 1},
    {"GitHub App installation token", 1},
    {"Azure identifiable keys", 1},
    {"password in a connection string", 0},
    {"password in a query", 0},
    {"user of a URL", 0},
    {"base64 of a secret", 1},
    {"base64 of a JWT", 1},
    {"header", 0},
    {"Langfuse", 0},
    {"DeepSeek", 1},
    {"Moonshot and MiniMax", 1},
    {"Tavily", 1},
    {"Firecrawl", 1},
    {"Jina", 1},
    {"Brave Search", 1},
    {"Cerebras", 1},
    {"Together", 1},
    {"RunPod", 1},
    {"Weights & Biases", 1},
    {"Cursor", 1},
    {"Render", 1},
    {"Neon", 1},
    {"Deno", 1},
    {"Slack webhook of another form", 1},
    {"Discord webhook of another host", 0},
    {"Square access token", 0},
    {"Twitter bearer", 1},
    {"crates.io", 1},
    {"CockroachDB", 1},
    {"Astra", 1},
    {"Docker Swarm", 1},
    {"AWS AppSync", 1},
    {"Elastic", 1},
    {"Paddle", 1},
    {"Databricks", 1},
    {"docker config", 0},
    {"Composer auth", 0},
    {"npmrc", 1},
    {"netrc", 1},
    {"pgpass", 0},
    {"kubeconfig", 0},
    {"env file", 0},
    {"YAML with a password", 0},
    {"JSON with a password", 0},
};

TEST(CredentialGenerators, CoverEveryFamily) {
  const std::vector<CredentialFormat> formats = all_credentials();
  for (const Expected& expected : kExpected) {
    const auto rows = std::ranges::count(formats, expected.family, &CredentialFormat::family);
    EXPECT_GE(rows, 1) << expected.family;
  }
  for (const CredentialFormat& format : formats) {
    const auto expected = std::ranges::find(kExpected, format.family, &Expected::family);
    ASSERT_NE(expected, std::end(kExpected)) << format.family;
    EXPECT_EQ(format.scanners, expected->scanners) << format.family;
  }
}

TEST(CredentialGenerators, MakeDifferentCredentialsThatMatch) {
  Random random(1);
  for (const CredentialFormat& format : all_credentials()) {
    EXPECT_TRUE(format.generate != nullptr || !format.expression.empty()) << format.family;
    std::set<std::string> made;
    for (int i = 0; i < 20; ++i) {
      const std::string secret = credential(random, format);
      made.insert(secret);
      if (format.expression.empty()) continue;
      EXPECT_TRUE(RE2::FullMatch(secret, std::string(format.expression))) << format.family << ' ' << secret;
    }
    EXPECT_GT(made.size(), format.family == "private key without a body" ? 1u : 15u) << format.family;
  }
}

TEST(CredentialGenerators, NearMissesMatchNoFormat) {
  Random random(2);
  std::vector<std::unique_ptr<const RE2>> expressions;
  for (const CredentialFormat& format : all_credentials()) {
    if (!format.expression.empty()) expressions.push_back(std::make_unique<RE2>(std::string(format.expression)));
  }
  for (const CredentialFormat& format : all_credentials()) {
    const bool has_near_miss = !near_misses(random, format).empty();
    EXPECT_TRUE(has_near_miss || format.family == "base64 of a JWT") << format.family;
    for (int i = 0; i < 10; ++i) {
      for (const std::string& text : near_misses(random, format)) {
        for (const auto& expression : expressions) {
          EXPECT_FALSE(RE2::FullMatch(text, *expression)) << format.family << ' ' << text;
        }
      }
    }
  }
}

TEST(RegexStrings, RejectOtherSyntax) {
  Random random(3);
  for (const string_view expression : {"a)", "(a", "[a", "a{2", "\\"}) {
    EXPECT_THROW(static_cast<void>(matching_string(random, expression)), std::invalid_argument) << expression;
  }
}

TEST(Base64, EncodesKnownTexts) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("\xFB\xFF", true), "-_8");
}

// CRC-32 of "123456789" is 0xCBF43926 = 3421780262.
TEST(Base62Checksum, IsThatOfCrc32) { EXPECT_EQ(base62_checksum("123456789"), "3jZRME"); }

TEST(CredentialCorpus, IsLargeAndHasNoLineTwice) {
  const auto check_lines = [](string_view name, std::size_t least) {
    const std::vector<std::string> lines = credential_corpus::lines(name);
    EXPECT_GE(lines.size(), least) << name;
    const std::set<std::string> different(lines.begin(), lines.end());
    EXPECT_EQ(different.size(), lines.size()) << name;
  };
  check_lines("plain.txt", 300);
  check_lines("stand-ins.txt", 300);
  check_lines("references.txt", 300);
  check_lines("passwords.txt", 100);
  check_lines("commands.txt", 150);
  check_lines("secret-commands.txt", 60);
}

}  // namespace
}  // namespace runlint::generator
