// Mistakes in flow collections: commas, brackets.
#include <fmt/format.h>

#include <utility>

#include "yaml/characters.h"
#include "yaml/source_lines.h"
#include "yaml/syntax_errors.h"

namespace runlint::yaml {
namespace {

std::string how_to_close(const OpenCollection& around) {
  return fmt::format("close the {} with '{}'", around.is_object ? "mapping" : "sequence", around.is_object ? '}' : ']');
}

// Whether a line begins that belongs to a block collection around the brackets, by its indentation.
bool leaves_brackets(const ErrorContext& context, std::size_t at) noexcept {
  if (!is_first_on_line(context.source, at)) return false;
  const auto indent = static_cast<std::int64_t>(at - line_start_of(context.source, at));
  for (const OpenCollection& collection : context.open) {
    if (collection.is_block && indent <= collection.indent) return true;
  }
  return false;
}

// A colon after what is not the name of a member.
void describe_colon(const ErrorContext& context, std::string_view expected, SyntaxErrorText& error) {
  const std::string_view source = context.source;
  const Span scalar{context.last.offset, context.content_end - context.last.offset};
  const char before = source[context.content_end - 1];
  if (has_break_between(source, context.content_end, context.at)) {
    error.message = fmt::format("':' on another line than the name before it: expected {}", expected);
    error.help = "write the name and its colon on one line";
  } else if (has_break_between(source, scalar.offset, scalar.end())) {
    // The last line is the name of the next member.
    std::size_t begin = line_start_of(source, scalar.end());
    while (begin < scalar.end() && is_blank(source[begin])) ++begin;
    error.span = {begin, scalar.end() - begin};
    error.message = fmt::format("missing comma: expected {} before the next name", expected);
  } else if (const std::size_t quote = source.substr(scalar.offset, scalar.length).find(before, 1);
             is_quote(before) && !is_quote(source[scalar.offset]) && quote + 1 < scalar.length) {
    error.span = {scalar.offset + quote, scalar.length - quote};
    error.message = fmt::format("missing comma: expected {}, found a quoted text", expected);
  } else {
    error.message = fmt::format("unquoted ': ' inside a value: expected {}", expected);
    error.help = "put the value in quotes, or in brackets of its own";
  }
}

}  // namespace

SyntaxErrorText describe_flow_leftover(const ErrorContext& context) {
  const std::string_view source = context.source;
  const OpenCollection& around = context.open.back();
  const char c = context.current();
  const char before = source[context.content_end - 1];
  const std::string_view expected = around.is_object ? "',' or '}'" : "',' or ']'";
  if (SyntaxErrorText error = reserved_character(context); !error.message.empty()) return error;
  if (SyntaxErrorText error = unicode_space(source, context.at); !error.message.empty()) return error;
  if (c == '{' && before == '$' && context.at == context.content_end) return unquoted_placeholder(source, context.at);
  SyntaxErrorText error{
      .message = fmt::format("missing comma: expected {}, found {}", expected, describe_token(source, context.at)),
      .help = fmt::format("put a comma between the {}", around.is_object ? "members" : "items"),
      .span = character_at(source, context.at)};
  if (c == ']' || c == '}') {
    error.message = fmt::format("mismatched bracket: expected {}, found '{}'", expected, c);
    error.help = how_to_close(around);
  } else if (leaves_brackets(context, context.at)) {
    error.message =
        fmt::format("unclosed {}: expected {} before this line", around.is_object ? "mapping" : "sequence", expected);
    error.help = how_to_close(around);
    error.span = rest_of_line(source, context.at);
  } else if (c == ':') {
    describe_colon(context, expected, error);
  } else if (is_quote(before) && !is_quote(c) && context.at == context.content_end) {
    error.message = fmt::format("text after the end of a quoted value: expected {}", expected);
    error.help = help_on_quotes(source, context.content_end - 1);
  }
  return relate_collection(std::move(error), context, around);
}

SyntaxErrorText unquoted_placeholder(std::string_view source, std::size_t open) {
  const bool is_reference = open > 0 && source[open - 1] == '$';
  const std::size_t begin = is_reference ? open - 1 : open;
  const std::string_view line = source.substr(begin, line_end_of(source, begin) - begin);
  const std::string_view end = line.substr(is_reference ? 1 : 0).starts_with("{{") ? "}}" : "}";
  const std::size_t last = line.find(end);
  return {.message = is_reference ? "reference without quotes: a '{' inside brackets begins a mapping"
                                  : "placeholder without quotes: a value that begins with '{' is a mapping",
          .help = is_reference ? "put the reference in quotes, as in \"${…}\""
                               : "put the value in quotes, as in \"{{ … }}\", or fill in the placeholder",
          .span = {begin, last == std::string_view::npos ? end.size() + (is_reference ? 1 : 0) : last + end.size()}};
}

SyntaxErrorText unclosed_collection(const ErrorContext& context) {
  const OpenCollection& around = context.open.back();
  return relate_collection(
      {.message = fmt::format("unclosed {}: expected ',' or '{}', found the end of the input",
                              around.is_object ? "mapping" : "sequence", around.is_object ? '}' : ']'),
       .help = how_to_close(around),
       .span = {context.source.size(), 0}},
      context, around);
}

}  // namespace runlint::yaml
