// From a seed to a payload and the exact list of what is wrong with it.
//
//   const planted::Planted payload = planted::plant(seed);
//   a Validator for payload.document must find payload.findings in payload.text, no more and no less.
#ifndef RUNLINT_TESTS_SUPPORT_PAYLOAD_GENERATOR_H_
#define RUNLINT_TESTS_SUPPORT_PAYLOAD_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/render.h"

namespace runlint::planted {

struct Planted {
  runlint::Kind document = runlint::Kind::kRunJob;
  std::string text;
  std::vector<Finding> findings;
  std::optional<std::size_t> slip;  // no JSON any more: which slip
  bool respelled_integer = false;   // as in Rendered
  bool huge_number = false;
  bool crowded_record = false;
};

// Valid payloads, payloads with up to six mistakes against the schema, and every now and then one with a slip of JSON
// on top. The same seed gives the same payload.
[[nodiscard]] Planted plant(std::uint64_t seed);

// Has it a finding that makes it invalid?
[[nodiscard]] bool is_valid(const Planted& planted);

// What a check should find, or has found, one line for each: "schema/type /billing 12+4, see 3+9".
[[nodiscard]] std::vector<std::string> lines(const std::vector<Finding>& findings);
[[nodiscard]] std::vector<std::string> lines(const Report& report, const std::vector<Finding>& expected);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_PAYLOAD_GENERATOR_H_
