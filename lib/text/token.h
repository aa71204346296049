// The tokens of a document, in whatever syntax it is written, and the events that a reader makes of them.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

namespace runlint::text {

// A string, as a value or as the key of a member.
struct StringToken {
  std::string_view value;    // without quotes and escapes: in the document itself, or in the reader's memory
  std::uint32_t offset = 0;  // in the document; with quotes, of the opening one
  std::uint32_t length = 0;  // bytes in the document, quotes included

  // False for the key of what is not a member: the root, an element.
  [[nodiscard]] bool exists() const noexcept { return value.data() != nullptr; }
};

// How a syntax writes the key of a member.
enum class KeyForm : std::uint8_t {
  kNormal,
  kBare,   // the key alone: the value may have become part of it
  kStray,  // the key alone, after the comma of a value: it may be part of that value
};

// A number, true, false or null.
struct PrimitiveToken {
  std::string_view text;     // as JSON writes it
  std::uint32_t offset = 0;  // in the document
  std::uint32_t length = 0;  // bytes in the document
};

// The callbacks of a reader, called for each token in order. A callback that returns false ends the reading. The first
// argument of a value is the key of the member whose value it is, which does not exist where there is none; `offset` is
// that of the bracket.
template <class H>
concept TokenHandler = requires(H handler, const StringToken& key, const StringToken& string,
                                const PrimitiveToken& primitive, std::uint32_t offset) {
  { handler.on_key(key) } -> std::same_as<bool>;   // before a member's value
  { handler.on_element() } -> std::same_as<void>;  // before each value of an array
  { handler.on_string(key, string) } -> std::same_as<bool>;
  { handler.on_number(key, primitive) } -> std::same_as<bool>;
  { handler.on_literal(key, primitive) } -> std::same_as<bool>;
  { handler.on_begin_object(key, offset) } -> std::same_as<bool>;
  { handler.on_begin_array(key, offset) } -> std::same_as<bool>;
  { handler.on_end_object(offset) } -> std::same_as<bool>;
  { handler.on_end_array(offset) } -> std::same_as<bool>;
};

}  // namespace runlint::text
