// Mistakes in the structure: indentation, separators, brackets.
#include "yaml/syntax_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/escape.h"
#include "text/utf8.h"
#include "yaml/characters.h"

namespace runlint::yaml {
namespace {

std::size_t line_start_of(std::string_view source, std::size_t at) noexcept {
  while (at > 0 && !is_break(source[at - 1])) --at;
  return at;
}

std::size_t line_end_of(std::string_view source, std::size_t at) noexcept {
  while (at < source.size() && !is_break(source[at])) ++at;
  return at;
}

// As reports count lines: they end at LF.
std::ptrdiff_t line_number(std::string_view source, std::size_t at) noexcept {
  return std::ranges::count(source.substr(0, at), '\n') + 1;
}

bool have_break_between(std::string_view source, std::size_t begin, std::size_t end) noexcept {
  return begin < end && std::ranges::any_of(source.substr(begin, end - begin), is_break);
}

std::size_t character_length(std::string_view source, std::size_t at) noexcept {
  return at >= source.size() ? 0 : text::decode(source.substr(at)).length;
}

// A punctuation mark, or what else is at `at` without quoting it.
std::string found(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the input";
  const char c = source[at];
  if (is_break(c)) return "the end of the line";
  if (c == '"' || c == '\'') return "a quoted text";
  constexpr std::string_view kMarks = ",:[]{}#&*!|>%@`-?";
  if (kMarks.find(c) != std::string_view::npos) return fmt::format("'{}'", c);
  return "text";
}

// The text on the line from `at` on, without a comment's or other trailing space.
Span rest_of_line(std::string_view source, std::size_t at) noexcept {
  std::size_t end = line_end_of(source, at);
  while (end > at && is_blank(source[end - 1])) --end;
  return {at, end - at};
}

// The single character at `at`.
Span character(const ErrorContext& context) noexcept {
  return {std::min(context.at, context.source.size()), character_length(context.source, context.at)};
}

const OpenCollection* innermost(const ErrorContext& context) noexcept {
  return context.open.empty() ? nullptr : &context.open.back();
}

void relate_opening(const ErrorContext& context, const OpenCollection& collection, SyntaxErrorText& error) {
  error.related_message = collection.is_object ? "the mapping begins here" : "the sequence begins here";
  error.related = {collection.offset, character_length(context.source, collection.offset)};
  error.related_depth = context.open.empty() ? 0 : context.open.size() - 1;
}

std::string spaces(std::int64_t count) { return fmt::format("{} space{}", count, count == 1 ? "" : "s"); }

// A line that begins at a column where no block collection is.
SyntaxErrorText wrong_indentation(const ErrorContext& context, Span span, std::int64_t indent) {
  // What the line can align with: a collection that is open, or the last one in it.
  std::vector<OpenCollection> candidates;
  for (const OpenCollection& collection : context.open) {
    if (collection.is_block) candidates.push_back(collection);
  }
  if (context.closed.exists && (candidates.empty() || context.closed.offset > candidates.back().offset)) {
    candidates.push_back(context.closed);
  }
  SyntaxErrorText error{.message = fmt::format("wrong indentation: found {}", spaces(indent)), .span = span};
  if (candidates.empty()) return error;
  const OpenCollection* nearest = &candidates.front();
  for (const OpenCollection& candidate : candidates) {
    if (std::abs(candidate.indent - indent) <= std::abs(nearest->indent - indent)) nearest = &candidate;
  }
  error.message.append(fmt::format(", expected {} to align with line {}", spaces(nearest->indent),
                                   line_number(context.source, nearest->offset)));
  error.help = fmt::format("indent the line by {}", spaces(nearest->indent));
  std::int64_t other = -1;
  for (const OpenCollection& candidate : candidates) {
    if (candidate.indent != nearest->indent) other = candidate.indent;
  }
  if (other >= 0) error.help.append(fmt::format(", or by {} to align with what is around it", other));
  error.related_message =
      nearest->is_object ? "the members to align with begin here" : "the items to align with begin here";
  error.related = {nearest->offset, character_length(context.source, nearest->offset)};
  error.related_depth = std::min(context.open.size(), static_cast<std::size_t>(nearest - candidates.data()));
  return error;
}

SyntaxErrorText colon_in_value(std::size_t colon) {
  return {.message = "unquoted ': ' inside a value: expected the end of the value",
          .help = "put the value in quotes, or write its members on lines of their own, indented",
          .span = {colon, 1}};
}

// The colon in the first line of a plain scalar after which a space is missing, as in `key:value`; or npos.
std::size_t colon_without_space(std::string_view source, Span scalar) noexcept {
  const std::string_view line = source.substr(scalar.offset, line_end_of(source, scalar.offset) - scalar.offset);
  const std::size_t colon = line.substr(0, scalar.length).find(':');
  if (colon == std::string_view::npos || colon == 0 || line.substr(colon).starts_with("://"))
    return std::string_view::npos;
  return scalar.offset + colon;
}

bool is_quote(char c) noexcept { return c == '"' || c == '\''; }

// A plain scalar of several lines, the last of which has a colon after it: a line too deep, or lines without colons.
SyntaxErrorText colon_after_lines(const ErrorContext& context) {
  const std::string_view source = context.source;
  const std::size_t last_line = line_start_of(source, context.content_end);
  std::size_t begin = last_line;
  while (begin < context.content_end && is_blank(source[begin])) ++begin;
  const auto indent = static_cast<std::int64_t>(begin - last_line);
  const Span scalar{context.last.offset, context.last.length};
  const OpenCollection* const around = innermost(context);
  const auto first_column = static_cast<std::int64_t>(scalar.offset - line_start_of(source, scalar.offset));
  if (around != nullptr && around->is_block && first_column != around->indent) {
    SyntaxErrorText error = wrong_indentation(context, {begin, context.content_end - begin}, indent);
    if (error.help.empty()) return error;
    error.help.append(fmt::format("; as it is, it continues the value of line {}", line_number(source, scalar.offset)));
    return error;
  }
  const std::size_t colon = colon_without_space(source, scalar);
  if (colon != std::string_view::npos) return missing_space_after_colon(colon);
  return {.message = "missing colon: expected ':' after the name of a member",
          .help = "write `name: value`; a text of several lines needs quotes, or '|' before it",
          .span = rest_of_line(source, scalar.offset)};
}

// What can't begin a plain scalar, or not there; empty message if it can.
SyntaxErrorText reserved_character(const ErrorContext& context) {
  const char c = context.current();
  if (c == '@' || c == '`' || c == '%') {
    return {.message = fmt::format("'{}' can't begin a value without quotes", c),
            .help = "put the value in quotes",
            .span = character(context)};
  }
  return {};
}

}  // namespace

std::size_t tab_in_indentation(std::string_view source, std::size_t line_start, std::size_t at) noexcept {
  std::size_t tab = at;
  for (std::size_t i = std::min(at, source.size()); i > line_start; --i) {
    if (!is_blank(source[i - 1])) return at;
    if (source[i - 1] == '\t') tab = i - 1;
  }
  return tab;
}

SyntaxErrorText tab_error(std::size_t tab) {
  return {.message = "tab in the indentation: expected spaces only",
          .help = "replace the tab by spaces; YAML counts spaces alone",
          .span = {tab, 1}};
}

SyntaxErrorText describe_leftover(const ErrorContext& context) {
  const std::string_view source = context.source;
  const char c = context.current();
  const bool same_line = !have_break_between(source, context.content_end, context.at);
  const std::size_t line_start = line_start_of(source, context.at);
  if (!same_line) {
    if (const std::size_t tab = tab_in_indentation(source, line_start, context.at); tab != context.at)
      return tab_error(tab);
  }
  if (SyntaxErrorText error = reserved_character(context); !error.message.empty()) return error;
  const char before = context.content_end > 0 ? source[context.content_end - 1] : '\0';
  const Node& last = context.last;
  const Span scalar{last.offset, last.length};
  const bool follows_scalar = last.type != Type::kArray && last.type != Type::kObject && last.length != 0 &&
                              scalar.end() == context.content_end;
  const bool is_plain =
      follows_scalar && !is_quote(source[last.offset]) && source[last.offset] != '|' && source[last.offset] != '>';
  const bool is_mark =
      (c == '-' || c == '?') && is_space(context.at + 1 < source.size() ? source[context.at + 1] : '\n');

  if (same_line) {
    if (c == ':' && is_plain) {
      return have_break_between(source, scalar.offset, scalar.end()) ? colon_after_lines(context)
                                                                     : colon_in_value(context.at);
    }
    if (is_mark && before == ':') {
      return {.message = fmt::format("'{}' on the line of its key: expected a new line before it", c),
              .help = fmt::format("write '{}' on a line of its own, indented", c),
              .span = character(context)};
    }
    if (c == ']' || c == '}') {
      return {.message = fmt::format("unexpected '{}': no bracket is open that it closes", c),
              .help = "remove it, or put the value in quotes",
              .span = character(context)};
    }
    if (c == ':') {
      return {.message = is_quote(before) ? "':' after a quoted value: expected the end of the line"
                                          : "':' without a name before it: expected `name: value`",
              .help = is_quote(before)
                          ? "put the whole value in quotes, or write its members on lines of their own, indented"
                          : "write the member's name before the colon; put a text that begins with ':' in quotes",
              .span = character(context)};
    }
    if (is_quote(before) && follows_scalar) {
      return {.message = fmt::format("text after the end of a quoted value: expected the end of the line, found {}",
                                     found(source, context.at)),
              .help = before == '"' ? "write a double quote inside the value as \\\""
                                    : "write a single quote inside the value as ''",
              .span = rest_of_line(source, context.at),
              .related_message = "the quoted value begins here",
              .related = {last.offset, 1},
              .related_depth = context.open.size()};
    }
    if (before == ']' || before == '}') {
      return {.message = fmt::format("text after '{}': expected the end of the line, found {}", before,
                                     found(source, context.at)),
              .help = "put a value that begins with a bracket in quotes",
              .span = rest_of_line(source, context.at)};
    }
    return {.message = fmt::format("expected the end of the line, found {}", found(source, context.at)),
            .help = "put the value in quotes",
            .span = rest_of_line(source, context.at)};
  }

  const auto indent = static_cast<std::int64_t>(context.at - line_start);
  if (c == ':') {
    return {.message = "':' without a name before it: expected `name: value`",
            .help = "write the member's name and the colon on one line",
            .span = character(context)};
  }
  const OpenCollection* around = innermost(context);
  if (around == nullptr && context.closed.exists) around = &context.closed;
  if (around == nullptr) {
    // A complete value at the root.
    return {.message = fmt::format("content after the end of the document: found {}", found(source, context.at)),
            .help = "a document is one value; begin its members with `name: `",
            .span = rest_of_line(source, context.at)};
  }
  if (c == '-' && !is_mark && !around->is_object) {
    return {.message = "missing space after '-': expected '- ' before an item",
            .help = "write a space after '-', or put the text in quotes",
            .span = character(context)};
  }
  if (around->is_block && indent == around->indent) {
    if (c == ']' || c == '}') {
      return {.message = fmt::format("unexpected '{}': no bracket is open that it closes", c),
              .help = "remove it, or put the value in quotes",
              .span = character(context)};
    }
    return {
        .message = fmt::format("expected {}, found {}", around->is_object ? "a member, `name: value`" : "an item, '- '",
                               found(source, context.at)),
        .help = around->is_object ? "the lines around it are members of a mapping: write `name: value`"
                                  : "the lines around it are items of a sequence: begin the line with '- '",
        .span = is_mark ? character(context) : rest_of_line(source, context.at),
        .related_message = around->is_object ? "the mapping begins here" : "the sequence begins here",
        .related = {around->offset, character_length(source, around->offset)},
        .related_depth = context.open.empty() ? 0 : context.open.size() - 1};
  }
  return wrong_indentation(context, rest_of_line(source, context.at), indent);
}

SyntaxErrorText describe_flow_leftover(const ErrorContext& context) {
  const std::string_view source = context.source;
  const OpenCollection& around = context.open.back();
  const char c = context.current();
  const char before = source[context.content_end - 1];
  const bool same_line = !have_break_between(source, context.content_end, context.at);
  const std::string_view expected = around.is_object ? "',' or '}'" : "',' or ']'";
  if (SyntaxErrorText error = reserved_character(context); !error.message.empty()) return error;
  SyntaxErrorText error{
      .message = fmt::format("missing comma: expected {}, found {}", expected, found(source, context.at)),
      .help = fmt::format("put a comma between the {}", around.is_object ? "members" : "items"),
      .span = character(context)};
  relate_opening(context, around, error);
  if (c == ']' || c == '}') {
    error.message = fmt::format("mismatched bracket: expected {}, found '{}'", expected, c);
    error.help.clear();
  } else if (c == ':' && !same_line) {
    error.message = fmt::format("':' on another line than the name before it: expected {}", expected);
    error.help = "write the name and its colon on one line";
  } else if (c == ':') {
    const bool is_multi_line = have_break_between(source, context.last.offset, context.content_end);
    error.message = is_multi_line ? fmt::format("name of several lines before ':': expected {}", expected)
                                  : fmt::format("unquoted ': ' inside a value: expected {}", expected);
    error.help = is_multi_line ? "close the brackets before the next member, or write the name on one line"
                               : "put the value in quotes, or in brackets of its own";
  } else if (is_quote(before) && same_line && !is_quote(c) && context.at == context.content_end) {
    error.message = fmt::format("text after the end of a quoted value: expected {}", expected);
    error.help =
        before == '"' ? "write a double quote inside the value as \\\"" : "write a single quote inside the value as ''";
  }
  return error;
}

SyntaxErrorText missing_colon(const ErrorContext& context, const Node& key) {
  const std::string_view source = context.source;
  const Span span{key.offset, key.length};
  const char first = key.length != 0 ? source[key.offset] : '\0';
  if (is_quote(first) && context.current() != '\0' && !have_break_between(source, span.end(), context.at)) {
    return describe_leftover(context);
  }
  const bool is_plain =
      key.type != Type::kArray && key.type != Type::kObject && key.type != Type::kAlias && !is_quote(first);
  if (is_plain) {
    const std::size_t colon = colon_without_space(source, span);
    if (colon != std::string_view::npos) return missing_space_after_colon(colon);
    if (context.content_end == span.end() &&
        !have_break_between(source, line_start_of(source, span.offset), span.offset)) {
      // Behind a value on its line?
      std::size_t before = span.offset;
      while (before > 0 && is_blank(source[before - 1])) --before;
      if (before > 0 && !is_break(source[before - 1]) && before != span.offset && is_quote(source[before - 1])) {
        return {.message = "text after the end of a quoted value: expected the end of the line",
                .help = source[before - 1] == '"' ? "write a double quote inside the value as \\\""
                                                  : "write a single quote inside the value as ''",
                .span = rest_of_line(source, span.offset)};
      }
    }
  }
  SyntaxErrorText error{
      .message = "missing colon: expected ':' after the name of a member",
      .help = "write `name: value`; indent a line more to continue the value above it",
      .span =
          is_plain ? Span{span.offset, std::min(span.length, line_end_of(source, span.offset) - span.offset)} : span};
  if (const OpenCollection* const around = innermost(context)) relate_opening(context, *around, error);
  return error;
}

SyntaxErrorText missing_space_after_colon(std::size_t colon) {
  return {.message = "missing space after ':': expected `name: value`",
          .help = "write a space after the colon, or put the text in quotes",
          .span = {colon, 1}};
}

SyntaxErrorText unclosed_collection(const ErrorContext& context) {
  const OpenCollection& around = context.open.back();
  const char close = around.is_object ? '}' : ']';
  SyntaxErrorText error{.message = fmt::format("unclosed {}: expected ',' or '{}', found the end of the input",
                                               around.is_object ? "mapping" : "sequence", close),
                        .help = fmt::format("close the {} with '{}'", around.is_object ? "mapping" : "sequence", close),
                        .span = {context.source.size(), 0}};
  relate_opening(context, around, error);
  return error;
}

}  // namespace runlint::yaml
