// The grammar of JSON numbers (RFC 8259 section 6).
#pragma once

#include "text/ascii.h"

namespace runlint::json {

// Moves `at` to the end of the number that begins there, or to where the grammar breaks off: then returns false. Reads
// below `limit` only.
[[nodiscard]] inline bool skip_number(const char*& at, const char* limit) noexcept {
  const auto digits = [&at, limit] {
    const char* const first = at;
    while (at < limit && text::is_digit(*at)) ++at;
    return at != first;
  };
  if (at < limit && *at == '-') ++at;
  if (at < limit && *at == '0') {
    ++at;
  } else if (!digits()) {
    return false;
  }
  if (at < limit && *at == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < limit && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at < limit && (*at == '+' || *at == '-')) ++at;
    return digits();
  }
  return true;
}

}  // namespace runlint::json
