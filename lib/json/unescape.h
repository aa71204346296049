// JSON string escapes (RFC 8259 section 7).
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint::json {

// Unescapes `raw`, the contents of a string without its quotes, to `out`, which has room for raw.size() bytes. Returns
// the end of the output, or null if an escape is malformed or a surrogate is alone. Unescaping never lengthens.
[[nodiscard]] char* unescape(std::string_view raw, char* out) noexcept;

// The value of `raw`, whose escapes are well-formed. Throws std::bad_alloc only.
[[nodiscard]] std::string unescaped(std::string_view raw);

// How many of the first bytes of `text`, at most 6, the escape of a low surrogate can have: "\\uDC00" to "\\uDFFF".
[[nodiscard]] std::size_t low_surrogate_prefix(std::string_view text) noexcept;

// Appends to `out` the spans in the document of `spans`, in order, of a string's value. `token` is the string with its
// quotes, which begins at `offset`; its escapes are well-formed. Spans do not split a code point. Linear in the token;
// throws std::bad_alloc only.
void append_raw_spans(std::string_view token, std::size_t offset, std::span<const Span> spans, std::vector<Span>& out);

// Memory for the unescaped strings of one document, which together are never longer than the document. Views into it
// stay valid until the next call of start().
class StringArena {
 public:
  // Makes room for documents of `size` bytes, between documents. Throws std::bad_alloc only.
  void reserve(std::size_t size);

  // Begins a document of `size` bytes. Allocates nothing.
  void start(std::size_t size) noexcept {
    needed_ = size;
    used_ = 0;
  }

  // Unescapes `raw` into the arena. False when an escape is malformed. Throws std::bad_alloc when the memory for a
  // larger document than all before can't be had.
  [[nodiscard]] bool unescape(std::string_view raw, std::string_view& value);

 private:
  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  std::size_t needed_ = 0;
  std::size_t used_ = 0;
};

}  // namespace runlint::json
