#include "yaml_validator/unread_text.h"

#include <algorithm>

#include "check/name_redaction.h"
#include "text/ascii.h"
#include "yaml/characters.h"

namespace runlint {
namespace {

// A shorter word may be a name; so many bytes around the window are looked at to find where a word begins and ends.
constexpr std::size_t kMaxWord = 64;

// Whether `c` is space, or an indicator that may touch a name or a value.
bool is_shown(char c) noexcept {
  return yaml::is_space(c) || yaml::is_flow_indicator(c) || yaml::is_quote(c) || c == ':';
}

// Whether the word, at `at`, is an indicator that stands alone: a dash before an element, the header of a block scalar.
bool is_lone_indicator(std::string_view word) noexcept {
  constexpr std::string_view kHeader = "|>+-?123456789";
  return word.size() <= 3 && kHeader.find(word.front()) < 5 &&
         word.find_first_not_of(kHeader) == std::string_view::npos;
}

// Whether a colon follows the word that ends at `end`, perhaps after a quote.
bool is_before_colon(std::string_view yaml, std::size_t end) noexcept {
  std::size_t at = std::min(yaml.find_first_not_of("\"'", end), yaml.size());
  at = std::min(yaml.find_first_not_of(" \t", at), yaml.size());
  return at < yaml.size() && yaml[at] == ':';
}

}  // namespace

void redact_unread_yaml(std::string_view yaml, const UnreadText& unread, std::vector<Span>& hidden) {
  const std::size_t end = std::min(unread.window.end(), yaml.size());
  std::size_t at = std::min(unread.window.offset, end);
  const std::size_t first = at - std::min(at, kMaxWord);
  while (at > first && !is_shown(yaml[at - 1])) --at;
  while (at < end) {
    if (is_shown(yaml[at])) {
      ++at;
      continue;
    }
    std::size_t begin = at;
    const std::size_t limit = std::min(std::max(end, begin + kMaxWord), yaml.size());
    while (at < limit && !is_shown(yaml[at])) ++at;
    const std::string_view word = yaml.substr(begin, at - begin);
    const bool is_short = word.size() < kMaxWord;
    if (is_short && (is_lone_indicator(word) || (is_before_colon(yaml, at) && check::is_known_name(word)))) continue;
    if (begin == unread.error && text::is_punctuation(yaml[begin])) ++begin;  // what is wrong must be seen
    if (begin < at) hidden.push_back({begin, at - begin});
  }
}

}  // namespace runlint
