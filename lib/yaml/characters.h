// Classes of characters in YAML, as js-yaml 3 has them.
#pragma once

#include <string_view>

namespace runlint::yaml {

[[nodiscard]] constexpr bool is_break(char c) noexcept { return c == '\n' || c == '\r'; }
[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr bool is_space(char c) noexcept { return is_blank(c) || is_break(c); }
[[nodiscard]] constexpr bool is_quote(char c) noexcept { return c == '"' || c == '\''; }
[[nodiscard]] constexpr bool is_flow_indicator(char c) noexcept {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

// !, !! or !WORD!
[[nodiscard]] bool is_tag_handle(std::string_view text) noexcept;
// Whether `text` may be the suffix of a tag, after its handle.
[[nodiscard]] bool is_tag_uri(std::string_view text) noexcept;

// Whether `text` is a version, digits.digits, as %YAML has it.
[[nodiscard]] bool is_version(std::string_view text) noexcept;
// Whether the major number of a version is 1.
[[nodiscard]] bool is_first_version(std::string_view text) noexcept;

}  // namespace runlint::yaml
