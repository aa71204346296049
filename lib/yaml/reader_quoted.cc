// Quoted scalars.
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"
#include "yaml/characters.h"
#include "yaml/reader.h"

namespace runlint::yaml {
namespace {

// The value of an escape of one character; empty if it is not one.
std::string_view simple_escape(char c) noexcept {
  switch (c) {
    case '0':
      return {"\0", 1};
    case 'a':
      return "\a";
    case 'b':
      return "\b";
    case 't':
    case '\t':
      return "\t";
    case 'n':
      return "\n";
    case 'v':
      return "\v";
    case 'f':
      return "\f";
    case 'r':
      return "\r";
    case 'e':
      return "\x1B";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '/':
      return "/";
    case '\\':
      return "\\";
    case 'N':
      return "\xC2\x85";
    case '_':
      return "\xC2\xA0";
    case 'L':
      return "\xE2\x80\xA8";
    case 'P':
      return "\xE2\x80\xA9";
    default:
      return {};
  }
}

int hex_length(char c) noexcept { return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0; }

}  // namespace

bool Reader::read_quoted() {
  const char quote = current();
  if (quote != '\'' && quote != '"') return false;
  const std::size_t begin = pos_++;
  ScalarBuilder text(source_, document_.nodes_, scratch_);
  std::size_t capture_begin = pos_;
  std::size_t capture_end = pos_;
  for (char c = current(); c != '\0'; c = current()) {
    if (c == quote) {
      capture(text, capture_begin, pos_, true);
      ++pos_;
      if (quote == '"' || current() != '\'') {
        push_scalar(text, begin, pos_);
        return true;
      }
      capture_begin = pos_++;
      capture_end = pos_;
    } else if (c == '\\' && quote == '"') {
      capture(text, capture_begin, pos_, true);
      read_escape(text, begin);
      capture_begin = capture_end = pos_;
    } else if (is_break(c)) {
      capture(text, capture_begin, capture_end, true);
      const std::size_t breaks = skip_space(false);
      text.fold(breaks, capture_end, pos_);
      capture_begin = capture_end = pos_;
    } else if (at_document_marker()) {
      fail_syntax(marker_in_quotes(pos_, begin));
    } else {
      capture_end = ++pos_;
    }
  }
  fail_syntax(unclosed_quote(context(), begin));
}

void Reader::read_escape(ScalarBuilder& text, std::size_t open) {
  const std::size_t begin = pos_++;
  if (is_break(current())) {
    skip_space(false);
    return;
  }
  if (const std::string_view value = simple_escape(current()); !value.empty()) {
    ++pos_;
    text.append(value, begin, pos_, false);
    return;
  }
  const auto read_unit = [&]() -> char32_t {
    int digits = hex_length(current());
    if (digits == 0) fail_syntax(bad_escape(source_, pos_, open, 0));
    const int expected = digits;
    char32_t value = 0;
    for (++pos_; digits > 0; --digits, ++pos_) {
      const int digit = text::hex_value(current());
      if (digit < 0) fail_syntax(bad_escape(source_, pos_, open, expected));
      value = value << 4U | static_cast<unsigned>(digit);
    }
    return value;
  };
  char32_t value = read_unit();
  const Span span{begin, pos_ - begin};
  if (value > 0x10FFFF) fail(Rule::kYamlEncoding, no_such_code_point(span, open));
  if (value >= 0xDC00 && value <= 0xDFFF) fail(Rule::kYamlEncoding, lone_surrogate(span, open, false));
  if (value >= 0xD800 && value <= 0xDBFF) {
    // The low surrogate may stand on the next line, if this one ends by a backslash.
    while (current() == '\\' && is_break(at(pos_ + 1))) {
      ++pos_;
      skip_space(false);
    }
    if (current() != '\\' || hex_length(at(pos_ + 1)) < 4) {
      fail(Rule::kYamlEncoding, lone_surrogate(span, open, true));
    }
    ++pos_;
    const char32_t low = read_unit();
    if (low < 0xDC00 || low > 0xDFFF) fail(Rule::kYamlEncoding, lone_surrogate(span, open, true));
    value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
  }
  std::array<char, 4> bytes;
  const char* const end = text::encode(value, bytes.data());
  text.append({bytes.data(), end}, begin, pos_, false);
}

}  // namespace runlint::yaml
