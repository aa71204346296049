// Notes on findings about which the newest revision of the API says nothing, or less.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
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

  // Goes on to the next object, with its key; before its walk. Returns whether a diagnostic is at a path that differs,
  // so that the walk is needed. The objects are in the order of the text.
  [[nodiscard]] bool start(Span object);
  // After its walk: adds the notes to its diagnostics.
  void finish();

  bool on_wrong_type(const Instance& instance, std::uint32_t, std::size_t, std::string_view) {
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
  using Candidate = std::pair<Diagnostic*, std::size_t>;  // and the index of its path

  // A finding at a member of the innermost container; at that container.
  bool record(Rule rule, std::string_view member) { return record(rule, info(rule).severity, stack_.depth(), member); }
  bool record(Rule rule) { return record(rule, info(rule).severity, stack_.depth() - 1, {}); }
  // At the path of `depth` names: those of the open containers and then, if it is deeper than these, `member`.
  bool record(Rule rule, Severity usual, std::size_t depth, std::string_view member);

  const Severities& severities_;
  Stack& stack_;
  std::vector<Candidate> candidates_;                          // in the order of the text
  std::span<const Candidate> rest_;                            // those that are not in earlier objects
  std::size_t end_ = 0;                                        // the end of the object
  std::array<Severity, schema::kMaxRevisedPaths> greatest_{};  // by path, in the object; kOff: no finding
};

static_assert(SchemaHandler<RevisionNotes>);

}  // namespace runlint::check
