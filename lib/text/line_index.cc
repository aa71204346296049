#include "text/line_index.h"

#include <algorithm>

#include "text/display.h"

namespace runlint::text {

LineCounter::Place LineCounter::advance_to(std::size_t offset) noexcept {
  const std::string_view passed = text_.substr(at_, offset - at_);
  const auto lines = static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
  if (lines != 0) {
    place_ = {place_.line + lines, 1};
    at_ += passed.rfind('\n') + 1;
  }
  // Code points are read against the whole text: what ends before `offset` may look cut off, and is not.
  while (at_ < offset) {
    const std::size_t length = decode(text_.substr(at_)).length;
    if (length > offset - at_) break;
    at_ += length;
    ++place_.column;
  }
  return place_;
}

}  // namespace runlint::text
