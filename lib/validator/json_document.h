// A JSON text under check.
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <string_view>
#include <vector>

#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/source.h"
#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "runlint/report.h"
#include "text/ascii.h"

namespace runlint {

class JsonSource final : public check::Source {
 public:
  explicit JsonSource(std::string_view json) noexcept : json_(json) {}

  [[nodiscard]] check::ValueShape shape_of_value(std::size_t offset) const noexcept override {
    using enum check::ValueShape;
    if (json_[offset] == '{') return kObject;
    if (json_[offset] != '[') return kOther;
    const char first = json_[after_space(offset + 1)];
    return first == '{' ? kListOfObjects : first == ']' ? kList : kListOfStrings;
  }
  [[nodiscard]] check::ValueShape shape_of_member(const text::StringToken& key) const noexcept override {
    return shape_of_value(after_space(after_space(key.offset + key.length) + 1));
  }
  [[nodiscard]] Span key_span_at(std::size_t offset) const override {
    std::size_t end = offset + 1;
    while (json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    return {offset, end + 1 - offset};
  }
  [[nodiscard]] Span opening_span_at(std::size_t offset) const override { return {offset, 1}; }
  void append_raw_spans(const text::StringToken& token, std::span<const Span> spans,
                        std::vector<Span>& out) const override {
    json::append_raw_spans(json_.substr(token.offset, token.length), token.offset, spans, out);
  }
  void append_line_spans(Span scalar, std::vector<Span>& out) const override { out.push_back(scalar); }

 private:
  // A walk reports a member or a container only after it has read beyond its beginning.
  [[nodiscard]] std::size_t after_space(std::size_t at) const noexcept {
    while (text::is_json_space(json_[at])) ++at;
    return at;
  }

  std::string_view json_;
};

// Refers to everything it is given. `index` was built from the text; walk_objects() builds it anew, so that it comes
// last.
class JsonDocument {
 public:
  static constexpr json::WalkResult kComplete = json::WalkResult::kComplete;

  JsonDocument(std::string_view json, json::Index& index, json::StringArena& arena, std::size_t max_depth) noexcept
      : json_(json), index_(index), arena_(arena), max_depth_(max_depth), source_(json) {}

  [[nodiscard]] std::string_view text() const noexcept { return json_; }
  [[nodiscard]] const check::Source& source() const noexcept { return source_; }
  void start(const check::ReportHandler&, bool) const noexcept {}

  template <text::TokenHandler Handler>
  [[gnu::always_inline]] json::WalkResult walk(Handler& handler) {
    return json::walk(json_, index_, arena_, max_depth_, handler);
  }

  template <class MakeWalker>
  void walk_objects(const std::vector<check::RevisedObject>& objects, check::RevisionNotes& notes,
                    MakeWalker make_walker) {
    for (const check::RevisedObject& object : objects) {
      const std::string_view text = json_.substr(object.text.offset, object.text.length);
      if (index_.build(text) != json::Index::Result::kOk) throw std::bad_alloc();  // it is JSON
      auto walker = make_walker();
      notes.start();
      (void)json::walk(text, index_, arena_, max_depth_, walker);
      notes.finish(object.instance);
    }
  }

 private:
  std::string_view json_;
  json::Index& index_;
  json::StringArena& arena_;
  std::size_t max_depth_;
  JsonSource source_;
};

}  // namespace runlint
