// How wide a character is on a terminal.
#ifndef RUNLINT_LIB_REPORT_DISPLAY_WIDTH_H_
#define RUNLINT_LIB_REPORT_DISPLAY_WIDTH_H_

#include <cstddef>

namespace runlint::report {

// The columns that a printable code point fills: two for East Asian wide and full-width characters and for emoji,
// none for the combining marks of the common scripts, otherwise one. It puts a caret in its place and decides nothing
// else, so ranges are kept coarse: a rare mark missing from the table moves a caret by one column. (The C library's
// wcwidth() depends on the locale; ICU and the like would be a dependency for this alone.)
[[nodiscard]] std::size_t display_width(char32_t value) noexcept;

}  // namespace runlint::report

#endif  // RUNLINT_LIB_REPORT_DISPLAY_WIDTH_H_
