// Checks the payloads in a template: those in the specs of its JobRun nodes, by THE walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "check/schema_walker.h"
#include "schema/schema.h"
#include "text/token.h"

namespace runlint::check {

// A handler for json::walk() that finds the objects of each kind, wherever they are. A walk of its own, since the kind
// may follow the spec. Reusable; throws std::bad_alloc only.
class NodeKinds {
 public:
  // Makes room for documents of that size with at most `max_depth` open containers.
  void reserve(std::size_t size, std::size_t max_depth) {
    open_.reserve(max_depth);
    job_runs_.reserve(size);
    conditions_.reserve(size);
  }

  // A new document of that size begins.
  void start(std::size_t size) {
    open_.clear();
    any_job_run_ = false;
    job_runs_.assign(size, false);
    conditions_.assign(size, false);
  }

  // Whether a member makes its object a node of that kind.
  static bool names_job_run(const text::StringToken& key, const text::StringToken& value) noexcept {
    return key.value == schema::kKindName && value.value == schema::kJobRunKind;
  }
  static bool names_condition(const text::StringToken& key, const text::StringToken& value) noexcept {
    return key.value == schema::kKindName && value.value == schema::kConditionKind;
  }

  // Whether the object whose bracket is at `offset` is a node of that kind. Once the walk is complete.
  [[nodiscard]] bool is_job_run(std::uint32_t offset) const noexcept { return job_runs_[offset]; }
  [[nodiscard]] bool is_condition(std::uint32_t offset) const noexcept { return conditions_[offset]; }
  // Whether the document has a JobRun.
  [[nodiscard]] bool any_job_run() const noexcept { return any_job_run_; }

  bool on_begin_object(const text::StringToken&, std::uint32_t offset) {
    open_.push_back(offset);
    return true;
  }
  bool on_end_object(std::uint32_t) {
    open_.pop_back();
    return true;
  }
  bool on_string(const text::StringToken& key, const text::StringToken& text) {
    if (names_job_run(key, text)) any_job_run_ = job_runs_[open_.back()] = true;
    if (names_condition(key, text)) conditions_[open_.back()] = true;
    return true;
  }
  bool on_key(const text::StringToken&) noexcept { return true; }
  void on_element() noexcept {}
  bool on_number(const text::StringToken&, const text::PrimitiveToken&) noexcept { return true; }
  bool on_literal(const text::StringToken&, const text::PrimitiveToken&) noexcept { return true; }
  bool on_begin_array(const text::StringToken&, std::uint32_t) noexcept { return true; }
  bool on_end_array(std::uint32_t) noexcept { return true; }

 private:
  std::vector<std::uint32_t> open_;  // the brackets of the open objects
  bool any_job_run_ = false;
  // By the offset of the bracket.
  std::vector<bool> job_runs_;
  std::vector<bool> conditions_;
};

static_assert(text::TokenHandler<NodeKinds>);

// The SchemaWalker of a document that nothing describes but its nodes. No node is inside the spec of another one.
template <SchemaHandler Handler>
class TemplateWalker : public SchemaWalker<Handler> {
 public:
  // `job_run` describes a JobRun.
  TemplateWalker(const NodeKinds& nodes, const schema::Schema& job_run, Stack& stack, Handler& handler) noexcept
      : SchemaWalker<Handler>(nullptr, true, stack, handler), nodes_(nodes), job_run_(job_run), stack_(stack) {}

  bool on_key(const text::StringToken& key) {
    if (!SchemaWalker<Handler>::on_key(key)) return false;
    if (stack_.depth() > spec_of_) return true;
    const bool in_node = stack_.top().schema != nullptr;
    spec_of_ = in_node && key.value == schema::kSpecName ? stack_.depth() : kNone;
    return true;
  }

  bool on_string(const text::StringToken& key, const text::StringToken& text) {
    const bool is_known = NodeKinds::names_job_run(key, text) || NodeKinds::names_condition(key, text);
    if (spec_of_ == kNone && is_known) this->describe(schema::kAnyString);  // so that it may be shown
    return SchemaWalker<Handler>::on_string(key, text);
  }

  bool on_begin_object(const text::StringToken& key, std::uint32_t offset) noexcept {
    if (spec_of_ == kNone && nodes_.is_job_run(offset)) {
      this->describe(job_run_);
    } else if (spec_of_ == kNone && nodes_.is_condition(offset)) {
      this->describe(schema::kConditionNode);
    }
    return SchemaWalker<Handler>::on_begin_object(key, offset);
  }

  bool on_end_object(std::uint32_t offset) {
    const bool go_on = SchemaWalker<Handler>::on_end_object(offset);
    if (stack_.depth() < spec_of_) spec_of_ = kNone;
    return go_on;
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  const NodeKinds& nodes_;
  const schema::Schema& job_run_;
  Stack& stack_;
  std::size_t spec_of_ = kNone;  // the depth of the members of the node whose spec is being read
};

}  // namespace runlint::check
