#include "report/display_width.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.h"

namespace runlint::report {
namespace {

// libutf8proc has 0 for spacing marks (Devanagari), visible format characters (Arabic number signs) and characters
// newer than its tables, which take one, and 1 for the vowels and final consonants of a Hangul syllable in parts.
std::size_t width_of(utf8proc_int32_t character) noexcept {
  const utf8proc_property_t& property = *utf8proc_get_property(character);
  const auto boundary = property.boundclass;
  if (boundary == UTF8PROC_BOUNDCLASS_V || boundary == UTF8PROC_BOUNDCLASS_T) return 0;
  const bool takes_one = property.category == UTF8PROC_CATEGORY_MC || property.category == UTF8PROC_CATEGORY_CN ||
                         boundary == UTF8PROC_BOUNDCLASS_PREPEND;
  const auto width = static_cast<std::size_t>(utf8proc_charwidth(character));
  return takes_one ? std::max<std::size_t>(width, 1) : width;
}

}  // namespace

std::size_t ColumnCounter::add(char32_t value) noexcept {
  const auto character = static_cast<utf8proc_int32_t>(value);
  continued_ = last_ >= 0 && utf8proc_grapheme_break_stateful(last_, character, &state_) == 0;
  last_ = character;
  return width_of(character);
}

std::size_t display_width(std::string_view line) noexcept {
  std::size_t width = text::ascii_prefix(line);
  ColumnCounter columns;
  if (width > 0) columns.restart_with(line[width - 1]);
  for (line.remove_prefix(width); !line.empty();) {
    const text::CodePoint next = text::decode(line);
    width += columns.add(next.value);
    line.remove_prefix(next.length);
  }
  return width;
}

}  // namespace runlint::report
