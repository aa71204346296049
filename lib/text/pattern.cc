#include "text/pattern.h"

#include <re2/re2.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "text/char_class.h"
#include "text/simd.h"

namespace runlint::text {
namespace {

// The matchers compare sixteen bytes at a time, without early exits, because almost every text matches.

// kPathByte for blocks: 0xFF for each byte that is in it.
Vec16 path_bytes(Vec16 bytes) noexcept {
  const Vec16 letter = (bytes | 0x20) - 'a' <= 'z' - 'a';
  const Vec16 other = bytes - '-' <= '9' - '-';  // "-./" and the digits, which follow each other
  return letter | other | (bytes == '_');
}

// The form of the image path that only a scheme allows; `at` is its first `@`, before which all are tag bytes.
bool is_url_with_digest(std::string_view text, std::size_t at) noexcept {
  const std::size_t host = text.starts_with("http://") ? 7 : text.starts_with("https://") ? 8 : 0;
  const std::size_t dot = skip(text, host, kAlnumHyphen);
  // No reading beyond `at`: it is in none of the sets.
  return host != 0 && dot != host && text[dot] == '.' && in_set(text[dot + 1], kHostByte) && dot + 2 < at &&
         skip(text, dot + 2, kPathByte) == at && at + 1 < text.size() && skip(text, at + 1, kTagByte) == text.size();
}

}  // namespace

bool is_environment_key(std::string_view text) noexcept {
  const auto fits = [](Vec16 bytes) { return all_set(path_bytes(bytes)); };
  return !text.empty() && all_blocks(text.size(), fits, text.data());
}

bool is_absolute_path(std::string_view text) noexcept { return text.starts_with('/'); }

bool is_secret_mount_id(std::string_view text) noexcept {
  const auto fits = [](Vec16 bytes) {
    return all_set(letters_and_digits(bytes) | (bytes - '-' <= '.' - '-') | (bytes == '_'));
  };
  return !text.empty() && in_set(text.front(), kAlnum) && in_set(text.back(), kAlnum) &&
         all_blocks(text.size(), fits, text.data());
}

// Runs of letters and digits joined by single hyphens: none at either end, and a letter or digit among any two
// neighbours.
bool is_plan_id(std::string_view text) noexcept {
  if (text.empty() || !in_set(text.front(), kAlnum) || !in_set(text.back(), kAlnum)) return false;
  const auto fits = [](Vec16 bytes, Vec16 next) {
    const Vec16 alnum = letters_and_digits(bytes);
    return all_set(alnum | ((bytes == '-') & letters_and_digits(next)));
  };
  return text.size() == 1 || all_blocks(text.size() - 1, fits, text.data(), text.data() + 1);
}

bool is_service_id(std::string_view text) noexcept { return is_plan_id(text) && in_set(text.front(), kLetter); }

bool is_service_path(std::string_view text) noexcept {
  const auto is_part = [](std::string_view part) {
    return kMinPathPart <= part.size() && part.size() <= kMaxPathPart && is_service_id(part);
  };
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && is_part(text.substr(0, slash)) && is_part(text.substr(slash + 1));
}

// The expression's language, with P = [a-zA-Z0-9/._-] and T = P and the colon:
//
//   P+ ':' T+  |  P+ '@' T+  |  'http' 's'? '://' [a-zA-Z0-9-]+ '.' [a-zA-Z0-9.-] P+ '@' T+
//
// Without a scheme, whatever the host, `/v1` and slash groups take is in P; with one, `http` is the P+ of the first
// form unless there is an `@`, which only the last form then allows.
bool is_image_path(std::string_view text) noexcept {
  const auto no_path_byte = [](Vec16 bytes) { return ~path_bytes(bytes); };
  const auto no_tag_byte = [](Vec16 bytes) { return ~(path_bytes(bytes) | (bytes == ':')); };
  const std::size_t mark = find_if_vectorized(text, 0, no_path_byte);
  if (mark == 0 || mark == text.size()) return false;
  if (text[mark] != ':' && text[mark] != '@') return false;
  const std::size_t end = find_if_vectorized(text, mark + 1, no_tag_byte);
  if (end == text.size()) return end > mark + 1;
  return text[end] == '@' && is_url_with_digest(text, end);
}

bool is_credentials_id(std::string_view text) noexcept {
  const auto fits = [](Vec16 bytes) { return all_set(letters_and_digits(bytes) | (bytes == '-')); };
  return !text.empty() && all_blocks(text.size(), fits, text.data());
}

bool matches_re2(const Pattern& pattern, std::string_view text) {
  // All are compiled when the first is needed.
  static const std::vector<std::unique_ptr<const RE2>> kCompiled = [] {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    std::vector<std::unique_ptr<const RE2>> compiled;
    for (const Pattern& known : kPatterns) {
      compiled.push_back(
          std::make_unique<RE2>(re2::StringPiece(known.expression.data(), known.expression.size()), options));
    }
    return compiled;
  }();
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                           *kCompiled[static_cast<std::size_t>(&pattern - kPatterns)]);
}

bool matches(const Pattern& pattern, std::string_view text) {
  // RE2 would only slow down the rejection of many hostile keys where the matcher is exact.
  return pattern.matches_fast(text) || (!pattern.matcher_is_exact && matches_re2(pattern, text));
}

}  // namespace runlint::text
