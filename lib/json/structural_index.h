// The structural index of a document: simdjson's stage 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace simdjson::internal {
class dom_parser_implementation;
}

namespace runlint::json {

// The offsets, ascending, at which the tokens of a document begin: each of {}[]:, outside strings, each opening quote,
// and the first byte of everything else that is not white space. Between the opening quote of a string and the next
// entry lie the string, its closing quote and white space, nothing else.
//
// A document that build() accepts has only closed strings of UTF-8 without control characters; their escapes are not
// checked. build() reads no byte beyond the document.
//
// An Index is reusable and allocates only for a document larger than all before. One thread at a time.
class Index {
 public:
  enum class Result : std::uint8_t {
    kOk,
    kNotJson,  // a syntax error, at an unknown offset
    kNoMemory,
  };

  Index() noexcept;
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  // Makes room for documents of `size` bytes, less than 4 GiB. False when there is no memory.
  [[nodiscard]] bool reserve(std::size_t size) noexcept { return size <= capacity_ || grow(size); }

  // Indexes `json`, of less than 4 GiB. begin() and end() are valid until the next call.
  [[nodiscard]] Result build(std::string_view json) noexcept;

  // *end() is the size of the document: where the last token must have ended.
  [[nodiscard]] const std::uint32_t* begin() const noexcept { return begin_; }
  [[nodiscard]] const std::uint32_t* end() const noexcept { return end_; }

 private:
  [[nodiscard]] bool grow(std::size_t size) noexcept;

  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser_;
  std::size_t capacity_ = 0;
  bool reads_on_ = false;  // whether parser_'s back end reads beyond an input that ends inside a character
  const std::uint32_t* begin_ = nullptr;
  const std::uint32_t* end_ = nullptr;
};

// The name of the simdjson back end in use: "icelake", "haswell", "westmere", "fallback", …
[[nodiscard]] std::string_view backend() noexcept;

}  // namespace runlint::json
