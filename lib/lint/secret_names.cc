#include "lint/secret_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "text/ascii.h"

namespace runlint::lint {
namespace {

using std::string_view;

using text::is_digit;
using text::is_letter;
using text::same_ignoring_case;

bool is_one_of(string_view word, std::span<const string_view> known) noexcept {
  return std::ranges::any_of(known, [word](string_view other) { return same_ignoring_case(word, other); });
}

bool begins_with_one_of(string_view value, std::span<const string_view> known) noexcept {
  return std::ranges::any_of(known, [value](string_view other) {
    return value.size() >= other.size() && same_ignoring_case(value.substr(0, other.size()), other);
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
    if (begin > 0 && text::is_upper(name[begin]) && text::is_lower(name[begin - 1])) break;
  }
  const string_view word = name.substr(begin, end - begin);
  name = name.substr(0, begin);
  return word;
}

constexpr string_view kSecretWords[] = {"token", "password", "passwd",    "passphrase",  "secret",     "pass",
                                        "pwd",   "apikey",   "authtoken", "accesstoken", "privatekey", "secretkey"};
constexpr string_view kSecretKeys[] = {"api", "secret", "private", "access", "signing", "encryption", "auth", "master"};

}  // namespace

constexpr std::array<std::uint32_t, 32> kSecretNameEndings = [] {
  std::array<std::uint32_t, 32> endings{};
  const auto add = [&endings](string_view word) {
    endings[word.back() & 31] |= std::uint32_t{1} << (word[word.size() - 2] & 31);
  };
  for (const string_view word : kSecretWords) add(word);
  add("key");
  return endings;
}();

bool is_secret_name(string_view name) noexcept {
  if (!may_be_secret_name(name)) return false;
  if (!is_letter(name.back())) return false;  // "PASSPHRASE.": "." has the low bits of "n"
  string_view rest = name;
  const string_view last = take_last_word(rest);
  if (same_ignoring_case(last, "key")) return is_one_of(take_last_word(rest), kSecretKeys);
  if (same_ignoring_case(last, "pwd")) return !rest.empty();  // PWD alone is the working directory
  return is_one_of(last, kSecretWords);
}

bool is_public_name(string_view name) noexcept {
  while (!name.empty()) {
    const string_view word = take_last_word(name);
    if (same_ignoring_case(word, "public") || same_ignoring_case(word, "publishable")) return true;
    if (word.empty()) return false;
  }
  return false;
}

bool is_placeholder(string_view value) noexcept {
  constexpr string_view kWords[] = {"changeme",    "change-me",  "change_me", "changeit", "replaceme",
                                    "replace-me",  "replace_me", "todo",      "tbd",      "fixme",
                                    "placeholder", "redacted",   "none",      "null",     "nil",
                                    "undefined",   "unset",      "example",   "dummy",    "n/a"};
  constexpr string_view kBeginnings[] = {"your-",    "your_",   "changeme", "change-me", "change_me", "replace-",
                                         "replace_", "insert-", "insert_",  "example-",  "example_",  "xxx"};
  if (value.find("${") != std::string_view::npos || value.find("{{") != std::string_view::npos ||
      value.find("$(") != std::string_view::npos)
    return true;
  if (value.size() >= 2 && value[0] == '$' && (is_letter(value[1]) || value[1] == '_')) return true;
  if (value.find('<') < value.rfind('>') && value.rfind('>') != std::string_view::npos) return true;
  if (value.size() >= 2 && value.front() == '%' && value.back() == '%') return true;
  if (value.size() >= 2 && value.front() == '[' && value.back() == ']') return true;
  // One character again and again: xxxx, ****, ....
  const bool uniform = std::ranges::all_of(value, [value](char c) { return c == value[0]; });
  if (uniform && !value.empty()) return true;
  return is_one_of(value, kWords) || begins_with_one_of(value, kBeginnings);
}

bool is_inline_secret(string_view value) noexcept {
  constexpr string_view kBooleans[] = {"true", "false", "yes", "no", "on", "off", "enabled", "disabled"};
  // Those that begin with "$" and a letter, like $argon2id$, are taken for placeholders.
  constexpr string_view kDigests[] = {"md5:",    "sha1:",    "sha256:", "sha384:", "sha512:", "sha256-", "sha384-",
                                      "sha512-", "$2a$",     "$2b$",    "$2y$",    "$5$",     "$6$",     "{sha",
                                      "{ssha",   "{bcrypt}", "scrypt:", "pbkdf2:", "pbkdf2_"};
  constexpr string_view kReferences[] = {
      "/", "./", "../", "~/", "file:", "arn:", "vault:", "ref+", "ssm:", "projects/", "@microsoft.keyvault("};
  if (value.empty() || is_placeholder(value)) return false;
  const bool is_number = std::ranges::all_of(
      value, [](char c) { return is_digit(c) || string_view(".,:+-_").find(c) != string_view::npos; });
  if (is_number || is_one_of(value, kBooleans) || begins_with_one_of(value, kDigests)) return false;
  return value.find("://") == std::string_view::npos && !begins_with_one_of(value, kReferences);
}

}  // namespace runlint::lint
