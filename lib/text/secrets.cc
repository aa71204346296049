#include "text/secrets.h"

#include <algorithm>

#include "text/byte_set.h"
#include "text/char_class.h"
#include "text/stand_in.h"
#include "text/url_users.h"

namespace runlint::text {
namespace {

using std::string_view;

// The domains that RFC 2606 reserves for documentation.
bool is_example_host(string_view host) noexcept {
  static constexpr ByteSet kEnds(":/?#,");
  host = host.substr(0, kEnds.find_in(host));
  for (const string_view domain : {"example.com", "example.org", "example.net"}) {
    if (host == domain) return true;
  }
  return false;
}

// Whether `text` has the colons of a line of a .pgpass.
bool may_be_password_file(string_view text) noexcept {
  constexpr int kColons = 4;
  std::size_t at = 0;
  for (int n = 0; n < kColons; ++n, ++at) {
    at = text.find(':', at);
    if (at == string_view::npos) return false;
  }
  return true;
}

}  // namespace

Credential next_private_key(string_view text, std::size_t from) noexcept {
  constexpr string_view kEnd = "-----END ";
  constexpr string_view kDashes = "-----";
  const auto is_label = [](char c) { return in_set(c, kUpper | kDigit) || c == ' '; };
  for (std::size_t begin = text.find(kPemBegin, from); begin != string_view::npos;) {
    std::size_t next = begin + kPemBegin.size();
    const string_view label = pem_label(text, next);
    if ((label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK")) &&
        std::ranges::all_of(label, is_label)) {
      const std::size_t last_line = text.find(kEnd, next + label.size());
      const std::size_t dashes =
          last_line == string_view::npos ? string_view::npos : text.find(kDashes, last_line + kEnd.size());
      next = dashes == string_view::npos ? text.size() : dashes + kDashes.size();
      return {"a private key", begin, next - begin};
    }
    begin = text.find(kPemBegin, next);
  }
  return {};
}

Credential next_url_password(string_view text, std::size_t from) noexcept {
  constexpr std::size_t kShortestToken = 20;  // bytes of a user part that is a token
  if (text.find('@', std::min(from, text.size())) == string_view::npos)
    return {};  // most texts have colons, but few have this
  UrlUsers users(text);
  for (std::size_t at = text.find("://", from); at != string_view::npos; at = text.find("://", at)) {
    const bool has_scheme = at > 0 && in_set(text[at - 1], kAlnum);
    at += 3;
    const std::size_t user_end = users.end_at(at);
    const string_view user_info = text.substr(at, user_end - at);
    const string_view host = authority_at(text, std::min(user_end + 1, text.size()));
    if (has_scheme && !user_info.empty() && !is_example_host(host)) {
      const std::size_t colon = user_info.find(':');
      if (colon == string_view::npos) {
        // The key in a DSN of Sentry is meant to be seen.
        const bool is_dsn = all_in(user_info, kHex) && host.find("sentry") != string_view::npos;
        if (user_info.size() >= kShortestToken && !is_dsn && looks_random(user_info) && is_inline_secret(user_info)) {
          return {"a URL with a token", at, user_info.size()};
        }
      } else {
        const string_view password = user_info.substr(colon + 1);
        // A port from a variable: http://host:$PORT/a@b
        const bool is_port = !password.empty() && string_view("$<{%").find(password.front()) != string_view::npos &&
                             password.find_first_of("/?#") != string_view::npos;
        if (!is_port && !is_stand_in_login(user_info.substr(0, colon), password, host)) {
          return {"a URL with a password", at + colon + 1, password.size()};
        }
      }
    }
    at = user_end;
  }
  return {};
}

string_view find_secret(string_view text, bool is_public) noexcept {
  const bool has_marks = !is_plain(text);
  if (has_marks && next_private_key(text).length != 0) return "a private key";
  bool has_run = false;
  for (Credential token = first_credential(text, has_run); token.length != 0;
       token = next_credential(text, token.offset + token.length)) {
    if (!is_public || !token.may_be_public) return token.name;
    has_run = true;
  }
  if (has_marks) {
    if (const Credential url = next_url_password(text); url.length != 0) return url.name;
  }
  if (has_marks || may_be_password_file(text)) {
    if (const Credential written = next_written_secret(text); written.length != 0) return written.name;
  }
  return has_run ? next_encoded_secret(text).name : string_view();
}

}  // namespace runlint::text
