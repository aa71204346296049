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

// `root`: the schema of the whole payload; null if it has none.
[[nodiscard]] Report unreadable(std::string_view payload, const schema::Schema* root, text::ParseError error);

}  // namespace runlint
