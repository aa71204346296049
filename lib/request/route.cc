#include "request/route.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "request/http_chars.h"
#include "schema/schema.h"
#include "text/ascii.h"

namespace runlint::request {
namespace {

using std::string_view;

// A byte of a path, percent-decoded.
struct Byte {
  char value;
  std::size_t length;  // as written
  bool well_formed;    // encoded, or a character that may be plain
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

// ---- strict reading: RFC 3986

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

bool matches(string_view path, string_view wanted) noexcept {
  while (path.starts_with('/') && !wanted.empty()) {
    const auto [segment, rest] = split(path);
    const auto [wanted_segment, wanted_rest] = split(wanted);
    if (!(is_parameter(wanted_segment) ? is_argument(segment) : is_literal(segment, wanted_segment))) return false;
    path = rest;
    wanted = wanted_rest;
  }
  return path.empty() && wanted.empty();
}

// ---- lenient reading: whatever some server may do

bool is_dot_segment(string_view segment) noexcept { return segment == "." || segment == ".."; }

// Whether servers disagree about the byte, or some call the whole target malformed.
bool is_nonstandard(const Byte& byte) noexcept {
  if (byte.length == 1) return byte.value != '/' && (!byte.well_formed || byte.value == ';');
  const auto value = static_cast<unsigned char>(byte.value);
  return is_one_of(byte.value, "/\\%.;#?") || value < 0x20 || value >= 0x7F;
}

bool is_nonstandard(string_view path) noexcept {
  for (string_view rest = path; !rest.empty();) {
    const Byte byte = byte_at(rest);
    if (is_nonstandard(byte)) return true;
    rest.remove_prefix(byte.length);
  }
  if (!path.starts_with('/')) {  // its first segment may be a scheme
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

// The ASCII character that lenient servers make of a code point: of ASCII itself (perhaps from an overlong encoding),
// of a fullwidth form, or of the long s. Negative: none.
int ascii_of(int code) noexcept {
  if (code < 0x80) return code;
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  return code == 0x17F ? 's' : -1;
}

// Reads a path like servers that decode repeatedly (the digits of an encoded byte too), drop control characters before
// or after decoding, and map some other characters to ASCII. No server is known to decode more than a few times.
class LenientDecoder {
 public:
  explicit LenientDecoder(string_view text) noexcept : text_(text) {}

  // The next byte; kEnd at the end.
  int next() noexcept {
    const int byte = next(kRounds);
    if (byte != '%' && byte < 0xC0) return byte;
    LenientDecoder ahead = *this;
    const int ascii = byte == '%' ? ahead.take_utf16() : ahead.take_utf8(byte);
    if (ascii < 0) return byte;
    *this = ahead;
    return ascii;
  }

  // The next byte, without decoding.
  int next_byte() noexcept { return next(kRounds); }

  // Whether `word` comes next, ignoring case and bytes that are not ASCII, as servers do that drop invalid UTF-8 or
  // invisible characters. If so, the word has been consumed; otherwise the position is unspecified.
  bool consume(string_view word) noexcept {
    return std::ranges::all_of(word, [this](char c) {
      int byte = next();
      while (byte >= 0x80) byte = next();
      return byte != kEnd && text::lower(static_cast<char>(byte)) == text::lower(c);
    });
  }

  static constexpr int kEnd = -1;

 private:
  static constexpr int kRounds = 4;

  // Decodes the character whose lead byte has been read, as carelessly as some decoders do: an ASCII character, or a
  // negative value.
  int take_utf8(int lead) noexcept {
    int count = 1;
    if (lead >= 0xE0) count = lead < 0xF0 ? 2 : 3;
    int code = lead & (0x3F >> count);
    for (; count > 0; --count) {
      const int byte = next(kRounds);
      if (byte == kEnd) return kEnd;
      code = code << 6 | (byte & 0x3F);
    }
    return ascii_of(code);
  }

  // The same after the percent sign of %uXXXX.
  int take_utf16() noexcept {
    if (const int u = next(kRounds); u != 'u' && u != 'U') return kEnd;
    int code = 0;
    for (int i = 0; i < 4; ++i) {
      const int value = digit(next(kRounds));
      if (value < 0) return kEnd;
      code = code * 16 + value;
    }
    return ascii_of(code);
  }

  // Bytes that one round of decoding has read from the round before and not used yet.
  struct Lookahead {
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
    Lookahead& ahead = ahead_[round - 1];
    return ahead.count > 0 ? static_cast<unsigned char>(ahead.get()) : next(round - 1);
  }

  int decode(int round) noexcept {
    const int byte = take(round);
    if (byte != '%') return byte;
    Lookahead& ahead = ahead_[round - 1];
    const int high = take(round);
    const int low = digit(high) < 0 ? kEnd : take(round);
    if (digit(low) >= 0) return digit(high) * 16 + digit(low);
    ahead.put(high);
    ahead.put(low);
    return byte;
  }

  string_view text_;
  std::array<Lookahead, kRounds> ahead_;
};

// Whether `path` contains the fixed segments of the endpoint in their order, with anything around them. Normalization
// only removes text, so a path without these words never becomes the endpoint.
bool contains_endpoint_segments(string_view path, string_view wanted) noexcept {
  LenientDecoder at(path);
  while (!wanted.empty()) {
    const auto [word, rest] = split(wanted);
    wanted = rest;
    if (is_parameter(word)) continue;
    LenientDecoder attempt = at;
    while (!attempt.consume(word)) {
      if (at.next_byte() == LenientDecoder::kEnd) return false;
      attempt = at;
    }
    at = attempt;
  }
  return true;
}

// Whether a segment equals a fixed segment of the endpoint, ignoring case, spaces at its ends and, at the end of the
// path, an extension like ".json", by which frameworks choose the format of the answer.
bool is_word_loosely(string_view segment, string_view word, bool is_last) noexcept {
  LenientDecoder read(segment);
  for (LenientDecoder ahead = read; ahead.next() == ' ';) read = ahead;
  if (!read.consume(word)) return false;
  int byte = read.next();
  while (byte == ' ') byte = read.next();
  return byte == LenientDecoder::kEnd || (is_last && byte == '.');
}

// A path whose only deviations are those that is_word_loosely() allows and slashes at its ends.
bool matches_loosely(string_view path, string_view wanted) noexcept {
  if (!path.starts_with('/')) wanted.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty() && !wanted.empty()) {
    const string_view segment = path.substr(0, path.find('/'));
    const string_view word = wanted.substr(0, wanted.find('/'));
    const bool is_last = word.size() == wanted.size();
    if (!is_parameter(word) && !is_word_loosely(segment, word, is_last)) return false;
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    wanted.remove_prefix(std::min(word.size() + 1, wanted.size()));
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
    // RFC 9110, 4.2.1: without a host it is invalid. Some servers look for one after any number of slashes, so these
    // are kept and make the target ambiguous.
    target.remove_prefix(authority > scheme ? authority : scheme - 2);
  }
  const string_view path = target.substr(0, target.find('?'));
  const auto any_endpoint = [path](bool (*fits)(string_view, string_view) noexcept) {
    return std::ranges::any_of(schema::kEndpoints,
                               [=](const schema::Endpoint& endpoint) { return fits(path, endpoint.path); });
  };
  if (any_endpoint(matches)) return Match::kYes;
  return any_endpoint(is_nonstandard(path) ? contains_endpoint_segments : matches_loosely) ? Match::kAmbiguous
                                                                                           : Match::kNo;
}

}  // namespace runlint::request
