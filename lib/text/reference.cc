#include "text/reference.h"

#include <cstddef>

namespace runlint::text {
namespace {

constexpr std::string_view kOpening = "${";

// The length of the reference at the beginning of `text`: to the bracket that matches the first or, where none does, to
// the last one. 0 where there is no bracket.
std::size_t reference_length(std::string_view text) noexcept {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return text.rfind('}') + 1;  // npos + 1 is 0
}

}  // namespace

bool has_reference(std::string_view text) noexcept {
  const std::size_t opening = text.find(kOpening);
  return opening != std::string_view::npos && text.find('}', opening) != std::string_view::npos;
}

std::string without_references(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t opening = text.find(kOpening);
    if (opening == std::string_view::npos) break;
    const std::size_t length = reference_length(text.substr(opening));
    if (length == 0) break;
    out.append(text, 0, opening).append("${}");
    text.remove_prefix(opening + length);
  }
  return out.append(text);
}

}  // namespace runlint::text
