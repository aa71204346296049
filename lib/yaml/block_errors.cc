// Mistakes in block collections and at the root: indentation, colons, text that follows a value.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "text/escape.h"
#include "text/line_counter.h"
#include "text/utf8.h"
#include "yaml/characters.h"
#include "yaml/source_lines.h"
#include "yaml/syntax_errors.h"

namespace runlint::yaml {
namespace {

const OpenCollection* innermost(const ErrorContext& context) noexcept {
  return context.open.empty() ? nullptr : &context.open.back();
}

SyntaxErrorText with_related(SyntaxErrorText error, std::string message, Span related, std::size_t depth) {
  error.related_message = std::move(message);
  error.related = related;
  error.related_depth = depth;
  return error;
}

std::string spaces(std::int64_t count) { return fmt::format("{} space{}", count, count == 1 ? "" : "s"); }

// A line that begins at a column where no block collection is.
SyntaxErrorText wrong_indentation(const ErrorContext& context, Span span, std::int64_t indent) {
  // The collections that the line can align with: those that are open, and the last one in them.
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
  std::int64_t other = -1;
  for (const OpenCollection& candidate : candidates) {
    if (std::abs(candidate.indent - indent) <= std::abs(nearest->indent - indent)) nearest = &candidate;
  }
  for (const OpenCollection& candidate : candidates) {
    if (candidate.indent != nearest->indent) other = candidate.indent;
  }
  error.message.append(fmt::format(", expected {} to align with line {}", nearest->indent,
                                   text::line_number(context.source, nearest->offset)));
  error.help = nearest->indent == 0 ? "write the line without indentation"
                                    : fmt::format("indent the line by {}", spaces(nearest->indent));
  if (other >= 0) error.help.append(fmt::format(", or by {} to align with what is around it", other));
  return with_related(
      std::move(error),
      nearest->is_object ? "the members to align with begin here" : "the items to align with begin here",
      character_at(context.source, nearest->offset), static_cast<std::size_t>(nearest - candidates.data()));
}

// The colon in the first line of a plain scalar after which a space is missing, as in `key:value`; or npos.
std::size_t colon_without_space(std::string_view source, Span scalar) noexcept {
  const std::string_view line = source.substr(scalar.offset, line_end_of(source, scalar.offset) - scalar.offset);
  const std::size_t colon = line.substr(0, scalar.length).find(':');
  const bool is_missing = colon != std::string_view::npos && colon != 0 && !line.substr(colon).starts_with("://");
  return is_missing ? scalar.offset + colon : std::string_view::npos;
}

// Text behind a quoted value, which begins at `open`.
SyntaxErrorText text_after_quoted(const ErrorContext& context, std::size_t open, std::size_t close, Span span) {
  const std::string_view source = context.source;
  const bool is_long = has_break_between(source, open, close);
  return with_related(
      {.message = "text after the end of a quoted value: expected the end of the line",
       .help = is_long ? fmt::format("close the quote of line {} on its line", text::line_number(source, open))
                       : std::string(help_on_quotes(source, close)),
       .span = span},
      "the quoted value begins here", {open, 1}, context.open.size());
}

SyntaxErrorText text_after_bracket(std::string_view source, std::size_t close, Span span) {
  return {.message = fmt::format("text after '{}': expected the end of the line", source[close]),
          .help = "put a value that begins with a bracket in quotes",
          .span = span};
}

SyntaxErrorText missing_colon_at(Span span) {
  return {.message = "missing colon: expected ':' after the name of a member",
          .help = "write `name: value`; indent a line more than its key to continue a value",
          .span = span};
}

SyntaxErrorText unexpected_bracket(const ErrorContext& context) {
  return {.message = fmt::format("unexpected '{}': no bracket is open that it closes", context.current()),
          .help = "remove it, or put the value in quotes",
          .span = character_at(context.source, context.at)};
}

// A plain scalar of several lines, the last of which has a colon after it: a line too deep, or lines without colons.
SyntaxErrorText colon_after_lines(const ErrorContext& context) {
  const std::string_view source = context.source;
  const std::size_t last_line = line_start_of(source, context.content_end);
  std::size_t begin = last_line;
  while (begin < context.content_end && is_blank(source[begin])) ++begin;
  if (const std::size_t tab = tab_in_indentation(source, last_line, begin); tab != begin) return tab_error(tab);
  const Span scalar{context.last.offset, context.last.length};
  // The scalar's own line may lack its indentation.
  const std::size_t line = line_start_of(source, scalar.offset);
  const std::size_t first = std::min(source.find_first_not_of(' ', line), begin);
  for (const std::size_t at : {first, begin}) {
    if (SyntaxErrorText error = unicode_space(source, at); !error.message.empty()) return error;
  }
  if (!is_first_on_line(source, scalar.offset)) {
    SyntaxErrorText error =
        wrong_indentation(context, {begin, context.content_end - begin}, static_cast<std::int64_t>(begin - last_line));
    error.help.append(fmt::format("{}as it is, it continues the value of line {}", error.help.empty() ? "" : "; ",
                                  text::line_number(source, scalar.offset)));
    return error;
  }
  const std::size_t colon = colon_without_space(source, scalar);
  if (colon != std::string_view::npos) return missing_space_after_colon(source, colon);
  return missing_colon_at(rest_of_line(source, scalar.offset));
}

// Text behind a complete value on its line.
SyntaxErrorText describe_rest_of_line(const ErrorContext& context, bool follows_scalar, bool is_plain, bool is_mark) {
  const std::string_view source = context.source;
  const char c = context.current();
  const char before = context.content_end > 0 ? source[context.content_end - 1] : '\0';
  const Span scalar{context.last.offset, context.last.length};
  if (c == ':' && is_plain) {
    if (has_break_between(source, scalar.offset, scalar.end())) return colon_after_lines(context);
    std::size_t property = scalar.offset;
    while (property > 0 && is_blank(source[property - 1])) --property;
    while (property > 0 && !is_space(source[property - 1])) --property;
    if (source[property] == '&' || source[property] == '!') {
      return {.message = "a tag or an anchor on the line of a mapping's first name: expected a new line after it",
              .help = "begin the members on a line of their own",
              .span = rest_of_line(source, property)};
    }
    return {.message = "unquoted ': ' inside a value: expected the end of the value",
            .help = "put the value in quotes, or write its members on lines of their own, indented",
            .span = {context.at, 1}};
  }
  if (is_mark && before == ':') {
    return {.message = fmt::format("'{}' on the line of its key: expected a new line before it", c),
            .help = fmt::format("write '{}' on a line of its own, indented", c),
            .span = {context.at, 1}};
  }
  if (c == ']' || c == '}') return unexpected_bracket(context);
  if (c == ':' && is_quote(before)) {
    return {.message = "':' after a quoted value: expected the end of the line",
            .help = "put the whole value in quotes, or write its members on lines of their own, indented",
            .span = {context.at, 1}};
  }
  if (c == ':') {
    return {.message = "':' without a name before it: expected `name: value`",
            .help = "write the member's name before the colon; put a text that begins with ':' in quotes",
            .span = {context.at, 1}};
  }
  const Span rest = rest_of_line(source, context.at);
  if (is_quote(before) && follows_scalar) {
    return text_after_quoted(context, scalar.offset, context.content_end - 1, rest);
  }
  if (before == ']' || before == '}') return text_after_bracket(source, context.content_end - 1, rest);
  return {.message = fmt::format("expected the end of the line, found {}", describe_token(source, context.at)),
          .help = "put the value in quotes",
          .span = rest};
}

}  // namespace

SyntaxErrorText relate_collection(SyntaxErrorText error, const ErrorContext& context,
                                  const OpenCollection& collection) {
  return with_related(std::move(error), collection.is_object ? "the mapping begins here" : "the sequence begins here",
                      character_at(context.source, collection.offset),
                      context.open.empty() ? 0 : context.open.size() - 1);
}

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

SyntaxErrorText reserved_character(const ErrorContext& context) {
  const char c = context.current();
  if (c != '@' && c != '`' && c != '%') return {};
  return {.message = fmt::format("'{}' can't begin a value without quotes", c),
          .help = "put the value in quotes",
          .span = {context.at, 1}};
}

SyntaxErrorText describe_leftover(const ErrorContext& context) {
  const std::string_view source = context.source;
  const char c = context.current();
  const bool same_line = !has_break_between(source, context.content_end, context.at);
  const std::size_t line_start = line_start_of(source, context.at);
  if (!same_line) {
    const std::size_t tab = tab_in_indentation(source, line_start, context.at);
    if (tab != context.at) return tab_error(tab);
  }
  if (SyntaxErrorText error = reserved_character(context); !error.message.empty()) return error;
  if (SyntaxErrorText error = unicode_space(source, context.at); !error.message.empty()) return error;
  const Node& last = context.last;
  const bool follows_scalar = last.type != Type::kArray && last.type != Type::kObject && last.length != 0 &&
                              last.offset + last.length == context.content_end;
  const char first = follows_scalar ? source[last.offset] : '|';
  const bool is_plain = !is_quote(first) && first != '|' && first != '>';
  const bool is_mark =
      (c == '-' || c == '?') && is_space(context.at + 1 < source.size() ? source[context.at + 1] : '\n');
  if (same_line) return describe_rest_of_line(context, follows_scalar, is_plain, is_mark);

  const auto indent = static_cast<std::int64_t>(context.at - line_start);
  const OpenCollection* around = innermost(context);
  const Span rest = rest_of_line(source, context.at);
  if (is_plain && context.comment.length != 0 && context.comment.offset >= context.content_end &&
      !is_first_on_line(source, context.comment.offset) && (around == nullptr || indent > around->indent)) {
    return with_related({.message = "text after a comment: a value without quotes ends where a comment begins",
                         .help = "put the whole value in quotes, or remove the comment",
                         .span = rest},
                        "the comment begins here", {context.comment.offset, 1}, context.open.size());
  }
  if (c == ':') {
    return {.message = "':' without a name before it: expected `name: value`",
            .help = "write the member's name and the colon on one line",
            .span = {context.at, 1}};
  }
  if (context.closed.exists && (around == nullptr || context.closed.indent == indent)) around = &context.closed;
  if (around == nullptr) {
    // A complete value at the root.
    return {
        .message = fmt::format("content after the end of the document: found {}", describe_token(source, context.at)),
        .help = "a document is one value; begin its members with `name: `",
        .span = rest};
  }
  if (c == '-' && !is_mark && !around->is_object) {
    if (SyntaxErrorText error = unicode_space(source, context.at + 1); !error.message.empty()) return error;
    return {.message = "missing space after '-': expected '- ' before an item",
            .help = "write a space after '-', or put the text in quotes",
            .span = {context.at, 1}};
  }
  if (indent != around->indent) return wrong_indentation(context, rest, indent);
  if (c == ']' || c == '}') return unexpected_bracket(context);
  return relate_collection(
      {.message = fmt::format("expected {}, found {}", around->is_object ? "a member, `name: value`" : "an item, '- '",
                              describe_token(source, context.at)),
       .help = around->is_object ? "the lines around it are members of a mapping: write `name: value`"
                                 : "the lines around it are items of a sequence: begin the line with '- '",
       .span = is_mark ? Span{context.at, 1} : rest},
      context, *around);
}

SyntaxErrorText missing_colon(const ErrorContext& context, const Node& key) {
  const std::string_view source = context.source;
  const Span span{key.offset, key.length};
  const char first = key.length != 0 ? source[key.offset] : '\0';
  if (SyntaxErrorText error = unicode_space(source, key.offset); !error.message.empty()) return error;
  if (is_quote(first) && context.current() != '\0' && !has_break_between(source, span.end(), context.at)) {
    return describe_leftover(context);
  }
  // Behind a value on its line?
  std::size_t before = span.offset;
  while (before > 0 && is_blank(source[before - 1])) --before;
  const char end = before > 0 ? source[before - 1] : '\n';
  if (is_quote(end) && context.previous.offset + context.previous.length == before) {
    return text_after_quoted(context, context.previous.offset, before - 1, rest_of_line(source, span.offset));
  }
  if (end == ']' || end == '}') return text_after_bracket(source, before - 1, rest_of_line(source, span.offset));

  const bool is_plain =
      key.type != Type::kArray && key.type != Type::kObject && key.type != Type::kAlias && !is_quote(first);
  if (is_plain) {
    const std::size_t colon = colon_without_space(source, span);
    if (colon != std::string_view::npos) return missing_space_after_colon(source, colon);
  }
  SyntaxErrorText error = missing_colon_at(
      is_plain ? Span{span.offset, std::min(span.length, rest_of_line(source, span.offset).length)} : span);
  const OpenCollection* const around = innermost(context);
  return around != nullptr ? relate_collection(std::move(error), context, *around) : error;
}

SyntaxErrorText unicode_space(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(std::min(at, source.size()));
  if (!text::begins_with_unicode_space(rest)) return {};
  return {.message = fmt::format("{} outside quotes: expected ordinary spaces only", text::describe_character(rest)),
          .help = "replace it by an ordinary space",
          .span = character_at(source, at)};
}

SyntaxErrorText missing_space_after_colon(std::string_view source, std::size_t colon) {
  if (SyntaxErrorText error = unicode_space(source, colon + 1); !error.message.empty()) return error;
  return {.message = "missing space after ':': expected `name: value`",
          .help = "write a space after the colon, or put the text in quotes",
          .span = {colon, 1}};
}

}  // namespace runlint::yaml
