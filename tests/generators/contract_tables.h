// The contract's members and values of each role, independently of the table in lib/schema.
#ifndef RUNLINT_TESTS_GENERATORS_CONTRACT_TABLES_H_
#define RUNLINT_TESTS_GENERATORS_CONTRACT_TABLES_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "generators/tree.h"

namespace runlint::generator {

[[nodiscard]] std::span<const std::string_view> members_of(
    Role role);  // empty unless it is an object with listed members
[[nodiscard]] bool is_closed_object(Role role);
[[nodiscard]] bool is_map(Role role);
[[nodiscard]] bool is_integer(Role role);
[[nodiscard]] bool has_listed_sizes(Role role);
[[nodiscard]] std::span<const std::string_view> values_of(Role role);                     // of a configType
[[nodiscard]] std::span<const std::int64_t> sizes_of(Role role, bool beyond_documented);  // within or beyond
[[nodiscard]] bool is_required(const Node& object, std::string_view member);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_CONTRACT_TABLES_H_
