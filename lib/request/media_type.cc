#include "request/media_type.h"

#include <cstddef>

#include "request/grammar.h"
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

  // The token that stands here; empty when there is none.
  string_view token() noexcept {
    std::size_t size = 0;
    while (size < rest_.size() && is_token_character(rest_[size])) ++size;
    const string_view token = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return token;
  }

  // A quoted string, behind its opening quote. False when it is malformed; `same` says whether it means `wanted`,
  // ignoring case.
  bool quoted_string(string_view wanted, bool& same) noexcept {
    same = true;
    while (!rest_.empty()) {
      if (take('"')) {
        same = same && wanted.empty();
        return true;
      }
      take('\\');
      if (rest_.empty() || !is_text(rest_.front())) return false;
      same = same && !wanted.empty() && text::lower(rest_.front()) == wanted.front();
      if (!wanted.empty()) wanted.remove_prefix(1);
      rest_.remove_prefix(1);
    }
    return false;
  }

 private:
  static bool is_text(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  }

  string_view rest_;
};

}  // namespace

ContentType judge_content_type(std::span<const string_view> values) noexcept {
  if (values.empty()) return ContentType::kMissing;
  if (values.size() > 1) return ContentType::kSeveral;
  const string_view value = without_blanks(values[0]);
  if (value.empty()) return ContentType::kMissing;
  Reader in(value);
  const string_view type = in.token();
  const bool has_slash = in.take('/');
  const string_view subtype = in.token();
  if (type.empty() || !has_slash || subtype.empty()) return ContentType::kMalformed;
  int charsets = 0;
  bool is_utf8 = true;
  for (in.skip_blanks(); !in.at_end(); in.skip_blanks()) {
    if (!in.take(';')) return ContentType::kMalformed;
    in.skip_blanks();
    const string_view name = in.token();
    if (name.empty()) continue;  // a parameter may be left out
    if (!in.take('=')) return ContentType::kMalformed;
    bool same = false;
    if (in.take('"')) {
      if (!in.quoted_string("utf-8", same)) return ContentType::kMalformed;
    } else {
      const string_view token = in.token();
      if (token.empty()) return ContentType::kMalformed;
      same = same_ignoring_case(token, "utf-8");
    }
    if (same_ignoring_case(name, "charset")) {
      ++charsets;
      is_utf8 = is_utf8 && same;
    }
  }
  if (!same_ignoring_case(type, "application") || !same_ignoring_case(subtype, "json")) return ContentType::kOther;
  return charsets > 1 || !is_utf8 ? ContentType::kCharset : ContentType::kJson;
}

bool is_plain(std::span<const string_view> content_encodings) noexcept {
  if (content_encodings.empty()) return true;
  const string_view value = without_blanks(content_encodings[0]);
  return content_encodings.size() == 1 && (value.empty() || same_ignoring_case(value, "identity"));
}

}  // namespace runlint::request
