// Recognizes common mistakes in YAML and words their messages. Messages never quote text of the document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/report.h"
#include "text/parse_error.h"
#include "yaml/nodes.h"

namespace runlint::yaml {

using text::SyntaxErrorText;

// A collection that is open, or was.
struct OpenCollection {
  bool exists = false;
  bool is_object = false;
  bool is_block = false;
  std::size_t offset = 0;   // of its first byte
  std::int64_t indent = 0;  // of a block collection
};

struct ErrorContext {
  std::string_view source;
  std::size_t at;                    // the first byte that does not fit; source.size() at the end
  std::size_t content_end;           // of the last token before it
  Node last;                         // the last node before it
  Node previous;                     // the node before that
  std::vector<OpenCollection> open;  // the outermost first
  OpenCollection closed;             // the block collection that ended last
  Span comment;                      // the last one

  [[nodiscard]] char current() const noexcept { return at < source.size() ? source[at] : '\0'; }
};

// Text that can't follow a complete value, in a block collection or at the root; and in a flow collection.
[[nodiscard]] SyntaxErrorText describe_leftover(const ErrorContext& context);
[[nodiscard]] SyntaxErrorText describe_flow_leftover(const ErrorContext& context);

// `error` with the place where `collection`, which is open or was the last, begins.
[[nodiscard]] SyntaxErrorText relate_collection(SyntaxErrorText error, const ErrorContext& context,
                                                const OpenCollection& collection);

// The current character can't begin a plain scalar. The message is empty if it can.
[[nodiscard]] SyntaxErrorText reserved_character(const ErrorContext& context);

// No colon follows `key` on its line. It is where a block mapping expects a member.
[[nodiscard]] SyntaxErrorText missing_colon(const ErrorContext& context, const Node& key);
[[nodiscard]] SyntaxErrorText missing_space_after_colon(std::string_view source, std::size_t colon);
// A space that YAML takes for text, like a no-break space, at `at`. The message is empty if there is none.
[[nodiscard]] SyntaxErrorText unicode_space(std::string_view source, std::size_t at);
[[nodiscard]] SyntaxErrorText collection_as_key(const Node& key);
[[nodiscard]] SyntaxErrorText collection_as_key(const Node& key, Type type);
// `{{ x }}`, which begins at `open`, or `${x}`, at its bracket.
[[nodiscard]] SyntaxErrorText unquoted_placeholder(std::string_view source, std::size_t open);
[[nodiscard]] SyntaxErrorText unclosed_collection(const ErrorContext& context);
[[nodiscard]] SyntaxErrorText tab_error(std::size_t tab);
// The first tab of the space before `at` if there is nothing else between `line_start` and `at`; else `at`.
[[nodiscard]] std::size_t tab_in_indentation(std::string_view source, std::size_t line_start, std::size_t at) noexcept;

// Scalars. `open` is the offset of the opening quote.
[[nodiscard]] SyntaxErrorText unclosed_quote(const ErrorContext& context, std::size_t open);
[[nodiscard]] SyntaxErrorText marker_in_quotes(std::size_t at, std::size_t open);
// `digits`: how many an escape of a code point needs; 0 for another escape.
[[nodiscard]] SyntaxErrorText bad_escape(std::string_view source, std::size_t at, std::size_t open, int digits);
[[nodiscard]] SyntaxErrorText lone_surrogate(Span escape, std::size_t open, bool high);
[[nodiscard]] SyntaxErrorText no_such_code_point(Span escape, std::size_t open);
enum class HeaderFault : std::uint8_t { kSecondChomping, kSecondIndent, kZero, kText };
[[nodiscard]] SyntaxErrorText bad_block_header(std::string_view source, std::size_t at, HeaderFault fault);

// Tags, anchors, aliases, merge keys.
enum class TagFault : std::uint8_t { kUnknown, kUndeclared, kSyntax, kFlowIndicator, kUnclosed };
[[nodiscard]] SyntaxErrorText bad_tag(Span tag, TagFault fault);
[[nodiscard]] SyntaxErrorText wrong_kind(Span tag, std::string_view type, std::string_view kind);
[[nodiscard]] SyntaxErrorText wrong_value(Span value, Span tag, std::string_view type);
[[nodiscard]] SyntaxErrorText second_property(Span span, std::string_view property);
[[nodiscard]] SyntaxErrorText missing_anchor_name(std::string_view source, std::size_t at, char sign);
[[nodiscard]] SyntaxErrorText unknown_anchor(Span alias);
[[nodiscard]] SyntaxErrorText alias_with_properties(Span alias);
[[nodiscard]] SyntaxErrorText alias_within_itself(Span alias, Span anchored);
[[nodiscard]] SyntaxErrorText too_many_aliases(Span alias, std::uint64_t limit);
[[nodiscard]] SyntaxErrorText cannot_merge(Span value);
[[nodiscard]] SyntaxErrorText too_many_merged(Span value, std::size_t limit);

// Documents.
enum class DirectiveFault : std::uint8_t { kNoName, kVersion, kSecondVersion, kTag, kSecondTag };
[[nodiscard]] SyntaxErrorText bad_directive(Span span, DirectiveFault fault);
[[nodiscard]] SyntaxErrorText missing_directives_end(std::size_t directive);
[[nodiscard]] SyntaxErrorText second_document(Span span);
[[nodiscard]] SyntaxErrorText empty_document(std::string_view source);
[[nodiscard]] SyntaxErrorText too_deep(std::size_t at, std::size_t max_depth);
[[nodiscard]] SyntaxErrorText encoding_error(std::string_view source, std::size_t at);

}  // namespace runlint::yaml
