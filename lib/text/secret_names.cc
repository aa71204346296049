#include "text/secret_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "text/ascii.h"
#include "text/name_words.h"
#include "text/simd.h"

namespace runlint::text {
namespace {

using std::string_view;

bool ends_with_one_of(string_view word, std::span<const string_view> endings) noexcept {
  return std::ranges::any_of(endings, [word](string_view ending) {
    return word.size() >= ending.size() && lower(word.back()) == ending.back() &&
           same_ignoring_case(word.substr(word.size() - ending.size()), ending);
  });
}

constexpr string_view kSecretWords[] = {"token",       "password",   "passwd",    "passphrase", "passcode",
                                        "secret",      "pass",       "pwd",       "apikey",     "authtoken",
                                        "accesstoken", "privatekey", "secretkey", "pw",         "psk"};
// Words that end with one of these, like PGPASSWORD and AUTHTOKEN.
constexpr string_view kSecretEndings[] = {"password",  "passwd",  "passphrase",  "secret",   "token",    "apikey",
                                          "secretkey", "dbpass",  "userpass",    "smtppass", "mailpass", "dbpwd",
                                          "storepass", "keypass", "requirepass", "bindpw",   "sshpass",  "authkey"};
constexpr string_view kPlurals[] = {"tokens", "passwords", "secrets", "passphrases"};
constexpr string_view kPossibleWords[] = {"credential", "credentials", "creds",  "pat",
                                          "salt",       "pepper",      "bearer", "auth"};
constexpr string_view kSecretKeys[] = {"api", "secret", "private", "access", "signing", "encryption", "auth", "master"};
// Keys of these kinds (SESSION_KEY, LOGGED_IN_KEY), and of these providers, have values that look random.
constexpr string_view kPossibleKeys[] = {
    "license",  "licence",    "service",    "role",       "account",   "storage",      "app",          "application",
    "sdk",      "admin",      "write",      "ssh",        "deploy",    "session",      "cookie",       "hmac",
    "aes",      "fernet",     "jwt",        "client",     "webhook",   "shared",       "decryption",   "token",
    "server",   "cipher",     "crypto",     "crypt",      "ingest",    "gpg",          "pgp",          "rsa",
    "openai",   "anthropic",  "claude",     "gemini",     "groq",      "mistral",      "cohere",       "deepseek",
    "xai",      "openrouter", "perplexity", "pinecone",   "replicate", "tavily",       "firecrawl",    "jina",
    "together", "fireworks",  "nvidia",     "elevenlabs", "langsmith", "langfuse",     "wandb",        "huggingface",
    "stripe",   "square",     "paypal",     "plaid",      "razorpay",  "paystack",     "shopify",      "supabase",
    "cosmos",   "cosmosdb",   "redis",      "azure",      "aws",       "gcp",          "google",       "github",
    "gitlab",   "sendgrid",   "mailgun",    "mailchimp",  "postmark",  "resend",       "twilio",       "slack",
    "discord",  "telegram",   "datadog",    "newrelic",   "relic",     "sentry",       "grafana",      "honeycomb",
    "algolia",  "airtable",   "notion",     "linear",     "clerk",     "deepl",        "segment",      "mixpanel",
    "posthog",  "pusher",     "cloudflare", "vercel",     "fastly",    "heroku",       "digitalocean", "launchdarkly",
    "rapidapi", "pagerduty",  "opsgenie",   "circleci",   "dynatrace", "cloudinary",   "mongo",        "atlas",
    "nonce",    "in",         "preshared",  "unseal",     "wireguard", "subscription", "function",     "functions"};
// What may follow the word: which environment, account or copy of the secret it is.
constexpr string_view kQualifiers[] = {
    "prod",    "production", "dev",       "development", "stage",    "staging", "test",   "testing", "live",
    "sandbox", "local",      "qa",        "uat",         "preview",  "old",     "new",    "next",    "previous",
    "prev",    "current",    "primary",   "secondary",   "main",     "default", "backup", "base",    "b64",
    "base64",  "plain",      "plaintext", "raw",         "value",    "string",  "v1",     "v2",      "v3",
    "eu",      "us",         "ro",        "rw",          "readonly", "write"};

// Tokens of lists and models: PAGE_TOKEN, --pad-token; those that may be one of a currency.
constexpr string_view kOfPublicTokens[] = {"page", "continuation", "pad", "eos", "bos", "unk", "sep", "cls"};
constexpr string_view kOfPlainTokens[] = {"next", "mask", "stop", "from", "to"};
// Secrets of Kubernetes, of which the value is the name: IMAGE_PULL_SECRET.
constexpr string_view kOfNamedSecrets[] = {"pull", "tls", "kube", "kubernetes", "k8s", "existing"};

// What a word may be in a name, to be joined by |.
using Roles = std::uint8_t;
constexpr Roles kIsSecret = 1;
constexpr Roles kMayBe = 2;
constexpr Roles kOfSecretKey = 4;    // a key of it is a secret
constexpr Roles kOfPossibleKey = 8;  // a key of it may be one
constexpr Roles kIsQualifier = 16;

struct KnownWord {
  string_view word;
  Roles roles = 0;
};

// All words, by a hash of their length, first, middle and last letter.
class WordTable {
 public:
  constexpr WordTable() {
    add(kSecretWords, kIsSecret);
    add(kPlurals, kMayBe);
    add(kPossibleWords, kMayBe);
    add(kSecretKeys, kOfSecretKey);
    add(kPossibleKeys, kOfPossibleKey);
    add(kQualifiers, kIsQualifier);
  }

  [[nodiscard]] constexpr Roles roles_of(string_view word) const noexcept {
    if (word.empty()) return 0;
    for (std::size_t slot = slot_of(word); !slots_[slot].word.empty(); slot = (slot + 1) % kSlots) {
      if (same_ignoring_case(slots_[slot].word, word)) return slots_[slot].roles;
    }
    return 0;
  }

 private:
  static constexpr std::size_t kSlots = 1024;

  static constexpr std::size_t slot_of(string_view word) noexcept {
    const auto letter = [word](std::size_t at) { return static_cast<std::uint32_t>(word[at] & 31); };
    const std::uint32_t key = letter(0) | letter(word.size() / 2) << 5 | letter(word.size() - 1) << 10 |
                              static_cast<std::uint32_t>(word.size()) << 15;
    return key * 0x9E3779B1U >> 22;
  }

  constexpr void add(std::span<const string_view> words, Roles roles) {
    for (const string_view word : words) {
      std::size_t slot = slot_of(word);
      while (!slots_[slot].word.empty() && slots_[slot].word != word) slot = (slot + 1) % kSlots;
      slots_[slot].word = word;
      slots_[slot].roles = static_cast<Roles>(slots_[slot].roles | roles);
    }
  }

  std::array<KnownWord, kSlots> slots_{};
};
constexpr WordTable kWords;

bool is_qualifier(string_view word) noexcept {
  return std::ranges::all_of(word, is_digit) || (kWords.roles_of(word) & kIsQualifier) != 0;
}

constexpr void add_endings(NameEndings& endings, std::span<const string_view> words) {
  for (const string_view word : words) {
    const std::uint32_t before = std::uint32_t{1} << (word[word.size() - 2] & 31);
    endings[word.back() & 63] |= before;
    endings[word.back() & 31] |= before;  // in upper case
  }
}

}  // namespace

constexpr NameEndings kSecretNameEndings = [] {
  NameEndings endings{};
  add_endings(endings, kSecretWords);
  add_endings(endings, kSecretEndings);
  add_endings(endings, kPlurals);
  add_endings(endings, kPossibleWords);
  add_endings(endings, kQualifiers);
  constexpr string_view kOthers[] = {"key", "keys", "auth"};
  add_endings(endings, kOthers);
  // A number; a digit's low bits are those of a letter in lower case.
  for (char digit = '0'; digit <= '9'; ++digit) endings[digit & 63] = ~std::uint32_t{0};
  return endings;
}();

constexpr NameEndings kShortWordEndings = [] {
  NameEndings endings{};
  constexpr string_view kWithoutLetters[] = {"pat", "salt", "pepper", "bearer", "auth"};
  add_endings(endings, kWithoutLetters);
  return endings;
}();

bool has_secret_letters(string_view name) noexcept {
  const auto has_none = [](Vec16 first, Vec16 second) {
    const Vec16 a = first | 0x20;
    const Vec16 b = second | 0x20;
    return all_set(
        ~reinterpret_cast<Vec16>((a == 'k') | (a == 'w') | ((a == 's') & (b == 's')) | ((a == 'c') & (b == 'r'))));
  };
  const char last = lower(name.back());
  return last == 'k' || last == 'w' || !all_blocks(name.size() - 1, has_none, name.data(), name.data() + 1);
}

NameKind kind_of_name(string_view name) noexcept {
  if (!may_be_secret_name(name)) return NameKind::kOther;
  if ((name.starts_with(kTerraformToken) && name.size() > kTerraformToken.size()) || name == "REDISCLI_AUTH")
    return NameKind::kSecret;
  if (!is_letter(name.back()) && !is_digit(name.back())) return NameKind::kOther;
  string_view rest = name;
  string_view last = take_last_word(rest);
  while (is_qualifier(last) && !rest.empty()) last = take_last_word(rest);
  while (last.size() > 1 && is_digit(last.back())) last.remove_suffix(1);  // TOKEN2
  if (same_ignoring_case(last, "key") || same_ignoring_case(last, "keys")) {
    const Roles kind = kWords.roles_of(take_last_word(rest));
    if ((kind & kOfSecretKey) != 0) return last.size() == 3 ? NameKind::kSecret : NameKind::kMayBeSecret;
    return (kind & kOfPossibleKey) != 0 ? NameKind::kMayBeSecret : NameKind::kOther;
  }
  if (same_ignoring_case(last, "pwd")) return rest.empty() ? NameKind::kOther : NameKind::kSecret;  // the directory
  const Roles roles = kWords.roles_of(last);
  if ((roles & kIsSecret) != 0 && !rest.empty()) {
    const string_view before = take_last_word(rest);
    if (same_ignoring_case(last, "token") && is_one_of(before, kOfPublicTokens)) return NameKind::kOther;
    if (same_ignoring_case(last, "token") && is_one_of(before, kOfPlainTokens)) return NameKind::kMayBeSecret;
    if (same_ignoring_case(last, "secret") && is_one_of(before, kOfNamedSecrets)) return NameKind::kMayBeSecret;
  }
  if ((roles & kIsSecret) != 0 || (last.size() > 5 && ends_with_one_of(last, kSecretEndings))) return NameKind::kSecret;
  return (roles & kMayBe) != 0 ? NameKind::kMayBeSecret : NameKind::kOther;
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
