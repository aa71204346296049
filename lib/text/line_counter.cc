#include "text/line_counter.h"

#include <cstdint>

#include "text/utf8.h"

namespace runlint::text {

namespace {

struct LineStats {
  std::size_t lines = 0;  // how often LF occurs
  bool ascii = true;
};

// Counted in bytes, a short block at a time, which compilers turn into vector code.
LineStats scan_lines(std::string_view text) noexcept {
  constexpr std::size_t kBlock = 240;  // below 256: the count of a block fits its byte; and whole vectors
  LineStats all;
  std::uint8_t bits = 0;
  while (!text.empty()) {
    const std::string_view block = text.substr(0, kBlock);
    std::uint8_t found = 0;
    for (const char c : block) {
      found = static_cast<std::uint8_t>(found + (c == '\n' ? 1 : 0));
      bits |= static_cast<std::uint8_t>(c);
    }
    all.lines += found;
    text.remove_prefix(block.size());
  }
  all.ascii = bits < 0x80;
  return all;
}

}  // namespace

std::size_t count_lines(std::string_view text) noexcept { return scan_lines(text).lines; }

Position LineCounter::advance_to(std::size_t offset) noexcept {
  const std::string_view passed = text_.substr(at_, offset - at_);
  const LineStats seen = scan_lines(passed);
  if (seen.lines != 0) {
    place_ = {place_.line + seen.lines, 1};
    at_ += passed.rfind('\n') + 1;
  }
  if (seen.ascii) {
    place_.column += offset - at_;
    at_ = offset;
    return place_;
  }
  // Code points are read against the whole text: one that ends beyond `offset` is not yet passed, and not ill-formed.
  while (at_ < offset) {
    const std::size_t ascii = ascii_prefix(text_.substr(at_, offset - at_));
    at_ += ascii;
    place_.column += ascii;
    while (at_ < offset && static_cast<unsigned char>(text_[at_]) >= 0x80) {
      const std::size_t length = decode(text_.substr(at_)).length;
      if (length > offset - at_) return place_;
      at_ += length;
      ++place_.column;
    }
  }
  return place_;
}

}  // namespace runlint::text
