// Credentials that at least three of six public scanners know.
#include "generators/credentials.h"

namespace runlint::generator {
namespace {

// Of formats whose issuers give no exact length: a part of one is one.
constexpr NearMisses kOfPrefix = bit(NearMiss::kOtherCase) | bit(NearMiss::kWithinWord);

constexpr CredentialFormat kFormats[] = {
    {"Mailchimp", 6, "[0-9a-f]{32}-us[1-9]"},
    {"Mailchimp", 6, "[0-9a-f]{32}-us(1[0-9]|2[01])"},

    {"Stripe test and production", 5, "(sk|rk)_test_[A-Za-z0-9]{24}"},
    {.family = "Stripe test and production",
     .scanners = 5,
     .expression = "(sk|rk)_test_51[A-Za-z0-9]{97}",
     .near_misses = kOfPrefix},
    {"Stripe test and production", 5, "(sk|rk)_prod_[A-Za-z0-9]{24}"},
    {"Sourcegraph", 5, "sgp_([0-9a-f]{16}|local)_[0-9a-f]{40}"},
    {"Sourcegraph", 5, "sgp_[0-9a-f]{40}"},
    {"Sourcegraph", 5, "slk_[0-9a-f]{64}"},
    {"GoCardless", 5, "live_[A-Za-z0-9_-]{40}"},

    {"New Relic", 4, "NRI[IQ]-[A-Za-z0-9_-]{32}"},
    {"New Relic", 4, "NRAA-[0-9a-f]{27}"},
    {"New Relic", 4, "NRRA-[0-9a-f]{42}"},
    {.family = "New Relic", .scanners = 4, .expression = "[0-9a-f]{32}FFFFNRAL"},
    {.family = "New Relic",
     .scanners = 4,
     .expression = "eu01xx[0-9a-f]{26}FFFFNRAL",
     .near_misses = kAllNearMisses & ~bit(NearMiss::kOtherCase)},
    {.family = "New Relic", .scanners = 4, .expression = "NRJS-[0-9a-f]{19}", .may_be_public = true},
    {.family = "Slack other tokens", .scanners = 4, .expression = "xoxe-1-[A-Z0-9]{146}", .near_misses = kOfPrefix},
    {.family = "Slack other tokens",
     .scanners = 4,
     .expression = "xoxe\\.xox[bp]-1-[A-Z0-9]{163,166}",
     .near_misses = bit(NearMiss::kOtherCase)},
    {.family = "Slack other tokens",
     .scanners = 4,
     .expression = "xoxc-[0-9]{12}-[0-9]{12}-[0-9]{12}-[0-9a-f]{64}",
     .near_misses = kOfPrefix},
    {.family = "Slack other tokens",
     .scanners = 4,
     .expression = "xoxd-[A-Za-z0-9]{40}%2B[A-Za-z0-9]{60}%2F[A-Za-z0-9]{40}%3D",
     .near_misses = kOfPrefix},
    {.family = "Slack other tokens",
     .scanners = 4,
     .expression = "xoxo-[0-9]{11}-[0-9]{11}-[0-9]{11}-[0-9a-f]{10}",
     .near_misses = kOfPrefix},
    {"Facebook", 4, "EAA[MC][A-Za-z0-9]{100,180}"},
    {.family = "Facebook", .scanners = 4, .expression = "EAACEdEose0cBA[A-Za-z0-9]{100,180}", .near_misses = kOfPrefix},
    {"Typeform", 4, "tfp_[A-Za-z0-9]{44}_[A-Za-z0-9]{14}"},
    {"GitLab registration token", 4, "GR1348941[A-Za-z0-9_-]{20}"},
    {"ReadMe", 4, "rdme_[a-z0-9]{70}"},
    {"Prefect", 4, "pnu_[A-Za-z0-9]{36}"},

    {"EasyPost", 3, "EZ[AT]K[A-Za-z0-9]{54}"},
    {"GitLab other tokens", 3, "glft-[A-Za-z0-9_-]{20}"},
    {"GitLab other tokens", 3, "glffct-[A-Za-z0-9_-]{20}"},
    {"GitLab other tokens", 3, "glimt-[A-Za-z0-9_-]{25}"},
    {.family = "GitLab other tokens",
     .scanners = 3,
     .expression = "glagent-[A-Za-z0-9_-]{50}",
     .near_misses = kOfPrefix},
    {.family = "GitLab other tokens", .scanners = 3, .expression = "gloas-[A-Za-z0-9_-]{64}", .near_misses = kOfPrefix},
    {"Lob", 3, "(live|test)_[0-9a-f]{35}"},
    {"PostHog", 3, "phx_[A-Za-z0-9]{43,48}"},
    {"Flutterwave", 3, "FLWSECK-[0-9a-f]{32}-X"},
    {"Flutterwave", 3, "FLWSECK_TEST-[0-9a-f]{32}-X"},
    {.family = "Grafana legacy",
     .scanners = 3,
     .expression = {},
     .generate =
         [](Random& random) {
           return base64(R"({"k":")" + matching_string(random, "[A-Za-z0-9]{32}") + R"(","n":")" +
                         matching_string(random, "[a-z]{4,12}") + R"(","id":1})");
         },
     .stand_in = "eyJrIjoi[A-Za-z0-9]{12}"},
    {"Figma", 3, "figp_[A-Za-z0-9_-]{40,54}"},
    {"Figma", 3, "[0-9]{6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"},
    {"Figma", 3, "[0-9]{4}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"},
    {"Adobe", 3, "p8e-[A-Za-z0-9-]{32}"},
    {"Airtable", 3, "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}"},
    {"Dynatrace", 3, "dt0c01\\.[A-Z2-7]{24}\\.[A-Z2-7]{64}"},
    {"Frame.io", 3, "fio-u-[A-Za-z0-9_-]{64}"},
    {.family = "Microsoft Teams webhook",
     .scanners = 3,
     .expression = "https://[a-z]{6,12}\\.webhook\\.office\\.com/webhookb2/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"
                   "@[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/IncomingWebhook/[0-9a-f]{32}"
                   "/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
     .near_misses = 0,
     .stand_in = "https://[a-z]{6,12}\\.webhook\\.office\\.com/"},
    {"Vault", 3, "s\\.[A-Za-z0-9]{24}"},
    {"Vault", 3, "hvr\\.[A-Za-z0-9]{24,130}"},
    {"Buildkite", 3, "bk[ua]a_[a-z0-9]{40}"},
    {"MaxMind", 3, "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"},
    {"NuGet", 3, "oy2[a-z2-7]{43}"},
    {"SendGrid with =", 3, "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{42}="},
    {"SonarQube", 3, "sq[pau]_[0-9a-f]{40}"},
    {"SonarQube", 3, "sqco_[A-Za-z0-9]{40,58}"},
    {"xAI", 3, "xai-[A-Za-z0-9]{80}"},
    {"ElevenLabs", 3, "sk_[0-9a-f]{48}"},
    {"Salesforce", 3, "00D[A-Za-z0-9]{12}![A-Za-z0-9_.]{96}"},
    {"Cloudflare origin CA", 3, "v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}"},
    {"CircleCI", 3, "CCI(PAT|PRJ)_[1-9A-HJ-NP-Za-km-z]{22}_[0-9a-f]{40}"},
};

}  // namespace

std::span<const CredentialFormat> common_credentials() noexcept { return kFormats; }

}  // namespace runlint::generator
