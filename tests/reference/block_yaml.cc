#include "reference/block_yaml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace runlint::reference {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// A word that every reader of YAML takes for a string.
bool is_safe_plain(std::string_view text) {
  constexpr std::string_view kInside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./$";
  constexpr std::array<std::string_view, 11> kWords = {"y",    "n",    "yes",   "no",  "on", "off",
                                                       "null", "true", "false", "nan", "inf"};
  if (text.empty() || kLetters.find(text.front()) == text.npos || text.find_first_not_of(kInside) != text.npos) {
    return text.size() > 1 && text.front() == '/' && text.find_first_not_of(kInside) == text.npos;
  }
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(kWords, lower) == kWords.end();
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// Lines that a literal block can hold as they are.
bool fits_literal(std::string_view text) {
  if (text.size() < 2 || text.find('\n') == text.npos || text.front() == ' ' || text.front() == '\n') return false;
  if (text.ends_with("\n\n")) return false;
  return std::ranges::all_of(text, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
  return out += '\'';
}

std::string double_quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool is_c1_or_bom = c == 0xC2 || c == 0xEF || c == 0xE2;  // may begin what YAML wants escaped
    if (c == '"' || c == '\\') {
      out.append(1, '\\').append(1, static_cast<char>(c));
    } else if (c < ' ' || c == 0x7F) {
      out.append("\\x").append(1, kDigits[c >> 4]).append(1, kDigits[c & 15]);
    } else if (is_c1_or_bom) {
      const std::size_t length = sequence_length(text.substr(i));
      char32_t value = c & (length == 2 ? 0x1F : 0x0F);
      for (std::size_t k = 1; k < length; ++k) value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[value >> shift & 15];
      i += length - 1;
    } else {
      out += static_cast<char>(c);
    }
  }
  return out += '"';
}

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : state_(seed * 2 + 1) {}

  BlockYaml run(const Value& root) && {
    (void)write(root, 0, true);
    if (!out_.text.ends_with('\n')) out_.text += '\n';
    return std::move(out_);
  }

 private:
  std::uint64_t random() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }

  void place(Span json, Span yaml) {
    if (json.length > 0) out_.places.try_emplace({json.offset, json.length}, yaml);
  }

  // The text of a scalar on one line.
  std::string flow_scalar(const Value& value) { return value.kind == Kind::kString ? string(value.text) : value.text; }
  std::string string(std::string_view text) {
    const std::uint64_t choice = random() % 3;
    if (choice > 0 && is_safe_plain(text)) return std::string(text);
    return choice < 2 && is_printable_ascii(text) ? single_quoted(text) : double_quoted(text);
  }

  void indent(std::size_t depth) { out_.text.append(2 * depth, ' '); }

  // Writes a value after its key or dash, or at the root; returns its span.
  Span write(const Value& value, std::size_t depth, bool at_root) {
    const bool is_container = value.kind == Kind::kObject || value.kind == Kind::kArray;
    Span span;
    if (is_container && !value.children.empty()) {
      if (!at_root) out_.text += '\n';
      span = write_children(value, depth);
    } else {
      if (!at_root) out_.text += ' ';
      span.offset = out_.text.size();
      if (is_container) {
        out_.text += value.kind == Kind::kObject ? "{}" : "[]";
      } else if (value.kind == Kind::kString && random() % 2 == 0 && fits_literal(value.text)) {
        out_.text += value.text.ends_with('\n') ? "|" : "|-";
        write_lines(value.text, depth);
      } else {
        out_.text += flow_scalar(value);
      }
      span.length = out_.text.size() - span.offset;
      if (!out_.text.ends_with('\n')) out_.text += '\n';
    }
    place(value.span, span);
    if (is_container && (value.children.empty() || value.kind == Kind::kArray)) {
      place({value.span.offset, 1}, {span.offset, 1});
    }
    return span;
  }

  void write_lines(std::string_view text, std::size_t depth) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    for (bool more = true; more;) {
      const std::size_t end = text.find('\n');
      out_.text += '\n';
      if (end != 0) indent(std::max<std::size_t>(depth, 1));
      out_.text += text.substr(0, end);
      more = end != text.npos;
      if (more) text.remove_prefix(end + 1);
    }
  }

  Span write_children(const Value& value, std::size_t depth) {
    Span span{};
    bool is_first = true;
    for (const Value& child : value.children) {
      indent(depth);
      const std::size_t begin = out_.text.size();
      if (is_first) span.offset = begin;
      if (value.kind == Kind::kObject) {
        out_.text += string(child.key);
        const Span key{begin, out_.text.size() - begin};
        place(child.key_span, key);
        if (is_first) place({value.span.offset, 1}, key);
        out_.text += ':';
      } else {
        out_.text += '-';
      }
      is_first = false;
      const Span written = write(child, depth + 1, false);
      span.length = written.end() - span.offset;
    }
    return span;
  }

  BlockYaml out_;
  std::uint64_t state_;
};

}  // namespace

std::optional<Span> BlockYaml::place_of(Span json) const {
  const auto found = places.find({json.offset, json.length});
  if (found == places.end()) return std::nullopt;
  return found->second;
}

BlockYaml block_yaml(const Value& root, std::uint64_t seed) { return Writer(seed).run(root); }

bool has_exact_numbers(const Value& root) {
  if (root.kind == Kind::kNumber) {
    const auto digits = std::ranges::count_if(root.text, [](char c) { return c >= '0' && c <= '9'; });
    const double value = std::strtod(root.text.c_str(), nullptr);
    if (digits > 15 || !std::isfinite(value) || std::fabs(value) > 9007199254740991.0) return false;
    // A zero like 0e400 is sent as 0.
    if (value == 0 && root.text.find_first_of("eE") != std::string::npos) return false;
  }
  return std::ranges::all_of(root.children, has_exact_numbers);
}

}  // namespace runlint::reference
