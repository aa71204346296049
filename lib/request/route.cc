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

constexpr string_view kSlashes = "/\\";
constexpr string_view kTerminators("#?\0", 3);

// The segments of a path that is being normalised. Those beyond the endpoint's are only counted.
class Segments {
 public:
  // `raw` ends before a slash, or where the path does.
  void push(string_view raw) noexcept {
    char decoded[kLongest + 1];
    std::size_t size = 0;
    for (; !raw.empty() && size <= kLongest; ++size) {
      const Byte byte = loose_byte_at(raw);
      if (byte.value == ';') break;  // parameters of a segment, which some servers drop
      decoded[size] = lower(byte.value);
      raw.remove_prefix(byte.length);
    }
    const string_view segment(decoded, size);
    if (segment.empty() || segment == ".") return;
    if (segment == "..") {
      if (count_ > 0) --count_;
      return;
    }
    if (count_ < kMost) fits_[count_] = fits(segment, count_);
    ++count_;
  }

  [[nodiscard]] bool is_endpoint() const noexcept {
    std::size_t wanted = 0;
    for (string_view rest = schema::kEndpoint.path; !rest.empty(); rest = split(rest).rest) {
      if (wanted == kMost || wanted >= count_ || !fits_[wanted]) return false;
      ++wanted;
    }
    return count_ == wanted;
  }

 private:
  static constexpr std::size_t kLongest = 32;  // no literal segment is longer
  static constexpr std::size_t kMost = 16;     // nor has an endpoint more segments

  static bool fits(string_view segment, std::size_t index) noexcept {
    string_view rest = schema::kEndpoint.path;
    for (; index > 0 && !rest.empty(); --index) rest = split(rest).rest;
    if (rest.empty()) return false;
    const string_view wanted = split(rest).segment;
    return is_parameter(wanted) || same_ignoring_case(segment, wanted);
  }

  bool fits_[kMost] = {};
  std::size_t count_ = 0;
};

bool matches_loosely(string_view path) noexcept {
  Segments segments;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < path.size();) {
    const Byte byte = loose_byte_at(path.substr(at));
    const bool is_slash = is_one_of(byte.value, kSlashes);
    if (is_one_of(byte.value, kTerminators)) {
      // The path may end here, or go on.
      Segments ended = segments;
      ended.push(path.substr(begin, at - begin));
      if (ended.is_endpoint()) return true;
    }
    if (is_slash) segments.push(path.substr(begin, at - begin));
    at += byte.length;
    if (is_slash) begin = at;
  }
  segments.push(path.substr(begin));
  return segments.is_endpoint();
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
  if (matches_loosely(path)) return Match::kLoosely;
  // Some take what follows two slashes for a host.
  const bool two = path.size() > 1 && is_one_of(path[0], kSlashes) && is_one_of(path[1], kSlashes);
  return two && matches_loosely(after_authority(path.substr(2))) ? Match::kLoosely : Match::kNo;
}

}  // namespace runlint::request
