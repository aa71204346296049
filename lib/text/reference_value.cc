#include "text/reference_value.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "text/ascii.h"
#include "text/credential_row.h"
#include "text/stand_in.h"

namespace runlint::text {
namespace {

using std::string_view;

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
  if (value.size() > 3 && is_letter(value[0]) && value[1] == ':' && (value[2] == '\\' || value[2] == '/')) {
    return count_words(value.substr(3), "\\/") != 0;
  }
  if (value.starts_with("@/") || value.starts_with("</")) value.remove_prefix(1);
  if (value.starts_with('$')) value.remove_prefix(skip(value, 1, kUpper | kUnderscore));
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
  if (value == "${}") return true;  // what without_references() leaves
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
                                              "bao:",
                                              "openbao:",
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

}  // namespace

bool is_reference_value(string_view value) noexcept {
  if (value.size() < 2) return false;
  if (is_dollar_reference(value) || is_path_of_words(value) || is_key_in_store(value) || is_code(value)) return true;
  const char first = value.front();
  if (first == '$' && is_upper_name(value.substr(value[1] == '$' ? 2 : 1))) return true;
  if (is_upper_name(inside(value, "'$", "'"))) return true;
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
  // Formats of logs: %{token}o, %X{token}, %(token)s.
  const bool has_braces = value.starts_with("%{") || value.starts_with("%X{");
  if ((has_braces && value.find('}') != string_view::npos) ||
      (value.starts_with("%(") && value.find(')') != string_view::npos)) {
    return true;
  }
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

bool has_reference_and_words(string_view value) noexcept {
  constexpr std::size_t kShortest = 8;  // bytes beside a reference that are a secret, if they look like one
  const std::size_t open = std::min(value.find("${"), value.find("$("));
  const std::size_t close = value.find_last_of("})");
  if (open == string_view::npos || close == string_view::npos || close < open) return value.starts_with("$(");
  const auto is_secret = [](string_view part) {
    return part.size() >= kShortest && std::ranges::any_of(part, is_digit) && std::ranges::any_of(part, is_letter);
  };
  if (open == 0 && close + 1 == value.size()) return false;  // is_reference_value() decides
  return !is_secret(value.substr(0, open)) && !is_secret(value.substr(close + 1));
}

}  // namespace runlint::text
