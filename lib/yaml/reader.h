// Reads YAML as js-yaml 3 does: the same texts are taken, refused, and read alike.
//
// The grammar is js-yaml's, also where js-yaml differs from YAML: the platform's command sends what js-yaml reads. A
// function read_X() reads an X that begins at the current position. If there is none, it returns false and reads
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/parse_error.h"
#include "yaml/document.h"
#include "yaml/nodes.h"
#include "yaml/scalar_builder.h"
#include "yaml/scalar_value.h"
#include "yaml/syntax_errors.h"

namespace runlint::yaml {

class Reader {
 public:
  // The kinds of nodes; kNone: one that is left out.
  enum class Kind : std::uint8_t { kNone, kScalar, kSequence, kMapping };

  Reader(Document& document, std::string_view source, std::size_t max_depth);

  // Fills the document. False: its error is set.
  [[nodiscard]] bool read();

 private:
  // Unwinds to read(), when the error is set.
  struct Stop {};

  // Where a node stands.
  enum class Context : std::uint8_t { kFlowIn, kFlowOut, kBlockIn, kBlockOut };

  // The tag and the anchor before a node.
  struct Properties {
    bool has_tag = false;
    bool has_anchor = false;
    std::string tag;
    Span tag_span;
    std::string_view anchor;
  };

  // A node that an alias can name.
  struct Anchored {
    std::uint32_t node = kNone;  // kNone: js-yaml has an empty collection in its place
    Type type = Type::kNull;     // of that
    bool is_open = false;
    std::size_t height = 0;      // containers one in another
    std::uint64_t expanded = 0;  // bytes of the aliases in it
  };

  // A container that is open.
  struct Level : OpenCollection {
    std::uint32_t node = kNone;
    std::uint32_t key = kNone;  // of the member whose value has begun
    std::size_t index = 0;      // of the element
    bool in_value = false;
    bool in_merge = false;   // the value is merged
    bool has_merge = false;  // a member is
    std::size_t height = 1;
  };

  using Indent = std::int64_t;

  // ---- the text

  [[nodiscard]] char at(std::size_t position) const noexcept {
    return position < source_.size() ? source_[position] : position < length_ ? '\n' : '\0';
  }
  [[nodiscard]] char current() const noexcept { return at(pos_); }
  void take_content() noexcept { content_end_ = ++pos_; }
  void read_line_break() noexcept;
  // Takes white space and line breaks, and comments if they are allowed; returns how many breaks.
  std::size_t skip_space(bool allow_comments);
  void skip_comment();
  [[nodiscard]] bool at_document_marker() const noexcept;

  // ---- documents and nodes

  void read_document();
  void read_directives();
  void read_directive(std::string_view name, const std::vector<Span>& arguments, Span span);
  bool compose(Indent parent_indent, Context context, bool allow_seek, bool allow_compact);
  bool read_block_sequence(Indent indent, Properties& properties);
  bool read_block_mapping(Indent indent, Indent flow_indent, Properties& properties);
  bool read_flow_collection(Indent indent, Properties& properties);
  void read_flow_entry(std::uint32_t collection, Indent indent);
  bool read_tag(Properties& properties);
  bool read_anchor(Properties& properties);
  bool read_alias();
  [[nodiscard]] std::string_view read_anchor_name(char sign);

  // ---- scalars

  bool read_plain(Indent indent, bool in_flow);
  bool read_quoted();
  // `open`: the offset of the opening quote.
  void read_escape(ScalarBuilder& text, std::size_t open);
  bool read_block_scalar(Indent indent);
  void capture(ScalarBuilder& text, std::size_t begin, std::size_t end, bool quoted);
  void push_scalar(ScalarBuilder& text, std::size_t begin, std::size_t end);
  void push_null();
  void resolve_plain(std::uint32_t index);

  // ---- tags

  void apply_tag(const Properties& properties, std::uint32_t start);
  [[nodiscard]] bool construct(std::string_view type, std::uint32_t index);
  [[nodiscard]] bool construct_scalar(std::string_view type, std::uint32_t index);
  [[nodiscard]] bool is_set(std::uint32_t object) const;
  [[nodiscard]] bool is_ordered_map(std::uint32_t array) const;
  [[nodiscard]] bool make_pairs(std::uint32_t array);
  void set_value(std::uint32_t index, const ScalarValue& value);

  // ---- containers

  std::uint32_t open(Type type, std::size_t offset, bool is_block, Indent indent, std::uint32_t before);
  void close(std::uint32_t node, std::uint32_t anchored, std::uint64_t expanded_before);
  // The container around the innermost one; null: none is.
  [[nodiscard]] const Level* parent() const noexcept {
    return levels_.size() < 2 ? nullptr : &levels_[levels_.size() - 2];
  }
  void begin_element();
  void finish_key(std::uint32_t index, bool is_merge);
  void note_bare_key(std::uint32_t key, bool is_stray);
  [[nodiscard]] bool follows_comma_of_value(std::uint32_t key) const noexcept;
  void end_value();
  void check_merge(std::uint32_t index);
  [[nodiscard]] std::size_t count_members(std::uint32_t object) const;
  void merge_members(std::uint32_t object);
  std::uint32_t set_anchor(const Properties& properties, std::uint32_t node, Type phantom, bool is_open);
  void count_height(std::size_t height) noexcept;
  [[nodiscard]] std::size_t depth_for_aliases() const noexcept;
  [[nodiscard]] std::uint32_t container_at_depth(std::uint32_t node, std::size_t depth) const;

  // ---- faults

  [[noreturn]] void fail(Rule rule, SyntaxErrorText error);
  [[noreturn]] void fail_syntax(SyntaxErrorText error) { fail(Rule::kYamlSyntax, std::move(error)); }
  // What is left over can't belong to the innermost container, nor follow it.
  [[noreturn]] void fail_leftover();
  // Of the innermost value that has begun.
  [[nodiscard]] std::vector<text::PathStep> path() const;
  [[nodiscard]] ErrorContext context() const;
  [[nodiscard]] bool report_bad_byte(std::size_t limit);

  Document& document_;
  std::string_view source_;
  std::size_t length_;  // with the line break that js-yaml adds at the end
  std::size_t max_depth_;
  std::uint64_t expansion_limit_;

  std::size_t pos_ = 0;
  std::size_t line_ = 0;
  std::size_t line_start_ = 0;
  Indent line_indent_ = 0;
  std::size_t content_end_ = 0;  // of the last token

  // About the node that compose() has read last.
  Kind kind_ = Kind::kNone;
  bool is_merge_ = false;  // its tag is that of merge keys

  std::vector<Level> levels_;
  OpenCollection last_closed_;  // a block collection
  Anchored last_container_;     // the last one closed
  std::vector<Anchored> anchored_;
  std::map<std::string_view, std::uint32_t> anchors_;  // by name: the last such in anchored_
  std::map<std::string_view, std::string_view> tag_handles_;
  bool has_version_ = false;
  std::uint64_t expanded_ = 0;      // bytes of all aliases
  std::size_t merged_members_ = 0;  // as js-yaml counts them
  std::string scratch_;
};

}  // namespace runlint::yaml
