#include "json/diagnose.h"

#include <algorithm>
#include <utility>

#include "json/lenient_tokens.h"
#include "json/syntax_errors.h"
#include "json/unescape.h"
#include "text/ascii.h"
#include "text/escape.h"
#include "text/number.h"
#include "text/utf8.h"

namespace runlint::json {
namespace {

using text::is_digit;
using text::is_hex_digit;

class Scanner {
 public:
  Scanner(std::string_view json, std::size_t max_depth, SlipHandler* slips, ScalarTokens* tokens)
      : json_(json), max_depth_(max_depth), slips_(slips), tokens_(tokens) {}

  Diagnosis run(std::span<const OpenContainer> within) {
    if (within.empty()) {
      if (begin()) scan();
    } else {
      for (const OpenContainer& container : within.first(within.size() - 1)) levels_.push_back({container, true});
      at_ = within.back().open;
      scan();
    }
    result_.repair.finish(json_);
    return std::move(result_);
  }

 private:
  struct Level : OpenContainer {
    bool in_value = false;
    bool key_is_lenient = false;  // the key is a LenientToken
  };

  [[nodiscard]] bool at_end() const noexcept { return at_ == json_.size(); }
  [[nodiscard]] char current() const noexcept { return at_end() ? '\0' : json_[at_]; }
  void skip_space() noexcept {
    while (!at_end() && text::is_json_space(json_[at_])) ++at_;
  }

  // ---- faults

  // Each of these records the error and returns false, so that the scan unwinds.
  bool fail(Rule rule, Span span, SyntaxErrorText error) {
    result_.fault = located(rule, span, std::move(error));
    return false;
  }

  [[nodiscard]] ParseError located(Rule rule, Span span, SyntaxErrorText text) const {
    text.span = span;
    ParseError error{std::move(text), rule, path(), false};
    error.related_depth = std::min(error.related_depth, error.path.size());
    return error;
  }

  // The description of an error at `at`, where `expected` should be.
  [[nodiscard]] SyntaxErrorText describe(std::size_t at, Expected expected) const {
    ErrorContext context{.json = json_, .at = at, .expected = expected, .at_root = levels_.empty()};
    if (!levels_.empty()) {
      context.in_object = levels_.back().is_object;
      context.open = levels_.back().open;
      context.depth = levels_.size() - 1;
    }
    return describe_syntax_error(context);
  }

  bool fail_expected(Expected expected) {
    if (is_ill_formed()) return fail_utf8();
    SyntaxErrorText error = describe(at_, expected);
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

  [[nodiscard]] std::vector<PathStep> path() const {
    std::vector<PathStep> steps;
    for (const Level& level : levels_) {
      if (!level.in_value) break;
      steps.push_back({level.is_object ? key_of(level) : std::to_string(level.index), !level.is_object});
    }
    return steps;
  }

  [[nodiscard]] std::string key_of(const Level& level) const {
    if (level.key_is_lenient) return key_of_lenient_token(json_, level.key.offset);
    return unescaped(json_.substr(level.key.offset, level.key.length));
  }

  // ---- slips

  // Reports `span` and puts `json` in the place of `source`, which ends there.
  template <class Describe>
  void slip(Rule rule, Span span, Span source, std::string_view json, bool is_stand_in, Describe describe) {
    ++result_.slips;
    if (slips_ != nullptr && slips_->wants_slip(rule, span.offset)) {
      ParseError error = located(rule, span, describe());
      error.is_removable = json.empty() && !separates_tokens(json_, span);
      slips_->on_slip(std::move(error));
    }
    result_.repair.replace(json_, source, json, is_stand_in);
    at_ = source.end();
  }

  void slip_expected(Span span, std::string_view json, Expected expected, bool is_stand_in = false) {
    slip(Rule::kJsonSyntax, span, span, json, is_stand_in, [&] { return describe(span.offset, expected); });
  }

  // Skips white space and comments.
  void skip_blank(Expected expected) {
    for (;;) {
      skip_space();
      const std::size_t length = at_end() ? 0 : comment_length(json_, at_);
      const bool is_first_value = expected == Expected::kMemberValue || expected == Expected::kFirstElement;
      if (length == 0 || (is_first_value && stands_for_value(json_, at_))) return;
      const Span comment{at_, length};
      slip_expected(comment, {}, expected);
      note(&ScalarTokens::comments, comment.offset, comment.end());
    }
  }

  [[nodiscard]] bool is_at(std::size_t at, char c) const noexcept { return at != json_.size() && json_[at] == c; }

  // Skips the comma at the current position if `close` follows it, or for 0 the end of the text.
  bool skip_trailing_comma(char close, Expected expected) {
    const std::size_t next = blank_end(json_, at_ + 1);
    if (close == '\0' ? next != json_.size() : !is_at(next, close)) return false;
    slip(Rule::kJsonSyntax, {at_, 1}, {at_, 1}, {}, false, [&] { return trailing_comma(json_, next, expected); });
    return true;
  }

  // ---- the grammar

  // Up to the document's value.
  bool begin() {
    while (json_.substr(at_).starts_with(text::kByteOrderMark))  // tools that add one may run twice
      slip(Rule::kJsonEncoding, {at_, 3}, {at_, 3}, {}, false, byte_order_mark);
    skip_space();
    if (at_end()) return fail(Rule::kJsonEmpty, {json_.size(), 0}, empty_document(json_.empty()));
    skip_blank(Expected::kDocument);
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
    } else if (!is_digit(first) && lenient_value()) {
      return true;
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

  // Reads a value that is not JSON, but certain.
  bool lenient_value() {
    if (levels_.empty() && quotes_container(json_, at_)) return false;
    std::optional<LenientToken> token = lenient_string(json_, at_);
    if (!token) token = lenient_literal(json_, at_);
    if (!token) return false;
    const Span source{at_, token->length};
    if (current() == '-') {  // -Infinity is wrong after its sign
      begin_value();
      ++at_;
      slip(Rule::kJsonSyntax, {at_, source.length - 1}, source, token->json, token->is_stand_in,
           [&, at = at_] { return describe(at, Expected::kDigit); });
    } else {
      slip_expected(source, token->json, expecting_value_, token->is_stand_in);
      begin_value();
    }
    note(&ScalarTokens::values, source.offset, source.end());
    return true;
  }

  void note(std::vector<Span> ScalarTokens::* list, std::size_t begin, std::size_t end) {
    if (tokens_ == nullptr || begin == end || begin >= tokens_->window.end() || end <= tokens_->window.offset) return;
    (tokens_->*list).push_back({begin, end - begin});
  }

  bool container(bool object) {
    begin_value();
    if (levels_.size() == max_depth_) return fail(Rule::kJsonDepth, {at_, 1}, too_deep(max_depth_));
    levels_.push_back({{.is_object = object, .open = at_}});
    ++at_;
    skip_blank(object ? Expected::kFirstKey : Expected::kFirstElement);
    if (current() == (object ? '}' : ']')) return true;
    ended_ = false;
    expecting_value_ = Expected::kFirstElement;
    return !object || member(Expected::kFirstKey);
  }

  // Reads a key and its colon.
  bool member(Expected expected) {
    const std::size_t open = at_;
    const bool is_json = current() == '"';
    const bool closed = is_json ? string() : lenient_key(expected);
    const std::size_t end = at_;
    if (closed) skip_blank(Expected::kColon);
    if (!closed || current() != ':') {
      note(&ScalarTokens::values, open, end);  // it may be a value
      return closed && fail_expected(Expected::kColon);
    }
    note(&ScalarTokens::names, open, end);
    if (is_json) {
      levels_.back().key = {open + 1, end - open - 2};
      levels_.back().key_is_lenient = false;
    }
    ++at_;
    skip_blank(Expected::kMemberValue);
    expecting_value_ = Expected::kMemberValue;
    return true;
  }

  // Reads a key that is not JSON, but certain; fails at any other.
  bool lenient_key(Expected expected) {
    const std::optional<LenientToken> token = lenient_member_name(json_, at_);
    if (!token) return fail_expected(expected);
    const Span name{at_, token->length};
    slip_expected(name, token->json, expected);
    levels_.back().key = name;
    levels_.back().key_is_lenient = true;
    return true;
  }

  // After a value: closes what ends, up to where the next value begins or the document ends.
  bool after_value() {
    if (!ended_) return true;
    for (;;) {
      if (levels_.empty()) return at_document_end();
      Level& level = levels_.back();
      level.in_value = false;
      const char close = level.is_object ? '}' : ']';
      const Expected next = level.is_object ? Expected::kNextKey : Expected::kNextElement;
      skip_blank(Expected::kCommaOrClose);
      if (current() == ',' && skip_trailing_comma(close, next)) skip_blank(Expected::kCommaOrClose);
      if (current() == ',') {
        ++at_;
        skip_blank(next);
        ++level.index;
        expecting_value_ = Expected::kNextElement;
        return !level.is_object || member(Expected::kNextKey);
      }
      if (current() != close) return fail_expected(Expected::kCommaOrClose);
      ++at_;
      levels_.pop_back();
    }
  }

  bool at_document_end() {
    skip_blank(Expected::kEnd);
    if (current() == ',' && skip_trailing_comma('\0', Expected::kEnd)) skip_blank(Expected::kEnd);
    return at_end() || fail_expected(Expected::kEnd);
  }

  void begin_value() noexcept {
    if (!levels_.empty()) levels_.back().in_value = true;
  }

  // ---- tokens

  bool literal(std::string_view expected) {
    const std::string_view word = word_at(json_, at_);
    if (expected.starts_with(word) && prefixed_string_length(json_, at_) == 0) at_ += word.size();
    return word == expected || fail_expected(Expected::kRestOfLiteral);
  }

  bool number() {
    const char* end = json_.data() + at_;
    const bool is_whole = text::skip_number(end, json_.data() + json_.size());
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
    const std::size_t length = low_surrogate_prefix(json_.substr(at_));
    if (length != 6 && at_ + length != json_.size())
      return fail(Rule::kJsonEncoding, {backslash, 6}, lone_surrogate(true));
    at_ += length;
    return length == 6 || fail_in_string(open, unclosed_string(at_));
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
  SlipHandler* slips_;
  ScalarTokens* tokens_;

  std::size_t at_ = 0;
  std::vector<Level> levels_;
  bool ended_ = false;
  Expected expecting_value_ = Expected::kDocument;
  Diagnosis result_;
};

}  // namespace

Diagnosis diagnose(std::string_view json, std::size_t max_depth, std::span<const OpenContainer> within,
                   SlipHandler* slips, ScalarTokens* tokens) {
  return Scanner(json, max_depth, slips, tokens).run(within);
}

}  // namespace runlint::json
