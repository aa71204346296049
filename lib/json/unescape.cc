#include "json/unescape.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/ascii.h"
#include "text/simd.h"
#include "text/utf8.h"

namespace runlint::json {
namespace {

// The value of four hexadecimal digits, or something above 0xFFFF.
std::uint32_t hex4(const char* digits) noexcept {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = text::hex_value(digits[i]);
    if (digit < 0) return 0xFFFFFFFF;
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  return value;
}

// The character that a backslash and `c` stand for; 0: none.
char simple_escape(char c) noexcept {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kCharacters = "\"\\/\b\f\n\r\t";
  const std::size_t at = kNames.find(c);
  return at == std::string_view::npos ? '\0' : kCharacters[at];
}

// Copies up to the next backslash; returns whether there is one before `end`. Whole blocks are written, but never
// beyond the room that there is: as far from its end as the reading from `end`, or farther.
bool copy_plain(const char*& in, const char* end, char*& out) noexcept {
  for (; end - in >= static_cast<std::ptrdiff_t>(sizeof(text::Vec16)); in += sizeof(text::Vec16)) {
    const text::Vec16 block = text::load_block(in);
    std::memcpy(out, &block, sizeof block);
    if (const std::uint32_t escapes = text::movemask(reinterpret_cast<text::Vec16>(block == '\\')); escapes != 0) {
      in += std::countr_zero(escapes);
      out += std::countr_zero(escapes);
      return true;
    }
    out += sizeof block;
  }
  for (; in != end; ++in) {
    if (*in == '\\') return true;
    *out++ = *in;
  }
  return false;
}

}  // namespace

char* unescape(std::string_view raw, char* out) noexcept {
  const char* in = raw.data();
  const char* const end = in + raw.size();
  while (copy_plain(in, end, out)) {
    if (++in == end) return nullptr;
    if (*in != 'u') {
      const char c = simple_escape(*in++);
      if (c == 0) return nullptr;
      *out++ = c;
      continue;
    }
    if (end - in < 5) return nullptr;
    std::uint32_t c = hex4(in + 1);
    in += 5;
    if (c > 0xFFFF || (c >= 0xDC00 && c <= 0xDFFF)) return nullptr;
    if (c >= 0xD800 && c <= 0xDBFF) {
      if (end - in < 6 || in[0] != '\\' || in[1] != 'u') return nullptr;
      const std::uint32_t low = hex4(in + 2);
      if (low < 0xDC00 || low > 0xDFFF) return nullptr;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      in += 6;
    }
    out = text::encode(c, out);
  }
  return out;
}

std::string unescaped(std::string_view raw) {
  std::string value(raw.size(), '\0');
  value.resize(static_cast<std::size_t>(unescape(raw, value.data()) - value.data()));
  return value;
}

std::size_t low_surrogate_prefix(std::string_view text) noexcept {
  std::size_t i = 0;
  for (; i < std::min<std::size_t>(text.size(), 6); ++i) {
    const char c = text::lower(text[i]);
    const bool fits = i == 0   ? c == '\\'
                      : i == 1 ? text[i] == 'u'
                      : i == 2 ? c == 'd'
                      : i == 3 ? c >= 'c' && c <= 'f'
                               : text::is_hex_digit(c);
    if (!fits) break;
  }
  return i;
}

void append_raw_spans(std::string_view token, std::size_t offset, std::span<const Span> spans, std::vector<Span>& out) {
  const std::string_view raw = token.substr(1, token.size() - 2);
  std::size_t at = 0;     // in `raw`
  std::size_t value = 0;  // the bytes of the value that end there
  const auto advance_to = [&](std::size_t wanted) {
    while (value < wanted) {
      std::size_t length = 1;
      std::size_t bytes = 1;
      if (raw[at] == '\\') {
        const bool is_unit = raw[at + 1] == 'u';
        length = !is_unit ? 2 : (hex4(raw.data() + at + 2) & 0xFC00) == 0xD800 ? 12 : 6;
        char unescaped[12];
        bytes = static_cast<std::size_t>(unescape(raw.substr(at, length), unescaped) - unescaped);
      }
      at += length;
      value += bytes;
    }
    return at;
  };
  for (const Span& span : spans) {
    const std::size_t begin = advance_to(span.offset);
    out.push_back({offset + 1 + begin, advance_to(span.end()) - begin});
  }
}

void StringArena::reserve(std::size_t size) {
  if (size <= capacity_) return;
  const std::size_t wanted = std::max(size, capacity_ + capacity_ / 2);
  capacity_ = 0;
  memory_.reset();
  memory_ = std::make_unique_for_overwrite<char[]>(wanted);
  capacity_ = wanted;
}

bool StringArena::unescape(std::string_view raw, std::string_view& value) {
  reserve(needed_);  // nothing of this document is in the arena yet, or there is room for all of it
  char* const begin = memory_.get() + used_;
  const char* const end = json::unescape(raw, begin);
  if (end == nullptr) return false;
  value = {begin, static_cast<std::size_t>(end - begin)};
  used_ += value.size();
  return true;
}

}  // namespace runlint::json
