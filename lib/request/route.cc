#include "request/route.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "request/grammar.h"
#include "schema/schema.h"
#include "text/ascii.h"

namespace runlint::request {
namespace {

using std::string_view;

// A byte of a path, as the server sees it that decodes what is percent-encoded.
struct Byte {
  char value;
  std::size_t length;  // as written
  bool well_formed;    // plain, and allowed to be so; or encoded
};

// `text` is not empty.
Byte byte_at(string_view text) noexcept {
  if (text[0] != '%') return {text[0], 1, is_segment_character(text[0])};
  const int high = text.size() > 2 ? hex_value(text[1]) : -1;
  const int low = text.size() > 2 ? hex_value(text[2]) : -1;
  if (high < 0 || low < 0) return {'%', 1, false};
  return {static_cast<char>(high * 16 + low), 3, true};
}

// The first segment of a path that begins with a slash, and what follows it.
struct Split {
  string_view segment;
  string_view rest;
};

Split split(string_view path) noexcept {
  const std::size_t end = std::min(path.find('/', 1), path.size());
  return {path.substr(1, end - 1), path.substr(end)};
}

bool is_parameter(string_view wanted) noexcept { return wanted.starts_with('{'); }

// ---- as RFC 3986 reads it

bool is_literal(string_view segment, string_view wanted) noexcept {
  while (!segment.empty() && !wanted.empty()) {
    const Byte byte = byte_at(segment);
    if (byte.value != wanted.front() || !byte.well_formed) return false;
    segment.remove_prefix(byte.length);
    wanted.remove_prefix(1);
  }
  return segment.empty() && wanted.empty();
}

bool is_argument(string_view segment) noexcept {
  std::size_t size = 0;
  bool only_dots = true;
  for (; !segment.empty(); ++size) {
    const Byte byte = byte_at(segment);
    const bool is_control = static_cast<unsigned char>(byte.value) < 0x20 || byte.value == 0x7F;
    if (!byte.well_formed || is_control || byte.value == '/' || byte.value == '\\') return false;
    only_dots = only_dots && byte.value == '.';
    segment.remove_prefix(byte.length);
  }
  return size > (only_dots ? 2 : 0);
}

bool matches(string_view path) noexcept {
  string_view wanted = schema::kEndpoint.path;
  while (path.starts_with('/') && !wanted.empty()) {
    const auto [segment, rest] = split(path);
    const auto [wanted_segment, wanted_rest] = split(wanted);
    if (!(is_parameter(wanted_segment) ? is_argument(segment) : is_literal(segment, wanted_segment))) return false;
    path = rest;
    wanted = wanted_rest;
  }
  return path.empty() && wanted.empty();
}

// ---- as a lenient server may read it

bool is_dot_segment(string_view segment) noexcept { return segment == "." || segment == ".."; }

// Servers read such a byte as different things, or the whole target as malformed.
bool is_odd(const Byte& byte) noexcept {
  if (byte.length == 1) return byte.value != '/' && (!byte.well_formed || byte.value == ';');
  return is_one_of(byte.value, "/\\%.;#?") || static_cast<unsigned char>(byte.value) < 0x20 || byte.value == 0x7F;
}

bool is_odd(string_view path) noexcept {
  for (string_view rest = path; !rest.empty();) {
    const Byte byte = byte_at(rest);
    if (is_odd(byte)) return true;
    rest.remove_prefix(byte.length);
  }
  if (!path.starts_with('/')) {  // its first segment begins at once, and may be a scheme
    const string_view first = path.substr(0, path.find('/'));
    if (is_dot_segment(first) || first.find(':') != string_view::npos) return true;
    path.remove_prefix(first.size());
  }
  while (!path.empty()) {
    const auto [segment, rest] = split(path);
    if (is_dot_segment(segment) || (segment.empty() && !rest.empty())) return true;
    path = rest;
  }
  return false;
}

// A path as those servers read it that decode again and again, the digits of an encoded byte too, and leave out control
// characters before they do or after. Nobody decodes more than a few times.
class Decoded {
 public:
  explicit Decoded(string_view text) noexcept : text_(text) {}

  // The next byte; kEnd at the end.
  int next() noexcept { return next(kRounds); }

  // Whether `word` comes next, in letters of either case; what has been read is then behind it, else anywhere.
  bool takes(string_view word) noexcept {
    return std::ranges::all_of(word, [this](char c) {
      const int byte = next();
      return byte != kEnd && text::lower(static_cast<char>(byte)) == text::lower(c);
    });
  }

  static constexpr int kEnd = -1;

 private:
  static constexpr int kRounds = 4;

  // What a round has read of the one before and not used yet.
  struct Ahead {
    std::uint8_t count = 0;
    char bytes[2] = {};

    void put(int byte) noexcept {
      if (byte != kEnd) bytes[count++] = static_cast<char>(byte);
    }
    char get() noexcept {
      const char first = bytes[0];
      bytes[0] = bytes[1];
      --count;
      return first;
    }
  };

  static bool is_control(int byte) noexcept { return (byte >= 0 && byte < 0x20) || byte == 0x7F; }
  static int digit(int byte) noexcept { return byte == kEnd ? -1 : hex_value(static_cast<char>(byte)); }

  int next(int round) noexcept {
    int byte = kEnd;
    do {
      byte = round == 0 ? take_plain() : decode(round);
    } while (is_control(byte));
    return byte;
  }

  int take_plain() noexcept {
    if (text_.empty()) return kEnd;
    const char byte = text_.front();
    text_.remove_prefix(1);
    return static_cast<unsigned char>(byte);
  }

  int take(int round) noexcept {
    Ahead& ahead = ahead_[round - 1];
    return ahead.count > 0 ? static_cast<unsigned char>(ahead.get()) : next(round - 1);
  }

  int decode(int round) noexcept {
    const int byte = take(round);
    if (byte != '%') return byte;
    Ahead& ahead = ahead_[round - 1];
    const int high = take(round);
    const int low = digit(high) < 0 ? kEnd : take(round);
    if (digit(low) >= 0) return digit(high) * 16 + digit(low);
    ahead.put(high);
    ahead.put(low);
    return byte;
  }

  string_view text_;
  std::array<Ahead, kRounds> ahead_;
};

// Whether the fixed segments of the endpoint are spelled in `path`, in their order, with anything around them. Whatever
// a server makes of dots, slashes and the rest, it only takes away: without these words nothing becomes the endpoint.
bool spells_endpoint(string_view path) noexcept {
  Decoded at(path);
  for (string_view wanted = schema::kEndpoint.path; !wanted.empty();) {
    const auto [word, rest] = split(wanted);
    wanted = rest;
    if (is_parameter(word)) continue;
    Decoded attempt = at;
    while (!attempt.takes(word)) {
      if (at.next() == Decoded::kEnd) return false;
      attempt = at;
    }
    at = attempt;
  }
  return true;
}

// A path without anything odd, but for the case of letters and the slashes at its ends.
bool matches_ignoring_case(string_view path) noexcept {
  string_view wanted = schema::kEndpoint.path;
  if (!path.starts_with('/')) wanted.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty() && !wanted.empty()) {
    const string_view segment = path.substr(0, path.find('/'));
    const string_view wanted_segment = wanted.substr(0, wanted.find('/'));
    Decoded read(segment);
    const bool fits = is_parameter(wanted_segment) || (read.takes(wanted_segment) && read.next() == Decoded::kEnd);
    if (!fits) return false;
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    wanted.remove_prefix(std::min(wanted_segment.size() + 1, wanted.size()));
  }
  return path.empty() && wanted.empty();
}

// The length of "http://" or "https://" at the beginning, or 0.
std::size_t scheme_length(string_view target) noexcept {
  for (const string_view scheme : {string_view("http://"), string_view("https://")}) {
    if (same_ignoring_case(target.substr(0, scheme.size()), scheme)) return scheme.size();
  }
  return 0;
}

}  // namespace

Match match_route(string_view target) noexcept {
  if (const std::size_t scheme = scheme_length(target); scheme != 0) {
    const std::size_t authority = std::min(target.find_first_of("/\\?#", scheme), target.size());
    // RFC 9110, 4.2.1: without a host it is invalid. Some look for one behind any number of slashes: these stay, and
    // odd.
    target.remove_prefix(authority > scheme ? authority : scheme - 2);
  }
  const string_view path = target.substr(0, target.find('?'));
  if (matches(path)) return Match::kYes;
  return (is_odd(path) ? spells_endpoint(path) : matches_ignoring_case(path)) ? Match::kLoosely : Match::kNo;
}

}  // namespace runlint::request
