#include "reference/document.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace runlint::reference {
namespace {

using std::string_view;

constexpr string_view kSpace = " \t\n\r";
constexpr string_view kDigits = "0123456789";
constexpr string_view kHex = "0123456789abcdefABCDEF";

bool is_one_of(int byte, string_view set) {
  return byte >= 0 && set.find(static_cast<char>(byte)) != string_view::npos;
}

void append_utf8(std::string& text, char32_t value) {
  const std::size_t more = value < 0x80 ? 0 : value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
  constexpr char32_t kFirst[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kFirst[more] | value >> (6 * more));
  for (std::size_t i = more; i-- > 0;) text += static_cast<char>(0x80 | (value >> (6 * i) & 0x3F));
}

class Reader {
 public:
  Reader(string_view json, std::size_t max_depth) : json_(json), max_depth_(max_depth) {}

  Document run() {
    Document document;
    if (json_.substr(0, 3) == "\xEF\xBB\xBF") {
      document.error = ParseError{Rule::kJsonEncoding, 0};
      return document;
    }
    try {
      space();
      if (at_ == json_.size()) throw ParseError{Rule::kJsonEmpty, at_};
      value(document.root, 0, nullptr);
      space();
      if (at_ != json_.size()) refuse();
    } catch (const ParseError& error) {
      document.error = ParseError{error.rule, error.offset, pointer_};
    }
    return document;
  }

 private:
  // The next byte, or -1 at the end.
  [[nodiscard]] int next() const { return at_ < json_.size() ? static_cast<unsigned char>(json_[at_]) : -1; }

  void space() {
    while (is_one_of(next(), kSpace)) ++at_;
  }

  // The next byte is invalid here.
  [[noreturn]] void refuse() const {
    const bool encoding = at_ < json_.size() && sequence_length(json_.substr(at_)) == 0;
    throw ParseError{encoding ? Rule::kJsonEncoding : Rule::kJsonSyntax, at_};
  }

  void expect(string_view text) {
    for (const char c : text) {
      if (next() != static_cast<unsigned char>(c)) refuse();
      ++at_;
    }
  }

  // `token` is the value's place in its container, or null at the root.
  void value(Value& into, std::size_t depth, const std::string* token) {
    into.span = {at_, 0};
    const std::size_t outside = pointer_.size();
    if (token != nullptr && is_one_of(next(), "{[\"tfn-0123456789")) append_token(pointer_, *token);
    switch (next()) {
      case '{':
      case '[':
        container(into, depth);
        break;
      case '"':
        into.kind = Kind::kString;
        into.text = string();
        break;
      case 't':
        literal(into, "true");
        break;
      case 'f':
        literal(into, "false");
        break;
      case 'n':
        literal(into, "null");
        break;
      default:
        number(into);
    }
    into.span.length = at_ - into.span.offset;
    pointer_.resize(outside);
  }

  void literal(Value& into, string_view text) {
    expect(text);
    into.kind = Kind::kLiteral;
    into.text = text;
  }

  void container(Value& into, std::size_t depth) {
    if (depth == max_depth_) throw ParseError{Rule::kJsonDepth, at_};
    const bool object = next() == '{';
    const char close = object ? '}' : ']';
    into.kind = object ? Kind::kObject : Kind::kArray;
    ++at_;
    space();
    if (next() != close) {
      for (;;) {
        Value child;
        if (object) {
          if (next() != '"') refuse();
          child.key_span.offset = at_;
          child.key = string();
          child.key_span.length = at_ - child.key_span.offset;
          space();
          expect(":");
          space();
        }
        const std::string token = object ? child.key : std::to_string(into.children.size());
        into.children.push_back(std::move(child));
        value(into.children.back(), depth + 1, &token);
        space();
        if (next() != ',') break;
        ++at_;
        space();
      }
      if (next() != close) refuse();
    }
    ++at_;
  }

  void digits() {
    if (!is_one_of(next(), kDigits)) refuse();
    while (is_one_of(next(), kDigits)) ++at_;
  }

  void number(Value& into) {
    const std::size_t begin = at_;
    if (next() == '-') ++at_;
    if (next() == '0') {
      ++at_;
      if (is_one_of(next(), kDigits)) refuse();
    } else {
      digits();
    }
    if (next() == '.') {
      ++at_;
      digits();
    }
    if (is_one_of(next(), "eE")) {
      ++at_;
      if (is_one_of(next(), "+-")) ++at_;
      digits();
    }
    into.kind = Kind::kNumber;
    into.text = json_.substr(begin, at_ - begin);
  }

  std::string string() {
    std::string text;
    for (++at_; next() != '"';) {
      if (next() < 0x20) refuse();  // the end too
      if (next() == '\\') {
        escape(text);
        continue;
      }
      const std::size_t length = sequence_length(json_.substr(at_));
      if (length == 0) refuse();
      text += json_.substr(at_, length);
      at_ += length;
    }
    ++at_;
    return text;
  }

  void escape(std::string& text) {
    const std::size_t begin = at_++;
    constexpr string_view kLetters = "\"\\/bfnrt";
    constexpr string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (is_one_of(next(), kLetters)) {
      text += kMeanings[kLetters.find(json_[at_++])];
      return;
    }
    char32_t unit = hex();
    if (unit >= 0xDC00 && unit < 0xE000) throw ParseError{Rule::kJsonEncoding, begin};
    if (unit >= 0xD800 && unit < 0xDC00) unit = 0x10000 + (unit - 0xD800) * 0x400 + low_surrogate(begin);
    append_utf8(text, unit);
  }

  // Reads "uXXXX".
  char32_t hex() {
    expect("u");
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (!is_one_of(next(), kHex)) refuse();
      const std::size_t digit = kHex.find(json_[at_]);
      unit = unit * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
    }
    return unit;
  }

  // Reads the low surrogate after the high one at `begin` and returns its ten bits. Without one the high surrogate is
  // lone, unless the text ends before it could be complete: then the string is unterminated.
  char32_t low_surrogate(std::size_t begin) {
    const string_view sets[] = {"\\", "u", "dD", "cdefCDEF", kHex, kHex};
    for (std::size_t i = 0; i < 6; ++i) {
      if (at_ + i == json_.size()) throw ParseError{Rule::kJsonSyntax, json_.size()};
      if (sets[i].find(json_[at_ + i]) == string_view::npos) throw ParseError{Rule::kJsonEncoding, begin};
    }
    ++at_;
    return hex() - 0xDC00;
  }

  string_view json_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string pointer_;
};

// Removes "/TOKEN" from the front of `pointer`.
std::string take_token(string_view& pointer) {
  const string_view escaped = pointer.substr(1, pointer.find('/', 1) - 1);
  pointer.remove_prefix(1 + escaped.size());
  std::string token;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const bool escape = escaped[i] == '~' && i + 1 < escaped.size();
    token += escape ? (escaped[++i] == '0' ? '~' : '/') : escaped[i];
  }
  return token;
}

// The element whose index is written as `token`, or null.
const Value* element_at(const Value& array, const std::string& token) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_index = error == std::errc() && std::to_string(index) == token;
  return is_index && index < array.children.size() ? &array.children[index] : nullptr;
}

}  // namespace

Document read(string_view json, std::size_t max_depth) { return Reader(json, max_depth).run(); }

std::vector<const Value*> resolve(const Value& root, string_view pointer) {
  std::vector<const Value*> found = {&root};
  std::vector<const Value*> below;
  while (!pointer.empty() && !found.empty()) {
    const std::string token = take_token(pointer);
    below.clear();
    for (const Value* value : found) {
      if (value->kind == Kind::kObject) {
        for (const Value& child : value->children) {
          if (child.key == token) below.push_back(&child);
        }
      } else if (const Value* const element = element_at(*value, token)) {
        below.push_back(element);
      }
    }
    found.swap(below);
  }
  return found;
}

void append_token(std::string& pointer, string_view token) {
  pointer += '/';
  for (const char c : token) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
}

std::size_t length_of(string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Table 3-7 of the Unicode Standard.
std::size_t sequence_length(string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  const auto in = [](int value, int low, int high) { return value >= low && value <= high; };
  const auto more = [&](std::size_t i) { return in(byte(i), 0x80, 0xBF); };
  const int first = byte(0);
  if (text.empty()) return 0;
  if (first < 0x80) return 1;
  if (in(first, 0xC2, 0xDF)) return more(1) ? 2 : 0;
  if (in(first, 0xE0, 0xEF)) {
    const bool second = in(byte(1), first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
    return second && more(2) ? 3 : 0;
  }
  if (in(first, 0xF0, 0xF4)) {
    const bool second = in(byte(1), first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
    return second && more(2) && more(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace runlint::reference
