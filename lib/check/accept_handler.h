// The policy of accepts(): ends the walk at the first error.
#ifndef RUNLINT_LIB_CHECK_ACCEPT_HANDLER_H_
#define RUNLINT_LIB_CHECK_ACCEPT_HANDLER_H_

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

  bool wrong_type(const Instance&, std::uint32_t, std::size_t, std::string_view) {
    return is_not_error(Rule::kSchemaType);
  }
  bool wrong_container(const Frame&, std::size_t) { return is_not_error(Rule::kSchemaType); }
  bool not_an_integer(const Instance&, json::PrimitiveToken) { return is_not_error(Rule::kSchemaType); }
  bool bad_string(Rule rule, const Instance&, json::StringToken) { return is_not_error(rule); }
  bool bad_integer(Rule rule, const Instance&, json::PrimitiveToken) { return is_not_error(rule); }
  bool bad_key(Rule, const schema::Schema&, json::StringToken) { return is_not_error(Rule::kSchemaPropertyName); }
  bool unknown_member(const Frame&, json::StringToken) { return is_not_error(Rule::kSchemaUnknownProperty); }
  bool missing_member(const Frame&, std::size_t, std::string_view) { return is_not_error(Rule::kSchemaRequired); }
  bool no_alternative_chosen(const Frame&) { return is_not_error(Rule::kSchemaOneOfAmbiguous); }
  bool alternatives_conflict(const Frame&, json::StringToken, std::string_view, std::uint32_t) {
    return is_not_error(Rule::kSchemaOneOfConflict);
  }
  bool duplicate_key(json::StringToken, std::uint32_t) { return is_not_error(Rule::kJsonDuplicateKey); }
  void names_settled(const Frame&) noexcept {}
  void good_string(const Instance&, json::StringToken) noexcept {}
  void ended(const Frame&, std::uint32_t) noexcept {}

 private:
  [[nodiscard]] bool is_not_error(Rule rule) const noexcept {
    return severity_of(rule, info(rule).severity, severities_) != Severity::kError;
  }

  const Severities& severities_;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_ACCEPT_HANDLER_H_
