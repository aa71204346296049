// Explains why a text does not match its pattern.
#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "text/char_class.h"
#include "text/escape.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

PatternMismatch empty_text() { return {0, "is empty"}; }

// The 1-based number of the code point at `offset`.
std::size_t number_at(std::string_view text, std::size_t offset) {
  return count_code_points(text.substr(0, offset)) + 1;
}

// A character that is not allowed at `offset`; `where` names the part of the text, with a leading space.
PatternMismatch bad_character(std::string_view text, std::size_t offset, std::string_view where = "") {
  const std::string_view rest = text.substr(offset);
  const CodePoint found = decode(rest);
  const bool blank = found.value <= ' ' || found.value == 0xA0;
  const bool trailing = blank && offset != 0 && found.length == rest.size();
  return {offset, fmt::format("{} {}{} at character {}", trailing ? "ends with" : "has", describe_character(rest),
                              where, number_at(text, offset))};
}

// Like mismatch_with_edges(), for the part of `text` from `begin` on; `name` is the part's, or empty for the whole
// text.
PatternMismatch mismatch_of_part(std::string_view text, std::size_t begin, std::string_view name, CharSet edge,
                                 CharSet inner) {
  const std::string its = name.empty() ? "" : fmt::format(" its {}", name);
  const std::string where = name.empty() ? "" : " in" + its;
  const std::string_view first = text.substr(begin);
  if (in_set(first.front(), inner) && !in_set(first.front(), edge)) {
    const bool digit = in_set(first.front(), kAlnum);
    return {begin, fmt::format("begins{} with {}", its, digit ? "a digit" : describe_character(first))};
  }
  const std::size_t bad = skip(text, begin, inner);
  const std::size_t pair = inner == kAlnumHyphen ? text.find("--", begin) : kNowhere;
  if (pair < bad) return {pair, fmt::format("has two hyphens in a row{} at character {}", where, pair + 1)};
  if (bad < text.size()) return bad_character(text, bad, where);
  if (in_set(text.back(), kAlnum)) return {text.size(), ""};
  return {text.size() - 1, fmt::format("ends{} with {}", its, describe_character(text.substr(text.size() - 1)))};
}

// ---- the image path

bool has(std::string_view text, char c) { return text.find(c) != kNowhere; }

std::size_t scheme_length(std::string_view text) {
  return text.starts_with("http://") ? 7 : text.starts_with("https://") ? 8 : 0;
}

// The part of the image path that `offset` is in, as a person reads it. All characters before it are allowed, except
// for one `@`.
std::string_view part_at(std::string_view text, std::size_t offset) {
  const std::string_view path = text.substr(scheme_length(text));
  const bool url = path.size() < text.size();
  offset -= text.size() - path.size();
  const std::string_view before = path.substr(0, offset);
  if (has(before, '@')) return "digest";
  const std::size_t colon = before.rfind(':');
  const bool after_slash = has(before, '/');
  const bool slash_follows = path.find('/', offset) != kNowhere;
  if (colon != kNowhere && !has(before.substr(colon), '/')) return !after_slash && slash_follows ? "registry" : "tag";
  if (after_slash) return "repository";
  // The first component names a registry when it has a dot and is not all there is.
  return url || (slash_follows && has(path.substr(0, path.find('/')), '.')) ? "registry" : "repository";
}

PatternMismatch bad_character_in_part(std::string_view text, std::size_t offset) {
  return bad_character(text, offset, fmt::format(" in its {}", part_at(text, offset)));
}

// `mark` is the `@` after something that a digest can't follow.
PatternMismatch digest_besides(std::string_view other, std::size_t mark) {
  return {mark, fmt::format("has both a {} and a digest (\"@\" at character {})", other, mark + 1)};
}

// A URL with an `@` at `mark`, a digest after it and tag characters before it.
PatternMismatch url_with_digest(std::string_view text, std::size_t mark) {
  const std::size_t begin = scheme_length(text);
  const std::string_view path = text.substr(begin, mark - begin);
  const std::string_view host = path.substr(0, path.find('/'));
  if (host.empty()) return {begin, fmt::format("has no registry after \"{}\"", text.substr(0, begin))};
  if (has(host, ':')) return digest_besides("port", mark);
  if (has(path, ':')) return digest_besides("tag", mark);
  const std::size_t dot = host.find('.');
  if (dot == kNowhere) {
    return {begin, fmt::format("has no dot in its registry, which begins at character {}", begin + 1)};
  }
  if (dot == 0) return {begin, fmt::format("has a dot at the beginning of its registry, at character {}", begin + 1)};
  const std::size_t label = skip(host, 0, kAlnumHyphen);
  if (label < dot) return bad_character_in_part(text, begin + label);
  if (dot + 1 == host.size()) {
    return {begin + dot, fmt::format("has a dot at the end of its registry, at character {}", begin + dot + 1)};
  }
  if (!in_set(host[dot + 1], kHostByte)) return bad_character_in_part(text, begin + dot + 1);
  return {mark, fmt::format("has no repository between its registry and \"@\" at character {}", mark + 1)};
}

}  // namespace

PatternMismatch mismatch_of_class(std::string_view text, CharSet set) {
  if (text.empty()) return empty_text();
  return bad_character(text, skip(text, 0, set));
}

PatternMismatch mismatch_of_absolute_path(std::string_view text) {
  if (text.empty()) return empty_text();
  return {0, fmt::format("begins with {} instead of \"/\"", describe_character(text))};
}

PatternMismatch mismatch_with_edges(std::string_view text, CharSet edge, CharSet inner) {
  return text.empty() ? empty_text() : mismatch_of_part(text, 0, "", edge, inner);
}

PatternMismatch mismatch_of_service_path(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == kNowhere) return {text.size(), "has no \"/\" between its project and its service"};
  if (slash == 0) return {0, "has no project before \"/\""};
  if (slash + 1 == text.size()) return {text.size(), "has no service after \"/\""};
  const auto mismatch = [text](std::size_t begin, std::size_t end, std::string_view name) {
    PatternMismatch found = mismatch_of_part(text.substr(0, end), begin, name, kLetter, kAlnumHyphen);
    const std::size_t length = end - begin;
    if (found.problem.empty() && (length < kMinPathPart || length > kMaxPathPart)) {
      found = {length > kMaxPathPart ? begin + kMaxPathPart : end,
               fmt::format("has a {} of {} character{}", name, length, length == 1 ? "" : "s")};
    }
    return found;
  };
  const PatternMismatch project = mismatch(0, slash, "project");
  return project.problem.empty() ? mismatch(slash + 1, text.size(), "service") : project;
}

// Everything before the wrong character is ASCII, so its number is its offset + 1.
PatternMismatch mismatch_of_image_path(std::string_view text) {
  if (text.empty()) return empty_text();
  const std::size_t mark = skip(text, 0, kTagByte);  // the first `@`, or the first character that is never allowed
  if (mark < text.size() && text[mark] != '@') return bad_character_in_part(text, mark);
  const std::size_t colon = text.find(':');
  if (mark == text.size()) {
    if (colon == kNowhere) return {mark, "has no tag or digest after its repository"};
    if (colon == 0) return {0, "has no repository before \":\""};
    return {mark, "has an empty tag after \":\""};
  }
  const std::size_t bad = skip(text, mark + 1, kTagByte);
  if (bad < text.size()) return bad_character_in_part(text, bad);
  if (bad == mark + 1) return {bad, "has an empty digest after \"@\""};
  if (mark == 0) return {0, "has no repository before \"@\""};
  if (colon == 0) return {0, "has no repository before \":\""};
  const std::size_t scheme = scheme_length(text);
  const bool slash_before = has(text.substr(scheme, mark - scheme), '/');
  if (!slash_before && has(text.substr(mark), '/')) {
    return {mark, fmt::format("has a user name before its registry (\"@\" at character {})", mark + 1)};
  }
  if (scheme != 0) return url_with_digest(text, mark);
  if (text.substr(colon).starts_with("://")) return {0, "begins with a scheme other than \"http://\" or \"https://\""};
  return digest_besides(has(text.substr(colon, mark - colon), '/') ? "port" : "tag", mark);
}

}  // namespace runlint::text
