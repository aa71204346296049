// Content-Type and Content-Encoding (RFC 9110, sections 5.6, 8.3 and 8.4).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace runlint::request {

enum class ContentType : std::uint8_t {
  kJson,       // application/json in UTF-8
  kMissing,    // no field line, or an empty one
  kSeveral,    // more than one field line, even if they are the same: servers disagree about which one counts
  kMalformed,  // not a media type by the grammar, like several types in one line
  kOther,      // another media type
  kCharset,    // a charset other than utf-8, more than one, or the word charset anywhere else
};

// Classifies the values of all Content-Type field lines. Parameters other than charset may have any value that does not
// contain the word charset; the value utf-8 may be quoted, but must not contain escapes.
[[nodiscard]] ContentType check_content_type(std::span<const std::string_view> values) noexcept;

// Whether the body is not encoded: no Content-Encoding field line, or one that is empty or "identity".
[[nodiscard]] bool is_identity(std::span<const std::string_view> content_encodings) noexcept;

}  // namespace runlint::request
