// Every family of credentials as a literal case, written by hand from what the issuers publish and independent of the
// tested table. Tokens are assembled at run time, so that no file contains text that looks like
// one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "text/credentials.h"

namespace runlint::text {
namespace {

using std::string_view;

constexpr string_view kHex = "0123456789abcdef";
constexpr string_view kHexAndHyphen = "0123456789abcdef-";
constexpr string_view kHexOfEitherCase = "0123456789abcdefABCDEF";
constexpr string_view kUpperAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr string_view kAlnum = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr string_view kAlnumAndHyphen = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
constexpr string_view kWord = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
constexpr string_view kToken = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
constexpr string_view kTokenAndDot = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.";
constexpr string_view kTokenAndPlusSlash = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-+/";
constexpr string_view kBase64 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/";
constexpr string_view kBase64AndUnderscore = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/_";

// A token is the prefix, which is written in two parts, and `least` to `most` of the characters.
struct Family {
  string_view begin;
  string_view end;
  string_view name;
  string_view characters;
  std::size_t least;
  std::size_t most;

  [[nodiscard]] std::string prefix() const { return std::string(begin) + std::string(end); }
};

constexpr Family kExpected[] = {
    {"AK", "IA", "an AWS access key ID", kUpperAndDigits, 16, 16},
    {"AS", "IA", "a temporary AWS access key ID", kUpperAndDigits, 16, 16},
    {"AB", "IA", "an AWS bearer token ID", kUpperAndDigits, 16, 16},
    {"AB", "SK", "an Amazon Bedrock API key", kBase64, 109, 300},
    {"AI", "za", "a Google API key", kToken, 35, 35},
    {"GOC", "SPX-", "a Google OAuth client secret", kToken, 28, 28},
    {"ya", "29.", "a Google OAuth access token", kTokenAndDot, 30, 2048},
    {"Accou", "ntKey=", "an Azure Storage account key", kBase64, 86, 86},
    {"SharedAc", "cessKey=", "an Azure shared access key", kBase64, 43, 43},
    {"dop", "_v1_", "a DigitalOcean personal access token", kHex, 64, 64},
    {"doo", "_v1_", "a DigitalOcean OAuth token", kHex, 64, 64},
    {"dor", "_v1_", "a DigitalOcean refresh token", kHex, 64, 64},
    {"HR", "KU-", "a Heroku API key", kToken, 36, 80},
    {"LT", "AI", "an Alibaba Cloud access key ID", kAlnum, 20, 20},
    {"fm", "2_", "a Fly.io token", kBase64, 100, 2048},
    {"nf", "p_", "a Netlify access token", kAlnum, 36, 40},
    {"pscal", "e_tkn_", "a PlanetScale token", kTokenAndDot, 32, 64},
    {"pscal", "e_pw_", "a PlanetScale password", kTokenAndDot, 32, 64},
    {"sb", "p_", "a Supabase access token", kHex, 40, 40},
    {"sb_se", "cret_", "a Supabase secret key", kToken, 30, 60},
    {"hv", "s.", "a HashiCorp Vault token", kToken, 24, 300},
    {"hv", "b.", "a HashiCorp Vault batch token", kToken, 90, 400},
    {"pu", "l-", "a Pulumi access token", kHex, 40, 40},
    {"da", "pi", "a Databricks access token", kHex, 32, 32},
    {"dp.", "pt.", "a Doppler personal token", kAlnum, 40, 44},
    {"dp.", "st.", "a Doppler service token", kTokenAndDot, 40, 80},
    {"tsk", "ey-", "a Tailscale key", kAlnumAndHyphen, 24, 80},
    {"ops", "_eyJ", "a 1Password service account token", kBase64, 250, 4096},
    {"AGE-SECR", "ET-KEY-1", "an age secret key", kUpperAndDigits, 58, 58},
    {"gh", "p_", "a GitHub personal access token", kAlnum, 36, 255},
    {"githu", "b_pat_", "a GitHub fine-grained personal access token", kWord, 82, 255},
    {"gh", "o_", "a GitHub OAuth access token", kAlnum, 36, 255},
    {"gh", "u_", "a GitHub user access token", kAlnum, 36, 255},
    {"gh", "s_", "a GitHub installation access token", kAlnum, 36, 255},
    {"gh", "r_", "a GitHub refresh token", kAlnum, 36, 255},
    {"glp", "at-", "a GitLab personal access token", kTokenAndDot, 20, 300},
    {"gl", "dt-", "a GitLab deploy token", kToken, 20, 300},
    {"gl", "rt-", "a GitLab runner token", kTokenAndDot, 20, 300},
    {"glc", "bt-", "a GitLab job token", kToken, 20, 300},
    {"glp", "tt-", "a GitLab trigger token", kHex, 40, 40},
    {"gls", "oat-", "a GitLab SCIM token", kToken, 20, 300},
    {"ATA", "TT3", "an Atlassian API token", kToken, 150, 255},
    {"AT", "BB", "a Bitbucket app password", kAlnum, 32, 32},
    {"bk", "ua_", "a Buildkite access token", kHex, 40, 40},
    {"lin_", "api_", "a Linear API key", kAlnum, 40, 40},
    {"np", "m_", "an npm access token", kAlnum, 36, 36},
    {"pypi", "-AgE", "a PyPI API token", kToken, 60, 1000},
    {"ruby", "gems_", "a RubyGems API key", kHex, 48, 48},
    {"dckr", "_pat_", "a Docker Hub personal access token", kToken, 27, 27},
    {"dckr", "_oat_", "a Docker Hub organisation access token", kToken, 27, 40},
    {"AK", "Cp", "an Artifactory API key", kAlnum, 69, 69},
    {"sk_l", "ive_", "a Stripe secret key", kAlnum, 20, 247},
    {"rk_l", "ive_", "a Stripe restricted key", kAlnum, 20, 247},
    {"whs", "ec_", "a webhook signing secret", kBase64, 32, 88},
    {"sq0", "atp-", "a Square access token", kToken, 22, 22},
    {"sq0", "csp-", "a Square OAuth secret", kToken, 43, 43},
    {"shp", "at_", "a Shopify access token", kHexOfEitherCase, 32, 32},
    {"shp", "ca_", "a Shopify custom app token", kHexOfEitherCase, 32, 32},
    {"shp", "pa_", "a Shopify private app token", kHexOfEitherCase, 32, 32},
    {"shp", "ss_", "a Shopify shared secret", kHexOfEitherCase, 32, 32},
    {"xo", "xb-", "a Slack bot token", kAlnumAndHyphen, 24, 255},
    {"xo", "xp-", "a Slack user token", kAlnumAndHyphen, 24, 255},
    {"xo", "xa-", "a Slack token", kAlnumAndHyphen, 24, 255},
    {"xo", "xr-", "a Slack token", kAlnumAndHyphen, 24, 255},
    {"xo", "xs-", "a Slack token", kAlnumAndHyphen, 24, 255},
    {"xa", "pp-", "a Slack app token", kAlnumAndHyphen, 40, 255},
    {"https://hooks.sla", "ck.com/services/T", "a Slack webhook", kBase64, 40, 80},
    {"https://discord.", "com/api/webhooks/", "a Discord webhook", kTokenAndPlusSlash, 60, 120},
    {"https://discordapp", ".com/api/webhooks/", "a Discord webhook", kTokenAndPlusSlash, 60, 120},
    {"S", "K", "a Twilio API key", kHex, 32, 32},
    {"S", "G.", "a SendGrid API key", kTokenAndDot, 66, 66},
    {"ke", "y-", "a Mailgun API key", kHex, 32, 32},
    {"xkey", "sib-", "a Brevo API key", kAlnumAndHyphen, 81, 81},
    {"sk-p", "roj-", "an OpenAI project key", kToken, 40, 255},
    {"sk-sv", "cacct-", "an OpenAI service account key", kToken, 40, 255},
    {"sk-a", "dmin-", "an OpenAI admin key", kToken, 40, 255},
    {"s", "k-", "an OpenAI API key", kAlnum, 48, 48},
    {"sk-", "ant-", "an Anthropic API key", kToken, 80, 255},
    {"sk-o", "r-v1-", "an OpenRouter API key", kHex, 64, 64},
    {"h", "f_", "a Hugging Face access token", kAlnum, 34, 40},
    {"api_", "org_", "a Hugging Face organisation token", kAlnum, 34, 34},
    {"gs", "k_", "a Groq API key", kAlnum, 52, 52},
    {"pp", "lx-", "a Perplexity API key", kAlnum, 48, 48},
    {"r", "8_", "a Replicate API token", kAlnum, 37, 37},
    {"gl", "sa_", "a Grafana service account token", kWord, 41, 41},
    {"gl", "c_", "a Grafana Cloud token", kBase64, 32, 400},
    {"NR", "AK-", "a New Relic user key", kUpperAndDigits, 27, 27},
    {"snt", "rys_", "a Sentry organisation token", kBase64AndUnderscore, 40, 500},
    {"snt", "ryu_", "a Sentry user token", kHex, 64, 64},
    {"PM", "AK-", "a Postman API key", kHexAndHyphen, 59, 59},
    {"nt", "n_", "a Notion token", kAlnum, 46, 46},
    {"fi", "gd_", "a Figma access token", kToken, 40, 60},
};

// The first `length` of the characters, repeated.
std::string body(string_view characters, std::size_t length) {
  std::string text;
  while (text.size() < length) text += characters.substr(0, length - text.size());
  return text;
}

TEST(CredentialFamilies, TableListsEveryFamily) {
  for (const CredentialFamily& family : credential_families()) {
    EXPECT_EQ(std::ranges::count(kExpected, family.prefix, &Family::prefix), 1) << family.prefix;
  }
  EXPECT_EQ(credential_families().size(), std::size(kExpected));
}

TEST(CredentialFamilies, RequireExactPrefix) {
  for (const Family& family : kExpected) {
    const std::string rest = body(family.characters, family.least);
    EXPECT_EQ(find_credential(family.prefix() + rest), family.name) << family.prefix();
    for (std::size_t i = 0; i < family.prefix().size(); ++i) {
      std::string prefix = family.prefix();
      prefix[i] = prefix[i] == '%' ? '!' : '%';
      EXPECT_NE(find_credential(prefix + rest), family.name) << prefix;
    }
  }
}

TEST(CredentialFamilies, ReportExactSpan) {
  for (const Family& family : kExpected) {
    for (const std::size_t length : {family.least, family.most}) {
      const std::string token = family.prefix() + body(family.characters, length);
      const Credential found = next_credential("= " + token + " =");
      EXPECT_EQ(found.name, family.name) << family.prefix();
      EXPECT_EQ(found.offset, 2u) << family.prefix();
      EXPECT_EQ(found.length, token.size()) << family.prefix();
    }
  }
}

TEST(CredentialFamilies, RequireLengthInRange) {
  for (const Family& family : kExpected) {
    const std::string prefix = family.prefix();
    EXPECT_NE(find_credential(prefix + body(family.characters, family.least - 1)), family.name)
        << prefix << " too short";
    EXPECT_EQ(find_credential(prefix + body(family.characters, family.least)), family.name) << prefix << " shortest";
    EXPECT_EQ(find_credential(prefix + body(family.characters, family.most)), family.name) << prefix << " longest";
    EXPECT_NE(find_credential(prefix + body(family.characters, family.most + 1)), family.name) << prefix << " too long";
  }
}

TEST(CredentialFamilies, RequireAllowedCharacters) {
  for (const Family& family : kExpected) {
    const std::string prefix = family.prefix();
    const std::string rest = body(family.characters, family.least - 1);
    for (char c = ' '; c <= '~'; ++c) {
      const bool expected = family.characters.find(c) != string_view::npos;
      EXPECT_EQ(find_credential(prefix + c + rest) == family.name, expected) << prefix << c;
    }
  }
}

}  // namespace
}  // namespace runlint::text
