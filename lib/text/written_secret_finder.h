// Finds secrets by what is before them: see next_written_secret() in secrets.h.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/ascii.h"
#include "text/char_class.h"
#include "text/credentials.h"
#include "text/secret_names.h"
#include "text/simd.h"
#include "text/stand_in.h"

namespace runlint::text {

// Reads `text` from left to right; each step looks at a bounded number of bytes before its place.
class WrittenSecretFinder {
 public:
  WrittenSecretFinder(std::string_view text, std::size_t from) noexcept
      : text_(text), from_(from), resume_(from), driver_end_(from) {}

  // The next one that begins at `from` or later, or an empty Credential. In order.
  [[nodiscard]] Credential next() noexcept {
    while (true) {
      const std::size_t at = next_mark(resume_);
      if (at >= text_.size()) return {};
      resume_ = at + 1;
      Credential secret;
      switch (text_[at]) {
        case '=':
          secret = after_equals(at);
          break;
        case ':':
          secret = after_colon(at);
          break;
        case ' ':
          secret = after_space(at);
          break;
        case '@':
          secret = before_driver(at);
          break;
        case '>':
          secret = of_element(at);
          break;
        default:
          secret = default_of_reference(at);
          break;
      }
      if (secret.length == 0 || secret.offset < from_) continue;
      from_ = secret.offset + secret.length;
      resume_ = std::max(resume_, from_);
      return secret;
    }
  }

 private:
  static constexpr std::size_t kLongestKey = 64;  // bytes

  // Whether a space after `c` may end the name of a scheme or an option: bearer, token, basic, password.
  static bool ends_scheme(char c) noexcept { return c == 'r' || c == 'n' || c == 'c' || c == 'd'; }

  [[nodiscard]] bool is_mark(std::size_t at) const noexcept {
    const char c = text_[at];
    if (c == ' ') return at > 0 && ends_scheme(lower(text_[at - 1]));
    return c == '=' || c == ':' || c == '@' || c == '$' || c == '>';
  }

  // is_mark() of sixteen bytes, as bits.
  [[nodiscard]] std::uint32_t marks_of_block(std::size_t at) const noexcept {
    const Vec16 bytes = load_block(text_.data() + at);
    const std::uint32_t marks = movemask(
        reinterpret_cast<Vec16>((bytes - '=' <= '>' - '=') | (bytes == ':') | (bytes == '@') | (bytes == '$')));
    const std::uint32_t spaces = movemask(reinterpret_cast<Vec16>(bytes == ' '));
    if (spaces == 0) return marks;
    const Vec16 letters = bytes | 0x20;
    const std::uint32_t ends =
        movemask(reinterpret_cast<Vec16>((letters == 'r') | (letters == 'n') | (letters == 'c') | (letters == 'd')));
    return marks | (spaces & (ends << 1 | (is_mark(at) ? 1U : 0U)));
  }

  // The first mark at `at`, which never decreases, or later; the text's size: none.
  [[nodiscard]] std::size_t next_mark(std::size_t at) noexcept {
    while (true) {
      if (at >= block_ + sizeof(Vec16) || marks_ == kNoBlock) {
        if (at + sizeof(Vec16) > text_.size()) break;
        block_ = at;
        marks_ = marks_of_block(at);
      }
      const std::uint32_t rest = marks_ >> (at - block_);
      if (rest != 0) return at + static_cast<std::size_t>(std::countr_zero(rest));
      at = block_ + sizeof(Vec16);
    }
    while (at < text_.size() && !is_mark(at)) ++at;
    return std::min(at, text_.size());
  }

  [[nodiscard]] bool is_at(std::size_t at, std::string_view word) const noexcept {
    return text_.substr(std::min(at, text_.size()), word.size()) == word;
  }
  [[nodiscard]] char char_at(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }

  struct Key {
    std::string_view name;
    std::size_t begin = 0;
    bool quoted = false;
  };

  // The name that ends before `at`, maybe in quotes (which may be escaped) or with spaces behind it.
  [[nodiscard]] Key key_before(std::size_t at) const noexcept {
    constexpr std::size_t kMostSpaces = 64;  // between a name and the value, to align columns
    std::size_t end = at;
    while (end > 0 && at - end < kMostSpaces && text_[end - 1] == ' ') --end;
    Key key;
    if (end > 0 && (text_[end - 1] == '"' || text_[end - 1] == '\'')) {
      key.quoted = true;
      --end;
      if (end > 0 && text_[end - 1] == '\\') --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestKey && in_set(text_[begin - 1], kToken | kDot)) --begin;
    key.begin = begin;
    key.name = text_.substr(begin, end - begin);
    return key;
  }

  // A value in quotes that begin at `at`, or nothing.
  [[nodiscard]] std::string_view quoted_value(std::size_t at) const noexcept {
    // $'…' of a shell and N'…' of SQL.
    if ((char_at(at) == '$' || char_at(at) == 'N') && char_at(at + 1) == '\'') ++at;
    const bool escaped = char_at(at) == '\\';
    if (escaped) ++at;
    const char quote = char_at(at);
    if (quote != '"' && quote != '\'' && quote != '`') return {};
    std::size_t end = at + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') ++end;
    if (end == text_.size() || text_[end] != quote) return {};
    if (escaped && end > at + 1 && text_[end - 1] == '\\') --end;
    return text_.substr(at + 1, end - at - 1);
  }

  [[nodiscard]] std::string_view value_until(std::size_t at, std::string_view delimiters) const noexcept {
    at = std::min(at, text_.size());
    return text_.substr(at, text_.find_first_of(delimiters, at) - at);
  }

  // A value that is no secret is not read again.
  [[nodiscard]] Credential secret_of(std::string_view name, NameKind kind, std::string_view value) noexcept {
    if (kind == NameKind::kOther || value.size() < 3) return {};
    const auto begin = static_cast<std::size_t>(value.data() - text_.data());
    resume_ = std::max(resume_, begin + value.size());
    if (!is_inline_secret(value) || !is_secret_under(name, kind, value)) return {};
    return {is_password_name(name) ? "a password" : "a credential", begin, value.size()};
  }

  // Of settings and files: written_settings.cc.
  [[nodiscard]] Credential after_equals(std::size_t at) noexcept;
  [[nodiscard]] Credential of_call(std::string_view name, NameKind kind, std::size_t begin,
                                   std::string_view word) noexcept;
  [[nodiscard]] Credential after_arrow(std::size_t at) noexcept;
  [[nodiscard]] Credential of_element(std::size_t at) noexcept;
  [[nodiscard]] Credential after_colon(std::size_t at) noexcept;
  [[nodiscard]] static NameKind kind_of_key(std::string_view name) noexcept;
  [[nodiscard]] Credential of_short_header(const Key& key, std::size_t colon) noexcept;
  [[nodiscard]] bool begins_line(std::size_t at) const noexcept;
  [[nodiscard]] std::size_t first_login() noexcept;
  [[nodiscard]] Credential before_driver(std::size_t at) noexcept;
  [[nodiscard]] Credential of_password_file(std::size_t at) noexcept;
  [[nodiscard]] Credential default_of_reference(std::size_t at) noexcept;

  // Of headers and SQL: written_headers.cc.
  [[nodiscard]] Credential of_scheme(std::string_view name, std::string_view scheme, std::size_t at) noexcept;
  [[nodiscard]] Credential of_basic(std::size_t at) const noexcept;
  [[nodiscard]] Credential after_space(std::size_t at) noexcept;
  [[nodiscard]] Credential of_identified(std::size_t at) noexcept;
  [[nodiscard]] bool follows_user_statement(std::size_t at) const noexcept;
  [[nodiscard]] bool is_header(std::size_t at) const noexcept;
  [[nodiscard]] Credential of_bearer(std::size_t begin, bool in_header) noexcept;

  std::string_view text_;
  std::size_t from_;
  std::size_t resume_;  // where reading goes on
  static constexpr std::uint32_t kNoBlock = ~std::uint32_t{0};
  std::size_t block_ = 0;           // the block last looked at
  std::uint32_t marks_ = kNoBlock;  // and its marks
  std::size_t driver_end_;          // where the last host of a driver began
  std::optional<std::size_t> login_;
};

}  // namespace runlint::text
