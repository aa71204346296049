#include "text/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/simd.h"
#include "text/utf8.h"

namespace runlint::text {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

constexpr CodePointRange kUnprintable[] = {
    {0x00, 0x1F},        // C0 controls
    {0x7F, 0x9F},        // DEL, C1 controls
    {0xAD, 0xAD},        // soft hyphen
    {0x34F, 0x34F},      // combining grapheme joiner
    {0x61C, 0x61C},      // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // invisible Khmer vowels
    {0x180B, 0x180F},    // Mongolian selectors and vowel separator
    {0x200B, 0x200F},    // zero-width space and joiners, directional marks
    {0x2028, 0x202E},    // line and paragraph separators, bidirectional embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, bidirectional isolates
    {0x3164, 0x3164},    // Hangul filler
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // half-width Hangul filler
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xFFFE, 0xFFFF},    // noncharacters, not allowed in XML
    {0xE0000, 0xE0FFF},  // tags, supplementary variation selectors
};

struct Name {
  char32_t value;
  std::string_view name;
};

// Characters that are hard to see or to distinguish between quotes.
constexpr Name kNames[] = {
    {0x00, "a null character"},
    {'\t', "a tab"},
    {'\n', "a newline"},
    {'\r', "a carriage return"},
    {' ', "a space"},
    {'"', "a double quote"},
    {'\'', "a single quote"},
    {'-', "a hyphen"},
    {'.', "a dot"},
    {'\\', "a backslash"},
    {'_', "an underscore"},
    {'`', "a backquote"},
    {0xA0, "a no-break space"},
    {0xAD, "a soft hyphen"},
    {0x200B, "a zero-width space"},
    {0x2010, "a Unicode hyphen"},
    {0x2011, "a no-break hyphen"},
    {0x2013, "an en dash"},
    {0x2014, "an em dash"},
    {0x2018, "a curly quote"},
    {0x2019, "a curly quote"},
    {0x201C, "a curly quote"},
    {0x201D, "a curly quote"},
    {0x2028, "a line separator"},
    {0x202F, "a narrow no-break space"},
    {0x2212, "a minus sign"},
    {0x3000, "an ideographic space"},
    {0xFEFF, "a byte order mark"},
};

// Which bytes are printable ASCII that needs no escape in JSON.
Vec16 plain_bytes(Vec16 bytes) noexcept {
  const Vec16 printable = bytes - ' ' < 0x7F - ' ';
  const Vec16 special = (bytes == '"') | (bytes == '\\');
  return printable & ~special;
}

template <typename... Args>
void append(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

// Appends one code point, `value`, which `bytes` spells, or U+FFFD for an invalid byte.
void append_json_character(std::string& out, char32_t value, std::string_view bytes) {
  switch (value) {
    case '"':
    case '\\':
      out += '\\';
      out += bytes;
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case CodePoint::kInvalid:
      out += "\uFFFD";
      return;
    default:
      break;
  }
  const auto code = static_cast<std::uint32_t>(value);
  if (!is_unprintable(value)) {
    out += bytes;
  } else if (code < 0x10000) {
    append(out, "\\u{:04x}", code);
  } else {
    append(out, "\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF));
  }
}

// Appends at most `limit` code points of `text`; returns how many bytes these were.
std::size_t append_printable(std::string& out, std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (; at < text.size() && limit != 0; --limit) {
    const std::size_t begin = at;
    while (at - begin < limit && at < text.size() && text[at] >= ' ' && text[at] <= '~') ++at;
    if (at != begin) {  // printable ASCII: nearly all text
      out.append(text, begin, at - begin);
      limit -= at - begin - 1;
      continue;
    }
    const CodePoint next = decode(text.substr(at));
    if (next.value == CodePoint::kInvalid) {
      append(out, "\\x{{{:02X}}}", static_cast<unsigned char>(text[at]));
    } else if (next.value == '\n') {
      out += "\\n";
    } else if (next.value == '\t') {
      out += "\\t";
    } else if (next.value == '\r') {
      out += "\\r";
    } else if (is_unprintable(next.value)) {
      append(out, "\\u{{{:X}}}", static_cast<std::uint32_t>(next.value));
    } else {
      out.append(text, at, next.length);
    }
    at += next.length;
  }
  return at;
}

}  // namespace

bool is_unprintable(char32_t value) noexcept {
  const CodePointRange* const found =
      std::find_if(std::begin(kUnprintable), std::end(kUnprintable),
                   [value](const CodePointRange& range) { return value <= range.last; });
  return found != std::end(kUnprintable) && value >= found->first;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_printable(out, text, text.size());
  return out;
}

std::string quoted(std::string_view text, std::size_t limit) {
  std::string out;
  out.reserve(std::min(text.size(), limit) + std::strlen("\"…\""));
  out += '"';
  if (append_printable(out, text, limit) < text.size()) out += "…";
  out += '"';
  return out;
}

std::string describe_character(std::string_view text) {
  const CodePoint first = decode(text);
  if (first.value == CodePoint::kInvalid) return fmt::format("the byte 0x{:02X}", static_cast<unsigned char>(text[0]));
  const auto* const named =
      std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& name) { return name.value == first.value; });
  const auto code = static_cast<std::uint32_t>(first.value);
  std::string out;
  if (named != std::end(kNames)) {
    out = named->name;
  } else if (is_unprintable(first.value)) {
    return fmt::format("the unprintable character U+{:04X}", code);
  } else if (begins_with_unicode_space(text)) {
    out = "a Unicode space";
  } else {
    out = quoted(text.substr(0, first.length));
  }
  if (code >= 0x80) append(out, " (U+{:04X})", code);
  return out;
}

bool is_json_plain(std::string_view text) noexcept {
  return text.empty() || all_blocks(text.size(), [](Vec16 block) { return all_set(plain_bytes(block)); }, text.data());
}

std::size_t json_plain_prefix(std::string_view text) noexcept {
  return find_if_vectorized(text, 0, [](Vec16 block) { return ~plain_bytes(block); });
}

void append_json_escaped(std::string& out, std::string_view text) {
  while (!is_json_plain(text)) {
    const std::size_t plain = json_plain_prefix(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    const CodePoint next = decode(text);
    append_json_character(out, next.value, text.substr(0, next.length));
    text.remove_prefix(next.length);
  }
  out += text;
}

void append_xml(std::string& out, std::string_view text) {
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

void append_pointer_escaped(std::string& out, std::string_view text) {
  // A loop, since std::string_view::find_first_of() calls memchr() for each byte.
  const auto is_escaped = [](char c) { return c == '~' || c == '/'; };
  for (;;) {
    const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, is_escaped) - text.begin());
    out += text.substr(0, plain);
    if (plain == text.size()) return;
    out += text[plain] == '~' ? "~0" : "~1";
    text.remove_prefix(plain + 1);
  }
}

std::string pointer_unescaped(std::string_view token) {
  std::string text;
  text.reserve(token.size());
  for (std::size_t at = 0; at < token.size(); ++at) {
    if (token[at] != '~') {
      text += token[at];
    } else if (++at < token.size()) {
      text += token[at] == '1' ? '/' : '~';
    }
  }
  return text;
}

void append_alternative(std::string& choices, std::string_view word, bool last) {
  if (!choices.empty()) choices += last ? " or " : ", ";
  choices += '"';
  choices += word;
  choices += '"';
}

}  // namespace runlint::text
