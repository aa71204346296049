// The policy of check(): makes a diagnostic of each violation.
#ifndef RUNLINT_LIB_CHECK_REPORTER_H_
#define RUNLINT_LIB_CHECK_REPORTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/checker.h"
#include "check/messages.h"
#include "check/observer.h"
#include "check/report_builder.h"
#include "check/severities.h"
#include "json/scanner.h"
#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::check {

// A string with its quotes; a number or a literal.
[[nodiscard]] inline Span span_of(json::Text text) noexcept { return {text.offset, text.length}; }
[[nodiscard]] inline Span span_of(json::Scalar scalar) noexcept { return {scalar.offset, scalar.text.size()}; }

// Lives as long as one walk; refers to everything it is given.
class Reporter {
 public:
  static constexpr bool kTellsWhere = true;
  static constexpr bool kCensors = false;

  // `observer` may be null.
  Reporter(std::string_view json, const schema::Schema& root, const Severities& severities, Quoting quoting,
           Stack& stack, ReportBuilder& builder, Observer* observer) noexcept
      : json_(json),
        root_(root),
        severities_(severities),
        quoting_(quoting),
        stack_(stack),
        builder_(builder),
        observer_(observer) {}

  bool wrong_type(const Place& place, std::uint32_t offset, std::size_t length, std::string_view type);
  bool wrong_container(const Frame& frame, std::size_t length);
  bool not_an_integer(const Place& place, json::Scalar scalar);
  bool bad_string(Rule rule, const Place& place, json::Text text);
  bool bad_integer(Rule rule, const Place& place, json::Scalar scalar);
  bool bad_key(Rule breach, const schema::Schema& map, json::Text key);
  bool unknown_member(const Frame& frame, json::Text key);
  bool missing_member(const Frame& frame, std::size_t member, std::string_view choice);
  bool no_alternative_chosen(const Frame& frame);
  bool alternatives_conflict(const Frame& frame, json::Text later, std::string_view earlier,
                             std::uint32_t earlier_offset);
  bool duplicate_key(json::Text key, std::uint32_t first_offset);
  void names_settled(const Frame& frame) {
    if (!renames_.empty()) settle_renames(frame);
  }
  void good_string(const Place& place, json::Text text) {
    if (place.schema->role != schema::Role::kNone && observer_ != nullptr) observer_->string(*this, place, text);
  }
  void ended(const Frame& frame, std::uint32_t close) {
    if (observer_ != nullptr) observer_->ended(*this, frame, close);
  }

  // Counts a finding and, if it is kept, adds it after `complete(Diagnostic&)` has filled in its message and path.
  // `usual` is its severity unless the options set one for its rule. Always returns true: the walk goes on.
  template <class Complete>
  bool found(Rule rule, Severity usual, Span span, Complete complete) {
    const Severity severity = severity_of(rule, usual, severities_);
    if (severity == Severity::kOff || !builder_.count(rule, severity, span.offset)) return true;
    Diagnostic diagnostic{.rule = rule, .severity = severity, .span = span};
    complete(diagnostic);
    builder_.add(std::move(diagnostic));
    return true;
  }
  template <class Complete>
  bool found(Rule rule, Span span, Complete complete) {
    return found(rule, info(rule).severity, span, complete);
  }

  [[nodiscard]] PathId container_path();                         // of the innermost container
  [[nodiscard]] PathId member_path(std::string_view name);       // of a member of it
  [[nodiscard]] Span key_at(std::size_t offset) const noexcept;  // the key whose opening quote stands there
  [[nodiscard]] std::string_view json() const noexcept { return json_; }
  // Where the walk has stopped.
  [[nodiscard]] std::vector<json::OpenContainer> open_containers() const;
  // Whether messages may quote `value`: the options allow quoting, and it contains no secret.
  [[nodiscard]] bool may_quote(std::string_view value) const;
  // The name of a member of the innermost container, as it may be shown; at the root, empty. Linear in the name.
  [[nodiscard]] std::string shown_name(std::string_view name) const;
  // The names in the map that is the innermost container, duplicates left out.
  [[nodiscard]] auto names(const Frame& map) const noexcept { return stack_.keys().names(map.keys); }

 private:
  // An unknown member that may have been meant to be a known one, in a record that is still open.
  struct Rename {
    std::size_t depth;
    std::size_t member;
    std::size_t offset;  // of its key
  };

  void settle_renames(const Frame& frame);
  // The name of the innermost container, cut to what messages quote.
  [[nodiscard]] std::string own_name();
  [[nodiscard]] Quoting quoting_for(std::string_view value) const {
    return may_quote(value) ? Quoting::kAllowed : Quoting::kNever;
  }
  [[nodiscard]] PathId value_path(const Place& place);  // of the value about to be read

  std::string_view json_;
  const schema::Schema& root_;
  const Severities& severities_;
  Quoting quoting_;
  Stack& stack_;
  ReportBuilder& builder_;
  std::vector<Rename> renames_;  // those of the innermost record last
  Observer* observer_;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_REPORTER_H_
