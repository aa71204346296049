// Text of unknown origin made fit to be shown or written: nothing here trusts its input to be UTF-8, and everything
// returned is. Functions throw std::bad_alloc only; any thread.
#ifndef RUNLINT_LIB_TEXT_DISPLAY_H_
#define RUNLINT_LIB_TEXT_DISPLAY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace runlint::text {

// One step through text that may be ill-formed: a code point and its length, or, where no valid sequence begins, one
// byte and kInvalid.
struct CodePoint {
  static constexpr char32_t kInvalid = 0xFFFFFFFF;
  char32_t value;
  std::size_t length;  // bytes, at least 1
};

// Whether `byte` continues a code point that an earlier byte begins.
[[nodiscard]] constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The code point at the beginning of `text`, which is not empty. Surrogates, overlong forms and values beyond U+10FFFF
// are invalid.
[[nodiscard]] CodePoint decode(std::string_view text) noexcept;

// The number of leading ASCII bytes of `text`. Much faster than decode() if there are many.
[[nodiscard]] std::size_t ascii_prefix(std::string_view text) noexcept;

// The number of code points of `text`; a byte that is not part of any counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

// True for characters that must not reach a terminal or a one-line message as they are: C0 and C1 controls, DEL, line
// and paragraph separators, and the controls that reorder or hide text (bidirectional overrides and isolates,
// zero-width, BOM, tags).
[[nodiscard]] bool is_unprintable(char32_t value) noexcept;

// `text` as one printable line: unprintable code points appear as \n, \t, \r or \u{HEX}, invalid bytes as \x{HH}.
[[nodiscard]] std::string printable(std::string_view text);

// printable(text) between double quotes, for messages: at most `limit` code points of the text, the rest replaced by
// an ellipsis. Linear in `limit`, not in the text.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t limit = 60);

// The first code point of `text`, which is not empty, in words or between quotes: a space, a no-break space (U+00A0),
// "!", "é" (U+00E9), the byte 0xFF. Beyond ASCII its number is given too, as there are many look-alikes.
[[nodiscard]] std::string describe_character(std::string_view text);

// Appends `text` as the contents of a JSON string (without the quotes): whoever parses it gets the text back, but for
// invalid bytes, which become U+FFFD. What is unprintable is written as \uXXXX.
void append_json_escaped(std::string& out, std::string_view text);

// Appends `text` as one reference token of a JSON Pointer (RFC 6901): `~` and `/` escaped, nothing else changed.
void append_pointer_escaped(std::string& out, std::string_view text);

// A reference token without its escapes; the beginning of one, which may end within an escape, will do.
[[nodiscard]] std::string pointer_unescaped(std::string_view token);

// Adds a word in quotes to an enumeration, of which it may be the last: "a", "b" or "c".
void append_alternative(std::string& choices, std::string_view word, bool last);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_DISPLAY_H_
