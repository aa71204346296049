#include "text/value_end.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/char_class.h"

namespace runlint::text {
namespace {

constexpr ByteSet kQuotes("\"'`");
constexpr ByteSet kDelimiters(",;)}]>");      // may follow the closing quote of a value
constexpr ByteSet kTrailing("\"'`\\,;)}]>");  // at the end of a word, not part of the value
constexpr ByteSet kBetween(" \t\r\n");

class ValueReader {
 public:
  ValueReader(std::string_view text, Span found) noexcept : text_(text), found_(found), at_(found.end()) {}

  std::size_t end() noexcept {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("@tcp(") || rest.starts_with("@unix(")) return at_;  // the host of Go's MySQL driver
    const char open = found_.offset > 0 ? text_[found_.offset - 1] : '\0';
    if (!kQuotes.contains(open) || goes_on_after_quotes(open)) read_word();
    while (at_ > found_.end() && kTrailing.contains(text_[at_ - 1])) --at_;
    return std::max(at_, found_.end());
  }

 private:
  [[nodiscard]] char char_at(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] bool is_between(std::size_t at) const noexcept {
    return at >= text_.size() || kBetween.contains(text_[at]);
  }

  // Goes to the end of the quotes that the value is in. Returns whether the word goes on after them.
  bool goes_on_after_quotes(char open) noexcept {
    const bool is_escaped = found_.offset > 1 && text_[found_.offset - 2] == '\\';
    std::size_t close = at_;
    const auto goes_on = [&] {
      const char c = text_[close];
      return c != '\n' && (c != open || (!is_escaped && text_[close - 1] == '\\'));
    };
    while (close < text_.size() && goes_on()) ++close;
    if (char_at(close) != open) return true;
    at_ = close + 1;
    const std::size_t next = char_at(at_) == '\\' ? at_ + 1 : at_;
    // Quotes around these quotes end there too.
    if (kQuotes.contains(char_at(next))) return !is_between(next + 1) && !kDelimiters.contains(char_at(next + 1));
    return next != at_ || in_set(char_at(at_), kAlnum | kUnderscore) || char_at(at_) == '$';
  }

  // Goes to the end of the word.
  void read_word() noexcept {
    const bool is_field = is_form_field();
    if (at_ == found_.end() && text_[at_ - 1] == '\\') --at_;  // it escapes what follows
    while (!is_between(at_)) {
      const char c = text_[at_];
      if (c == '\\') {
        if (kQuotes.contains(char_at(at_ + 1)) && is_between(at_ + 2)) return;
        at_ = std::min(at_ + 2, text_.size());
      } else if (kQuotes.contains(c)) {
        if (!begins_part(at_)) return;
        const std::size_t close = text_.find(c, at_ + 1);
        at_ = close == std::string_view::npos ? at_ + 1 : close + 1;
      } else if ((c == '&' && is_field) || (c == ';' && begins_setting(at_ + 1))) {
        return;
      } else {
        ++at_;
      }
    }
  }

  // Whether the quote at `at` opens another part of the word, instead of closing what is around it.
  [[nodiscard]] bool begins_part(std::size_t at) const noexcept {
    const char before = at > found_.offset ? text_[at - 1] : '\0';
    if (before == '(' || before == '$') return true;
    return !is_between(at + 1) && !kDelimiters.contains(char_at(at + 1));
  }

  // Whether NAME= follows, the next setting of a connection string.
  [[nodiscard]] bool begins_setting(std::size_t at) const noexcept {
    constexpr std::size_t kLongest = 32;  // bytes
    std::size_t end = at;
    while (end - at < kLongest && (in_set(char_at(end), kLetter) || char_at(end) == ' ')) ++end;
    return end > at && char_at(end) == '=';
  }

  // Whether the value is that of a field in a query or a form: after ?name= or &name=.
  [[nodiscard]] bool is_form_field() const noexcept {
    constexpr std::size_t kLongest = 64;  // bytes
    if (found_.offset == 0 || text_[found_.offset - 1] != '=') return false;
    std::size_t begin = found_.offset - 1;
    while (begin > 0 && found_.offset - begin < kLongest && in_set(text_[begin - 1], kAlnum | kUnderscore | kHyphen))
      --begin;
    return begin > 0 && (text_[begin - 1] == '?' || text_[begin - 1] == '&');
  }

  std::string_view text_;
  Span found_;
  std::size_t at_;
};

}  // namespace

std::size_t value_end(std::string_view text, Span found) noexcept { return ValueReader(text, found).end(); }

}  // namespace runlint::text
