#include "reference/document.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/other_tokens.h"

namespace runlint::reference {
namespace {

using std::string_view;

constexpr string_view kHex = "0123456789abcdefABCDEF";

void append_utf8(std::string& text, char32_t value) {
  const std::size_t more = value < 0x80 ? 0 : value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
  constexpr char32_t kFirst[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kFirst[more] | value >> (6 * more));
  for (std::size_t i = more; i-- > 0;) text += static_cast<char>(0x80 | (value >> (6 * i) & 0x3F));
}

class Reader {
 public:
  Reader(string_view json, std::size_t max_depth, bool is_lenient)
      : json_(json), max_depth_(max_depth), is_lenient_(is_lenient) {}

  Document run() {
    Document document;
    try {
      while (json_.substr(at_, 3) == "\xEF\xBB\xBF") {
        if (!is_lenient_) throw ParseError{Rule::kJsonEncoding, 0};
        slip(3, Rule::kJsonEncoding);
      }
      while (is_one_of(next(), kSpace)) ++at_;
      if (at_ == json_.size()) throw ParseError{Rule::kJsonEmpty, at_};
      space();
      value(document.root, 0, nullptr);
      space();
      if (next() == ',') trailing_comma(-1);
      if (at_ != json_.size()) refuse();
    } catch (const ParseError& error) {
      document.error = ParseError{error.rule, error.offset, pointer_};
    }
    document.slips = std::move(slips_);
    return document;
  }

  // The string that all of the text is.
  std::optional<std::string> whole_string() {
    try {
      std::string text = string();
      if (at_ == json_.size()) return text;
    } catch (const ParseError&) {
    }
    return std::nullopt;
  }

 private:
  // The next byte, or -1 at the end.
  [[nodiscard]] int next() const { return at_ < json_.size() ? static_cast<unsigned char>(json_[at_]) : -1; }

  void space() {
    for (;;) {
      while (is_one_of(next(), kSpace)) ++at_;
      const std::size_t length = comment_at(at_);
      if (length == 0) return;
      slip(length);
    }
  }

  // Goes on after the next bytes.
  void slip(std::size_t length, Rule rule = Rule::kJsonSyntax) {
    slips_.push_back({rule, {at_, length}, pointer_});
    at_ += length;
  }

  // The length of a comment at `at`, or 0.
  [[nodiscard]] std::size_t comment_at(std::size_t at) const { return is_lenient_ ? comment_length(json_, at) : 0; }

  // The next byte after white space and comments, from `at` on.
  [[nodiscard]] int byte_after_space(std::size_t at) const {
    at = end_of_space(json_, at);
    return at < json_.size() ? static_cast<unsigned char>(json_[at]) : -1;
  }

  [[nodiscard]] string_view word() const { return word_at(json_, at_); }
  [[nodiscard]] std::optional<OtherString> other_string() const {
    return is_lenient_ ? other_string_at(json_, at_) : std::nullopt;
  }

  // At a comma: whether it is superfluous before `close`, and then skipped with what follows it.
  bool trailing_comma(int close) {
    if (!is_lenient_ || byte_after_space(at_ + 1) != close) return false;
    slip(1);
    space();
    return true;
  }

  // Reads a value that is not JSON but certain, if there is one.
  bool other_value(Value& into) {
    if (const auto found = other_string()) {
      slip(found->length);
      into.kind = Kind::kString;
      into.text = found->text;
      return true;
    }
    const std::map<string_view, string_view> literals = {
        {"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"},   {"None", "null"},
        {"NULL", "null"}, {"Null", "null"}, {"NaN", "null"},    {"Infinity", "null"}, {"undefined", "null"}};
    const bool is_negative = json_.substr(at_, 9) == "-Infinity";
    if (!is_lenient_) return false;
    at_ += is_negative ? 1 : 0;
    const auto literal = literals.find(word());
    if (literal == literals.end()) {
      at_ -= is_negative ? 1 : 0;
      return false;
    }
    slip(word().size());
    into.kind = Kind::kLiteral;
    into.text = literal->second;
    into.is_foreign = true;
    return true;
  }

  std::string key() {
    if (next() == '"') return string();
    if (const auto found = other_string()) {
      slip(found->length);
      return found->text;
    }
    const string_view name = word();
    if (!is_lenient_ || name.empty() || is_one_of(name[0], kDigits)) refuse();
    if (!is_one_of(byte_after_space(at_ + name.size()), ":=")) refuse();
    slip(name.size());
    return std::string(name);
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
    const bool is_quoted = token == nullptr && is_quoted_container(json_, at_);
    switch (!is_quoted && other_value(into) ? 0x100 : next()) {
      case 0x100:
        break;
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

  // What is wrong with another word is all of it, unless it is cut off.
  void literal(Value& into, string_view text) {
    const string_view other = word();
    const std::size_t end = at_ + other.size();
    const bool is_prefix = other.size() < 3 && end < json_.size() && is_one_of(json_[end], "\"'");
    if (text.substr(0, other.size()) != other || is_prefix) refuse();
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
    while (is_one_of(next(), kSpace)) ++at_;
    if (!object && is_lenient_ && comment_is_value(json_, at_)) refuse();
    space();
    if (next() != close) {
      for (;;) {
        Value child;
        if (object) {
          child.key_span.offset = at_;
          child.key = key();
          child.key_span.length = at_ - child.key_span.offset;
          space();
          expect(":");
          while (is_one_of(next(), kSpace)) ++at_;
          if (is_lenient_ && comment_is_value(json_, at_)) refuse();
          space();
        }
        const std::string token = object ? child.key : std::to_string(into.children.size());
        into.children.push_back(std::move(child));
        value(into.children.back(), depth + 1, &token);
        space();
        if (next() != ',' || trailing_comma(close)) break;
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
  bool is_lenient_;
  std::size_t at_ = 0;
  std::string pointer_;
  std::vector<Slip> slips_;
};

}  // namespace

std::optional<std::string> read_string(string_view json) { return Reader(json, 1, false).whole_string(); }

Document read(string_view json, std::size_t max_depth) { return Reader(json, max_depth, false).run(); }

Document read_leniently(string_view json, std::size_t max_depth) { return Reader(json, max_depth, true).run(); }

}  // namespace runlint::reference
