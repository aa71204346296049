// The strict walk: RFC 8259's grammar over a structural index, as a series of events.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "json/structural_index.h"
#include "json/unescape.h"
#include "text/ascii.h"
#include "text/number.h"
#include "text/token.h"

namespace runlint::json {

inline constexpr std::size_t kMaxDepth = 1024;  // the most that a caller can ask for

enum class WalkResult : std::uint8_t {
  kComplete,
  kStopped,  // by the handler
  kNotJson,  // a syntax error: diagnose() finds what and where
  kTooDeep,  // likewise
};

// Reads the tokens of an indexed document. White space is ' ', \t, \n, \r; every byte is accounted for.
class TokenCursor {
 public:
  TokenCursor(std::string_view json, const Index& index, StringArena& arena) noexcept
      : json_(json.data()),
        size_(static_cast<std::uint32_t>(json.size())),
        position_(index.begin()),
        end_(index.end()),
        arena_(arena) {
    arena.start(json.size());
    find_escape(0);
  }

  [[nodiscard]] bool done() const noexcept { return position_ == end_; }

  // Whether the document can end where its tokens do: it is a scalar, or its last token is a closing bracket. Since a
  // closing bracket is the last token, done() need be checked only after such brackets.
  [[nodiscard]] bool ends_plausibly() const noexcept {
    const char last = json_[end_[-1]];
    return last == '}' || last == ']' || (end_ - position_ == 1 && last != '{' && last != '[');
  }

  // The first byte of the next token, which there must be.
  [[nodiscard]] char peek() const noexcept { return json_[*position_]; }

  // The offset of the next token, which there must be; moves on.
  std::uint32_t next() noexcept { return *position_++; }

  // The string whose opening quote, at `offset`, was taken last. False when it holds a malformed escape.
  bool string(std::uint32_t offset, text::StringToken& text) {
    // Index::build() found the closing quote: the last one before the next token.
    std::uint32_t close = limit() - 1;
    while (json_[close] != '"') --close;
    if (close == offset) return false;
    text.offset = offset;
    text.length = close + 1 - offset;
    text.value = {json_ + offset + 1, close - offset - 1};
    return close < escape_ || unescape(close, text);
  }

  // The number that begins at `offset`, taken last. False when malformed.
  bool number(std::uint32_t offset, text::PrimitiveToken& scalar) const noexcept {
    const char* const begin = json_ + offset;
    const char* end = begin;
    if (!text::skip_number(end, json_ + limit()) || !only_whitespace_until_limit(end)) return false;
    const auto length = static_cast<std::uint32_t>(end - begin);
    scalar = {{begin, length}, offset, length};
    return true;
  }

  bool literal(std::uint32_t offset, std::string_view expected, text::PrimitiveToken& scalar) const noexcept {
    const char* const begin = json_ + offset;
    if (limit() - offset < expected.size() || std::memcmp(begin, expected.data(), expected.size()) != 0) return false;
    scalar = {{begin, expected.size()}, offset, static_cast<std::uint32_t>(expected.size())};
    return only_whitespace_until_limit(begin + expected.size());
  }

 private:
  // The limit of the current token: the next token, or the end of the document.
  [[nodiscard]] std::uint32_t limit() const noexcept { return *position_; }

  // Unescapes a string that closes at `close` and has a backslash. (The address of a copy is taken, so that the token
  // stays in registers.)
  bool unescape(std::uint32_t close, text::StringToken& text) {
    std::string_view value;
    if (!arena_.unescape(text.value, value)) return false;
    text.value = value;
    find_escape(close);
    return true;
  }

  [[nodiscard]] bool only_whitespace_until_limit(const char* at) const noexcept {
    const char* const end = json_ + limit();
    while (at < end && text::is_json_space(*at)) ++at;
    return at == end;
  }

  // Finds the next backslash by memchr(): most documents have none, and then nothing is unescaped.
  void find_escape(std::uint32_t from) noexcept {
    const void* const found = std::memchr(json_ + from, '\\', size_ - from);
    escape_ = found != nullptr ? static_cast<std::uint32_t>(static_cast<const char*>(found) - json_) : size_;
  }

  const char* json_;
  std::uint32_t size_;
  std::uint32_t escape_ = 0;  // the first backslash not yet passed, or size_
  const std::uint32_t* position_;
  const std::uint32_t* end_;
  StringArena& arena_;
};

// Walks the document that `index` was built from. What `handler` makes of it is valid only if the result is kComplete,
// or kStopped by the handler's own choice: a syntax error may follow. Iterative; at most `max_depth` (≤ kMaxDepth)
// containers are open at a time. Throws std::bad_alloc, and whatever the handler throws.
template <text::TokenHandler Handler>
[[gnu::always_inline]] inline WalkResult walk(std::string_view json, const Index& index, StringArena& arena,
                                              std::size_t max_depth, Handler& handler) {
  enum class Container : std::uint8_t { kNothing, kObject, kArray };
  TokenCursor in(json, index, arena);
  Container outer[kMaxDepth];  // by depth: what encloses the container that is open there
  std::size_t depth = 0;
  Container within = Container::kNothing;
  text::StringToken key;  // of the value that comes next
  if (!in.ends_plausibly()) return WalkResult::kNotJson;
  goto value;

member:
  if (in.peek() != '"' || !in.string(in.next(), key)) return WalkResult::kNotJson;
  if (in.peek() != ':') return WalkResult::kNotJson;
  in.next();
  if (!handler.on_key(key)) return WalkResult::kStopped;

value: {
  const char first = in.peek();
  const std::uint32_t at = in.next();
  if (first == '"') {  // most are
    text::StringToken text;
    if (!in.string(at, text)) return WalkResult::kNotJson;
    if (!handler.on_string(key, text)) return WalkResult::kStopped;
  } else if (first == '{') {
    if (depth == max_depth) return WalkResult::kTooDeep;
    outer[depth++] = std::exchange(within, Container::kObject);
    if (!handler.on_begin_object(key, at)) return WalkResult::kStopped;
    if (in.peek() != '}') goto member;
  } else if (first == '[') {
    if (depth == max_depth) return WalkResult::kTooDeep;
    outer[depth++] = std::exchange(within, Container::kArray);
    if (!handler.on_begin_array(key, at)) return WalkResult::kStopped;
    if (in.peek() != ']') goto element;
  } else if (first == 't' || first == 'f' || first == 'n') {
    text::PrimitiveToken scalar;
    if (!in.literal(at, first == 't' ? "true" : first == 'f' ? "false" : "null", scalar)) return WalkResult::kNotJson;
    if (!handler.on_literal(key, scalar)) return WalkResult::kStopped;
  } else {
    text::PrimitiveToken scalar;
    if (!in.number(at, scalar)) return WalkResult::kNotJson;
    if (!handler.on_number(key, scalar)) return WalkResult::kStopped;
  }
}

ended:  // after a complete value
  switch (within) {
    case Container::kObject:
      if (in.peek() == ',') {
        in.next();
        goto member;
      }
      if (in.peek() != '}') return WalkResult::kNotJson;
      if (!handler.on_end_object(in.next())) return WalkResult::kStopped;
      break;
    case Container::kArray:
      if (in.peek() == ',') {
        in.next();
        goto element;
      }
      if (in.peek() != ']') return WalkResult::kNotJson;
      if (!handler.on_end_array(in.next())) return WalkResult::kStopped;
      break;
    case Container::kNothing:
      return in.done() ? WalkResult::kComplete : WalkResult::kNotJson;
  }
  within = outer[--depth];
  if (in.done()) return within == Container::kNothing ? WalkResult::kComplete : WalkResult::kNotJson;
  goto ended;

element:
  key = {};
  handler.on_element();
  goto value;
}

}  // namespace runlint::json
