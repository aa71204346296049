// The handler of accepts(): ends the walk at the first error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check/schema_walker.h"
#include "check/severity.h"
#include "runlint/rule.h"

namespace runlint::check {

class AcceptHandler {
 public:
  static constexpr bool kTracksLocations = false;
  static constexpr bool kRedacts = false;

  explicit AcceptHandler(const Severities& severities) noexcept : severities_(severities) {}

  bool on_wrong_type(const Instance&, std::uint32_t, std::size_t, std::string_view) {
    return is_not_error(Rule::kSchemaType);
  }
  bool on_wrong_container(const Frame&, std::size_t) { return is_not_error(Rule::kSchemaType); }
  bool on_not_an_integer(const Instance&, text::PrimitiveToken) { return is_not_error(Rule::kSchemaType); }
  bool on_bad_string(Rule rule, const Instance&, text::StringToken) { return is_not_error(rule); }
  bool on_bad_integer(Rule rule, const Instance&, text::PrimitiveToken) { return is_not_error(rule); }
  bool on_bad_key(Rule, const schema::Schema&, text::StringToken) { return is_not_error(Rule::kSchemaPropertyName); }
  bool on_unknown_member(const Frame&, text::StringToken) { return is_not_error(Rule::kSchemaUnknownProperty); }
  bool on_missing_member(const Frame&, std::size_t, std::string_view) { return is_not_error(Rule::kSchemaRequired); }
  bool on_no_alternative_chosen(const Frame& frame) {
    return is_not_error(Rule::kSchemaOneOfAmbiguous, frame.schema->no_alternative);
  }
  bool on_alternatives_conflict(const Frame&, text::StringToken, std::string_view, std::uint32_t) {
    return is_not_error(Rule::kSchemaOneOfConflict);
  }
  bool on_duplicate_key(text::StringToken, std::uint32_t) { return is_not_error(Rule::kJsonDuplicateKey); }
  void on_valid_string(const Instance&, text::StringToken) noexcept {}
  void on_close(const Frame&, std::uint32_t) noexcept {}

 private:
  [[nodiscard]] bool is_not_error(Rule rule) const noexcept { return is_not_error(rule, info(rule).severity); }
  // `usual` is the severity unless the options set one.
  [[nodiscard]] bool is_not_error(Rule rule, Severity usual) const noexcept {
    return severity_of(rule, usual, severities_) != Severity::kError;
  }

  const Severities& severities_;
};

static_assert(SchemaHandler<AcceptHandler>);

}  // namespace runlint::check
