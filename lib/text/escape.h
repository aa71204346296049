// Escapes text of unknown origin for messages, JSON, JSON Pointers and XML: no input need be UTF-8, and all output is.
// Functions throw std::bad_alloc only; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace runlint::text {

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

// Whether append_json_escaped() appends `text` as it is; false for all that is not ASCII.
[[nodiscard]] bool is_json_plain(std::string_view text) noexcept;
// The length of the longest prefix for which that holds.
[[nodiscard]] std::size_t json_plain_prefix(std::string_view text) noexcept;

// Appends `text` as element content or attribute value of XML 1.0, with markup as character references. Characters that
// XML does not allow, or that are invisible, are written as printable() does.
void append_xml(std::string& out, std::string_view text);

// Appends `text` as one reference token of a JSON Pointer (RFC 6901): `~` and `/` escaped, nothing else changed.
void append_pointer_escaped(std::string& out, std::string_view text);

// A reference token without its escapes; the beginning of one, which may end within an escape, will do.
[[nodiscard]] std::string pointer_unescaped(std::string_view token);

// Adds a word in quotes to an enumeration, of which it may be the last: "a", "b" or "c".
void append_alternative(std::string& choices, std::string_view word, bool last);

}  // namespace runlint::text
