// Tokens that are not JSON, for the lenient reading.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runlint::reference {

inline constexpr std::string_view kSpace = " \t\n\r";
inline constexpr std::string_view kDigits = "0123456789";

inline bool is_one_of(int byte, std::string_view set) {
  return byte >= 0 && set.find(static_cast<char>(byte)) != std::string_view::npos;
}

// The length of the comment at `at`, or 0.
[[nodiscard]] std::size_t comment_length(std::string_view json, std::size_t at);

// Where white space and comments from `at` on end.
[[nodiscard]] std::size_t end_of_space(std::string_view json, std::size_t at);

// At a comment of one line: whether it may be a value, since it follows the colon in its line and the object goes on or
// ends after it; or since it follows the "[", has no space after its sign, and the array goes on or ends after it.
[[nodiscard]] bool comment_is_value(std::string_view json, std::size_t at);

// Letters, digits, "_" and "$" from `at` on.
[[nodiscard]] std::string_view word_at(std::string_view json, std::size_t at);

struct OtherString {
  std::size_t length;
  std::string text;
};
// The string in other quotes at `at`.
[[nodiscard]] std::optional<OtherString> other_string_at(std::string_view json, std::size_t at);

// Whether other quotes at `at` are before an object or an array.
[[nodiscard]] bool is_quoted_container(std::string_view json, std::size_t at);

}  // namespace runlint::reference
