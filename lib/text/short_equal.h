// Equality of short texts.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "text/partial_load.h"

namespace runlint::text {

// a == b. Faster than memcmp() for texts as short as names: up to 32 bytes, nothing is called.
[[nodiscard]] constexpr bool short_equal(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  if (std::is_constant_evaluated()) return a == b;
  const std::size_t n = a.size();
  const char* const x = a.data();
  const char* const y = b.data();
  if (n > 32) return std::memcmp(x, y, n) == 0;
  const auto same = [](CoveringWords p, CoveringWords q) { return ((p.head ^ q.head) | (p.tail ^ q.tail)) == 0; };
  if (n <= 16) return with_covering_words(n, same, x, y);
  return with_covering_words(16, same, x, y) && with_covering_words(16, same, x + n - 16, y + n - 16);
}

}  // namespace runlint::text
