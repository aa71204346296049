#include "text/reference.h"

#include <algorithm>
#include <cstddef>

namespace runlint::text {
namespace {

constexpr std::string_view kOpening = "${";

}  // namespace

bool has_reference(std::string_view text) noexcept {
  const std::size_t opening = text.find(kOpening);
  return opening != std::string_view::npos && text.find('}', opening) != std::string_view::npos;
}

std::string without_references(std::string_view text) {
  std::string out;
  while (has_reference(text)) {
    const std::size_t opening = text.find(kOpening);
    out.append(text, 0, opening).append("${}");
    text.remove_prefix(text.find('}', opening));
    text.remove_prefix(std::min(text.find_first_not_of('}'), text.size()));
  }
  return out.append(text);
}

}  // namespace runlint::text
