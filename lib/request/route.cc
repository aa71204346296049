#include "request/route.h"

#include <algorithm>
#include <cstddef>

#include "request/grammar.h"
#include "schema/schema.h"

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

// As byte_at(), for the server that decodes again and again: %252F is a slash too. Nobody decodes more than a few
// times.
Byte loose_byte_at(string_view text) noexcept {
  constexpr int kRounds = 4;
  Byte byte = byte_at(text);
  for (int round = 1; round < kRounds && byte.value == '%' && byte.length > 1; ++round) {
    // What is decoded so far is a percent sign; perhaps it begins a further triple.
    const string_view rest = text.substr(byte.length);
    const int high = rest.size() > 1 ? hex_value(rest[0]) : -1;
    const int low = rest.size() > 1 ? hex_value(rest[1]) : -1;
    if (high < 0 || low < 0) break;
    byte.value = static_cast<char>(high * 16 + low);
    byte.length += 2;
  }
  return byte;
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
  if (!path.starts_with('/')) {  // its first segment begins at once
    const string_view first = path.substr(0, path.find('/'));
    if (is_dot_segment(first)) return true;
    path.remove_prefix(first.size());
  }
  while (!path.empty()) {
    const auto [segment, rest] = split(path);
    if (is_dot_segment(segment) || (segment.empty() && !rest.empty())) return true;
    path = rest;
  }
  return false;
}

// How many bytes spell `word` at the beginning of `text`, however often they are encoded; 0 when they don't.
std::size_t spelled(string_view text, string_view word) noexcept {
  const std::size_t size = text.size();
  for (const char c : word) {
    if (text.empty()) return 0;
    const Byte byte = loose_byte_at(text);
    if (lower(byte.value) != lower(c)) return 0;
    text.remove_prefix(byte.length);
  }
  return size - text.size();
}

// Whether the fixed segments of the endpoint are spelled in `path`, in their order, with anything around them. Whatever
// a server makes of dots, slashes and the rest, it only takes away: without these words nothing becomes the endpoint.
bool spells_endpoint(string_view path) noexcept {
  for (string_view wanted = schema::kEndpoint.path; !wanted.empty();) {
    const auto [word, rest] = split(wanted);
    wanted = rest;
    if (is_parameter(word)) continue;
    std::size_t length = spelled(path, word);
    while (length == 0) {
      if (path.empty()) return false;
      path.remove_prefix(loose_byte_at(path).length);
      length = spelled(path, word);
    }
    path.remove_prefix(length);
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
    if (!is_parameter(wanted_segment) && spelled(segment, wanted_segment) != segment.size()) return false;
    path.remove_prefix(std::min(segment.size() + 1, path.size()));
    wanted.remove_prefix(std::min(wanted_segment.size() + 1, wanted.size()));
  }
  return path.empty() && wanted.empty();
}

// What follows the authority that `text` begins with.
string_view after_authority(string_view text) noexcept {
  return text.substr(std::min(text.find_first_of("/\\?#"), text.size()));
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
  if (const std::size_t scheme = scheme_length(target); scheme != 0) target = after_authority(target.substr(scheme));
  const string_view path = target.substr(0, target.find('?'));
  if (matches(path)) return Match::kYes;
  return (is_odd(path) ? spells_endpoint(path) : matches_ignoring_case(path)) ? Match::kLoosely : Match::kNo;
}

}  // namespace runlint::request
