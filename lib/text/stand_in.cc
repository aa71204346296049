#include "text/stand_in.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "text/ascii.h"
#include "text/char_class.h"
#include "text/credentials.h"
#include "text/descriptive_words.h"

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

// The number of segments, separated by `separators`, of a value whose segments are words: 0 if one is not, or if none
// has two letters.
std::size_t count_words(string_view value, string_view separators) noexcept {
  std::size_t count = 0;
  bool has_word = false;
  for (std::size_t at = 0; at <= value.size(); ++count) {
    const std::size_t end = std::min(value.find_first_of(separators, at), value.size());
    const string_view segment = value.substr(at, end - at);
    if (!all_in(segment, kWord | kHyphen | kDot)) return 0;
    const auto digits = std::ranges::count_if(segment, is_digit);
    const auto uppers = std::ranges::count_if(segment, is_upper);
    const auto lowers = std::ranges::count_if(segment, is_lower);
    const bool capitalized = uppers == 1 && is_upper(segment.front());
    if (digits > 6 || (uppers > 0 && lowers > 0 && !capitalized)) return 0;
    has_word = has_word || uppers + lowers >= 2;
    at = end + 1;
  }
  return has_word ? count : 0;
}

// A path whose segments are words: /run/secrets/db-password, but not the base64 of a key that begins with a slash.
bool is_path_of_words(string_view value) noexcept {
  constexpr std::size_t kLongest = 400;  // bytes
  if (value.size() > kLongest || value.find('/') == string_view::npos) return false;
  const bool is_rooted =
      value.front() == '/' || value.starts_with("~/") || value.starts_with("./") || value.starts_with("../");
  if (value.front() == '~') value.remove_prefix(1);
  return count_words(value, "/") >= (is_rooted ? 2 : 3);
}

// SCHEME:PATH, for a store of secrets: kubernetes:app-secrets:token, config:app/db/password.
bool is_key_in_store(string_view value) noexcept {
  constexpr std::size_t kLongest = 200;  // bytes
  const std::size_t colon = value.find(':');
  if (value.size() > kLongest || colon == string_view::npos || colon < 2) return false;
  string_view path = value.substr(colon + 1);
  while (path.starts_with(' ') || path.starts_with(':')) path.remove_prefix(1);
  const bool is_scheme = all_in(value.substr(0, colon), kLetter | kHyphen | kUnderscore | kDot);
  return is_scheme && path.size() > 2 && path.find_first_of("/._-:") != string_view::npos && is_letter(path.back()) &&
         std::ranges::none_of(path, is_digit) && count_words(path, "/:") != 0;
}

// A name with dots that says what it is (settings.SECRET_KEY), a call or a subscript (config('a.b'), ENV["TOKEN"]).
bool is_code(string_view value) noexcept {
  constexpr std::size_t kLongest = 160;  // bytes
  if (value.size() > kLongest) return false;
  std::size_t at = value.front() == '$' ? 1 : 0;
  const std::size_t begin = at;
  at = skip(value, at, kWord | kDot | kColon);
  const string_view name = value.substr(begin, at - begin);
  const auto digits = std::ranges::count_if(name, is_digit);
  if (name.size() < 3 || !in_set(name.front(), kLetter | kUnderscore) || digits > 2) return false;
  if (at == value.size()) {
    constexpr string_view kSecretWords[] = {"secret", "password", "token", "key", "credential"};
    return begin == 0 && name.find('.') != string_view::npos && count_words(name, ".") >= 2 &&
           std::ranges::any_of(kSecretWords, [name](string_view word) { return contains_ignoring_case(name, word); });
  }
  const char close = value[at] == '(' ? ')' : value[at] == '[' ? ']' : '\0';
  if (close == '\0' || value.back() != close) return false;
  const string_view argument = value.substr(at + 1, value.size() - at - 2);
  return std::ranges::all_of(argument, [](char c) {
    return in_set(c, kWord | kDot | kHyphen | kSlash | kColon) ||
           string_view(" '\",()[]$").find(c) != string_view::npos;
  });
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
  constexpr string_view kTags[] = {"!ref ",   "!sub ", "!getatt ",    "!importvalue ", "!secret ",
                                   "!vault ", "!env ", "!reference ", "!var ",         "fn::"};
  return begins_with_one_of(value, kTags);
}

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
    while (end < value.size() && is_letter(value[end])) ++end;
    if (!is_descriptive(value.substr(at, end - at))) return false;
    letters += end - at;
    at = end;
  }
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(value, is_digit));
  return letters >= 3 && digits <= 4;
}

// One text of at most four bytes again and again, or nearly one character: xxxx, ****, 0000-0000, deadbeefdeadbeef.
bool is_repetition(string_view value) noexcept {
  for (const std::size_t period : {1, 2, 3, 4, 8}) {
    if (value.size() < 3 * period && !(period == 8 && value.size() >= 16) && period != 1) continue;
    std::size_t at = period;
    while (at < value.size() && value[at] == value[at - period]) ++at;
    if (at == value.size()) return true;
  }
  const auto first = std::ranges::count(value, value.front());
  const char other = value[std::min(value.find_first_not_of(value.front()), value.size() - 1)];
  return value.size() >= 6 && first + std::ranges::count(value, other) == std::ssize(value);
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
  if (is_dollar_reference(value) || is_path_of_words(value) || is_key_in_store(value) || is_code(value)) return true;
  const char first = value.front();
  if (first == '$' && is_upper_name(value.substr(1))) return true;
  struct Wrap {
    string_view open;
    string_view close;
  };
  // What is inside is for the tool that replaces it.
  constexpr Wrap kWraps[] = {{"{{", "}}"},    {"((", "))"},   {"#{", "}#"},          {"#{", "}"},     {"@@", "@@"},
                             {"$(", ")"},     {"ENC[", "]"},  {"ENC(", ")"},         {"<%", "%>"},    {"~{", "}"},
                             {"$ENV{", "}"},  {"{{{", "}}}"}, {"[[", "]]"},          {"${{", "}}"},   {"$[", "]"},
                             {"<<", ">>"},    {"%(", ")s"},   {"!!", "!!"},          {"@{", "}"},     {"%{", "}"},
                             {"PLAIN(", ")"}, {"KMS(", ")"},  {"AES(", ")"},         {"vault(", ")"}, {"{env:", "}"},
                             {"{%", "%}"},    {"`", "`"},     {"DEC::PKCS7[", "]!"}, {"~~", "~~"}};
  for (const Wrap& wrap : kWraps) {
    if (!inside(value, wrap.open, wrap.close).empty()) return true;
  }
  for (const string_view edge : {"__", "%", "@", "#", "%%"}) {
    const string_view name = inside(value, edge, edge);
    if (!name.empty() && in_set(name.front(), kLetter | kUnderscore) && all_in(name, kWord | kDot)) return true;
  }
  if (is_expression(inside(value, "{", "}"))) return true;
  constexpr string_view kEncrypted[] = {"{cipher}", "{aes}", "{enc}", "{encrypted}", "{rsa}", "enc:", "encrypted:"};
  if (begins_with_one_of(value, kEncrypted) || value.starts_with("$ANSIBLE_VAULT;") ||
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
  constexpr string_view kBeginnings[] = {"your-",     "your_",     "your ",    "yours",      "change-",
                                         "change_",   "change ",   "changeme", "changethis", "replace-",
                                         "replace_",  "replace ",  "insert-",  "insert_",    "insert ",
                                         "example-",  "example_",  "enter-",   "enter_",     "enter ",
                                         "<your",     "put-your",  "put_your", "add-your",   "add_your",
                                         "my-secret", "my_secret", "todo:",    "todo-",      "generate with",
                                         "generate-", "generate_", "run: ",    "see ",       "same as "};
  constexpr string_view kParts[] = {"example", "xxxx",  "changeme",   "change-me",  "change_me",   "placeholder",
                                    "your-",   "your_", "replace-me", "replace_me", "insert-your", "insert_your"};
  if (value.find("...") != string_view::npos || value.find("\xE2\x80\xA6") != string_view::npos) return true;
  if (value.find("****") != string_view::npos) return true;
  constexpr std::size_t kShort = 16;  // bytes: SG.xxx
  if (value.size() < kShort && (value.find("xxx") != string_view::npos || value.find("XXX") != string_view::npos)) {
    return true;
  }
  if (has_brackets_of_placeholder(value)) return true;
  if (is_repetition(value)) return true;
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
