#include "text/stand_in.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "text/ascii.h"
#include "text/char_class.h"
#include "text/credentials.h"

namespace runlint::text {
namespace {

using std::string_view;

bool is_one_of(string_view word, std::span<const string_view> known) noexcept {
  return std::ranges::any_of(known, [word](string_view other) { return same_ignoring_case(word, other); });
}

bool starts_ignoring_case(string_view value, string_view prefix) noexcept {
  return value.size() >= prefix.size() && same_ignoring_case(value.substr(0, prefix.size()), prefix);
}

bool begins_with_one_of(string_view value, std::span<const string_view> known) noexcept {
  return std::ranges::any_of(known, [value](string_view other) { return starts_ignoring_case(value, other); });
}

bool contains_ignoring_case(string_view value, string_view word) noexcept {
  for (std::size_t at = 0; at + word.size() <= value.size(); ++at) {
    if (same_ignoring_case(value.substr(at, word.size()), word)) return true;
  }
  return false;
}

bool all_in(string_view value, CharSet letters) noexcept { return skip(value, 0, letters) == value.size(); }

// The text between `open` and `close`, where they are the first and the last of `value`; else nothing.
string_view inside(string_view value, string_view open, string_view close) noexcept {
  if (value.size() <= open.size() + close.size() || !value.starts_with(open) || !value.ends_with(close)) return {};
  return value.substr(open.size(), value.size() - open.size() - close.size());
}

// A name, maybe with dots, spaces around it and a call's brackets.
bool is_expression(string_view text) noexcept {
  if (text.empty()) return false;
  return std::ranges::all_of(text,
                             [](char c) { return in_set(c, kWord | kDot | kHyphen | kSlash | kColon) || c == ' '; });
}

// A word of letters, digits and underscores that a shell takes for a variable's name, in upper case.
bool is_upper_name(string_view text) noexcept {
  return !text.empty() && !is_digit(text.front()) && all_in(text, kUpper | kDigit | kUnderscore);
}

bool is_name(string_view text) noexcept { return !text.empty() && !is_digit(text.front()) && all_in(text, kWord); }

// A path whose segments are words: /run/secrets/db-password, but not the base64 of a key that begins with a slash.
bool is_path_of_words(string_view value) noexcept {
  if (value.starts_with("~/") || value.starts_with("./") || value.starts_with("../")) {
    value.remove_prefix(value.find('/'));
  }
  if (value.size() < 2 || value.front() != '/') return false;
  bool has_word = false;
  while (!value.empty()) {
    value.remove_prefix(1);
    const string_view segment = value.substr(0, value.find('/'));
    value.remove_prefix(segment.size());
    if (!all_in(segment, kWord | kHyphen | kDot)) return false;
    const auto digits = std::ranges::count_if(segment, is_digit);
    const auto uppers = std::ranges::count_if(segment, is_upper);
    const auto lowers = std::ranges::count_if(segment, is_lower);
    const bool capitalized = uppers == 1 && is_upper(segment.front());
    if (digits > 6 || (uppers > 0 && lowers > 0 && !capitalized)) return false;
    has_word = has_word || uppers + lowers >= 2;
  }
  return has_word;
}

// ${NAME}, and what a shell, Compose or a template may write in it. With a default, the default decides.
bool is_dollar_reference(string_view value) noexcept {
  const string_view body = inside(value, "${", "}");
  if (body.empty()) return false;
  const std::size_t end = skip(body, 0, kWord | kDot);
  const string_view rest = body.substr(end);
  const bool has_default = rest.starts_with(":-") || rest.starts_with("-") || rest.starts_with(":=");
  if (end != 0 && has_default && rest.find("${") == string_view::npos) {
    return !is_inline_secret(rest.substr(rest.front() == ':' ? 2 : 1));
  }
  return body.find("${") != string_view::npos || rest.find('$') == string_view::npos;
}

constexpr string_view kReferencePrefixes[] = {"secretref:",
                                              "env:",
                                              "kms:",
                                              "vault:",
                                              "op://",
                                              "arn:",
                                              "ssm:",
                                              "sm://",
                                              "akv:",
                                              "akv2k8s:",
                                              "conjur:",
                                              "doppler:",
                                              "file:",
                                              "process.env.",
                                              "secrets.",
                                              "os.environ",
                                              "os.getenv(",
                                              "env[",
                                              "env.",
                                              "ref+",
                                              "projects/",
                                              "keyvault:",
                                              "azurekeyvault:",
                                              "awssm:",
                                              "aws-sm:",
                                              "awssecret:",
                                              "secretsmanager:",
                                              "gcpsm:",
                                              "gsm:",
                                              "gcpsecret:",
                                              "bws:",
                                              "infisical:",
                                              "akeyless:",
                                              "berglas:",
                                              "sops:",
                                              "secret:",
                                              "secret/",
                                              "k8s:",
                                              "k8s-secret:",
                                              "chamber:",
                                              "bitwarden:",
                                              "lastpass:",
                                              "keyring:",
                                              "keychain:",
                                              "consul:",
                                              "etcd:",
                                              "getenv(",
                                              "env(",
                                              "vars.",
                                              "var.",
                                              "local.",
                                              "data.",
                                              "module.",
                                              "parameters(",
                                              "import.meta.env.",
                                              "lookup(",
                                              "credentials(",
                                              "configmap:",
                                              "secret-manager:",
                                              "ssm-secure:",
                                              "param:",
                                              "parameterstore:",
                                              "system.getenv(",
                                              "environment.",
                                              "dotenv:",
                                              "pass:",
                                              "gopass:",
                                              "1password:",
                                              "aws:ssm:",
                                              "aws:secretsmanager:",
                                              "azure:",
                                              "gcp:",
                                              "hashivault:",
                                              "vault://",
                                              "@microsoft.keyvault("};

bool has_reference_prefix(string_view value) noexcept {
  for (const string_view prefix : kReferencePrefixes) {
    if (!starts_ignoring_case(value, prefix)) continue;
    const string_view rest = value.substr(prefix.size());
    return !rest.empty() && std::ranges::none_of(rest, [](char c) { return c == ' ' || c == '\n'; });
  }
  constexpr string_view kTags[] = {"!ref ",    "!sub ",   "!getatt ", "!importvalue ",
                                   "!secret ", "!vault ", "!env ",    "!reference "};
  return begins_with_one_of(value, kTags);
}

// The words of documentation: a value of nothing else says what belongs there.
constexpr string_view kDescriptiveWords[] = {"password",
                                             "passwd",
                                             "pass",
                                             "pwd",
                                             "passphrase",
                                             "passcode",
                                             "secret",
                                             "secrets",
                                             "token",
                                             "tokens",
                                             "key",
                                             "keys",
                                             "apikey",
                                             "api",
                                             "access",
                                             "auth",
                                             "client",
                                             "id",
                                             "db",
                                             "database",
                                             "user",
                                             "username",
                                             "admin",
                                             "root",
                                             "guest",
                                             "test",
                                             "testing",
                                             "tests",
                                             "example",
                                             "sample",
                                             "demo",
                                             "dummy",
                                             "fake",
                                             "mock",
                                             "default",
                                             "change",
                                             "changeme",
                                             "me",
                                             "this",
                                             "your",
                                             "my",
                                             "the",
                                             "a",
                                             "an",
                                             "here",
                                             "please",
                                             "replace",
                                             "insert",
                                             "enter",
                                             "put",
                                             "set",
                                             "value",
                                             "string",
                                             "random",
                                             "some",
                                             "super",
                                             "very",
                                             "long",
                                             "strong",
                                             "secure",
                                             "secretkey",
                                             "private",
                                             "public",
                                             "email",
                                             "mail",
                                             "smtp",
                                             "app",
                                             "application",
                                             "service",
                                             "server",
                                             "account",
                                             "postgres",
                                             "postgresql",
                                             "mysql",
                                             "mariadb",
                                             "redis",
                                             "mongo",
                                             "mongodb",
                                             "rabbitmq",
                                             "minio",
                                             "minioadmin",
                                             "aws",
                                             "azure",
                                             "google",
                                             "github",
                                             "gitlab",
                                             "slack",
                                             "stripe",
                                             "openai",
                                             "jwt",
                                             "session",
                                             "cookie",
                                             "signing",
                                             "encryption",
                                             "webhook",
                                             "oauth",
                                             "bearer",
                                             "bot",
                                             "data",
                                             "with",
                                             "char",
                                             "chars",
                                             "character",
                                             "characters",
                                             "of",
                                             "from",
                                             "for",
                                             "in",
                                             "to",
                                             "at",
                                             "least",
                                             "and",
                                             "or",
                                             "is",
                                             "not",
                                             "must",
                                             "be",
                                             "generate",
                                             "generated",
                                             "by",
                                             "using",
                                             "real",
                                             "goes",
                                             "placeholder",
                                             "todo",
                                             "fixme",
                                             "tbd",
                                             "xxx",
                                             "foo",
                                             "bar",
                                             "baz",
                                             "qux",
                                             "none",
                                             "null",
                                             "nil",
                                             "undefined",
                                             "unset",
                                             "empty",
                                             "redacted",
                                             "hidden",
                                             "masked",
                                             "removed",
                                             "omitted",
                                             "nothing",
                                             "dev",
                                             "development",
                                             "local",
                                             "prod",
                                             "production",
                                             "staging",
                                             "it",
                                             "use",
                                             "add",
                                             "paste",
                                             "fill",
                                             "provide",
                                             "needed",
                                             "required",
                                             "optional",
                                             "master",
                                             "hash",
                                             "salt",
                                             "credential",
                                             "credentials",
                                             "login",
                                             "letmein",
                                             "qwerty",
                                             "welcome",
                                             "hello",
                                             "world",
                                             "bytes",
                                             "byte",
                                             "bit",
                                             "bits",
                                             "hex",
                                             "base64",
                                             "uuid",
                                             "project",
                                             "org",
                                             "name",
                                             "url",
                                             "host",
                                             "only",
                                             "do",
                                             "don",
                                             "t",
                                             "commit",
                                             "later",
                                             "now",
                                             "like",
                                             "you",
                                             "own",
                                             "new",
                                             "old",
                                             "provider",
                                             "sentry",
                                             "sendgrid",
                                             "twilio",
                                             "mailgun",
                                             "supersecret",
                                             "supersecretkey",
                                             "verysecret",
                                             "topsecret",
                                             "mysecret",
                                             "mysecretkey",
                                             "mypassword",
                                             "mytoken",
                                             "mykey",
                                             "secretpassword",
                                             "secretvalue",
                                             "secrettoken",
                                             "thisisasecret",
                                             "notasecret",
                                             "secure_password",
                                             "dbpassword",
                                             "anthropic",
                                             "dsn",
                                             "n",
                                             "if",
                                             "as",
                                             "get",
                                             "on",
                                             "yours",
                                             "first",
                                             "second"};

// Whether the words of `value`, of at least three letters, are all descriptive. Digits may stand beside them.
bool is_description(string_view value) noexcept {
  constexpr std::size_t kLongest = 120;  // bytes: what is longer is text
  if (value.size() > kLongest) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    if (!is_letter(c)) {
      // Digits are numbers ("32 characters", password1); other signs than those between words are a secret's.
      constexpr string_view kBetween = " _-.:,/!?'\"()[]{}<>*=#";
      if (!is_digit(c) && kBetween.find(c) == string_view::npos) return false;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < value.size() && is_letter(value[end]) && !(is_upper(value[end]) && is_lower(value[end - 1]))) ++end;
    if (!is_one_of(value.substr(at, end - at), kDescriptiveWords)) return false;
    letters += end - at;
    at = end;
  }
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(value, is_digit));
  return letters >= 3 && digits <= 4;
}

// Runs of following characters, as abcdefghij123 and 123456.
bool is_sequence(string_view value) noexcept {
  constexpr std::size_t kShortestRun = 3;
  if (value.size() < 6) return false;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at + 1;
    while (end < value.size() && (value[end] == value[end - 1] + 1 || (value[end] == '0' && value[end - 1] == '9')))
      ++end;
    if (end - at < kShortestRun) return false;
    at = end;
  }
  return true;
}

// <your-key>, &lt;TOKEN&gt; and [token]: all of the value, or a name in angle brackets inside it.
bool has_brackets_of_placeholder(string_view value) noexcept {
  if (value.front() == '<' && value.back() == '>') return true;
  if (value.starts_with("&lt;") && value.ends_with("&gt;")) return true;
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']') return true;
  for (std::size_t open = value.find('<'); open != string_view::npos; open = value.find('<', open + 1)) {
    const std::size_t end = skip(value, open + 1, kLetter | kUnderscore | kHyphen);
    if (end >= open + 4 && end < value.size() && value[end] == '>') return true;
  }
  return false;
}

}  // namespace

bool is_reference_value(string_view value) noexcept {
  if (value.size() < 2) return false;
  if (is_dollar_reference(value) || is_path_of_words(value)) return true;
  const char first = value.front();
  if (first == '$' && is_upper_name(value.substr(1))) return true;
  struct Wrap {
    string_view open;
    string_view close;
  };
  // What is inside is for the tool that replaces it.
  constexpr Wrap kWraps[] = {{"{{", "}}"},    {"((", "))"},   {"#{", "}#"},  {"#{", "}"},     {"@@", "@@"},
                             {"$(", ")"},     {"ENC[", "]"},  {"ENC(", ")"}, {"<%", "%>"},    {"~{", "}"},
                             {"$ENV{", "}"},  {"{{{", "}}}"}, {"[[", "]]"},  {"${{", "}}"},   {"$[", "]"},
                             {"<<", ">>"},    {"%(", ")s"},   {"!!", "!!"},  {"@{", "}"},     {"%{", "}"},
                             {"PLAIN(", ")"}, {"KMS(", ")"},  {"AES(", ")"}, {"vault(", ")"}, {"{env:", "}"}};
  for (const Wrap& wrap : kWraps) {
    if (!inside(value, wrap.open, wrap.close).empty()) return true;
  }
  for (const string_view edge : {"__", "%", "@", "#", "%%"}) {
    if (is_name(inside(value, edge, edge))) return true;
  }
  if (is_expression(inside(value, "{", "}"))) return true;
  if (starts_ignoring_case(value, "{cipher}") || value.starts_with("$ANSIBLE_VAULT;") ||
      value.starts_with("age-encryption.org/") || value.starts_with("-----BEGIN AGE ENCRYPTED FILE-----") ||
      value.starts_with("AQICAH")) {  // of AWS KMS
    return true;
  }
  return has_reference_prefix(value);
}

bool is_stand_in(string_view value) noexcept {
  if (value.empty()) return false;
  constexpr string_view kWords[] = {"changeme",    "change-me",  "change_me", "changeit", "replaceme",
                                    "replace-me",  "replace_me", "todo",      "tbd",      "fixme",
                                    "placeholder", "redacted",   "none",      "null",     "nil",
                                    "undefined",   "unset",      "example",   "dummy",    "n/a"};
  constexpr string_view kBeginnings[] = {
      "your-",      "your_",    "your ",     "yours",     "change-", "change_", "change ",       "changeme",
      "changethis", "replace-", "replace_",  "replace ",  "insert-", "insert_", "insert ",       "example-",
      "example_",   "xxx",      "enter-",    "enter_",    "enter ",  "<your",   "put-your",      "put_your",
      "add-your",   "add_your", "my-secret", "my_secret", "todo:",   "todo-",   "generate with", "generate-",
      "generate_",  "run: ",    "see ",      "same as "};
  constexpr string_view kParts[] = {"example", "xxxx",  "changeme",   "change-me",  "change_me",   "placeholder",
                                    "your-",   "your_", "replace-me", "replace_me", "insert-your", "insert_your"};
  if (value.find("...") != string_view::npos || value.find("\xE2\x80\xA6") != string_view::npos) return true;
  if (value.find("****") != string_view::npos) return true;
  if (has_brackets_of_placeholder(value)) return true;
  // One character again and again, or nearly: xxxx, ****, 0000-0000.
  std::array<bool, 256> seen{};
  std::size_t different = 0;
  for (const char c : value) {
    bool& known = seen[static_cast<unsigned char>(c)];
    different += known ? 0 : 1;
    known = true;
  }
  if (different == 1 || (different == 2 && value.size() >= 6)) return true;
  if (is_one_of(value, kWords) || begins_with_one_of(value, kBeginnings)) return true;
  constexpr std::size_t kLongestSearched = 200;  // bytes: a placeholder says so early
  const string_view searched = value.substr(0, kLongestSearched);
  if (std::ranges::any_of(kParts, [searched](string_view word) { return contains_ignoring_case(searched, word); })) {
    return true;
  }
  return is_sequence(value) || is_description(value);
}

bool is_inline_secret(string_view value) noexcept {
  constexpr string_view kBooleans[] = {"true", "false", "yes", "no", "on", "off", "enabled", "disabled"};
  constexpr string_view kDigests[] = {"md5:",     "sha1:",   "sha256:", "sha384:", "sha512:", "sha256-", "sha384-",
                                      "sha512-",  "$1$",     "$2a$",    "$2b$",    "$2y$",    "$5$",     "$6$",
                                      "$y$",      "$argon2", "$scrypt", "$pbkdf2", "$apr1$",  "{sha",    "{ssha",
                                      "{bcrypt}", "scrypt:", "pbkdf2:", "pbkdf2_"};
  if (value.empty() || is_reference_value(value) || is_stand_in(value)) return false;
  const bool is_number = std::ranges::all_of(
      value, [](char c) { return is_digit(c) || string_view(".,:+-_").find(c) != string_view::npos; });
  if (is_number || is_one_of(value, kBooleans) || begins_with_one_of(value, kDigests)) return false;
  return value.find("://") == string_view::npos && !is_public_token(value);
}

bool looks_random(string_view value) noexcept {
  constexpr std::size_t kShortest = 12;
  if (value.size() < kShortest) return false;
  std::size_t digits = 0;
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  for (const char c : value) {
    if (c == ' ') return false;
    digits += is_digit(c) ? 1 : 0;
    uppers += is_upper(c) ? 1 : 0;
    lowers += is_lower(c) ? 1 : 0;
  }
  return (digits >= 2 && uppers + lowers >= 2) || (uppers >= 3 && lowers >= 3 && value.size() >= 16);
}

}  // namespace runlint::text
