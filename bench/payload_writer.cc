#include "payload_writer.h"

#include <fmt/format.h>

#include <iterator>

namespace runlint::bench {

void PayloadWriter::begin_object() {
  out_ += '{';
  ++depth_;
  first_ = true;
}

void PayloadWriter::key(std::string_view name) {
  if (!first_) {
    out_ += ',';
    if (style_.spaced && style_.indent == 0) out_ += ' ';
  }
  first_ = false;
  break_line();
  quote(name);
  out_ += ':';
  if (style_.spaced) out_ += ' ';
}

void PayloadWriter::string(std::string_view text) { quote(text); }

void PayloadWriter::number(std::string_view text) { out_ += text; }

void PayloadWriter::end_object() {
  --depth_;
  if (!first_) break_line();
  first_ = false;
  out_ += '}';
}

void PayloadWriter::break_line() {
  if (style_.indent == 0) return;
  out_ += '\n';
  out_.append(depth_ * style_.indent, ' ');
}

void PayloadWriter::quote(std::string_view text) {
  out_ += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else if (c == '/' && style_.escaped_slashes) {
      out_ += "\\/";
    } else if (static_cast<unsigned char>(c) >= 0x80 && style_.ascii_only) {
      escape_code_point(text, i);
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

// Writes the code point at `i` and moves to its last byte.
void PayloadWriter::escape_code_point(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
  unsigned code = byte & (0x3Fu >> more);
  for (int k = 0; k < more; ++k) code = code << 6 | (static_cast<unsigned char>(text[++i]) & 0x3Fu);
  const auto out = std::back_inserter(out_);
  if (code < 0x10000) {
    fmt::format_to(out, "\\u{:04x}", code);
  } else {
    fmt::format_to(out, "\\u{:04x}\\u{:04x}", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
  }
}

}  // namespace runlint::bench
