// Help about sizes, which the API wants in MB.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace runlint::check {

// Whether `schema` describes a size.
[[nodiscard]] bool is_size(const schema::Schema& schema) noexcept;

// The integers, which ascend, with the nearest to `found` first, the lesser of two equally near.
[[nodiscard]] std::vector<std::int64_t> nearest_first(std::int64_t found, std::span<const std::int64_t> integers);

// Help for a size that schema.integers does not list. It may be in GB, KB or bytes.
[[nodiscard]] std::string help_on_size(const schema::Schema& schema, std::int64_t found);

// Help for a string where a size is expected, like "10Gi" or "512 MB". Empty if the string is a plain number.
[[nodiscard]] std::string help_on_size(const schema::Schema& schema, std::string_view value);

}  // namespace runlint::check
