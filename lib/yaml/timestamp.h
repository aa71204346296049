// Timestamps, as js-yaml 3 reads them and JavaScript writes them.
#pragma once

#include <string>
#include <string_view>

namespace runlint::yaml {

// Whether js-yaml takes `text` for a timestamp.
[[nodiscard]] bool is_timestamp(std::string_view text) noexcept;

// Its Date in ISO format, in UTC: 2026-05-01T00:00:00.000Z. Parts out of range roll over, as they do in Date.UTC().
// `text` is a timestamp.
[[nodiscard]] std::string timestamp_string(std::string_view text);

}  // namespace runlint::yaml
