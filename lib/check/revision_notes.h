// Notes on findings about which the newest revision of the API says nothing, or less.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/report_builder.h"
#include "check/schema_walker.h"
#include "check/severity.h"
#include "runlint/report.h"
#include "runlint/rule.h"
#include "schema/schema.h"
#include "text/token.h"

namespace runlint::check {

// Compares the diagnostics that a ReportBuilder has kept with what a walk over the text of one schema::kRevised object
// finds under the newest revision. It is that walk's handler, and keeps only the greatest severity at each of
// schema::kRevisedPaths.
class RevisionNotes {
 public:
  static constexpr bool kTracksLocations = true;
  static constexpr bool kRedacts = false;

  // Refers to everything it is given; `stack` is the walk's.
  RevisionNotes(ReportBuilder& builder, const Severities& severities, Stack& stack);

  // Whether a diagnostic in that object is at a path that differs, so that its walk is needed.
  [[nodiscard]] bool concerns(InstanceId object) const;
  // Before the walk of an object.
  void start() noexcept { greatest_.fill(Severity::kOff); }
  // After it: adds the notes to the object's diagnostics.
  void finish(InstanceId object) const;

  bool on_wrong_type(const Instance& instance, Span, std::string_view, std::string_view) {
    return record(Rule::kSchemaType, instance.key.value);
  }
  bool on_wrong_container(const Frame&, std::size_t) { return record(Rule::kSchemaType); }
  bool on_not_an_integer(const Instance& instance, text::PrimitiveToken) {
    return record(Rule::kSchemaType, instance.key.value);
  }
  bool on_bad_string(Rule rule, const Instance& instance, text::StringToken) {
    return record(rule, instance.key.value);
  }
  bool on_bad_integer(Rule rule, const Instance& instance, text::PrimitiveToken) {
    return record(rule, instance.key.value);
  }
  bool on_bad_key(Rule, const schema::Schema&, text::StringToken key) {
    return record(Rule::kSchemaPropertyName, key.value);
  }
  bool on_unknown_member(const Frame&, text::StringToken key) {
    return record(Rule::kSchemaUnknownProperty, key.value);
  }
  bool on_missing_member(const Frame&, std::size_t, std::string_view) { return record(Rule::kSchemaRequired); }
  bool on_no_alternative_chosen(const Frame& frame) {
    return record(Rule::kSchemaOneOfAmbiguous, frame.schema->no_alternative, stack_.depth() - 1, {});
  }
  bool on_alternatives_conflict(const Frame&, text::StringToken later, std::string_view, std::uint32_t) {
    return record(Rule::kSchemaOneOfConflict, later.value);
  }
  bool on_duplicate_key(text::StringToken key, std::uint32_t) { return record(Rule::kJsonDuplicateKey, key.value); }
  void on_valid_string(const Instance&, text::StringToken) noexcept {}
  void on_close(const Frame&, std::uint32_t) noexcept {}

 private:
  // A diagnostic at a path that differs.
  struct Candidate {
    InstanceId object;
    Diagnostic* diagnostic;
    std::size_t path;  // its index
  };

  // A finding at a member of the innermost container; at that container.
  bool record(Rule rule, std::string_view member) { return record(rule, info(rule).severity, stack_.depth(), member); }
  bool record(Rule rule) { return record(rule, info(rule).severity, stack_.depth() - 1, {}); }
  // At the path of `depth` names: those of the open containers and then, if it is deeper than these, `member`.
  bool record(Rule rule, Severity usual, std::size_t depth, std::string_view member);

  const Severities& severities_;
  Stack& stack_;
  std::vector<Candidate> candidates_;                          // by object
  std::array<Severity, schema::kMaxRevisedPaths> greatest_{};  // by path, in the object; kOff: no finding
};

static_assert(SchemaHandler<RevisionNotes>);

}  // namespace runlint::check
