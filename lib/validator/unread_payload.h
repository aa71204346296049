// The reports on payloads that could not be read to their end: one diagnostic each.
#pragma once

#include <cstddef>
#include <string_view>

#include "runlint/report.h"
#include "schema/schema.h"
#include "text/parse_error.h"

namespace runlint {

// Both throw std::bad_alloc only.
[[nodiscard]] Report too_large(std::size_t max_size);

// `root`: the schema of the whole payload; null if it has none. With `known_names_only`, pointers show no other names:
// where names and values can't be told apart.
[[nodiscard]] Report unreadable(std::string_view payload, const schema::Schema* root, text::ParseError error,
                                bool known_names_only = false);

// Whether a request body or a template has members of that name, in any revision of the API.
[[nodiscard]] bool is_known_name(std::string_view name) noexcept;

}  // namespace runlint
