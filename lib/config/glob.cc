#include "config/glob.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>

#include "text/utf8.h"

namespace runlint::config {
namespace {

// Never null, which PCRE2 refuses.
PCRE2_SPTR units(std::string_view text) noexcept {
  if (text.empty()) text = "";
  return reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

[[noreturn]] void fail(int error) {
  if (error == PCRE2_ERROR_NOMEMORY) throw std::bad_alloc();
  std::array<PCRE2_UCHAR, 120> message{};
  (void)pcre2_get_error_message(error, message.data(), message.size());
  const auto end = std::ranges::find(message, PCRE2_UCHAR{0});
  throw GlobError("is not a pattern: " + std::string(message.begin(), end));
}

bool has_no_slash(std::string_view pattern) noexcept {
  return pattern.substr(0, pattern.size() - (pattern.ends_with('/') ? 1 : 0)).find('/') == std::string_view::npos;
}

std::string_view without_outer_slashes(std::string_view pattern) noexcept {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  while (pattern.starts_with('/')) pattern.remove_prefix(1);
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  return pattern;
}

// UTF-8 for PCRE2: `text` with each byte that is not UTF-8 mapped to a private-use character, since PCRE2 lets nothing
// match such a byte. So names of files match whatever their encoding.
class Utf8 {
 public:
  explicit Utf8(std::string_view text) : text_(text) {
    std::size_t copied = 0;
    for (std::size_t at = text::ascii_prefix(text); at < text.size();) {
      const text::CodePoint next = text::decode(text.substr(at));
      if (next.value == text::CodePoint::kInvalid) {
        const auto byte = static_cast<unsigned char>(text[at]);
        buffer_.append(text.substr(copied, at - copied)).append("\xF4\x8F\xBE");  // U+10FF80 to U+10FFBF, or
        if (byte >= 0xC0) buffer_.back() = '\xBF';                                // U+10FFC0 to U+10FFFF
        buffer_ += static_cast<char>(0x80 | (byte & 0x3F));
        copied = at + 1;
      }
      at += next.length;
    }
    if (copied == 0) return;
    buffer_.append(text.substr(copied));
    text_ = buffer_;
  }
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;

  [[nodiscard]] PCRE2_SPTR units() const noexcept { return config::units(text_); }
  [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

 private:
  std::string buffer_;
  std::string_view text_;
};

}  // namespace

Glob::Glob(std::string_view text) {
  const Utf8 pattern(text);
  PCRE2_UCHAR* expression = nullptr;
  PCRE2_SIZE length = 0;
  const std::uint32_t flags = PCRE2_CONVERT_GLOB | PCRE2_CONVERT_UTF;
  if (const int error = pcre2_pattern_convert(pattern.units(), pattern.size(), flags, &expression, &length, nullptr)) {
    fail(error);
  }
  const std::unique_ptr<PCRE2_UCHAR, decltype(&pcre2_converted_pattern_free)> owner(expression,
                                                                                    pcre2_converted_pattern_free);
  int error = 0;
  PCRE2_SIZE offset = 0;
  code_ = std::shared_ptr<pcre2_code>(
      pcre2_compile(expression, length, PCRE2_UTF | PCRE2_NO_UTF_CHECK, &error, &offset, nullptr), pcre2_code_free);
  if (code_ == nullptr) fail(error);
}

bool Glob::matches(std::string_view text) const {
  const Utf8 subject(text);
  const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(pcre2_match_data_create(1, nullptr),
                                                                                 pcre2_match_data_free);
  const std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)> context(
      pcre2_match_context_create(nullptr), pcre2_match_context_free);
  if (data == nullptr || context == nullptr) throw std::bad_alloc();
  // With PCRE2's own limits, long texts would not match.
  pcre2_set_match_limit(context.get(), std::numeric_limits<std::uint32_t>::max());
  pcre2_set_depth_limit(context.get(), std::numeric_limits<std::uint32_t>::max());
  pcre2_set_heap_limit(context.get(), std::numeric_limits<std::uint32_t>::max());
  const int found = pcre2_match(static_cast<const pcre2_code*>(code_.get()), subject.units(), subject.size(), 0,
                                PCRE2_NO_UTF_CHECK, data.get(), context.get());
  if (found < 0 && found != PCRE2_ERROR_NOMATCH) fail(found);
  return found >= 0;
}

FileGlob::FileGlob(std::string_view pattern)
    : pattern_(pattern), matches_basename_(has_no_slash(pattern)), glob_(without_outer_slashes(pattern)) {}

bool FileGlob::matches(std::string_view path) const {
  return glob_.matches(matches_basename_ ? path.substr(path.rfind('/') + 1) : without_outer_slashes(path));
}

const FileGlob* find_covering(std::span<const FileGlob> globs, std::string_view path) {
  for (const FileGlob& glob : globs) {
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
      if (glob.matches(path.substr(0, end))) return &glob;
      if (end == std::string_view::npos) break;
    }
  }
  return nullptr;
}

}  // namespace runlint::config
