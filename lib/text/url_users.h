// The user part of URLs: user:password in scheme://user:password@host.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/ascii.h"
#include "text/byte_set.h"

namespace runlint::text {

// The authority of a URL (RFC 3986 section 3.2), which begins at `at`: host, port and user part.
[[nodiscard]] inline std::string_view authority_at(std::string_view text, std::size_t at) noexcept {
  static constexpr ByteSet kEnds("/?# \t\r\n\"'<>");
  return text.substr(at, kEnds.find_in(text, at) - at);
}

// Finds the user parts of the URLs in a text, from left to right. Linear in the text, however many it has.
class UrlUsers {
 public:
  // What ends a URL. kStrict: any character that a URL can't have. kGenerous: only white space, to hide all of a
  // password whose characters should have been percent-encoded.
  enum class Reading : bool { kStrict, kGenerous };

  // `text` outlives this.
  explicit UrlUsers(std::string_view text, Reading reading = Reading::kStrict) noexcept
      : text_(text), is_generous_(reading == Reading::kGenerous) {}

  // Where the user part ends, at its "@", of the URL whose slashes end at `begin`, which never decreases; `begin`
  // itself: it has none.
  [[nodiscard]] std::size_t end_at(std::size_t begin) noexcept {
    read_authority(begin);
    if (last_at_ >= begin && last_at_ < authority_end_) return last_at_;
    // A password written with a raw "/", "?" or "#" seems to end the authority, at what then seems to be a port.
    if (colon_ >= authority_end_ || text_[begin] == '[') return begin;  // no port, or an IPv6 address
    if (has_port_ && (!is_generous_ || colon_ + 1 < authority_end_)) return begin;
    if (url_end_ <= begin) url_end_ = (is_generous_ ? kSpaces : kUrlEnds).find_in(text_, begin);
    if (at_sign_ < begin) at_sign_ = std::min(text_.find('@', begin), text_.size());
    return at_sign_ < url_end_ ? at_sign_ : begin;
  }

 private:
  static constexpr ByteSet kUrlEnds{" \t\r\n\"'<>"};
  static constexpr ByteSet kSpaces{" \t\r\n"};

  // Finds the end of the authority at `begin`, its last "@" and its first colon. One authority may begin within
  // another, after a backslash: then both end together, and nothing is read again.
  void read_authority(std::size_t begin) noexcept {
    if (begin >= authority_end_) {
      const std::string_view authority = authority_at(text_, begin);
      authority_end_ = begin + authority.size();
      last_at_ = begin + std::min(authority.rfind('@'), authority.size());
      colon_ = begin;
      has_port_ = false;
    } else if (colon_ >= begin) {
      return;
    }
    colon_ = std::min(text_.substr(0, authority_end_).find(':', std::max(colon_, begin)), authority_end_);
    const std::size_t digits = std::min(colon_ + 1, authority_end_);
    has_port_ = std::ranges::all_of(text_.substr(digits, authority_end_ - digits), is_digit);
  }

  std::string_view text_;
  bool is_generous_;
  std::size_t authority_end_ = 0;
  std::size_t last_at_ = 0;  // authority_end_: none
  std::size_t colon_ = 0;    // likewise
  bool has_port_ = false;    // only digits follow the colon
  std::size_t url_end_ = 0;
  std::size_t at_sign_ = 0;
};

}  // namespace runlint::text
