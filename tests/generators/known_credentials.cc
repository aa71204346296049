// Credentials that two of six public scanners know.
#include "generators/credentials.h"

namespace runlint::generator {
namespace {

// Of formats of which a part is one of another format, or has no exact length.
constexpr NearMisses kOfPrefix = bit(NearMiss::kOtherCase) | bit(NearMiss::kWithinWord);

constexpr CredentialFormat kFormats[] = {
    {"Azure annotated keys", 2, "[A-Za-z0-9]{52}JQQJ99[A-Z][A-L]AC[A-Za-z0-9]{14}A[A-Z]{3}[A-Za-z0-9]{4}"},
    {"PlanetScale", 2, "pscale_oauth_[A-Za-z0-9_.-]{32,64}"},
    {"PlanetScale", 2, "pscale_(tkn|pw)_[A-Za-z0-9_.-]{42}="},
    {"Slack legacy workspace token", 2, "xox[ar]-2-[A-Za-z0-9]{32,48}"},
    {.family = "Vercel",
     .scanners = 2,
     .expression = "vc[piark]_[A-Za-z0-9]{56}",
     .generate =
         [](Random& random) {
           const std::string body = matching_string(random, "[A-Za-z0-9]{50}");
           return matching_string(random, "vc[piark]_") + body + base62_checksum(body);
         }},
    {"Settlemint", 2, "sm_(aat|pat|sat)_[A-Za-z0-9]{16}"},
    {"1Password secret key", 2, "A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"},
    {"1Password secret key", 2, "A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"},
    {"Intra42", 2, "s-s4t2(ud|af)-[0-9a-f]{64}"},
    {"OpenShift", 2, "sha256~[A-Za-z0-9_-]{43}"},
    {"Fly.io", 2, "fo1_[A-Za-z0-9_-]{43}"},
    {"Fly.io", 2, "fm1[ar]_[A-Za-z0-9+/]{100,200}={0,2}"},
    {.family = "Fly.io",
     .scanners = 2,
     .expression = "FlyV1 fm2_[A-Za-z0-9+/]{500,700}",
     .near_misses = 0,
     .stand_in = "FlyV1"},
    {"Harness", 2, "(pat|sat)\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}"},
    {"Shippo", 2, "shippo_(live|test)_[0-9a-f]{40}"},
    {"Yandex", 2, "t1\\.[A-Za-z0-9_-]{40,60}\\.[A-Za-z0-9_-]{86}"},
    {"Yandex", 2, "AQVN[A-Za-z0-9_-]{35,38}"},
    {"Yandex", 2, "YC[A-Za-z0-9_-]{38}"},
    {"MongoDB Atlas", 2, "mdb_sa_sk_[A-Za-z0-9_-]{6}[A-Za-z0-9]{34}"},
    {"ClickHouse", 2, "4b1d[A-Za-z0-9]{38}"},
    {"Cloudflare tokens", 2, "cf(ut|at|k)_[A-Za-z0-9]{40}[0-9a-f]{8}"},
    {"Infracost", 2, "ico-[A-Za-z0-9]{32}"},
    {"Octopus", 2, "API-[A-Z0-9]{26}"},
    {"Octopus", 2, "API-[A-Z0-9]{29,34}"},
    {"Scalingo", 2, "tk-us-[A-Za-z0-9_-]{48}"},
    {"Artifactory reference token", 2, "cmVmdGtu[A-Za-z0-9]{56}"},
    {.family = "Clojars",
     .scanners = 2,
     .expression = "CLOJARS_[0-9a-f]{60}",
     .near_misses = kAllNearMisses & ~bit(NearMiss::kOtherCase)},
    {"Defined Networking", 2, "dnkey-[A-Za-z0-9_-]{26}-[A-Za-z0-9_-]{52}"},
    {"Duffel", 2, "duffel_(live|test)_[A-Za-z0-9_-]{43}"},
    {"GitLab session cookie", 2, "_gitlab_session=[0-9a-f]{32}"},
    {"New Relic user key in lower case", 2, "NRAK-[a-z0-9]{27}"},
    {"Plaid", 2, "access-(sandbox|development|production)-[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"},
    {"Terraform Cloud", 2, "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}"},
    {"Authress", 2,
     "(sc|ext|scauth|authress)_[a-z0-9]{10,30}\\.[a-z0-9]{4,6}\\.acc[_-][a-z0-9]{10,32}\\."
     "[A-Za-z0-9+/_-]{60,120}"},
    {.family = "Klaviyo", .scanners = 2, .expression = "pk_[0-9a-f]{34}", .may_be_public = true},
    {.family = "Azure connection strings",
     .scanners = 2,
     .expression = "Endpoint=https://[a-z]{6,12}\\.azconfig\\.io;Id=[a-z0-9]{4}-l9-s0:[A-Za-z0-9+/]{20};"
                   "Secret=[A-Za-z0-9+/]{43}=",
     .near_misses = 0,
     .stand_in = "Endpoint=https://[a-z]{6,12}\\.azconfig\\.io"},
    {.family = "Azure connection strings",
     .scanners = 2,
     .expression = "Endpoint=sb://[a-z]{6,12}\\.servicebus\\.windows\\.net/;SharedAccessKeyName=[A-Z][a-z]{4,12};"
                   "SharedAccessKey=[A-Za-z0-9+/]{43}=",
     .near_misses = 0,
     .stand_in = "Endpoint=sb://[a-z]{6,12}\\.servicebus\\.windows\\.net/;EntityPath=orders"},
    {"Doppler", 2, "dp\\.(ct|sa|scim|audit)\\.[A-Za-z0-9]{40,44}"},
    {.family = "Mapbox",
     .scanners = 2,
     .expression = "(sk|tk)\\.eyJ1Ijoi[A-Za-z0-9]{60,80}\\.[A-Za-z0-9_-]{22}",
     .near_misses = kOfPrefix},
    {"Pinecone", 2, "pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}"},
    {"Airtable OAuth", 2, "oaa[A-Za-z0-9]{14}\\.v1\\.[A-Za-z0-9_-]{40,60}\\.[0-9a-f]{64}"},
    {"Apify", 2, "apify_api_[A-Za-z0-9]{36}"},
    {.family = "Azure SAS",
     .scanners = 2,
     .expression = "https://[a-z]{6,12}\\.blob\\.core\\.windows\\.net/[a-z]{4,8}\\?sp=r&st=2026-01-01T00:00:00Z"
                   "&se=2027-01-01T00:00:00Z&spr=https&sv=2022-11-02&sr=c&sig=[A-Za-z0-9]{20}%2B[A-Za-z0-9]{22}%3D",
     .near_misses = 0,
     .stand_in = "https://[a-z]{6,12}\\.blob\\.core\\.windows\\.net/[a-z]{4,8}\\?restype=container"},
    {"LangSmith", 2, "lsv2_(pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"},
    {"LaunchDarkly", 2, "(sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"},
    {"NVIDIA", 2, "nvapi-[A-Za-z0-9_-]{64}"},
    {.family = "Square application",
     .scanners = 2,
     .expression = "sq0i[a-z]{2}-[A-Za-z0-9_-]{22}",
     .may_be_public = true},
    {.family = "Tailscale",
     .scanners = 2,
     .expression = "tskey-(auth|api|client|webhook)-[A-Za-z0-9]{11}CNTRL-[A-Za-z0-9]{32}",
     .near_misses = kOfPrefix},
    {"Adafruit", 2, "aio_[A-Za-z0-9]{28}"},
    {.family = "Clerk", .scanners = 2, .expression = "sk_live_[A-Za-z0-9]{50}", .near_misses = kOfPrefix},
    {.family = "ClickUp", .scanners = 2, .expression = "pk_[0-9]{7,8}_[0-9A-Z]{32}", .may_be_public = true},
    {"HubSpot", 2, "pat-(na|eu)1-[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"},
    {"Pagar.me", 2, "ak_live_[A-Za-z0-9]{30}"},
    {.family = "PubNub",
     .scanners = 2,
     .expression = "(sub|pub)-c-[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
     .may_be_public = true},
    {"PubNub", 2, "sec-c-[A-Za-z0-9]{48}"},
    {"Supabase not hexadecimal", 2, "sbp_[a-z0-9]{40}"},
    {"Zoho", 2, "1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}"},
    {"Flexport", 2, "shltm_[A-Za-z0-9_-]{40}"},
    {"Ubidots", 2, "BBFF-[A-Za-z0-9]{30}"},
    {"Contentful", 2, "CFPAT-[A-Za-z0-9_-]{43}"},
    {"Notion", 2, "secret_[A-Za-z0-9]{43}"},
    {.family = "private key without a body",
     .scanners = 2,
     .expression = "-----BEGIN (RSA |EC |OPENSSH |DSA |ENCRYPTED )?PRIVATE KEY-----",
     .near_misses = 0,
     .stand_in = "-----BEGIN (CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)-----"},
    {"Telnyx", 2, "KEY0[0-9A-F]{31}_[A-Za-z0-9]{22}"},
};

}  // namespace

std::span<const CredentialFormat> known_credentials() noexcept { return kFormats; }

}  // namespace runlint::generator
