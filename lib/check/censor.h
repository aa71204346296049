// The policy of hidden_parts(): it collects the values that must not be shown.
#ifndef RUNLINT_LIB_CHECK_CENSOR_H_
#define RUNLINT_LIB_CHECK_CENSOR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/checker.h"
#include "runlint/report.h"

namespace runlint::check {

class Censor {
 public:
  static constexpr bool kTellsWhere = false;
  static constexpr bool kCensors = true;

  Censor(Span window, std::vector<Span>& hidden) noexcept : window_(window), hidden_(hidden) {}

  void hidden(std::uint32_t offset, std::size_t length) {
    if (offset < window_.end() && offset + length > window_.offset) hidden_.push_back({offset, length});
  }

  void good_string(const Place&, json::Text) noexcept {}
  void ended(const Frame&, std::uint32_t) noexcept {}

  bool wrong_type(const Place&, std::uint32_t, std::size_t, std::string_view) { return true; }
  bool wrong_container(const Frame&, std::size_t) { return true; }
  bool not_an_integer(const Place&, json::Scalar) { return true; }
  bool bad_string(Rule, const Place&, json::Text) { return true; }
  bool bad_integer(Rule, const Place&, json::Scalar) { return true; }
  bool bad_key(Rule, const schema::Schema&, json::Text) { return true; }
  bool unknown_member(const Frame&, json::Text) { return true; }
  bool missing_member(const Frame&, std::size_t, std::string_view) { return true; }
  bool no_alternative_chosen(const Frame&) { return true; }
  bool alternatives_conflict(const Frame&, json::Text, std::string_view, std::uint32_t) { return true; }
  bool duplicate_key(json::Text, std::uint32_t) { return true; }
  void names_settled(const Frame&) noexcept {}

 private:
  Span window_;
  std::vector<Span>& hidden_;
};

}  // namespace runlint::check

#endif  // RUNLINT_LIB_CHECK_CENSOR_H_
