// Secrets inside text that is otherwise shown: which parts of a value or a name to blank.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"

namespace runlint::text {

inline constexpr std::string_view kRedacted = "***";

// The spans of `text` that must not be shown: credentials, private keys in PEM, the user part of URLs (RFC 3986 section
// 3.2.1: "user:password" before the "@"), and passwords that the text around them shows, up to the end of their word.
// In a text of at most 16 KiB, the first sixteen of these wherever else they stand. In order, without overlap. Linear;
// std::bad_alloc only.
[[nodiscard]] std::vector<Span> secret_spans(std::string_view text);

// Where the first "=" or ":" of a key without a value is, or its size: the value that lost its place may follow.
[[nodiscard]] std::size_t name_end(std::string_view name) noexcept;

// secret_spans() for a member's name, which may be a line of an .env file: also the text after the first "=" or ": "
// (or a full-width "＝" or "："), and after a secret's name that ends at a character which variable names can't have.
[[nodiscard]] std::vector<Span> secret_spans_of_name(std::string_view name);

// `name` with the spans of secret_spans_of_name() redacted.
[[nodiscard]] std::string shown_name(std::string_view name);

// Puts spans in order, joins those that overlap and drops those that are empty.
void merge_spans(std::vector<Span>& spans);

// `text` with kRedacted in the place of each of `spans`, which are in order and do not overlap.
[[nodiscard]] std::string redacted(std::string_view text, std::span<const Span> spans);

// The text shown instead of the hidden part `value`: kRedacted, in quotes if it is a string, so that the line still
// reads as JSON.
[[nodiscard]] std::string hidden_mark(std::string_view value);

}  // namespace runlint::text
