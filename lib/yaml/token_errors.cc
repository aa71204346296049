// Mistakes within a token: quotes, escapes, tags, anchors, directives, encoding.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/escape.h"
#include "text/utf8.h"
#include "yaml/characters.h"
#include "yaml/source_lines.h"
#include "yaml/syntax_errors.h"

namespace runlint::yaml {
namespace {

SyntaxErrorText in_quotes(SyntaxErrorText error, std::size_t open) {
  error.related_message = "the quoted text begins here";
  error.related = {open, 1};
  return error;
}

std::string found_character(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the input";
  if (is_break(source[at])) return "the end of the line";
  return text::describe_character(source.substr(at, character_at(source, at).length));
}

}  // namespace

SyntaxErrorText unclosed_quote(const ErrorContext& context, std::size_t open) {
  const char quote = context.source[open];
  return in_quotes({.message = fmt::format("unclosed quote: expected {}, found the end of the input",
                                           quote == '"' ? "'\"'" : "\"'\""),
                    .help = fmt::format("close the text with a {} quote", quote == '"' ? "double" : "single"),
                    .span = {context.source.size(), 0}},
                   open);
}

SyntaxErrorText marker_in_quotes(std::size_t at, std::size_t open) {
  return in_quotes({.message = "unclosed quote: found the marker of a document's end inside a quoted text",
                    .help = "close the text before this line, or indent the line",
                    .span = {at, 3}},
                   open);
}

SyntaxErrorText bad_escape(std::string_view source, std::size_t at, std::size_t open, int digits) {
  const std::string bad = found_character(source, at);
  if (digits != 0) {
    return in_quotes({.message = fmt::format("malformed escape: expected {} hexadecimal digits, found {}", digits, bad),
                      .help = "write all digits of the code point, like \\x41, \\u00e9 or \\U0001F600",
                      .span = character_at(source, at)},
                     open);
  }
  return in_quotes(
      {.message = fmt::format(
           "malformed escape: expected one of \" \\ / 0 a b e f n r t u U v x N L P _ after '\\', found {}", bad),
       .help = "write a backslash itself as \\\\, or use single quotes",
       .span = character_at(source, at)},
      open);
}

SyntaxErrorText lone_surrogate(Span escape, std::size_t open, bool high) {
  return in_quotes({.message = high ? "lone surrogate: expected a low surrogate, \\udc00 to \\udfff, after this one"
                                    : "lone surrogate: expected a high surrogate, \\ud800 to \\udbff, before this one",
                    .help = "escape both halves of the pair, or write the character itself",
                    .span = escape},
                   open);
}

SyntaxErrorText no_such_code_point(Span escape, std::size_t open) {
  return in_quotes({.message = "malformed escape: expected a code point up to U+10FFFF",
                    .help = "write the character itself",
                    .span = escape},
                   open);
}

SyntaxErrorText bad_block_header(std::string_view source, std::size_t at, HeaderFault fault) {
  SyntaxErrorText error{.span = character_at(source, at)};
  switch (fault) {
    case HeaderFault::kSecondChomping:
      error.message = "second '+' or '-' after '|' or '>': expected one";
      error.help = "'-' removes the line breaks at the end, '+' keeps them";
      break;
    case HeaderFault::kSecondIndent:
      error.message = "second digit after '|' or '>': expected an indentation of 1 to 9";
      error.help = "remove the digits: the first line shows the indentation";
      break;
    case HeaderFault::kZero:
      error.message = "indentation of 0 after '|' or '>': expected 1 to 9";
      error.help = "remove the digit: the first line shows the indentation";
      break;
    case HeaderFault::kText: {
      std::size_t end = at;
      while (end < source.size() && !is_break(source[end])) ++end;
      error.message = "text after '|' or '>': expected the end of the line";
      error.help = "begin the text on the next line, or put it in quotes";
      error.span = {at, end - at};
      break;
    }
  }
  return error;
}

SyntaxErrorText bad_tag(Span tag, TagFault fault) {
  constexpr std::string_view kQuote = "a text that begins with '!' must be in quotes";
  SyntaxErrorText error{.help = std::string(kQuote), .span = tag};
  switch (fault) {
    case TagFault::kUnknown:
      error.message =
          "unknown tag: expected !!str, !!int, !!float, !!bool, !!null, !!seq, !!map or another of YAML's own";
      error.help = fmt::format("remove the tag; {}", kQuote);
      break;
    case TagFault::kUndeclared:
      error.message = "undeclared tag: expected a %TAG directive for its handle";
      error.help = fmt::format("remove the tag; {}", kQuote);
      break;
    case TagFault::kSyntax:
      error.message = "malformed tag: expected letters, digits and the punctuation of URIs";
      break;
    case TagFault::kFlowIndicator:
      error.message = "malformed tag: expected a space after it, found a comma or a bracket";
      break;
    case TagFault::kUnclosed:
      error.message = "unclosed tag: expected '>', found the end of the input";
      break;
  }
  return error;
}

SyntaxErrorText wrong_kind(Span tag, std::string_view type, std::string_view kind) {
  return {.message = fmt::format("the tag !!{} needs a {}", type, kind), .help = "remove the tag", .span = tag};
}

SyntaxErrorText wrong_value(Span value, Span tag, std::string_view type) {
  return {.message = fmt::format("the value does not fit its tag !!{}", type),
          .help = "correct the value, or remove the tag",
          .span = value,
          .related_message = "the tag is here",
          .related = tag};
}

SyntaxErrorText second_property(Span span, std::string_view property) {
  return {.message = fmt::format("second {0} of a value: expected at most one {0}", property),
          .help = "remove one of them",
          .span = span};
}

SyntaxErrorText missing_anchor_name(std::string_view source, std::size_t at, char sign) {
  return {.message = fmt::format("'{}' without a name: expected the name of an anchor, found {}", sign,
                                 found_character(source, at)),
          .help = fmt::format("put a text that begins with '{}' in quotes", sign),
          .span = {at - 1, 1}};
}

SyntaxErrorText unknown_anchor(Span alias) {
  return {.message = "unknown alias: expected the name of an anchor, '&name', above it",
          .help = "define the anchor before it is used; put a text that begins with '*' in quotes",
          .span = alias};
}

SyntaxErrorText alias_with_properties(Span alias) {
  return {.message = "alias with a tag or an anchor: expected the alias alone",
          .help = "remove the tag or anchor",
          .span = alias};
}

SyntaxErrorText alias_within_itself(Span alias, Span anchored) {
  return {.message = "an alias to what contains it has no end: expected an alias to a value that is complete",
          .help = "write out the value that is meant",
          .span = alias,
          .related_message = "the value that contains it begins here",
          .related = anchored};
}

SyntaxErrorText too_many_aliases(Span alias, std::uint64_t limit) {
  return {.message = fmt::format("aliases expand to more than {} bytes, the limit for this document", limit),
          .help = "use fewer aliases, or write out the values",
          .span = alias};
}

SyntaxErrorText cannot_merge(Span value) {
  return {.message = "'<<' merges members: expected an alias to a mapping, or a sequence of such aliases",
          .help = "write `<<: *name`; put '<<' in quotes to use it as a name",
          .span = value};
}

SyntaxErrorText too_many_merged(Span value, std::size_t limit) {
  return {.message = fmt::format("'<<' merges more than {}, which js-yaml refuses",
                                 limit > 1000 ? fmt::format("{} members", limit) : fmt::format("{} mappings", limit)),
          .help = "merge less, or write out the members",
          .span = value};
}

SyntaxErrorText bad_directive(Span span, DirectiveFault fault) {
  SyntaxErrorText error{.span = span};
  switch (fault) {
    case DirectiveFault::kNoName:
      error.message = "'%' without a name: expected a directive, or a value";
      error.help = "put a text that begins with '%' in quotes";
      break;
    case DirectiveFault::kVersion:
      error.message = "malformed directive: expected %YAML 1.2";
      error.help = "write %YAML 1.2, or remove the line";
      break;
    case DirectiveFault::kSecondVersion:
      error.message = "second %YAML directive: expected one";
      error.help = "remove one of them";
      break;
    case DirectiveFault::kTag:
      error.message = "malformed directive: expected %TAG, a handle like !name! and a prefix";
      error.help = "remove the line if no tag uses it";
      break;
    case DirectiveFault::kSecondTag:
      error.message = "second %TAG directive for a handle: expected one";
      error.help = "remove one of them";
      break;
  }
  return error;
}

SyntaxErrorText missing_directives_end(std::size_t directive) {
  return {.message = "'%' begins a directive: expected a line '---' after the directives",
          .help = "put a text that begins with '%' in quotes",
          .span = {directive, 1}};
}

SyntaxErrorText second_document(Span span) {
  return {.message = "second document: expected one document in a file",
          .help = "write each document to a file of its own",
          .span = span};
}

SyntaxErrorText empty_document(std::string_view source) {
  return {.message =
              source.empty() ? "the input is empty: expected a mapping" : "the input has no value: expected a mapping",
          .span = {source.size(), 0}};
}

SyntaxErrorText too_deep(std::size_t at, std::size_t max_depth) {
  return {.message =
              fmt::format("nested too deeply: expected objects and arrays at most {} deep, found one more", max_depth),
          .span = {at, 1}};
}

SyntaxErrorText encoding_error(std::string_view source, std::size_t at) {
  const text::CodePoint point = text::decode(source.substr(at));
  if (point.value == text::CodePoint::kInvalid) {
    return {.message = fmt::format("invalid UTF-8: the byte 0x{:02X} is not part of a valid character",
                                   static_cast<unsigned>(static_cast<unsigned char>(source[at]))),
            .help = "save the file as UTF-8",
            .span = {at, 1}};
  }
  const bool may_be_utf16 = point.value == 0 && at < 2;
  return {.message =
              fmt::format("forbidden character: YAML allows no U+{:04X} here", static_cast<std::uint32_t>(point.value)),
          .help = may_be_utf16 ? "save the file as UTF-8; it may be UTF-16"
                               : "remove it, or write it as an escape in double quotes",
          .span = {at, point.length}};
}

SyntaxErrorText collection_as_key(const Node& key) { return collection_as_key(key, key.type); }

SyntaxErrorText collection_as_key(const Node& key, Type type) {
  const std::string_view found = type == Type::kDate     ? "timestamp"
                                 : type == Type::kBuffer ? "!!binary"
                                 : type == Type::kArray  ? "sequence"
                                                         : "mapping";
  return {.message = fmt::format("{} as the name of a member: expected a text", found),
          .help = "put the name in quotes",
          .span = {key.offset, key.length}};
}

}  // namespace runlint::yaml
