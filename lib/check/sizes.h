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

// What to write instead of the size `found`, which is not one of schema.integers: it may be in GB, KB or bytes.
[[nodiscard]] std::string help_on_size(const schema::Schema& schema, std::int64_t found);

// What to write instead of the text `value`, in the place of a size: "10Gi", "512 MB". Empty: it is a bare number.
[[nodiscard]] std::string help_on_size(const schema::Schema& schema, std::string_view value);

}  // namespace runlint::check
