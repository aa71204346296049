// Equality of short texts.
#ifndef RUNLINT_LIB_TEXT_SAME_H_
#define RUNLINT_LIB_TEXT_SAME_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace runlint::text {

// a == b, without the call of memcmp() that costs more than the comparison where texts are as short as names are.
[[nodiscard]] constexpr bool same(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  if (std::is_constant_evaluated()) return a == b;
  // Two loads that may overlap cover every length from 8 to 16, and from 4 to 7.
  const auto load = [](const char* at, auto word) {
    std::memcpy(&word, at, sizeof word);
    return word;
  };
  const std::size_t n = a.size();
  const char* const x = a.data();
  const char* const y = b.data();
  if (n > 16) return x[0] == y[0] && x[n - 1] == y[n - 1] && std::memcmp(x, y, n) == 0;
  const auto equal = [&](auto word) {
    const std::size_t last = n - sizeof word;
    return load(x, word) == load(y, word) && load(x + last, word) == load(y + last, word);
  };
  if (n >= 8) return equal(std::uint64_t{});
  if (n >= 4) return equal(std::uint32_t{});
  for (std::size_t i = 0; i < n; ++i) {
    if (x[i] != y[i]) return false;
  }
  return true;
}

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_SAME_H_
