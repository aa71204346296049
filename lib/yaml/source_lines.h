// Lines of a source, for messages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "runlint/report.h"

namespace runlint::yaml {

// The beginning and the end of the line that `at` is in.
[[nodiscard]] std::size_t line_start_of(std::string_view source, std::size_t at) noexcept;
[[nodiscard]] std::size_t line_end_of(std::string_view source, std::size_t at) noexcept;

// Whether there are only blanks before `at` on its line.
[[nodiscard]] bool is_first_on_line(std::string_view source, std::size_t at) noexcept;

// Whether `begin` and `end` are on different lines.
[[nodiscard]] bool has_break_between(std::string_view source, std::size_t begin, std::size_t end) noexcept;

// The text from `at` to the end of its line, without the space at its end.
[[nodiscard]] Span rest_of_line(std::string_view source, std::size_t at) noexcept;

// The code point at `at`; empty at the end.
[[nodiscard]] Span character_at(std::string_view source, std::size_t at) noexcept;

// A punctuation mark at `at`, or what kind of text is there: does not quote it.
[[nodiscard]] std::string describe_token(std::string_view source, std::size_t at);

// How to write a value with a quoted part that ends at `close`, the closing quote, with more text on its line: one that
// begins with quotes, or one with quotes inside.
[[nodiscard]] std::string_view help_on_quotes(std::string_view source, std::size_t close) noexcept;

}  // namespace runlint::yaml
