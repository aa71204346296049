// Content-Type and Content-Encoding (RFC 9110, sections 5.6, 8.3 and 8.4).
#ifndef RUNLINT_LIB_REQUEST_MEDIA_TYPE_H_
#define RUNLINT_LIB_REQUEST_MEDIA_TYPE_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace runlint::request {

enum class ContentType : std::uint8_t {
  kJson,       // application/json in UTF-8
  kMissing,    // no field line, or an empty one
  kSeveral,    // more than one field line, even if they are the same: servers disagree about which one counts
  kMalformed,  // not the grammar of a media type; what several types in one line are, too
  kOther,      // another media type
  kCharset,    // a charset other than utf-8, more than one, or the word charset anywhere else
};

// Of the values of all Content-Type field lines. Other parameters may have any value without the word charset in it;
// the value utf-8 may be quoted, but not have escapes in it.
[[nodiscard]] ContentType check_content_type(std::span<const std::string_view> values) noexcept;

// Whether the body is as it was written, by the values of all Content-Encoding field lines: none, or one that is empty
// or "identity".
[[nodiscard]] bool is_identity(std::span<const std::string_view> content_encodings) noexcept;

}  // namespace runlint::request

#endif  // RUNLINT_LIB_REQUEST_MEDIA_TYPE_H_
