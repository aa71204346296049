#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>

#include "text/ascii.h"
#include "text/base64.h"
#include "text/char_class.h"
#include "text/reference_value.h"
#include "text/secret_names.h"
#include "text/secrets.h"
#include "text/simd.h"
#include "text/stand_in.h"

namespace runlint::text {

using std::string_view;

namespace {

// Reads `text` from left to right; each step looks at a bounded number of bytes before its place.
class WrittenSecretFinder {
 public:
  WrittenSecretFinder(string_view text, std::size_t from) noexcept : text_(text), from_(from), resume_(from) {}

  [[nodiscard]] Credential find() noexcept {
    for (std::size_t at = next_mark(from_); at < text_.size(); at = next_mark(std::max(at + 1, resume_))) {
      Credential secret;
      switch (text_[at]) {
        case '=':
          secret = after_equals(at);
          break;
        case ':':
          secret = after_colon(at);
          break;
        case ' ':
          secret = after_space(at);
          break;
        case '@':
          secret = before_driver(at);
          break;
        default:
          secret = default_of_reference(at);
          break;
      }
      if (secret.length != 0 && secret.offset >= from_) return secret;
    }
    return {};
  }

 private:
  static constexpr std::size_t kLongestKey = 64;  // bytes

  // Whether a space after `c` may end the name of a scheme or an option: bearer, token, basic, password.
  static bool ends_scheme(char c) noexcept { return c == 'r' || c == 'n' || c == 'c' || c == 'd'; }

  [[nodiscard]] bool is_mark(std::size_t at) const noexcept {
    const char c = text_[at];
    if (c == ' ') return at > 0 && ends_scheme(lower(text_[at - 1]));
    return c == '=' || c == ':' || c == '@' || c == '$';
  }

  // is_mark() of sixteen bytes, as bits.
  [[nodiscard]] std::uint32_t marks_of_block(std::size_t at) const noexcept {
    const Vec16 bytes = load_block(text_.data() + at);
    const std::uint32_t marks =
        movemask(reinterpret_cast<Vec16>((bytes == '=') | (bytes == ':') | (bytes == '@') | (bytes == '$')));
    const std::uint32_t spaces = movemask(reinterpret_cast<Vec16>(bytes == ' '));
    if (spaces == 0) return marks;
    const Vec16 letters = bytes | 0x20;
    const std::uint32_t ends =
        movemask(reinterpret_cast<Vec16>((letters == 'r') | (letters == 'n') | (letters == 'c') | (letters == 'd')));
    return marks | (spaces & (ends << 1 | (is_mark(at) ? 1U : 0U)));
  }

  // The first mark at `at`, which never decreases, or later; the text's size: none.
  [[nodiscard]] std::size_t next_mark(std::size_t at) noexcept {
    while (true) {
      if (at >= block_ + sizeof(Vec16) || marks_ == kNoBlock) {
        if (at + sizeof(Vec16) > text_.size()) break;
        block_ = at;
        marks_ = marks_of_block(at);
      }
      const std::uint32_t rest = marks_ >> (at - block_);
      if (rest != 0) return at + static_cast<std::size_t>(std::countr_zero(rest));
      at = block_ + sizeof(Vec16);
    }
    while (at < text_.size() && !is_mark(at)) ++at;
    return std::min(at, text_.size());
  }

  [[nodiscard]] bool is_at(std::size_t at, string_view word) const noexcept {
    return text_.substr(std::min(at, text_.size()), word.size()) == word;
  }
  [[nodiscard]] char char_at(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }

  struct Key {
    string_view name;
    std::size_t begin = 0;
    bool quoted = false;
  };

  // The name that ends before `at`, maybe in quotes (which may be escaped) or with spaces behind it.
  [[nodiscard]] Key key_before(std::size_t at) const noexcept {
    constexpr std::size_t kMostSpaces = 8;
    std::size_t end = at;
    while (end > 0 && at - end < kMostSpaces && text_[end - 1] == ' ') --end;
    Key key;
    if (end > 0 && (text_[end - 1] == '"' || text_[end - 1] == '\'')) {
      key.quoted = true;
      --end;
      if (end > 0 && text_[end - 1] == '\\') --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestKey && in_set(text_[begin - 1], kToken | kDot)) --begin;
    key.begin = begin;
    key.name = text_.substr(begin, end - begin);
    return key;
  }

  // A value in quotes that begin at `at`, or nothing.
  [[nodiscard]] string_view quoted_value(std::size_t at) const noexcept {
    const bool escaped = char_at(at) == '\\';
    if (escaped) ++at;
    const char quote = char_at(at);
    if (quote != '"' && quote != '\'' && quote != '`') return {};
    std::size_t end = at + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') ++end;
    if (end == text_.size() || text_[end] != quote) return {};
    if (escaped && end > at + 1 && text_[end - 1] == '\\') --end;
    return text_.substr(at + 1, end - at - 1);
  }

  [[nodiscard]] string_view value_until(std::size_t at, string_view delimiters) const noexcept {
    at = std::min(at, text_.size());
    return text_.substr(at, text_.find_first_of(delimiters, at) - at);
  }

  // A value that is no secret is not read again.
  [[nodiscard]] Credential secret_of(string_view name, NameKind kind, string_view value) noexcept {
    if (kind == NameKind::kOther || value.size() < 3) return {};
    const auto begin = static_cast<std::size_t>(value.data() - text_.data());
    resume_ = begin + value.size();
    if (!is_inline_secret(value) || !is_secret_under(name, kind, value)) return {};
    return {is_password_name(name) ? "a password" : "a credential", begin, resume_ - begin};
  }

  // KEY=VALUE: of a connection string, a query, a command, a configuration file.
  [[nodiscard]] Credential after_equals(std::size_t at) noexcept {
    const char after = char_at(at + 1);
    if (after == '=' || after == '>' || after == '~') return {};
    const Key key = key_before(at);
    const char before = key.begin > 0 ? text_[key.begin - 1] : '\0';
    // In a connection string PWD is no directory.
    const bool is_password = before == ';' && same_ignoring_case(key.name, "pwd");
    const NameKind kind = is_password ? NameKind::kSecret : kind_of_name(key.name);
    if (kind == NameKind::kOther) return {};
    if ((before == '$' || before == '{') && !key.quoted) return {};
    std::size_t begin = at + 1;
    while (char_at(begin) == ' ' && text_[at - 1] == ' ') ++begin;
    if (const string_view quoted = quoted_value(begin); !quoted.empty()) return secret_of(key.name, kind, quoted);
    if (before == '?' || before == '&') return secret_of(key.name, kind, value_until(begin, "&#; \t\r\n\"'<>`"));
    const string_view word = value_until(begin, " \t\r\n\"'`,;|<>&)");
    const string_view setting = value_until(begin, ";\"\r\n");
    // In a connection string, a password may have any sign but a semicolon.
    if (before == ';' || (char_at(begin + setting.size()) == ';' && setting.find(' ') == string_view::npos)) {
      if (const Credential secret = secret_of(key.name, kind, setting); secret.length != 0) return secret;
    }
    return secret_of(key.name, kind, word);
  }

  // "key": "value" of JSON, `key: value` of YAML, and headers.
  [[nodiscard]] Credential after_colon(std::size_t at) noexcept {
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
    string_view value = value_until(begin, "\r\n\"',}");
    while (value.ends_with(' ')) value.remove_suffix(1);
    // Words are prose or a YAML tag.
    if (value.find(' ') != string_view::npos) return {};
    return secret_of(key.name, kind, value);
  }

  // The kind of a key before a colon. Most values of Authorization have a scheme, but some are a token alone.
  [[nodiscard]] static NameKind kind_of_key(string_view name) noexcept {
    return same_ignoring_case(name, "authorization") ? NameKind::kMayBeSecret : kind_of_name(name);
  }

  // 'X-Api-Key:VALUE', a header without a space, in the quotes of a command. Other names with a colon are common:
  // 'cache:token:user'.
  [[nodiscard]] Credential of_short_header(const Key& key, std::size_t colon) noexcept {
    const char quote = key.begin > 0 ? text_[key.begin - 1] : '\0';
    const NameKind kind = quote == '"' || quote == '\'' ? kind_of_key(key.name) : NameKind::kOther;
    if (kind == NameKind::kOther) return {};
    const string_view value = value_until(colon + 1, " \\\"'\r\n");
    return looks_random(value) ? secret_of(key.name, kind, value) : Credential();
  }

  // Whether only spaces, a list's hyphen or an opening quote or brace are before `at` on its line.
  [[nodiscard]] bool begins_line(std::size_t at) const noexcept {
    constexpr std::size_t kDeepest = 64;  // spaces
    for (std::size_t n = 0; n < kDeepest && at > 0; ++n, --at) {
      const char c = text_[at - 1];
      if (c == '\n' || c == '"' || c == '\'' || c == '{' || c == ',') return true;
      if (c != ' ' && c != '-' && c != '\t') return false;
    }
    return at == 0;
  }

  // "auth" of Docker's config.json and the value of Basic (RFC 7617): base64 of user:password.
  [[nodiscard]] Credential of_basic(std::size_t at) const noexcept {
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
  [[nodiscard]] Credential after_space(std::size_t at) noexcept {
    constexpr std::size_t kLongestWord = 10;
    const std::size_t n = std::min(at, kLongestWord + 1);
    const string_view before = text_.substr(at - n, n);
    const auto ends_with_word = [before, n](string_view word) {
      return n >= word.size() && same_ignoring_case(before.substr(n - word.size()), word) &&
             (n == word.size() || !in_set(before[n - word.size() - 1], kWord | kHyphen));
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
  [[nodiscard]] Credential of_identified(std::size_t at) noexcept {
    constexpr string_view kWith = "with ";
    constexpr string_view kBy = "by ";
    ++at;
    if (starts_ignoring_case(text_.substr(at), kWith)) at = skip(text_, at + kWith.size(), kWord) + 1;
    if (!starts_ignoring_case(text_.substr(std::min(at, text_.size())), kBy)) return {};
    return secret_of("password", NameKind::kSecret, quoted_value(at + kBy.size()));
  }

  // Whether ALTER USER or the like is shortly before `at`, so that PASSWORD 'x' is SQL.
  [[nodiscard]] bool follows_user_statement(std::size_t at) const noexcept {
    constexpr std::size_t kFarthest = 128;  // bytes
    constexpr string_view kStatements[] = {"alter user ", "create user ", "alter role ", "create role "};
    const std::size_t n = std::min(at, kFarthest);
    const string_view before = text_.substr(at - n, n);
    return std::ranges::any_of(kStatements, [before](string_view s) { return contains_ignoring_case(before, s); });
  }

  // Whether the word at `at` is the scheme of a header: "Authorization: " is before it.
  [[nodiscard]] bool is_header(std::size_t at) const noexcept {
    if (at > 0 && text_[at - 1] == ' ') --at;
    return at > 0 && (text_[at - 1] == ':' || text_[at - 1] == '=');
  }

  [[nodiscard]] Credential of_bearer(std::size_t begin, bool in_header) noexcept {
    const std::size_t shortest = in_header ? 6 : 16;
    const std::size_t end = skip(text_, begin, kToken | kDot | kTilde | kPlus | kSlash | kEquals);
    const string_view value = text_.substr(begin, end - begin);
    resume_ = end;
    if (value.size() < shortest || (!in_header && !looks_random(value)) || !is_inline_secret(value)) return {};
    return {"an access token", begin, end - begin};
  }

  // The first login of a .netrc: passwords follow it.
  [[nodiscard]] std::size_t first_login() noexcept {
    if (!login_) login_ = text_.find("login ");
    return *login_;
  }

  // user:password@tcp(host), as Go's MySQL driver has it.
  [[nodiscard]] Credential before_driver(std::size_t at) noexcept {
    if (!is_at(at, "@tcp(") && !is_at(at, "@unix(")) return {};
    std::size_t begin = at;
    while (begin > driver_end_ && string_view(" \t\r\n\"'`<>=,;").find(text_[begin - 1]) == string_view::npos) --begin;
    driver_end_ = at + 1;  // no byte is read twice
    const std::size_t colon = text_.substr(begin, at - begin).find(':');
    if (colon == string_view::npos) return {};
    const string_view password = text_.substr(begin + colon + 1, at - begin - colon - 1);
    const string_view host = text_.substr(text_.find('(', at) + 1);
    if (is_stand_in_login(text_.substr(begin, colon), password, host)) return {};
    return {"a password", begin + colon + 1, password.size()};
  }

  // hostname:port:database:username:password, a line of .pgpass; `at` is its first colon.
  [[nodiscard]] Credential of_password_file(std::size_t at) noexcept {
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
  [[nodiscard]] Credential default_of_reference(std::size_t at) noexcept {
    if (!is_at(at, "${")) return {};
    const std::size_t end = skip(text_.substr(0, std::min(text_.size(), at + 2 + kLongestKey)), at + 2, kWord | kDot);
    const string_view name = text_.substr(at + 2, end - at - 2);
    std::size_t begin = end;
    if (char_at(begin) == ':') ++begin;
    if (char_at(begin) != '-' && char_at(begin) != '=') return {};
    return secret_of(name, kind_of_name(name), value_until(begin + 1, "}\n"));
  }

  string_view text_;
  std::size_t from_;
  std::size_t resume_;  // where reading goes on
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};
  std::size_t block_ = 0;           // the block last looked at
  std::uint32_t marks_ = kNoBlock;  // and its marks
  std::size_t driver_end_ = 0;
  std::optional<std::size_t> login_;
};

}  // namespace

Credential next_written_secret(string_view text, std::size_t from) noexcept {
  return WrittenSecretFinder(text, from).find();
}

}  // namespace runlint::text
