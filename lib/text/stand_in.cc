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
#include "text/reference_value.h"

namespace runlint::text {
namespace {

using std::string_view;

// Whether the words of `value`, of at least three letters, are all descriptive. Digits may stand beside them.
bool is_description(string_view value) noexcept {
  constexpr std::size_t kLongest = 120;  // bytes: what is longer is text
  if (value.size() > kLongest) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    if (!is_letter(c)) {
      // Digits are numbers ("32 characters", password1); other signs than those between words are a secret's.
      constexpr string_view kBetween = " _-.:,/?'\"()[]{}<>*=#";
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
    if (value.size() < 3 * period && period != 1 && (period != 8 || value.size() < 16)) continue;
    std::size_t at = period;
    while (at < value.size() && value[at] == value[at - period]) ++at;
    if (at == value.size()) return true;
  }
  const auto first = std::ranges::count(value, value.front());
  const char other = value[std::min(value.find_first_not_of(value.front()), value.size() - 1)];
  return value.size() >= 6 && first + std::ranges::count(value, other) == std::ssize(value);
}

// Words in lower case and numbers, with separators between them: orders:2024:totals, nightly-report-7.
bool is_slug(string_view value) noexcept {
  constexpr std::size_t kMostDigits = 4;
  std::size_t words = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    const std::size_t begin = at;
    const bool is_number = at < value.size() && is_digit(value[at]);
    while (at < value.size() && (is_number ? is_digit(value[at]) : is_lower(value[at]))) ++at;
    if (at == begin || (is_number && at - begin > kMostDigits)) return false;
    if (at < value.size() && !in_set(value[at], kColon | kHyphen | kUnderscore | kDot | kSlash)) return false;
    words += !is_number && at - begin > 1 ? 1 : 0;
  }
  return words >= 2;
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

// Whether `value` has the form of a fingerprint or a long identifier of OpenPGP, and `name` is that of a public key.
bool is_fingerprint(string_view name, string_view value) noexcept {
  const auto has = [name](string_view word) { return contains_ignoring_case(name, word); };
  return (value.size() == 40 || value.size() == 16) && std::ranges::all_of(value, is_hex_digit) &&
         (has("gpg") || has("pgp")) && has("key") && !has("private") && !has("secret");
}

}  // namespace

bool is_stand_in(string_view value) noexcept {
  if (value.empty()) return false;
  constexpr string_view kWords[] = {"changeme",    "change-me",  "change_me", "changeit", "replaceme",
                                    "replace-me",  "replace_me", "todo",      "tbd",      "fixme",
                                    "placeholder", "redacted",   "none",      "null",     "nil",
                                    "undefined",   "unset",      "example",   "dummy",    "n/a"};
  constexpr string_view kBeginnings[] = {
      "your-",      "your_",        "your ",     "yours",    "change-", "change_",       "change ",   "changeme",
      "changethis", "replace-",     "replace_",  "replace ", "insert-", "insert_",       "insert ",   "example-",
      "example_",   "enter-",       "enter_",    "enter ",   "<your",   "put-your",      "put_your",  "add-your",
      "add_your",   "my-secret",    "my_secret", "todo:",    "todo-",   "generate with", "generate-", "generate_",
      "run: ",      "openssl rand", "see ",      "same as "};
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

bool is_stand_in_login(string_view user, string_view password, string_view host) noexcept {
  constexpr string_view kLocalHosts[] = {"localhost", "127.0.0.1", "0.0.0.0", "[", "::1"};
  constexpr string_view kFormats[] = {"%s", "%v", "%d", "%@"};
  if (password.empty() || is_one_of(password, kFormats) || password.starts_with("%(")) return true;
  if (password == user && is_one_of(host.substr(0, host.find_first_of(":/?)")), kLocalHosts)) return true;
  return is_stand_in(password) || is_reference_value(password) || password.starts_with("$(") ||
         has_reference_and_words(password);
}

bool is_inline_secret(string_view value) noexcept {
  constexpr string_view kBooleans[] = {"true", "false", "yes", "no", "on", "off", "enabled", "disabled"};
  constexpr string_view kDigests[] = {"md5:",     "sha1:",   "sha256:", "sha384:", "sha512:", "sha256-", "sha384-",
                                      "sha512-",  "$1$",     "$2a$",    "$2b$",    "$2y$",    "$5$",     "$6$",
                                      "$y$",      "$argon2", "$scrypt", "$pbkdf2", "$apr1$",  "{sha",    "{ssha",
                                      "{bcrypt}", "scrypt:", "pbkdf2:", "pbkdf2_"};
  if (value.empty() || is_reference_value(value) || is_stand_in(value) || has_reference_and_words(value)) return false;
  const bool is_number = std::ranges::all_of(
      value, [](char c) { return is_digit(c) || string_view(".,:+-_").find(c) != string_view::npos; });
  if (is_number || is_one_of(value, kBooleans) || begins_with_one_of(value, kDigests)) return false;
  return value.find("://") == string_view::npos && !is_public_token(value);
}

bool looks_random(string_view value) noexcept {
  constexpr std::size_t kShortest = 12;
  if (value.size() < kShortest || is_slug(value)) return false;
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

bool is_prose(string_view name, string_view value) noexcept {
  constexpr string_view kMarks = ".,:;!?'()-/{}%";
  const auto is_foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  std::size_t words = 0;
  bool has_ascii = false;
  bool has_later_lower = false;  // a word after the first begins in lower case
  for (std::size_t at = value.find_first_not_of(' '); at < value.size(); at = value.find_first_not_of(' ', at)) {
    const string_view word = value.substr(at, value.find(' ', at) - at);
    const bool has_letters = std::ranges::any_of(word, is_letter);
    const auto fits = [&](char c) {
      return is_letter(c) || is_foreign(c) || (is_digit(c) && !has_letters) || kMarks.find(c) != string_view::npos;
    };
    if (!std::ranges::all_of(word, fits)) return false;
    has_ascii = has_ascii || has_letters || std::ranges::any_of(word, is_digit);
    has_later_lower = has_later_lower || (words > 0 && is_lower(word.front()));
    ++words;
    at += word.size();
  }
  if (words == 0 || (words == 1 && has_ascii)) return false;
  if (!contains_ignoring_case(name, "passphrase") || !has_ascii) return true;
  return (is_upper(value.front()) && has_later_lower) || value.ends_with('?') || value.ends_with('.');
}

bool is_secret_under(string_view name, NameKind kind, string_view value) noexcept {
  if (kind == NameKind::kOther || is_fingerprint(name, value)) return false;
  return kind == NameKind::kSecret || looks_random(value);
}

}  // namespace runlint::text
