#include "yaml_validator/unread_text.h"

#include <algorithm>

#include "check/name_redaction.h"
#include "text/ascii.h"

namespace runlint {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kIndicators = "{}[]:,\"'";  // that may touch a name or a value

bool is_shown(char c) noexcept {
  return kSpace.find(c) != std::string_view::npos || kIndicators.find(c) != std::string_view::npos;
}

// Whether the word, at `at`, is an indicator that stands alone: a dash before an element, the header of a block scalar.
bool is_lone_indicator(std::string_view word) noexcept {
  constexpr std::string_view kHeader = "|>+-?123456789";
  return word.size() <= 3 && kHeader.find(word.front()) < 5 && word.find_first_not_of(kHeader) == word.npos;
}

bool is_punctuation(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80 && !text::is_letter(c) && !text::is_digit(c);
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
  std::size_t at = unread.window.offset;
  // A word that began before the window is hidden as a whole.
  const bool is_inside = at > 0 && at < end && !is_shown(yaml[at - 1]);
  bool is_first = is_inside;
  while (at < end) {
    if (is_shown(yaml[at])) {
      ++at;
      continue;
    }
    std::size_t stop = at;
    while (stop < end && !is_shown(yaml[stop])) ++stop;
    std::size_t begin = at;
    at = stop;
    const std::string_view word = yaml.substr(begin, stop - begin);
    const bool is_whole = !is_first && (stop == yaml.size() || is_shown(yaml[stop]));
    is_first = false;
    if (is_whole && (is_lone_indicator(word) || (is_before_colon(yaml, stop) && check::is_known_name(word)))) continue;
    if (begin == unread.error && is_punctuation(yaml[begin])) ++begin;  // what is wrong must be seen
    if (begin < stop) hidden.push_back({begin, stop - begin});
  }
}

}  // namespace runlint
