// Texts whose secrets stand between « and ».
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint::text {

inline constexpr std::string_view kOpen = "«";
inline constexpr std::string_view kClose = "»";

inline std::string without_marks(std::string_view marked) {
  std::string text;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked.substr(at).starts_with(kOpen) || marked.substr(at).starts_with(kClose)) {
      at += kOpen.size();
    } else {
      text += marked[at++];
    }
  }
  return text;
}

// `text` with its spans, which must be in order, not empty and within it, marked.
inline std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
  std::string marked;
  std::size_t at = 0;
  for (const Span& span : spans) {
    EXPECT_GT(span.length, 0u) << text;
    EXPECT_LE(span.end(), text.size()) << text;
    EXPECT_LE(at, span.offset) << text;
    if (span.offset < at || span.end() > text.size()) break;
    marked.append(text.substr(at, span.offset - at)).append(kOpen);
    marked.append(text.substr(span.offset, span.length)).append(kClose);
    at = span.end();
  }
  return marked.append(text.substr(at));
}

}  // namespace runlint::text
