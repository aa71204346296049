#include "text/secrets.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "text/ascii.h"
#include "text/base64.h"
#include "text/char_class.h"
#include "text/secret_names.h"
#include "text/simd.h"
#include "text/stand_in.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

using std::string_view;

constexpr std::size_t kNotFound = string_view::npos;

bool is_local_host(string_view host) noexcept {
  host = host.substr(0, host.find_first_of(":/?"));
  return host == "localhost" || host == "127.0.0.1" || host == "0.0.0.0" || host == "::1" || host == "[";
}

// The domains that RFC 2606 reserves for documentation.
bool is_example_host(string_view host) noexcept {
  host = host.substr(0, host.find_first_of(":/?#,"));
  for (const string_view domain : {"example.com", "example.org", "example.net"}) {
    if (host == domain) return true;
  }
  return false;
}

// The part of a URL before its path, in which "@" may be.
string_view authority_at(string_view text, std::size_t at) noexcept {
  return text.substr(at, text.find_first_of("/?# \t\r\n\"'<>", at) - at);
}

bool is_format(string_view password) noexcept {
  return password == "%s" || password == "%v" || password == "%d" || password == "%@" || password.starts_with("%(");
}

// Moves `at` to the end of what was found and says what that is.
Credential found(string_view name, std::size_t begin, std::size_t end) noexcept { return {name, begin, end - begin}; }

}  // namespace

Credential next_private_key(string_view text, std::size_t from) noexcept {
  constexpr string_view kEnd = "-----END ";
  constexpr string_view kDashes = "-----";
  const auto is_label = [](char c) { return in_set(c, kUpper | kDigit) || c == ' '; };
  for (std::size_t begin = text.find(kPemBegin, from); begin != kNotFound;) {
    std::size_t next = begin + kPemBegin.size();
    const string_view label = pem_label(text, next);
    if ((label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK")) &&
        std::ranges::all_of(label, is_label)) {
      const std::size_t last_line = text.find(kEnd, next + label.size());
      const std::size_t dashes = last_line == kNotFound ? kNotFound : text.find(kDashes, last_line + kEnd.size());
      next = dashes == kNotFound ? text.size() : dashes + kDashes.size();
      return found("a private key", begin, next);
    }
    begin = text.find(kPemBegin, next);
  }
  return {};
}

Credential next_url_password(string_view text, std::size_t from) noexcept {
  constexpr std::size_t kShortestToken = 20;  // bytes of a user part that is a token
  for (std::size_t at = text.find("://", from); at != kNotFound; at = text.find("://", at)) {
    const bool has_scheme = at > 0 && in_set(text[at - 1], kAlnum);
    at += 3;
    const string_view authority = authority_at(text, at);
    const std::size_t host = authority.rfind('@');
    if (has_scheme && host != kNotFound && !is_example_host(authority.substr(host + 1))) {
      const string_view user_info = authority.substr(0, host);
      const std::size_t colon = user_info.find(':');
      if (colon == kNotFound) {
        if (user_info.size() >= kShortestToken && looks_random(user_info) && is_inline_secret(user_info)) {
          return found("a URL with a token", at, at + host);
        }
      } else {
        const string_view password = user_info.substr(colon + 1);
        const bool is_default = password == user_info.substr(0, colon) && is_local_host(authority.substr(host + 1));
        if (!password.empty() && !is_default && !is_format(password) && !is_stand_in(password) &&
            !is_reference_value(password) && password.find("${") == kNotFound && password.find("$(") == kNotFound) {
          return found("a URL with a password", at + colon + 1, at + host);
        }
      }
    }
    at += authority.size();
  }
  return {};
}

bool may_have_written_secret(string_view text) noexcept {
  // For short texts, faster than calls of memchr().
  const auto has_none = [](Vec16 bytes) {
    return all_set(reinterpret_cast<Vec16>((bytes != '@') & (bytes != '=') & (bytes != ' ') & (bytes != '"') &
                                           (bytes != '\n') & (bytes != '{')));
  };
  if (text.empty()) return false;
  return !all_blocks(text.size(), has_none, text.data()) ||
         (text.find(':') != kNotFound && std::ranges::count(text, ':') >= 4);
}

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

  [[nodiscard]] std::size_t next_mark(std::size_t at) const noexcept {
    return find_if_vectorized(text_, std::min(at, text_.size()), [](Vec16 bytes) {
      return reinterpret_cast<Vec16>((bytes == '=') | (bytes == ':') | (bytes == ' ') | (bytes == '@') |
                                     (bytes == '$'));
    });
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
  [[nodiscard]] Credential secret_of(NameKind kind, string_view value) noexcept {
    if (kind == NameKind::kOther || value.size() < 3) return {};
    const auto begin = static_cast<std::size_t>(value.data() - text_.data());
    resume_ = begin + value.size();
    if (!is_inline_secret(value) || (kind == NameKind::kMayBeSecret && !looks_random(value))) return {};
    return found("a password", begin, resume_);
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
    if (const string_view quoted = quoted_value(begin); !quoted.empty()) return secret_of(kind, quoted);
    string_view value;
    if (before == '?' || before == '&') {
      value = value_until(begin, "&#; \t\r\n\"'<>`");
    } else if (before == ';' || char_at(begin + value_until(begin, ";\n").size()) == ';') {
      value = value_until(begin, ";\"\r\n");  // of a connection string, in which a password may have any other sign
    } else {
      value = value_until(begin, " \t\r\n\"'`,;|<>&)");
    }
    return secret_of(kind, value);
  }

  // "key": "value" of JSON, `key: value` of YAML, and headers.
  [[nodiscard]] Credential after_colon(std::size_t at) noexcept {
    if (is_at(at, "://")) return {};
    if (const Credential line = of_password_file(at); line.length != 0) return line;
    const Key key = key_before(at);
    if (key.name.empty()) return {};
    std::size_t begin = at + 1;
    while (char_at(begin) == ' ' && begin - at < kLongestKey) ++begin;
    if (begin == at + 1 && !key.quoted) return {};
    if (key.quoted && same_ignoring_case(key.name, "auth")) return of_basic(begin);
    const NameKind kind = kind_of_name(key.name);
    if (kind == NameKind::kOther) return {};
    if (const string_view quoted = quoted_value(begin); !quoted.empty()) return secret_of(kind, quoted);
    if (key.quoted && char_at(begin) == '"') return {};
    if (!key.quoted && !begins_line(key.begin)) return {};
    string_view value = value_until(begin, "\r\n\"',}");
    while (value.ends_with(' ')) value.remove_suffix(1);
    // Words are prose or a YAML tag.
    if (value.find(' ') != kNotFound) return {};
    return secret_of(kind, value);
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
    if (colon == kNotFound || colon + 1 == decoded.size() || !std::ranges::all_of(decoded, is_printable)) return {};
    const string_view password = decoded.substr(colon + 1);
    if (is_stand_in(password) || is_reference_value(password)) return {};
    while (char_at(end) == '=') ++end;
    return found("a login in base64", at, end);
  }

  // Bearer TOKEN, Basic BASE64, and `password VALUE` of a .netrc.
  [[nodiscard]] Credential after_space(std::size_t at) noexcept {
    const std::size_t n = std::min<std::size_t>(at, 9);
    const string_view before = text_.substr(at - n, n);
    const auto ends_with_word = [before, n](string_view word) {
      return n >= word.size() && same_ignoring_case(before.substr(n - word.size()), word) &&
             (n == word.size() || !in_set(before[n - word.size() - 1], kWord | kHyphen));
    };
    switch (n == 0 ? '\0' : lower(before.back())) {
      case 'r':
        return ends_with_word("bearer") ? of_bearer(at + 1) : Credential();
      case 'n':
        return ends_with_word("token") ? of_bearer(at + 1) : Credential();
      case 'c':
        return ends_with_word("basic") ? of_basic(at + 1) : Credential();
      case 'd':
        if (!ends_with_word("password") || first_login() >= at) return {};
        return secret_of(NameKind::kSecret, value_until(at + 1, " \t\r\n"));
      default:
        return {};
    }
  }

  [[nodiscard]] Credential of_bearer(std::size_t begin) noexcept {
    constexpr std::size_t kShortest = 16;
    const std::size_t end = skip(text_, begin, kToken | kDot | kTilde | kPlus | kSlash | kEquals);
    const string_view value = text_.substr(begin, end - begin);
    resume_ = end;
    if (value.size() < kShortest || !looks_random(value) || !is_inline_secret(value)) return {};
    return found("an access token", begin, end);
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
    while (begin > driver_end_ && string_view(" \t\r\n\"'`<>=,;").find(text_[begin - 1]) == kNotFound) --begin;
    driver_end_ = at + 1;  // no byte is read twice
    const std::size_t colon = text_.substr(begin, at - begin).find(':');
    if (colon == kNotFound) return {};
    const string_view password = text_.substr(begin + colon + 1, at - begin - colon - 1);
    const bool is_default =
        password == text_.substr(begin, colon) && is_local_host(text_.substr(text_.find('(', at) + 1));
    if (password.empty() || is_default || is_stand_in(password) || is_reference_value(password) ||
        is_format(password)) {
      return {};
    }
    return found("a password", begin + colon + 1, at);
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
    return secret_of(NameKind::kSecret, password);
  }

  // The literal in ${PASSWORD:-literal}; `at` is the dollar sign.
  [[nodiscard]] Credential default_of_reference(std::size_t at) noexcept {
    if (!is_at(at, "${")) return {};
    const std::size_t end = skip(text_.substr(0, std::min(text_.size(), at + 2 + kLongestKey)), at + 2, kWord | kDot);
    const string_view name = text_.substr(at + 2, end - at - 2);
    std::size_t begin = end;
    if (char_at(begin) == ':') ++begin;
    if (char_at(begin) != '-' && char_at(begin) != '=') return {};
    return secret_of(kind_of_name(name), value_until(begin + 1, "}\n"));
  }

  string_view text_;
  std::size_t from_;
  std::size_t resume_;  // where reading goes on
  std::size_t driver_end_ = 0;
  std::optional<std::size_t> login_;
};

// Where base64 of a text begins that may hold secrets: PEM, an object, or a JSON Web Token.
constexpr string_view kEncodedBegins[] = {"LS0tLS1CRUdJTi", "eyJ", "eyA", "ewo", "ew0K", "ZXlK"};

// Whether `bytes` begins like text: UTF-8 without zeros.
bool looks_like_text(string_view bytes) noexcept {
  constexpr std::size_t kLooked = 1024;
  bytes = bytes.substr(0, kLooked);
  if (bytes.find('\0') != kNotFound) return false;
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size(); at += ascii_prefix(bytes.substr(at))) {
    const CodePoint next = decode(bytes.substr(at));
    if (next.value == CodePoint::kInvalid) return bytes.size() - at < 4;  // the last one may be cut
    at += next.length;
  }
  return true;
}

}  // namespace

Credential next_written_secret(string_view text, std::size_t from) noexcept {
  return WrittenSecretFinder(text, from).find();
}

Credential next_encoded_secret(string_view text, std::size_t from) noexcept {
  constexpr std::size_t kShortest = 44;  // characters: 33 bytes of JSON or PEM
  const auto in_alphabet = [](Vec16 bytes) {
    return letters_and_digits(bytes) | reinterpret_cast<Vec16>((bytes == '+') | (bytes == '/'));
  };
  for (std::size_t block = from; block + sizeof(Vec16) <= text.size();) {
    // So long a run of the alphabet covers a whole block.
    if (!all_set(in_alphabet(load_block(text.data() + block)))) {
      block += sizeof(Vec16);
      continue;
    }
    std::size_t begin = block;
    while (begin > from && in_set(text[begin - 1], kBase64)) --begin;
    const std::size_t end = skip(text, block, kBase64);
    block = end;
    const string_view run = text.substr(begin, end - begin);
    const auto is_begin = [run](string_view prefix) { return run.starts_with(prefix); };
    if (run.size() < kShortest || std::ranges::none_of(kEncodedBegins, is_begin)) continue;
    // A JSON Web Token, or a part of a word.
    if (begin > 0 && in_set(text[begin - 1], kToken | kPlus | kSlash)) continue;
    if (end < text.size() && in_set(text[end], kDot | kHyphen | kUnderscore)) continue;
    const string_view name = find_secret_in_base64(run);
    if (name.empty()) continue;
    return found(name == "a private key" ? "a private key in base64" : "a secret in base64", begin, end);
  }
  return {};
}

string_view find_secret(string_view text, bool is_public) noexcept {
  if (next_private_key(text).length != 0) return "a private key";
  for (std::size_t at = 0; at < text.size();) {
    const Credential token = next_credential(text, at);
    if (token.length == 0) break;
    if (!is_public || !token.may_be_public) return token.name;
    at = token.offset + token.length;
  }
  if (may_have_written_secret(text)) {
    if (const Credential url = next_url_password(text); url.length != 0) return url.name;
    if (const Credential written = next_written_secret(text); written.length != 0) return written.name;
  }
  return next_encoded_secret(text).name;
}

string_view find_secret_in_base64(string_view text) noexcept {
  constexpr std::size_t kChunk = 8192;    // characters decoded at a time
  constexpr std::size_t kOverlap = 4608;  // bytes that are searched again, so that no secret is cut
  constexpr std::size_t kContext = 32;    // bytes before them, which say where words begin
  std::array<char, kContext + kOverlap + kChunk / 4 * 3 + 4> buffer;
  std::size_t held = 0;
  bool first = true;
  for (std::size_t at = 0; at < text.size(); first = false) {
    const string_view chunk = text.substr(at, kChunk);
    at += chunk.size();
    const std::size_t n = held + decode_base64(chunk, buffer.data() + held);
    const string_view decoded(buffer.data(), n);
    // What is not text has no secret in a form that can be recognized.
    if (first && !looks_like_text(decoded)) return {};
    const bool is_last = at >= text.size();
    const std::size_t from = first ? 0 : std::min(kContext, n);
    // A secret that ends with the chunk may go on: it is found in the next one.
    const auto is_whole = [&](const Credential& secret) {
      return secret.length != 0 && (is_last || secret.offset + secret.length < n);
    };
    if (next_private_key(decoded, 0).length != 0) return "a private key";
    if (const Credential token = next_credential(decoded, from); is_whole(token)) return token.name;
    if (const Credential url = next_url_password(decoded, from); is_whole(url)) return url.name;
    if (const Credential written = next_written_secret(decoded, from); is_whole(written)) return written.name;
    held = std::min(n, kContext + kOverlap);
    std::memmove(buffer.data(), buffer.data() + n - held, held);
  }
  return {};
}

}  // namespace runlint::text
