// WrittenSecretFinder: secrets in settings and in files.
#include "text/byte_set.h"
#include "text/secrets.h"
#include "text/written_secret_finder.h"

namespace runlint::text {

using std::string_view;

// KEY=VALUE: of a connection string, a query, a command, a configuration file.
Credential WrittenSecretFinder::after_equals(std::size_t at) noexcept {
  const char after = char_at(at + 1);
  if (after == '>') return after_arrow(at);
  if (after == '=' || after == '~') return {};
  const Key key = key_before(at);
  const char before = key.begin > 0 ? text_[key.begin - 1] : '\0';
  // In a connection string PWD is no directory.
  const bool is_password = before == ';' && same_ignoring_case(key.name, "pwd");
  const NameKind kind = is_password ? NameKind::kSecret : kind_of_name(key.name);
  if (kind == NameKind::kOther) return {};
  if ((before == '$' || before == '{') && !key.quoted) return {};
  std::size_t begin = at + 1;
  while (char_at(begin) == ' ' && text_[at - 1] == ' ') ++begin;
  if (const string_view quoted = quoted_value(begin); !quoted.empty()) {
    const bool is_command = char_at(begin) == '`' && quoted.find(' ') != string_view::npos;
    return is_command ? Credential() : secret_of(key.name, kind, quoted);
  }
  if (before == '?' || before == '&') return secret_of(key.name, kind, value_until(begin, "&#; \t\r\n\"'<>`"));
  string_view word = value_until(begin, " \t\r\n\"'`,;|<>&)");
  if ((word.ends_with('(') || word.ends_with('[')) && !quoted_value(begin + word.size()).empty()) {
    return of_call(key.name, kind, begin, word);
  }
  // A call.
  if (char_at(begin + word.size()) == ')' && word.find('(') != string_view::npos) {
    word = text_.substr(begin, word.size() + 1);
  }
  constexpr std::size_t kLongestSetting = 512;  // bytes; they are read again by the next one
  static constexpr ByteSet kSettingEnds(";\"\r\n");
  string_view setting = text_.substr(std::min(begin, text_.size()), kLongestSetting);
  setting = setting.substr(0, kSettingEnds.find_in(setting));
  // In a connection string, a password may have any sign but a semicolon.
  if (before == ';' || (char_at(begin + setting.size()) == ';' && setting.find(' ') == string_view::npos)) {
    if (const Credential secret = secret_of(key.name, kind, setting); secret.length != 0) return secret;
  }
  return secret_of(key.name, kind, word);
}

// A call or a subscript, `word` at `begin`, which goes on with quotes. Only the argument of a function that hashes it
// is the secret itself: crypt('x', …).
Credential WrittenSecretFinder::of_call(string_view name, NameKind kind, std::size_t begin, string_view word) noexcept {
  constexpr string_view kHashes[] = {"crypt(", "password(", "md5(", "sha1(", "sha2(", "sha256("};
  resume_ = begin + word.size();
  return is_one_of(word, kHashes) ? secret_of(name, kind, quoted_value(begin + word.size())) : Credential();
}

// 'key' => 'value' of PHP, Ruby and Perl; `at` is the arrow.
Credential WrittenSecretFinder::after_arrow(std::size_t at) noexcept {
  const Key key = key_before(at);
  const NameKind kind = kind_of_name(key.name);
  if (kind == NameKind::kOther) return {};
  std::size_t begin = at + 2;
  while (char_at(begin) == ' ' && begin - at < kLongestKey) ++begin;
  return secret_of(key.name, kind, quoted_value(begin));
}

// <password>VALUE</password> of XML; `at` is the end of the first tag.
Credential WrittenSecretFinder::of_element(std::size_t at) noexcept {
  const Key key = key_before(at);
  if (key.quoted || key.begin == 0 || text_[key.begin - 1] != '<') return {};
  const NameKind kind = kind_of_name(key.name);
  if (kind == NameKind::kOther) return {};
  const string_view value = value_until(at + 1, "<\r\n");
  return is_at(at + 1 + value.size(), "</") ? secret_of(key.name, kind, value) : Credential();
}

// "key": "value" of JSON, `key: value` of YAML, and headers.
Credential WrittenSecretFinder::after_colon(std::size_t at) noexcept {
  if (is_at(at, "://")) return {};
  if (const Credential line = of_password_file(at); line.length != 0) return line;
  const Key key = key_before(at);
  if (key.name.empty()) return {};
  std::size_t begin = at + 1;
  while (char_at(begin) == ' ' && begin - at < kLongestKey) ++begin;
  if (begin == at + 1 && !key.quoted) return of_short_header(key, at);
  if (key.quoted && same_ignoring_case(key.name, "auth")) return of_basic(begin);
  const NameKind kind = kind_of_key(key.name);
  if (kind == NameKind::kOther) return {};
  if (const string_view quoted = quoted_value(begin); !quoted.empty()) {
    const Credential secret = secret_of(key.name, kind, quoted);
    return secret.length != 0 && is_prose(key.name, quoted) ? Credential() : secret;
  }
  if (key.quoted && char_at(begin) == '"') return {};
  if (is_at(begin, "${") || is_at(begin, "$(")) return {};
  if (!key.quoted && !begins_line(key.begin)) return {};
  const string_view value = value_until(begin, " \r\n\"',}");
  std::size_t next = begin + value.size();
  while (char_at(next) == ' ') ++next;
  // Words are prose or a YAML tag.
  static constexpr ByteSet kEnds("\r\n\"',}");
  if (next < text_.size() && !kEnds.contains(text_[next])) return of_scheme(key.name, value, next);
  return secret_of(key.name, kind, value);
}

// The kind of a key before a colon. Most values of Authorization have a scheme, but some are a token alone.
NameKind WrittenSecretFinder::kind_of_key(string_view name) noexcept {
  return same_ignoring_case(name, "authorization") ? NameKind::kMayBeSecret : kind_of_name(name);
}

// 'X-Api-Key:VALUE', a header without a space, in the quotes of a command. Other names with a colon are common:
// 'cache:token:user'.
Credential WrittenSecretFinder::of_short_header(const Key& key, std::size_t colon) noexcept {
  const char quote = key.begin > 0 ? text_[key.begin - 1] : '\0';
  const NameKind kind = quote == '"' || quote == '\'' ? kind_of_key(key.name) : NameKind::kOther;
  if (kind == NameKind::kOther) return {};
  const string_view value = value_until(colon + 1, " \\\"'\r\n");
  return looks_random(value) ? secret_of(key.name, kind, value) : Credential();
}

// Whether only spaces, a list's hyphen or an opening quote or brace are before `at` on its line.
bool WrittenSecretFinder::begins_line(std::size_t at) const noexcept {
  constexpr std::size_t kDeepest = 64;  // spaces
  for (std::size_t n = 0; n < kDeepest && at > 0; ++n, --at) {
    const char c = text_[at - 1];
    if (c == '\n' || c == '"' || c == '\'' || c == '{' || c == ',') return true;
    if (c != ' ' && c != '-' && c != '\t') return false;
  }
  return at == 0;
}

// The first login of a .netrc: passwords follow it.
std::size_t WrittenSecretFinder::first_login() noexcept {
  if (!login_) login_ = text_.find("login ");
  return *login_;
}

// user:password@tcp(host), as Go's MySQL driver has it.
Credential WrittenSecretFinder::before_driver(std::size_t at) noexcept {
  if (!is_at(at, "@tcp(") && !is_at(at, "@unix(")) return {};
  std::size_t begin = at;
  while (begin > driver_end_ && string_view(" \t\r\n\"'`<>=,;").find(text_[begin - 1]) == string_view::npos) --begin;
  driver_end_ = at + 1;
  const std::size_t colon = text_.substr(begin, at - begin).find(':');
  if (colon == string_view::npos) return {};
  const string_view password = text_.substr(begin + colon + 1, at - begin - colon - 1);
  const string_view host = text_.substr(text_.find('(', at) + 1);
  if (is_stand_in_login(text_.substr(begin, colon), password, host)) return {};
  return {"a password", begin + colon + 1, password.size()};
}

// hostname:port:database:username:password, a line of .pgpass; `at` is its first colon.
Credential WrittenSecretFinder::of_password_file(std::size_t at) noexcept {
  std::size_t end = at + 1;
  if (char_at(end) == '*') {
    ++end;
  } else {
    while (end < text_.size() && end - at < 7 && is_digit(text_[end])) ++end;
  }
  if (end == at + 1 || char_at(end) != ':') return {};
  constexpr std::size_t kLongestField = 128;  // bytes
  for (int field = 0; field < 2; ++field) {
    const std::size_t begin = end + 1;
    end = begin;
    while (end < text_.size() && end - begin < kLongestField && in_set(text_[end], kToken | kDot)) ++end;
    if (end < text_.size() && text_[end] == '*' && end == begin) ++end;
    if (end == begin || char_at(end) != ':') return {};
  }
  const string_view password = value_until(end + 1, " \r\n:");
  if (char_at(end + 1 + password.size()) == ':') return {};
  return secret_of("password", NameKind::kSecret, password);
}

// The literal in ${PASSWORD:-literal}; `at` is the dollar sign.
Credential WrittenSecretFinder::default_of_reference(std::size_t at) noexcept {
  if (!is_at(at, "${")) return {};
  const std::size_t end = skip(text_.substr(0, std::min(text_.size(), at + 2 + kLongestKey)), at + 2, kWord | kDot);
  const string_view name = text_.substr(at + 2, end - at - 2);
  std::size_t begin = end;
  if (char_at(begin) == ':') ++begin;
  if (char_at(begin) != '-' && char_at(begin) != '=') return {};
  const NameKind kind = kind_of_name(name);
  return kind == NameKind::kOther ? Credential() : secret_of(name, kind, value_until(begin + 1, "}\n"));
}

Credential next_written_secret(string_view text, std::size_t from) noexcept {
  return WrittenSecretFinder(text, from).next();
}

}  // namespace runlint::text
