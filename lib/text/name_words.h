// The words of names like API_TOKEN, api-token and apiToken.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"

namespace runlint::text {

// Removes the last word from `name`. Words are separated by characters that are not letters or digits, or as in
// camelCase.
[[nodiscard]] constexpr std::string_view take_last_word(std::string_view& name) noexcept {
  const auto is_part = [](char c) { return is_letter(c) || is_digit(c); };
  std::size_t end = name.size();
  while (end > 0 && !is_part(name[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && is_part(name[begin - 1])) {
    --begin;
    if (begin > 0 && is_upper(name[begin]) && is_lower(name[begin - 1])) break;
  }
  const std::string_view word = name.substr(begin, end - begin);
  name = name.substr(0, begin);
  return word;
}

}  // namespace runlint::text
