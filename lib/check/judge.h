// The policy of accepts(): ends the walk at the first error.
#ifndef RUNLINT_LIB_CHECK_JUDGE_H_
#define RUNLINT_LIB_CHECK_JUDGE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check/checker.h"
#include "check/severities.h"
#include "runlint/rule.h"

namespace runlint::check {

class Judge {
 public:
  static constexpr bool kTellsWhere = false;
  static constexpr bool kCensors = false;

  explicit Judge(const Severities& severities) noexcept : severities_(severities) {}

  bool wrong_type(const Place&, std::uint32_t, std::size_t, std::string_view) { return tolerates(Rule::kSchemaType); }
  bool wrong_container(const Frame&, std::size_t) { return tolerates(Rule::kSchemaType); }
  bool not_an_integer(const Place&, json::Scalar) { return tolerates(Rule::kSchemaType); }
  bool bad_string(Rule rule, const Place&, json::Text) { return tolerates(rule); }
  bool bad_integer(Rule rule, const Place&, json::Scalar) { return tolerates(rule); }
  bool bad_key(Rule, const schema::Schema&, json::Text) { return tolerates(Rule::kSchemaPropertyName); }
  bool unknown_member(const Frame&, json::Text) { return tolerates(Rule::kSchemaUnknownProperty); }
  bool missing_member(const Frame&, std::size_t, std::string_view) { return tolerates(Rule::kSchemaRequired); }
  bool no_alternative_chosen(const Frame&) { return tolerates(Rule::kSchemaOneOfAmbiguous); }
  bool alternatives_conflict(const Frame&, json::Text, std::string_view, std::uint32_t) {
    return tolerates(Rule::kSchemaOneOfConflict);
  }
  bool duplicate_key(json::Text, std::uint32_t) { return tolerates(Rule::kJsonDuplicateKey); }
  void names_settled(const Frame&) noexcept {}
  void good_string(const Place&, json::Text) noexcept {}
  void ended(const Frame&, std::uint32_t) noexcept {}

 private:
  [[nodiscard]] bool tolerates(Rule rule) const noexcept {
    return severity_of(rule, info(rule).severity, severities_) != Severity::kError;
  }

  const Severities& severities_;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_JUDGE_H_
