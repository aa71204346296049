#include "text/secret_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "text/ascii.h"

namespace runlint::text {
namespace {

using std::string_view;

bool ends_with_one_of(string_view word, std::span<const string_view> endings) noexcept {
  return std::ranges::any_of(endings, [word](string_view ending) {
    return word.size() >= ending.size() && same_ignoring_case(word.substr(word.size() - ending.size()), ending);
  });
}

// Removes the last word from `name`. Words are separated by characters that are not letters or digits, or as in
// camelCase.
string_view take_last_word(string_view& name) noexcept {
  const auto is_part = [](char c) { return is_letter(c) || is_digit(c); };
  std::size_t end = name.size();
  while (end > 0 && !is_part(name[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && is_part(name[begin - 1])) {
    --begin;
    if (begin > 0 && is_upper(name[begin]) && is_lower(name[begin - 1])) break;
  }
  const string_view word = name.substr(begin, end - begin);
  name = name.substr(0, begin);
  return word;
}

constexpr string_view kSecretWords[] = {"token",       "password",   "passwd",   "passphrase", "passcode",
                                        "secret",      "pass",       "pwd",      "apikey",     "authtoken",
                                        "accesstoken", "privatekey", "secretkey"};
// Words that end with one of these, like PGPASSWORD and AUTHTOKEN.
constexpr string_view kSecretEndings[] = {"password",  "passwd", "passphrase", "secret",   "token",    "apikey",
                                          "secretkey", "dbpass", "userpass",   "smtppass", "mailpass", "dbpwd"};
constexpr string_view kPlurals[] = {"tokens", "passwords", "secrets", "passphrases"};
constexpr string_view kPossibleWords[] = {"credential", "credentials", "creds", "pat", "salt", "bearer"};
constexpr string_view kSecretKeys[] = {"api", "secret", "private", "access", "signing", "encryption", "auth", "master"};
// Keys of these kinds, and of these providers, have values that look random.
constexpr string_view kPossibleKeys[] = {
    "license",  "licence",    "service",    "role",       "account",   "storage",    "app",          "application",
    "sdk",      "admin",      "write",      "ssh",        "deploy",    "session",    "cookie",       "hmac",
    "aes",      "fernet",     "jwt",        "client",     "webhook",   "shared",     "decryption",   "token",
    "server",   "cipher",     "crypto",     "crypt",      "ingest",    "gpg",        "pgp",          "rsa",
    "openai",   "anthropic",  "claude",     "gemini",     "groq",      "mistral",    "cohere",       "deepseek",
    "xai",      "openrouter", "perplexity", "pinecone",   "replicate", "tavily",     "firecrawl",    "jina",
    "together", "fireworks",  "nvidia",     "elevenlabs", "langsmith", "langfuse",   "wandb",        "huggingface",
    "stripe",   "square",     "paypal",     "plaid",      "razorpay",  "paystack",   "shopify",      "supabase",
    "cosmos",   "cosmosdb",   "redis",      "azure",      "aws",       "gcp",        "google",       "github",
    "gitlab",   "sendgrid",   "mailgun",    "mailchimp",  "postmark",  "resend",     "twilio",       "slack",
    "discord",  "telegram",   "datadog",    "newrelic",   "relic",     "sentry",     "grafana",      "honeycomb",
    "algolia",  "airtable",   "notion",     "linear",     "clerk",     "deepl",      "segment",      "mixpanel",
    "posthog",  "pusher",     "cloudflare", "vercel",     "fastly",    "heroku",     "digitalocean", "launchdarkly",
    "rapidapi", "pagerduty",  "opsgenie",   "circleci",   "dynatrace", "cloudinary", "mongo",        "atlas"};
// What may follow the word: which environment, account or copy of the secret it is.
constexpr string_view kQualifiers[] = {
    "prod",    "production", "dev",       "development", "stage",    "staging", "test",   "testing", "live",
    "sandbox", "local",      "qa",        "uat",         "preview",  "old",     "new",    "next",    "previous",
    "prev",    "current",    "primary",   "secondary",   "main",     "default", "backup", "base",    "b64",
    "base64",  "plain",      "plaintext", "raw",         "value",    "string",  "v1",     "v2",      "v3",
    "eu",      "us",         "ro",        "rw",          "readonly", "write"};

bool is_qualifier(string_view word) noexcept {
  return std::ranges::all_of(word, is_digit) || is_one_of(word, kQualifiers);
}

// TF_TOKEN_app_terraform_io: Terraform's variable for a host's token.
bool is_terraform_token(string_view name) noexcept { return name.starts_with("TF_TOKEN_") && name.size() > 9; }

}  // namespace

constexpr std::array<std::uint32_t, 32> kSecretNameEndings = [] {
  std::array<std::uint32_t, 32> endings{};
  const auto add = [&endings](string_view word) {
    endings[word.back() & 31] |= std::uint32_t{1} << (word[word.size() - 2] & 31);
  };
  for (const std::span<const string_view> words :
       {std::span<const string_view>(kSecretWords), std::span<const string_view>(kSecretEndings),
        std::span<const string_view>(kPlurals), std::span<const string_view>(kPossibleWords),
        std::span<const string_view>(kQualifiers)}) {
    for (const string_view word : words) add(word);
  }
  for (const string_view word : {"key", "keys", "auth", "io", "om", "ev", "et", "rg"}) add(word);  // also of hosts
  // A number after the word or after "_"; a digit's low bits are those of a letter.
  for (char digit = '0'; digit <= '9'; ++digit) {
    for (const char before : {'_', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'n', 'd', 'y', 't', 's'}) {
      endings[digit & 31] |= std::uint32_t{1} << (before & 31);
    }
  }
  return endings;
}();

NameKind kind_of_name(string_view name) noexcept {
  if (!may_be_secret_name(name)) return NameKind::kOther;
  if (is_terraform_token(name) || name == "REDISCLI_AUTH") return NameKind::kSecret;
  if (!is_letter(name.back()) && !is_digit(name.back())) return NameKind::kOther;
  string_view rest = name;
  string_view last = take_last_word(rest);
  while (is_qualifier(last) && !rest.empty()) last = take_last_word(rest);
  while (last.size() > 1 && is_digit(last.back())) last.remove_suffix(1);  // TOKEN2
  if (same_ignoring_case(last, "key") || same_ignoring_case(last, "keys")) {
    const string_view kind = take_last_word(rest);
    if (is_one_of(kind, kSecretKeys)) return last.size() == 3 ? NameKind::kSecret : NameKind::kMayBeSecret;
    return is_one_of(kind, kPossibleKeys) ? NameKind::kMayBeSecret : NameKind::kOther;
  }
  if (same_ignoring_case(last, "pwd")) return rest.empty() ? NameKind::kOther : NameKind::kSecret;  // the directory
  if (is_one_of(last, kSecretWords) || ends_with_one_of(last, kSecretEndings)) return NameKind::kSecret;
  return is_one_of(last, kPossibleWords) || is_one_of(last, kPlurals) ? NameKind::kMayBeSecret : NameKind::kOther;
}

bool is_password_name(string_view name) noexcept {
  return contains_ignoring_case(name, "pass") || contains_ignoring_case(name, "pwd");
}

bool is_public_name(string_view name) noexcept {
  while (!name.empty()) {
    const string_view word = take_last_word(name);
    if (same_ignoring_case(word, "public") || same_ignoring_case(word, "publishable")) return true;
    if (word.empty()) return false;
  }
  return false;
}

}  // namespace runlint::text
