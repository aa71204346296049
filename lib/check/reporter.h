// The policy of check(): every finding becomes a diagnostic.
#ifndef RUNLINT_LIB_CHECK_REPORTER_H_
#define RUNLINT_LIB_CHECK_REPORTER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/checker.h"
#include "check/messages.h"
#include "check/report_builder.h"
#include "check/severities.h"
#include "runlint/report.h"
#include "runlint/rule.h"

namespace runlint::check {

// Lives as long as one walk; refers to everything it is given.
class Reporter {
 public:
  Reporter(std::string_view json, const schema::Schema& root, const Severities& severities, Stack& stack,
           ReportBuilder& builder) noexcept
      : json_(json), root_(root), severities_(severities), stack_(stack), builder_(builder) {}

  bool wrong_type(const Place& place, std::uint32_t offset, std::size_t length, std::string_view type);
  bool wrong_container(const Frame& frame, std::size_t length);
  bool not_an_integer(const Place& place, const json::Scalar& scalar);
  bool bad_string(Rule rule, const Place& place, const json::Text& text);
  bool bad_integer(Rule rule, const Place& place, const json::Scalar& scalar);
  bool bad_key(Rule breach, const schema::Schema& map, const json::Text& key);
  bool unknown_member(const Frame& frame, const json::Text& key);
  bool missing_member(const Frame& frame, std::size_t member, std::string_view choice);
  bool no_alternative_chosen(const Frame& frame);
  bool alternatives_conflict(const Frame& frame, const json::Text& later, std::string_view earlier,
                             std::uint32_t earlier_offset);
  bool duplicate_key(const json::Text& key, std::uint32_t first_offset);
  void names_settled(const Frame& frame);
  void scalar(std::uint32_t, std::size_t, bool) noexcept {}

 private:
  // An unknown member that may have been meant to be a known one, in a record that is still open.
  struct Rename {
    std::size_t depth;
    std::size_t member;
    std::size_t offset;  // of its key
  };

  // Counts a finding and, when it is to be kept, adds it as `complete(Diagnostic&)` words and places it. Always true:
  // the walk goes on.
  template <class Complete>
  bool found(Rule rule, Span span, Complete complete);

  [[nodiscard]] PathId container_path();                    // of the innermost container
  [[nodiscard]] PathId member_path(std::string_view name);  // of a member of it
  [[nodiscard]] PathId value_path(const Place& place);      // of the value about to be read
  [[nodiscard]] Span key_at(std::size_t offset) const noexcept;

  std::string_view json_;
  const schema::Schema& root_;
  const Severities& severities_;
  Stack& stack_;
  ReportBuilder& builder_;
  std::vector<Rename> renames_;  // those of the innermost record last
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_REPORTER_H_
