// The handler of check(): makes a diagnostic of each violation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/messages.h"
#include "check/report_builder.h"
#include "check/schema_walker.h"
#include "check/severity.h"
#include "check/shared_text.h"
#include "check/source.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "text/token.h"

namespace runlint::check {

// A string with its quotes; a number or a literal.
[[nodiscard]] inline Span span_of(text::StringToken text) noexcept { return {text.offset, text.length}; }
[[nodiscard]] inline Span span_of(text::PrimitiveToken scalar) noexcept { return {scalar.offset, scalar.length}; }

class ReportHandler;

// An object about which the newest revision of the API says other things.
struct RevisedObject {
  InstanceId instance;
  Span text;  // brackets included
};

// The interface through which the rules of lib/lint see values that passed the schema.
// Called by a ReportHandler in document order, before the document is known to be well-formed, and reports its findings
// to it. The strings passed live until the walk ends.
class LintHook {
 public:
  // A string that breaks no rule of its schema, which has a role.
  virtual void on_valid_string(ReportHandler& handler, const Instance& instance, const text::StringToken& text) = 0;

  // A string that breaks one. It has a finding already.
  virtual void on_bad_string(ReportHandler& handler, const Instance& instance, const text::StringToken& text) = 0;

  // An object or a map ends at `close`; it is still the innermost container, and its names are still known.
  virtual void on_close(ReportHandler& handler, const Frame& frame, std::uint32_t close) = 0;

 protected:
  LintHook() = default;
  ~LintHook() = default;
  LintHook(const LintHook&) = default;
  LintHook& operator=(const LintHook&) = default;
};

// Lives as long as one walk; refers to everything it is given.
class ReportHandler {
 public:
  static constexpr bool kTracksLocations = true;
  static constexpr bool kRedacts = false;

  // `root`: where members are looked for that are in the wrong place. `revised` and `lint` may be null.
  ReportHandler(const Source& source, const schema::Schema& root, const Severities& severities, Quoting quoting,
                Stack& stack, ReportBuilder& builder, LintHook* lint, const schema::Schema* revised) noexcept
      : source_(source),
        root_(root),
        severities_(severities),
        quoting_(quoting),
        stack_(stack),
        builder_(builder),
        lint_(lint),
        revised_(revised) {}

  bool on_wrong_type(const Instance& instance, Span span, std::string_view type, std::string_view value);
  bool on_wrong_container(const Frame& frame, std::size_t length);
  bool on_not_an_integer(const Instance& instance, text::PrimitiveToken scalar);
  bool on_bad_string(Rule rule, const Instance& instance, const text::StringToken& text);
  bool on_bad_integer(Rule rule, const Instance& instance, text::PrimitiveToken scalar);
  bool on_bad_key(Rule breach, const schema::Schema& map, const text::StringToken& key);
  bool on_unknown_member(const Frame& frame, const text::StringToken& key);
  bool on_missing_member(const Frame& frame, std::size_t member, std::string_view choice);
  bool on_no_alternative_chosen(const Frame& frame);
  bool on_alternatives_conflict(const Frame& frame, const text::StringToken& later, std::string_view earlier,
                                std::uint32_t earlier_offset);
  bool on_duplicate_key(const text::StringToken& key, std::uint32_t first_offset);
  void on_valid_string(const Instance& instance, const text::StringToken& text) {
    if (instance.schema->role != schema::Role::kNone && lint_ != nullptr) lint_->on_valid_string(*this, instance, text);
  }
  void on_close(const Frame& frame, std::uint32_t close) {
    if (!pending_fixes_.empty()) confirm_fixes(frame);
    if (frame.schema->discriminator != schema::kMaxMembers) has_buildpack_ = is_buildpack(*frame.schema);
    if (!pending_commands_.empty()) complete_commands(frame);
    if (frame.schema->is_request) has_buildpack_ = false;  // the next node of a template may have none
    if (has_spec_ && stack_.depth() == 1) name_document();
    if (lint_ != nullptr) lint_->on_close(*this, frame, close);
    if (frame.schema == revised_ && frame.instance != kNoInstance) {
      revised_objects_.push_back({frame.instance, {frame.open, close + 1 - frame.open}});
    }
  }

  // Counts a finding and, if it is kept, adds it after `complete(Diagnostic&)` has filled in its message and path.
  // `usual` is its severity unless the options set one for its rule. Always returns true: the walk goes on.
  template <class Complete>
  bool report(Rule rule, Severity usual, Span span, Complete complete) {
    return report_as(rule, severity_of(rule, usual), span, complete);
  }
  // The same with a severity that the options do not change.
  template <class Complete>
  bool report_as(Rule rule, Severity severity, Span span, Complete complete) {
    if (severity == Severity::kOff) return true;
    if (rule == Rule::kSchemaType || rule == Rule::kSchemaEnum || rule == Rule::kSchemaUnknownProperty) {
      last_rejected_ = span.offset;
    }
    if (shared_ != nullptr && shared_->is_repeated(rule, severity, span)) return true;
    if (!builder_.count(rule, severity, span.offset)) return true;
    Diagnostic diagnostic{.rule = rule, .severity = severity, .span = span};
    complete(diagnostic);
    if (shared_ != nullptr) add_alias(diagnostic);
    builder_.add(std::move(diagnostic));
    return true;
  }
  template <class Complete>
  bool report(Rule rule, Span span, Complete complete) {
    return report(rule, info(rule).severity, span, complete);
  }

  // Whether the innermost container is one that the table describes.
  [[nodiscard]] bool is_described() const noexcept { return stack_.empty() || stack_.top().schema != nullptr; }
  // The severity of a rule's findings under the options.
  [[nodiscard]] Severity severity_of(Rule rule, Severity usual) const noexcept {
    return check::severity_of(rule, usual, severities_);
  }
  // The role of the container around the innermost one, which must have one.
  [[nodiscard]] schema::Role outer_role() const noexcept {
    const schema::Schema* const outer = stack_[stack_.depth() - 2].schema;
    return outer != nullptr ? outer->role : schema::Role::kNone;
  }
  [[nodiscard]] InstanceId container_instance();                    // of the innermost container
  [[nodiscard]] InstanceId member_instance(std::string_view name);  // of a member of it
  [[nodiscard]] Span key_span_at(std::size_t offset) const { return source_.key_span_at(offset); }
  // The member `name` of the innermost container, or its current element; the root if the document is a scalar.
  [[nodiscard]] InstanceId value_instance(std::string_view name);
  // Points to a member of the innermost container, whose key is at `offset`.
  [[nodiscard]] Related related(std::string message, std::string_view name, std::size_t offset) {
    return {.message = std::move(message), .instance = member_instance(name), .span = key_span_at(offset)};
  }
  [[nodiscard]] std::size_t max_diagnostics() const noexcept { return builder_.max_diagnostics(); }
  // The key "apiVersion" of a root that has "spec" too and no "metadata", which is a template; nothing if it is not.
  [[nodiscard]] std::optional<text::StringToken> template_key() const noexcept {
    return has_spec_ && !has_metadata_ ? api_version_ : std::nullopt;
  }
  // The objects that `revised` describes, if something was found in them.
  [[nodiscard]] std::span<const RevisedObject> revised_objects() const noexcept { return revised_objects_; }
  // Sets the text that the document uses several times; `shared` outlives the walk.
  void set_shared_text(SharedText& shared) noexcept { shared_ = &shared; }
  // Whether the last finding that a value has the wrong type or is none of those listed, or that a member is not known,
  // is about the value or key at `offset`.
  [[nodiscard]] bool is_rejected(std::size_t offset) const noexcept { return last_rejected_ == offset; }
  // Whether messages may quote `value`: the options allow quoting, and it contains no secret.
  [[nodiscard]] bool may_quote(std::string_view value) const;
  // The name of a member of the innermost container, as it may be shown; at the root, empty. Linear in the name.
  [[nodiscard]] std::string shown_name(std::string_view name) const;
  // Whether a member's name may be a part of another member's value instead.
  [[nodiscard]] bool may_be_value(std::string_view name) const {
    return shared_ != nullptr && shared_->form_of_name(name) == text::KeyForm::kStray;
  }
  // The names in the innermost container, duplicates and known members left out.
  [[nodiscard]] auto names(const Frame& container) const noexcept { return stack_.keys().names(container.keys); }

 private:
  // A member that may have been meant to have another name, or a discriminator another value, in an object that is
  // still open.
  struct PendingFix {
    std::size_t depth;
    std::string_view name;  // the name or value in the table that may be meant
    std::size_t offset;     // of the key or, for a choice, of the value
    bool is_choice;         // whether the value of a discriminator is meant
    bool is_certain;        // whether it can only be meant
  };

  // Members that have lost their indentation, as the finding about the empty value before them says.
  struct LostMembers {
    std::uint32_t container = 0;             // the offset of the object that has them
    const schema::Schema* schema = nullptr;  // which should: null if none are lost

    [[nodiscard]] bool include(const Frame& frame, std::string_view name) const noexcept {
      return schema != nullptr && frame.open == container && schema->type == schema::Type::kObject &&
             find_member(*schema, name) != schema::kMaxMembers;
    }
  };

  // A synonym of a command in an object that is still open.
  struct PendingCommand {
    std::size_t depth;
    const schema::Synonym* synonym;
    std::string_view name;  // as the document has it
    ValueShape shape;
    std::size_t offset;  // of its key
  };

  [[nodiscard]] bool is_discriminator(const Instance& instance);
  // Whether the innermost object may need the member of that name.
  [[nodiscard]] bool is_needed(std::string_view name);
  bool on_key_without_value(const Instance& instance);
  void on_wrong_literal(const Instance& instance, Span span, std::string_view type);
  void add_pending_fix(const MessageParts& words, std::size_t offset, bool is_choice = false);
  void confirm_fixes(const Frame& frame);
  void complete_commands(const Frame& frame);
  void name_document();
  // Like report(), at the member `name` of the innermost container, or at a document that is a scalar; `complete` need
  // not set the instance.
  template <class Complete>
  bool report_at(std::string_view name, Rule rule, Span span, Complete complete) {
    return report(rule, span, [&](Diagnostic& diagnostic) {
      // Nothing is found about the elements of arrays: the table has no array.
      diagnostic.instance = stack_.empty() ? InstanceId::kRoot : member_instance(name);
      complete(diagnostic);
    });
  }
  // Likewise, at the innermost container.
  template <class Complete>
  bool report_container(Rule rule, Severity usual, Span span, Complete complete) {
    return report(rule, usual, span, [&](Diagnostic& diagnostic) {
      diagnostic.instance = container_instance();
      complete(diagnostic);
    });
  }
  // The name of the innermost container, cut to what messages quote; empty for a root, an element and a node.
  [[nodiscard]] std::string own_name();
  [[nodiscard]] Quoting quoting_for(std::string_view value) const {
    return may_quote(value) ? Quoting::kAllowed : Quoting::kNever;
  }
  // Whether messages may quote the present value, unless it contains a secret.
  [[nodiscard]] Quoting quoting() const noexcept {
    return shared_ != nullptr && shared_->is_hidden() ? Quoting::kNever : quoting_;
  }
  // Like secret_spans_of_name(), for a member of the container at that index of the stack.
  [[nodiscard]] std::vector<Span> secret_spans_of(std::size_t container, std::string_view name) const;
  // Adds the alias by which the value in question is used.
  void add_alias(Diagnostic& diagnostic) const;

  const Source& source_;
  const schema::Schema& root_;
  const Severities& severities_;
  Quoting quoting_;
  Stack& stack_;
  ReportBuilder& builder_;
  std::vector<PendingFix> pending_fixes_;         // those of the innermost object last
  std::vector<PendingCommand> pending_commands_;  // likewise
  bool has_buildpack_ = false;                    // whether the deployment that was read last has one
  // Unknown members of the root, by which a template and what else it may be is recognized.
  std::optional<text::StringToken> api_version_;
  bool has_spec_ = false;
  bool has_metadata_ = false;
  bool has_kind_ = false;
  std::vector<std::size_t> foreign_keys_;  // their offsets
  LostMembers lost_members_;
  std::size_t last_rejected_ = ~std::size_t{0};
  LintHook* lint_;
  const schema::Schema* revised_;
  std::vector<RevisedObject> revised_objects_;
  SharedText* shared_ = nullptr;  // null: all text is used once
};

static_assert(SchemaHandler<ReportHandler>);

}  // namespace runlint::check
