#include "json/diagnose.h"

#include <algorithm>
#include <utility>

#include "json/number.h"
#include "json/syntax_errors.h"
#include "json/unescape.h"
#include "text/ascii.h"
#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::json {
namespace {

using text::is_digit;
using text::is_hex_digit;

class Scanner {
 public:
  Scanner(std::string_view json, std::size_t max_depth, Span window, ScalarTokens* tokens)
      : json_(json), max_depth_(max_depth), window_(window), tokens_(tokens) {}

  std::optional<ParseError> run(std::span<const OpenContainer> within) {
    if (within.empty()) {
      if (begin()) scan();
    } else {
      for (const OpenContainer& container : within.first(within.size() - 1)) levels_.push_back({container, true});
      at_ = within.back().open;
      scan();
    }
    return std::move(error_);
  }

 private:
  struct Level : OpenContainer {
    bool in_value = false;
  };

  [[nodiscard]] bool at_end() const noexcept { return at_ == json_.size(); }
  [[nodiscard]] char current() const noexcept { return at_end() ? '\0' : json_[at_]; }
  void skip_space() noexcept {
    while (!at_end() && text::is_json_space(json_[at_])) ++at_;
  }

  // ---- faults

  // Each of these records the error and returns false, so that the scan unwinds.
  bool fail(Rule rule, Span span, SyntaxErrorText error) {
    error.span = span;
    error_ = ParseError{std::move(error), rule, path()};
    error_->related_depth = std::min(error_->related_depth, error_->path.size());
    return false;
  }

  bool fail_expected(Expected expected) {
    ErrorContext context{
        .json = json_, .at = at_, .expected = expected, .at_root = levels_.empty(), .last_comma = last_comma_};
    if (!levels_.empty()) {
      context.in_object = levels_.back().is_object;
      context.open = levels_.back().open;
      context.depth = levels_.size() - 1;
    }
    if (is_ill_formed()) return fail_utf8();
    SyntaxErrorText error = describe_syntax_error(context);
    const Span span = error.span;
    return fail(Rule::kJsonSyntax, span, std::move(error));
  }

  [[nodiscard]] bool is_ill_formed() const noexcept {
    return !at_end() && text::decode(json_.substr(at_)).value == text::CodePoint::kInvalid;
  }

  bool fail_utf8() { return fail(Rule::kJsonEncoding, {at_, 1}, invalid_utf8(json_[at_])); }

  bool fail_in_string(std::size_t open, SyntaxErrorText error) {
    const Span span = error.span;
    error.related_message = "the string begins here";
    error.related = {open, 1};
    error.related_depth = levels_.size();
    return fail(Rule::kJsonSyntax, span, std::move(error));
  }

  [[nodiscard]] std::vector<std::string> path() const {
    std::vector<std::string> steps;
    for (const Level& level : levels_) {
      if (!level.in_value) break;
      steps.push_back(level.is_object ? unescaped(level.key) : std::to_string(level.index));
    }
    return steps;
  }

  [[nodiscard]] std::string unescaped(Span raw) const {
    std::string value(raw.length, '\0');
    const char* const end = unescape(json_.substr(raw.offset, raw.length), value.data());
    value.resize(static_cast<std::size_t>(end - value.data()));
    return value;
  }

  // ---- the grammar

  // Up to the document's value.
  bool begin() {
    if (json_.starts_with("\xEF\xBB\xBF")) return fail(Rule::kJsonEncoding, {0, 3}, byte_order_mark());
    skip_space();
    if (at_end()) return fail(Rule::kJsonEmpty, {json_.size(), 0}, empty_document(json_.empty()));
    return true;
  }

  // From the beginning of a value to the end of the document.
  void scan() {
    while (value() && after_value()) {
      if (levels_.empty()) return;
    }
  }

  // Reads a value, or the beginning of a container up to its first value. Afterwards either a value has ended
  // (ended_) or another is to be read.
  bool value() {
    ended_ = true;
    const char first = current();
    if (first == '{' || first == '[') return container(first == '{');
    const std::size_t begin = at_;
    bool good;
    if (first == '"') {
      begin_value();
      good = string();
    } else if (first == '-' || is_digit(first)) {
      begin_value();
      good = number();
    } else if (first == 't' || first == 'f' || first == 'n') {
      begin_value();
      good = literal(first == 't' ? "true" : first == 'f' ? "false" : "null");
    } else {
      return fail_expected(expecting_value_);
    }
    note(&ScalarTokens::values, begin, at_);
    return good;
  }

  void note(std::vector<Span> ScalarTokens::* list, std::size_t begin, std::size_t end) {
    if (tokens_ == nullptr || begin >= window_.end() || end <= window_.offset) return;
    (tokens_->*list).push_back({begin, end - begin});
  }

  bool container(bool object) {
    begin_value();
    if (levels_.size() == max_depth_) return fail(Rule::kJsonDepth, {at_, 1}, too_deep(max_depth_));
    levels_.push_back({{.is_object = object, .open = at_}});
    ++at_;
    skip_space();
    if (current() == (object ? '}' : ']')) return true;
    ended_ = false;
    expecting_value_ = Expected::kFirstElement;
    return !object || member(Expected::kFirstKey);
  }

  // Reads a key and its colon.
  bool member(Expected expected) {
    if (current() != '"') return fail_expected(expected);
    const std::size_t open = at_;
    const bool closed = string();
    const std::size_t end = at_;
    skip_space();
    if (!closed || current() != ':') {
      note(&ScalarTokens::values, open, end);  // it may be a value
      return closed && fail_expected(Expected::kColon);
    }
    note(&ScalarTokens::names, open, end);
    levels_.back().key = {open + 1, end - open - 2};
    ++at_;
    skip_space();
    expecting_value_ = Expected::kMemberValue;
    return true;
  }

  // After a value: closes what ends, up to where the next value begins or the document ends.
  bool after_value() {
    if (!ended_) return true;
    for (;;) {
      if (!levels_.empty()) levels_.back().in_value = false;
      skip_space();
      if (levels_.empty()) return at_end() || fail_expected(Expected::kEnd);
      Level& level = levels_.back();
      if (current() == ',') {
        last_comma_ = at_++;
        skip_space();
        ++level.index;
        expecting_value_ = Expected::kNextElement;
        return !level.is_object || member(Expected::kNextKey);
      }
      if (current() != (level.is_object ? '}' : ']')) return fail_expected(Expected::kCommaOrClose);
      ++at_;
      levels_.pop_back();
    }
  }

  void begin_value() noexcept {
    if (!levels_.empty()) levels_.back().in_value = true;
  }

  // ---- tokens

  bool literal(std::string_view expected) {
    for (const char c : expected) {
      if (current() != c) return fail_expected(Expected::kRestOfLiteral);
      ++at_;
    }
    return true;
  }

  bool number() {
    const char* end = json_.data() + at_;
    const bool is_whole = skip_number(end, json_.data() + json_.size());
    at_ = static_cast<std::size_t>(end - json_.data());
    if (!is_whole) return fail_expected(Expected::kDigit);
    // Only after a leading zero can another digit follow.
    return !is_digit(current()) || fail_expected(Expected::kNoLeadingZero);
  }

  bool string() {
    const std::size_t open = at_++;
    for (;;) {
      at_ += text::json_plain_prefix(json_.substr(at_));
      if (at_end()) return fail_in_string(open, unclosed_string(at_));
      const char c = json_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return fail_in_string(open, control_character(json_, at_));
      if (c == '\\') {
        if (!escape(open)) return false;
        continue;
      }
      const text::CodePoint point = text::decode(json_.substr(at_));
      if (point.value == text::CodePoint::kInvalid) return fail_utf8();
      at_ += point.length;
    }
  }

  bool escape(std::size_t open) {
    const std::size_t backslash = at_++;
    if (at_end()) return fail_in_string(open, unclosed_string(at_));
    if (current() != 'u') {
      if (std::string_view(R"("\/bfnrt)").find(current()) == std::string_view::npos) {
        return fail_escape(open, /*in_hex=*/false);
      }
      ++at_;
      return true;
    }
    ++at_;
    unsigned unit = 0;
    if (!hex4(open, unit)) return false;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return fail(Rule::kJsonEncoding, {backslash, 6}, lone_surrogate(false));
    if (unit < 0xD800 || unit > 0xDBFF) return true;
    // A high surrogate: only the escape of a low one, DC00 to DFFF, may follow.
    const std::string_view rest = json_.substr(at_, 6);
    for (std::size_t i = 0; i < 6; ++i) {
      if (i == rest.size()) {
        at_ = json_.size();
        return fail_in_string(open, unclosed_string(at_));
      }
      const char c = rest[i];
      const bool fits = i == 0   ? c == '\\'
                        : i == 1 ? c == 'u'
                        : i == 2 ? c == 'd' || c == 'D'
                        : i == 3 ? is_hex_digit(c) && !is_digit(c) && c != 'a' && c != 'A' && c != 'b' && c != 'B'
                                 : is_hex_digit(c);
      if (!fits) return fail(Rule::kJsonEncoding, {backslash, 6}, lone_surrogate(true));
    }
    at_ += 6;
    return true;
  }

  bool hex4(std::size_t open, unsigned& unit) {
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_end()) return fail_in_string(open, unclosed_string(at_));
      const char c = current();
      if (!is_hex_digit(c)) return fail_escape(open, /*in_hex=*/true);
      unit = unit * 16 + static_cast<unsigned>(text::hex_value(c));
    }
    return true;
  }

  bool fail_escape(std::size_t open, bool in_hex) {
    if (is_ill_formed()) return fail_utf8();
    return fail_in_string(open, bad_escape(json_, at_, in_hex));
  }

  std::string_view json_;
  std::size_t max_depth_;
  Span window_;
  ScalarTokens* tokens_;

  std::size_t at_ = 0;
  std::vector<Level> levels_;
  bool ended_ = false;
  Expected expecting_value_ = Expected::kDocument;
  std::size_t last_comma_ = 0;
  std::optional<ParseError> error_;
};

}  // namespace

std::optional<ParseError> diagnose(std::string_view json, std::size_t max_depth,
                                   std::span<const OpenContainer> within) {
  return Scanner(json, max_depth, {}, nullptr).run(within);
}

ScalarTokens scalar_tokens(std::string_view json, std::size_t max_depth, Span window) {
  ScalarTokens tokens;
  (void)Scanner(json, max_depth, window, &tokens).run({});
  return tokens;
}

}  // namespace runlint::json
