// The table of credentials that are known by a prefix. Lengths are those published, with room where the issuer
// announces it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/credentials.h"

namespace runlint::text {
namespace {

constexpr CredentialFamily kTable[] = {
    // Clouds
    {"AKIA", "an AWS access key ID", kUpper | kDigit, 16, 16},
    {"ASIA", "a temporary AWS access key ID", kUpper | kDigit, 16, 16},
    {"ABIA", "an AWS bearer token ID", kUpper | kDigit, 16, 16},
    {"ABSK", "an Amazon Bedrock API key", kBase64, 109, 300},
    {"AIza", "a Google API key", kToken, 35, 35},
    {"GOCSPX-", "a Google OAuth client secret", kToken, 28, 28},
    {"ya29.", "a Google OAuth access token", kToken | kDot, 30, 2048},
    {"AccountKey=", "an Azure Storage account key", kBase64, 86, 86},
    {"SharedAccessKey=", "an Azure shared access key", kBase64, 43, 43},
    {"dop_v1_", "a DigitalOcean personal access token", kHex, 64, 64},
    {"doo_v1_", "a DigitalOcean OAuth token", kHex, 64, 64},
    {"dor_v1_", "a DigitalOcean refresh token", kHex, 64, 64},
    {"HRKU-", "a Heroku API key", kToken, 36, 80},
    {"LTAI", "an Alibaba Cloud access key ID", kAlnum, 20, 20},
    {"fm2_", "a Fly.io token", kBase64, 100, 2048},
    {"nfp_", "a Netlify access token", kAlnum, 36, 40},
    {"pscale_tkn_", "a PlanetScale token", kToken | kDot, 32, 64},
    {"pscale_pw_", "a PlanetScale password", kToken | kDot, 32, 64},
    {"sbp_", "a Supabase access token", kHex, 40, 40},
    {"sb_secret_", "a Supabase secret key", kToken, 30, 60},
    // Infrastructure
    {"hvs.", "a HashiCorp Vault token", kToken, 24, 300},
    {"hvb.", "a HashiCorp Vault batch token", kToken, 90, 400},
    {"pul-", "a Pulumi access token", kHex, 40, 40},
    {"dapi", "a Databricks access token", kHex, 32, 32},
    {"dp.pt.", "a Doppler personal token", kAlnum, 40, 44},
    {"dp.st.", "a Doppler service token", kToken | kDot, 40, 80},
    {"tskey-", "a Tailscale key", kAlnum | kHyphen, 24, 80},
    {"ops_eyJ", "a 1Password service account token", kBase64, 250, 4096},
    {"AGE-SECRET-KEY-1", "an age secret key", kUpper | kDigit, 58, 58},
    // Source hosts
    {"ghp_", "a GitHub personal access token", kAlnum, 36, 255},
    {"github_pat_", "a GitHub fine-grained personal access token", kWord, 82, 255},
    {"gho_", "a GitHub OAuth access token", kAlnum, 36, 255},
    {"ghu_", "a GitHub user access token", kAlnum, 36, 255},
    {"ghs_", "a GitHub installation access token", kAlnum, 36, 255},
    {"ghr_", "a GitHub refresh token", kAlnum, 36, 255},
    {"glpat-", "a GitLab personal access token", kToken | kDot, 20, 300},
    {"gldt-", "a GitLab deploy token", kToken, 20, 300},
    {"glrt-", "a GitLab runner token", kToken | kDot, 20, 300},
    {"glcbt-", "a GitLab job token", kToken, 20, 300},
    {"glptt-", "a GitLab trigger token", kHex, 40, 40},
    {"glsoat-", "a GitLab SCIM token", kToken, 20, 300},
    {"ATATT3", "an Atlassian API token", kToken, 150, 255},
    {"ATBB", "a Bitbucket app password", kAlnum, 32, 32},
    {"bkua_", "a Buildkite access token", kHex, 40, 40},
    {"lin_api_", "a Linear API key", kAlnum, 40, 40},
    // Registries of packages and images
    {"npm_", "an npm access token", kAlnum, 36, 36},
    {"pypi-AgE", "a PyPI API token", kToken, 60, 1000},
    {"rubygems_", "a RubyGems API key", kHex, 48, 48},
    {"dckr_pat_", "a Docker Hub personal access token", kToken, 27, 27},
    {"dckr_oat_", "a Docker Hub organisation access token", kToken, 27, 40},
    {"AKCp", "an Artifactory API key", kAlnum, 69, 69},
    // Payment and commerce
    {"sk_live_", "a Stripe secret key", kAlnum, 20, 247},
    {"rk_live_", "a Stripe restricted key", kAlnum, 20, 247},
    {"whsec_", "a webhook signing secret", kBase64, 32, 88},
    {"sq0atp-", "a Square access token", kToken, 22, 22},
    {"sq0csp-", "a Square OAuth secret", kToken, 43, 43},
    {"shpat_", "a Shopify access token", kHex | kUpperHexLetter, 32, 32},
    {"shpca_", "a Shopify custom app token", kHex | kUpperHexLetter, 32, 32},
    {"shppa_", "a Shopify private app token", kHex | kUpperHexLetter, 32, 32},
    {"shpss_", "a Shopify shared secret", kHex | kUpperHexLetter, 32, 32},
    // Chat and mail
    {"xoxb-", "a Slack bot token", kAlnum | kHyphen, 24, 255},
    {"xoxp-", "a Slack user token", kAlnum | kHyphen, 24, 255},
    {"xoxa-", "a Slack token", kAlnum | kHyphen, 24, 255},
    {"xoxr-", "a Slack token", kAlnum | kHyphen, 24, 255},
    {"xoxs-", "a Slack token", kAlnum | kHyphen, 24, 255},
    {"xapp-", "a Slack app token", kAlnum | kHyphen, 40, 255},
    {"https://hooks.slack.com/services/T", "a Slack webhook", kBase64, 40, 80},
    {"https://discord.com/api/webhooks/", "a Discord webhook", kToken | kPlus | kSlash, 60, 120},
    {"https://discordapp.com/api/webhooks/", "a Discord webhook", kToken | kPlus | kSlash, 60, 120},
    {"SK", "a Twilio API key", kHex, 32, 32},
    {"SG.", "a SendGrid API key", kToken | kDot, 66, 66},
    {"key-", "a Mailgun API key", kHex, 32, 32},
    {"xkeysib-", "a Brevo API key", kAlnum | kHyphen, 81, 81},
    // Model providers
    {"sk-proj-", "an OpenAI project key", kToken, 40, 255},
    {"sk-svcacct-", "an OpenAI service account key", kToken, 40, 255},
    {"sk-admin-", "an OpenAI admin key", kToken, 40, 255},
    {"sk-", "an OpenAI API key", kAlnum, 48, 48},
    {"sk-ant-", "an Anthropic API key", kToken, 80, 255},
    {"sk-or-v1-", "an OpenRouter API key", kHex, 64, 64},
    {"hf_", "a Hugging Face access token", kAlnum, 34, 40},
    {"api_org_", "a Hugging Face organisation token", kAlnum, 34, 34},
    {"gsk_", "a Groq API key", kAlnum, 52, 52},
    {"pplx-", "a Perplexity API key", kAlnum, 48, 48},
    {"r8_", "a Replicate API token", kAlnum, 37, 37},
    // Observation and tools
    {"glsa_", "a Grafana service account token", kWord, 41, 41},
    {"glc_", "a Grafana Cloud token", kBase64, 32, 400},
    {"NRAK-", "a New Relic user key", kUpper | kDigit, 27, 27},
    {"sntrys_", "a Sentry organisation token", kBase64 | kUnderscore, 40, 500},
    {"sntryu_", "a Sentry user token", kHex, 64, 64},
    {"PMAK-", "a Postman API key", kHex | kHyphen, 59, 59},
    {"ntn_", "a Notion token", kAlnum, 46, 46},
    {"figd_", "a Figma access token", kToken, 40, 60},
};

constexpr auto kFamilies = [] {
  std::array<CredentialFamily, std::size(kTable)> families{};
  std::ranges::copy(kTable, families.begin());
  std::ranges::sort(families, {}, [](const CredentialFamily& family) { return family.prefix[0]; });
  return families;
}();

struct FamilyRange {
  std::uint8_t begin = 0;
  std::uint8_t size = 0;
};

constexpr std::array<FamilyRange, 256> kByFirst = [] {
  std::array<FamilyRange, 256> index{};
  for (std::size_t i = 0; i < kFamilies.size(); ++i) {
    FamilyRange& range = index[static_cast<unsigned char>(kFamilies[i].prefix[0])];
    if (range.size++ == 0) range.begin = static_cast<std::uint8_t>(i);
  }
  return index;
}();
static_assert(kFamilies.size() <= 256);

}  // namespace

constexpr SecondBytes kSecondByteOfPrefix = [] {
  SecondBytes seconds{};
  for (const CredentialFamily& family : kFamilies) {
    seconds[static_cast<unsigned char>(family.prefix[0])] |= std::uint32_t{1} << (family.prefix[1] & 31);
  }
  return seconds;
}();

std::span<const CredentialFamily> credential_families() noexcept { return kFamilies; }

std::span<const CredentialFamily> credential_families(char first) noexcept {
  const FamilyRange range = kByFirst[static_cast<unsigned char>(first)];
  return std::span(kFamilies).subspan(range.begin, range.size);
}

}  // namespace runlint::text
