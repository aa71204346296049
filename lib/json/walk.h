// The strict walk: RFC 8259's grammar over a structural index, as a series of events.
#ifndef RUNLINT_LIB_JSON_WALK_H_
#define RUNLINT_LIB_JSON_WALK_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "json/index.h"
#include "json/number.h"
#include "json/strings.h"

namespace runlint::json {

inline constexpr std::size_t kMaxDepth = 1024;  // the most that a caller can ask for

// A string of the document.
struct Text {
  std::string_view value;    // unescaped: in the document itself, or in the arena
  std::uint32_t offset = 0;  // of the opening quote
  std::uint32_t length = 0;  // bytes in the document, quotes included
};

// A number, true, false or null.
struct Scalar {
  std::string_view text;  // in the document
  std::uint32_t offset = 0;
};

enum class Outcome : std::uint8_t {
  kComplete,
  kStopped,  // by the handler
  kNotJson,  // a violation: Scanner finds what and where
  kTooDeep,  // likewise
};

// Reads the tokens of an indexed document. White space is ' ', \t, \n, \r; every byte is accounted for.
class Tokens {
 public:
  Tokens(std::string_view json, const Index& index, StringArena& arena) noexcept
      : json_(json.data()),
        size_(static_cast<std::uint32_t>(json.size())),
        next_(index.begin()),
        end_(index.end()),
        arena_(arena) {
    arena.start(json.size());
    find_escape(0);
  }

  [[nodiscard]] bool done() const noexcept { return next_ == end_; }

  // Whether the tokens can run out at the end of a document alone: it is a scalar, or its last token is a bracket that
  // closes. Such a bracket is taken for nothing else, so that only after one need anybody look for the end.
  [[nodiscard]] bool may_be_complete() const noexcept {
    const char last = json_[end_[-1]];
    return last == '}' || last == ']' || (end_ - next_ == 1 && last != '{' && last != '[');
  }

  // The first byte of the next token, which there must be.
  [[nodiscard]] char peek() const noexcept { return json_[*next_]; }

  // The offset of the next token, which there must be; moves on.
  std::uint32_t take() noexcept { return *next_++; }

  // The string whose opening quote, at `offset`, was taken last. False when it holds a malformed escape.
  bool string(std::uint32_t offset, Text& text) {
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
  bool number(std::uint32_t offset, Scalar& scalar) const noexcept {
    const char* const begin = json_ + offset;
    const char* const end = number_end(begin, json_ + limit());
    if (end == nullptr || !only_space(end)) return false;
    scalar = {{begin, static_cast<std::size_t>(end - begin)}, offset};
    return true;
  }

  bool literal(std::uint32_t offset, std::string_view expected, Scalar& scalar) const noexcept {
    const char* const begin = json_ + offset;
    if (limit() - offset < expected.size() || std::memcmp(begin, expected.data(), expected.size()) != 0) return false;
    scalar = {{begin, expected.size()}, offset};
    return only_space(begin + expected.size());
  }

 private:
  static bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

  // Where the token taken last must have ended: at the next one, or where the document does.
  [[nodiscard]] std::uint32_t limit() const noexcept { return *next_; }

  // The Text, which closes at `close`, has a backslash. (Only a copy's address is taken: the Text stays in registers.)
  bool unescape(std::uint32_t close, Text& text) {
    std::string_view value;
    if (!arena_.unescape(text.value, value)) return false;
    text.value = value;
    find_escape(close);
    return true;
  }

  [[nodiscard]] bool only_space(const char* at) const noexcept {
    const char* const end = json_ + limit();
    while (at < end && is_space(*at)) ++at;
    return at == end;
  }

  // A document without a backslash, found out at memory speed, has nothing to unescape.
  void find_escape(std::uint32_t from) noexcept {
    const void* const found = std::memchr(json_ + from, '\\', size_ - from);
    escape_ = found != nullptr ? static_cast<std::uint32_t>(static_cast<const char*>(found) - json_) : size_;
  }

  const char* json_;
  std::uint32_t size_;
  std::uint32_t escape_ = 0;  // the first backslash not yet passed, or size_
  const std::uint32_t* next_;
  const std::uint32_t* end_;
  StringArena& arena_;
};

// Walks the document that `index` was built from and tells `handler` what is there, in order. A handler has
//
//   bool begin_object(uint32_t offset);   bool end_object(uint32_t offset);    offset: of the bracket
//   bool begin_array(uint32_t offset);    bool end_array(uint32_t offset);
//   bool key(const Text&);        before the member's value; the Text lives until the next key() or the walk's end
//   void element();                                            before each value of an array
//   bool string(const Text&);  bool number(const Scalar&);  bool literal(const Scalar&);
//
// and stops the walk by returning false. What it was told stands only when the outcome is kComplete, or by its own
// choice kStopped: a violation may come later. Iterative; at most `max_depth` (≤ kMaxDepth) containers are open at
// once. Throws std::bad_alloc, and what the handler throws.
template <class Handler>
Outcome walk(std::string_view json, const Index& index, StringArena& arena, std::size_t max_depth, Handler& handler) {
  Tokens in(json, index, arena);
  bool is_object[kMaxDepth];  // by depth, from 0; of the open containers only
  std::size_t depth = 0;
  Text key;
  if (!in.may_be_complete()) return Outcome::kNotJson;
  bool at_member = false;  // a member comes next, not a value alone

  for (;;) {
    if (at_member) {
      if (in.peek() != '"' || !in.string(in.take(), key)) return Outcome::kNotJson;
      if (in.peek() != ':') return Outcome::kNotJson;
      in.take();
      if (!handler.key(key)) return Outcome::kStopped;
      at_member = false;
    }

    // A value begins.
    const char first = in.peek();
    const std::uint32_t at = in.take();
    bool wanted = true;
    if (first == '"') {  // most are
      Text text;
      if (!in.string(at, text)) return Outcome::kNotJson;
      wanted = handler.string(text);
    } else
      switch (first) {
        case '{':
          if (depth == max_depth) return Outcome::kTooDeep;
          is_object[depth++] = true;
          if (!handler.begin_object(at)) return Outcome::kStopped;
          if (in.peek() == '}') break;
          at_member = true;
          continue;
        case '[':
          if (depth == max_depth) return Outcome::kTooDeep;
          is_object[depth++] = false;
          if (!handler.begin_array(at)) return Outcome::kStopped;
          if (in.peek() == ']') break;
          handler.element();
          continue;
        case 't':
        case 'f':
        case 'n': {
          Scalar scalar;
          if (!in.literal(at, first == 't' ? "true" : first == 'f' ? "false" : "null", scalar))
            return Outcome::kNotJson;
          wanted = handler.literal(scalar);
          break;
        }
        default: {
          Scalar scalar;
          if (!in.number(at, scalar)) return Outcome::kNotJson;
          wanted = handler.number(scalar);
          break;
        }
      }
    if (!wanted) return Outcome::kStopped;

    // A value has ended, and maybe containers with it.
    for (;;) {
      if (depth == 0) return in.done() ? Outcome::kComplete : Outcome::kNotJson;
      if (in.done()) return Outcome::kNotJson;
      const bool object = is_object[depth - 1];
      const char next = in.peek();
      if (next == ',') {
        in.take();
        if (!object) handler.element();
        at_member = object;
        break;
      }
      if (next != (object ? '}' : ']')) return Outcome::kNotJson;
      const std::uint32_t close = in.take();
      if (!(object ? handler.end_object(close) : handler.end_array(close))) return Outcome::kStopped;
      --depth;
    }
  }
}

}  // namespace runlint::json

#endif  // RUNLINT_LIB_JSON_WALK_H_
