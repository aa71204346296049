#include "text/placeholder.h"

#include <algorithm>
#include <cstddef>

#include "text/char_class.h"

namespace runlint::text {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kFirstBytes = "{<$";
constexpr CharSet kNameStart = kLetter | kUnderscore;
constexpr CharSet kNameByte = kNameStart | kDigit;

// How far an attempt came: the end of the placeholder, or, if there is none, where to look for the next one.
struct Attempt {
  bool found;
  std::size_t end;
};

// Braces around text without braces, as many at both ends; `at` is the first.
Attempt braces(std::string_view text, std::size_t at) noexcept {
  const std::size_t inner = std::min(text.find_first_not_of('{', at), text.size());
  const std::size_t end = std::min(text.find_first_of("{}\n", inner), text.size());
  const std::size_t count = inner - at;
  const bool closed =
      end > inner && text.substr(end, count).find_first_not_of('}') == kNone && end + count <= text.size();
  return closed ? Attempt{true, end + count} : Attempt{false, end};
}

// `at` is the "<".
Attempt angles(std::string_view text, std::size_t at) noexcept {
  const auto is_inner = [](char c) {
    return in_set(c, kNameByte | kHyphen | kDot) || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t end = at + 1;
  while (end < text.size() && is_inner(text[end])) ++end;
  const bool has_name = end > at + 1 && text[at + 1] != ' ' && text[end - 1] != ' ' && !in_set(text[at + 1], kDigit);
  const bool closed = has_name && end < text.size() && text[end] == '>';
  return {closed, closed ? end + 1 : end};
}

// `at` is the "$".
Attempt dollar(std::string_view text, std::size_t at) noexcept {
  const std::size_t next = at + 1;
  if (next < text.size() && text[next] == '{') return braces(text, next);
  const std::size_t end = skip(text, next, kNameByte);
  const bool begins = at == 0 || !in_set(text[at - 1], kAlnum);
  return {begins && end > next && in_set(text[next], kNameStart), end};
}

// Looks for a placeholder that begins at `at`.
Attempt placeholder_at(std::string_view text, std::size_t at) noexcept {
  if (text[at] == '<') return angles(text, at);
  if (text[at] == '$') return dollar(text, at);
  if (text.substr(at).starts_with("{{")) return braces(text, at);
  return {false, at + 1};
}

}  // namespace

std::string_view find_placeholder(std::string_view text) noexcept {
  for (std::size_t at = text.find_first_of(kFirstBytes); at != kNone; at = text.find_first_of(kFirstBytes, at)) {
    const Attempt attempt = placeholder_at(text, at);
    if (attempt.found) return text.substr(at, attempt.end - at);
    at = attempt.end;
  }
  return {};
}

bool is_whole_placeholder(std::string_view text) noexcept {
  if (text.empty()) return false;
  const Attempt attempt = placeholder_at(text, 0);
  return attempt.found && attempt.end == text.size();
}

}  // namespace runlint::text
