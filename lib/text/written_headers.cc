// WrittenSecretFinder: secrets in headers and in SQL.
#include <array>

#include "text/base64.h"
#include "text/reference_value.h"
#include "text/written_secret_finder.h"

namespace runlint::text {

using std::string_view;

// Authorization: SCHEME TOKEN, but for the schemes that after_space() finds; `at` is the second word.
Credential WrittenSecretFinder::of_scheme(string_view name, string_view scheme, std::size_t at) noexcept {
  constexpr string_view kOthers[] = {"basic", "bearer", "token", "digest"};
  if (!same_ignoring_case(name, "authorization") || !all_in(scheme, kToken) || is_one_of(scheme, kOthers)) return {};
  const string_view token = value_until(at, " \r\n\"',}");
  return char_at(at + token.size()) == ' ' ? Credential() : secret_of(name, NameKind::kMayBeSecret, token);
}

// "auth" of Docker's config.json and the value of Basic (RFC 7617): base64 of user:password.
Credential WrittenSecretFinder::of_basic(std::size_t at) const noexcept {
  while (char_at(at) == '"' || char_at(at) == '\\') ++at;
  constexpr std::size_t kLongest = 400;  // characters
  std::size_t end = skip(text_.substr(0, std::min(text_.size(), at + kLongest)), std::min(at, text_.size()), kBase64);
  if (end - std::min(at, end) < 8) return {};
  std::array<char, kLongest> buffer;
  const string_view decoded(buffer.data(), decode_base64(text_.substr(at, end - at), buffer.data()));
  const std::size_t colon = decoded.find(':');
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (colon == string_view::npos || colon + 1 == decoded.size() || !std::ranges::all_of(decoded, is_printable))
    return {};
  const string_view password = decoded.substr(colon + 1);
  if (is_stand_in(password) || is_reference_value(password)) return {};
  while (char_at(end) == '=') ++end;
  return {"a login in base64", at, end - at};
}

// Bearer TOKEN, Basic BASE64, `password VALUE` of a .netrc, and passwords in SQL.
Credential WrittenSecretFinder::after_space(std::size_t at) noexcept {
  constexpr std::size_t kLongestWord = 10;
  const std::size_t n = std::min(at, kLongestWord + 1);
  const string_view before = text_.substr(at - n, n);
  const auto ends_with_word = [before, n](string_view word) {
    return n >= word.size() && same_ignoring_case(before.substr(n - word.size()), word) &&
           (n == word.size() || !in_set(before[n - word.size() - 1], kWord | kHyphen | kSlash | kDot));
  };
  switch (n == 0 ? '\0' : lower(before.back())) {
    case 'r':
      return ends_with_word("bearer") ? of_bearer(at + 1, is_header(at - 6)) : Credential();
    case 'n':
      return ends_with_word("token") ? of_bearer(at + 1, is_header(at - 5)) : Credential();
    case 'c':
      return ends_with_word("basic") ? of_basic(at + 1) : Credential();
    case 'd':
      if (ends_with_word("identified")) return of_identified(at);
      if (!ends_with_word("password")) return {};
      if (follows_user_statement(at)) return secret_of("password", NameKind::kSecret, quoted_value(at + 1));
      if (first_login() >= at) return {};
      return secret_of("password", NameKind::kSecret, value_until(at + 1, " \t\r\n"));
    default:
      return {};
  }
}

// IDENTIFIED BY 'x', IDENTIFIED WITH PLUGIN BY 'x' (MySQL, Oracle); `at` is the space after the first word.
Credential WrittenSecretFinder::of_identified(std::size_t at) noexcept {
  constexpr string_view kWith = "with ";
  constexpr string_view kBy = "by ";
  ++at;
  if (starts_ignoring_case(text_.substr(at), kWith)) at = skip(text_, at + kWith.size(), kWord) + 1;
  if (!starts_ignoring_case(text_.substr(std::min(at, text_.size())), kBy)) return {};
  return secret_of("password", NameKind::kSecret, quoted_value(at + kBy.size()));
}

// Whether ALTER USER or the like is shortly before `at`, so that PASSWORD 'x' is SQL.
bool WrittenSecretFinder::follows_user_statement(std::size_t at) const noexcept {
  constexpr std::size_t kFarthest = 128;  // bytes
  constexpr string_view kStatements[] = {"alter user ", "create user ", "alter role ", "create role "};
  const std::size_t n = std::min(at, kFarthest);
  const string_view before = text_.substr(at - n, n);
  return std::ranges::any_of(kStatements, [before](string_view s) { return contains_ignoring_case(before, s); });
}

// Whether the word at `at` is the scheme of a header: "Authorization: " is before it.
bool WrittenSecretFinder::is_header(std::size_t at) const noexcept {
  if (at > 0 && text_[at - 1] == ' ') --at;
  if (at == 0) return false;
  const string_view before = text_.substr(0, at - 1);
  constexpr string_view kName = "authorization";
  const string_view name = before.substr(before.size() - std::min(before.size(), kName.size()));
  return text_[at - 1] == ':' || (text_[at - 1] == '=' && same_ignoring_case(name, kName));
}

Credential WrittenSecretFinder::of_bearer(std::size_t begin, bool in_header) noexcept {
  const std::size_t shortest = in_header ? 6 : 16;
  const std::size_t end = skip(text_, begin, kToken | kDot | kTilde | kPlus | kSlash | kEquals);
  const string_view value = text_.substr(begin, end - begin);
  resume_ = end;
  const std::size_t equals = value.find('=');
  if (equals != string_view::npos && skip(value, equals, kEquals) != value.size()) return {};  // NAME=value
  if (value.size() < shortest || (!in_header && !looks_random(value)) || !is_inline_secret(value)) return {};
  return {"an access token", begin, end - begin};
}

}  // namespace runlint::text
