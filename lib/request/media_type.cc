#include "request/media_type.h"

#include <cstddef>

#include "request/http_chars.h"
#include "text/ascii.h"

namespace runlint::request {
namespace {

using std::string_view;

// Reads a field value from its beginning.
class Reader {
 public:
  explicit Reader(string_view text) noexcept : rest_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

  bool take(char c) noexcept {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_blanks() noexcept {
    while (take(' ') || take('\t')) {
    }
  }

  // The token at the current position; empty if there is none.
  string_view token() noexcept {
    std::size_t size = 0;
    while (size < rest_.size() && is_token_character(rest_[size])) ++size;
    const string_view token = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return token;
  }

  // Reads a quoted string whose opening quote has been read: sets `raw` to the text between the quotes, with its
  // escapes. False if it is malformed.
  bool quoted_string(string_view& raw) noexcept {
    const string_view begin = rest_;
    while (!rest_.empty()) {
      if (take('"')) {
        raw = begin.substr(0, begin.size() - rest_.size() - 1);
        return true;
      }
      take('\\');
      if (rest_.empty() || !is_readable(rest_.front())) return false;
      rest_.remove_prefix(1);
    }
    return false;
  }

 private:
  static bool is_readable(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  }

  string_view rest_;
};

// Counts the word "charset" in `text`, ignoring case.
std::size_t count_charset(string_view text) noexcept {
  constexpr string_view kWord = "charset";
  std::size_t count = 0;
  for (; text.size() >= kWord.size(); text.remove_prefix(1)) {
    if (same_ignoring_case(text.substr(0, kWord.size()), kWord)) ++count;
  }
  return count;
}

}  // namespace

ContentType check_content_type(std::span<const string_view> values) noexcept {
  if (values.empty()) return ContentType::kMissing;
  if (values.size() > 1) return ContentType::kSeveral;
  const string_view value = without_blanks(values[0]);
  if (value.empty()) return ContentType::kMissing;
  Reader in(value);
  const string_view type = in.token();
  const bool has_slash = in.take('/');
  const string_view subtype = in.token();
  if (type.empty() || !has_slash || subtype.empty()) return ContentType::kMalformed;
  std::size_t utf8_charsets = 0;
  for (in.skip_blanks(); !in.at_end(); in.skip_blanks()) {
    if (!in.take(';')) return ContentType::kMalformed;
    in.skip_blanks();
    const string_view name = in.token();
    if (name.empty()) continue;  // a parameter may be left out
    if (!in.take('=')) return ContentType::kMalformed;
    string_view parameter;
    if (in.take('"')) {
      if (!in.quoted_string(parameter)) return ContentType::kMalformed;
    } else {
      parameter = in.token();
      if (parameter.empty()) return ContentType::kMalformed;
    }
    if (same_ignoring_case(name, "charset") && same_ignoring_case(parameter, "utf-8")) ++utf8_charsets;
  }
  if (!same_ignoring_case(type, "application") || !same_ignoring_case(subtype, "json")) return ContentType::kOther;
  // Some servers also find a charset in continuations of RFC 2231 (charset*0=), or inside a quoted string that they
  // split at semicolons. So the word is allowed only as the name of one parameter.
  const std::size_t charsets = count_charset(value);
  return charsets > 1 || charsets != utf8_charsets ? ContentType::kCharset : ContentType::kJson;
}

bool is_identity(std::span<const string_view> content_encodings) noexcept {
  if (content_encodings.empty()) return true;
  const string_view value = without_blanks(content_encodings[0]);
  return content_encodings.size() == 1 && (value.empty() || same_ignoring_case(value, "identity"));
}

}  // namespace runlint::request
