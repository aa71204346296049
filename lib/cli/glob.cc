#include "cli/glob.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cstdint>
#include <new>

namespace runlint::cli {
namespace {

// Never null, which PCRE2 would take for a mistake.
PCRE2_SPTR units(std::string_view text) noexcept {
  if (text.empty()) text = "";
  return reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

[[noreturn]] void fail(int error) {
  if (error == PCRE2_ERROR_NOMEMORY) throw std::bad_alloc();
  std::array<PCRE2_UCHAR, 120> message{};
  (void)pcre2_get_error_message(error, message.data(), message.size());
  std::string why("is no pattern: ");
  for (const PCRE2_UCHAR c : message) {
    if (c == 0) break;
    why += static_cast<char>(c);
  }
  throw GlobError(why);
}

bool names_only(std::string_view pattern) noexcept {
  return pattern.substr(0, pattern.size() - (pattern.ends_with('/') ? 1 : 0)).find('/') == std::string_view::npos;
}

std::string_view without_outer_slashes(std::string_view pattern) noexcept {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  while (pattern.starts_with('/')) pattern.remove_prefix(1);
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  return pattern;
}

}  // namespace

Glob::Glob(std::string_view pattern) {
  PCRE2_UCHAR* expression = nullptr;
  PCRE2_SIZE length = 0;
  const std::uint32_t flags = PCRE2_CONVERT_GLOB | PCRE2_CONVERT_UTF;
  if (const int error = pcre2_pattern_convert(units(pattern), pattern.size(), flags, &expression, &length, nullptr)) {
    fail(error);
  }
  int error = 0;
  PCRE2_SIZE offset = 0;
  code_ = std::shared_ptr<pcre2_code>(
      pcre2_compile(expression, length, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, &error, &offset, nullptr),
      pcre2_code_free);
  pcre2_converted_pattern_free(expression);
  if (code_ == nullptr) fail(error);
}

bool Glob::matches(std::string_view text) const {
  pcre2_match_data* const data = pcre2_match_data_create(1, nullptr);
  if (data == nullptr) throw std::bad_alloc();
  const int found =
      pcre2_match(static_cast<const pcre2_code*>(code_.get()), units(text), text.size(), 0, 0, data, nullptr);
  pcre2_match_data_free(data);
  return found >= 0;
}

FileGlob::FileGlob(std::string_view pattern)
    : pattern_(pattern), of_names_(names_only(pattern)), glob_(without_outer_slashes(pattern)) {}

bool FileGlob::matches(std::string_view path) const {
  return glob_.matches(of_names_ ? path.substr(path.rfind('/') + 1) : without_outer_slashes(path));
}

}  // namespace runlint::cli
