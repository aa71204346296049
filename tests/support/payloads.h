// Valid payloads of all kinds, as trees.
#ifndef RUNLINT_TESTS_SUPPORT_PAYLOADS_H_
#define RUNLINT_TESTS_SUPPORT_PAYLOADS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "support/random.h"
#include "support/tree.h"

namespace runlint::planted {

[[nodiscard]] Node valid_run_job(Random& random);
[[nodiscard]] Node valid_response(Random& random);

// A value of the source that a deployment can name: its `internal` or `external` member.
[[nodiscard]] Node valid_source(Random& random, std::string_view key);

// Any JSON value without duplicate keys, of at most `depth` nested containers.
[[nodiscard]] Node any_value(Random& random, std::size_t depth);

// What the contract says of a role.
[[nodiscard]] std::span<const std::string_view> members_of(Role role);  // empty when it is no record
[[nodiscard]] bool is_closed_record(Role role);
[[nodiscard]] bool is_map(Role role);
[[nodiscard]] bool is_integer(Role role);
[[nodiscard]] std::span<const std::string_view> values_of(Role role);                     // of a configType
[[nodiscard]] std::span<const std::int64_t> sizes_of(Role role, bool beyond_documented);  // within or beyond
[[nodiscard]] bool is_required(const Node& object, std::string_view member);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_PAYLOADS_H_
