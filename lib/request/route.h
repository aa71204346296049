// Matches request targets against the endpoints of the table.
#pragma once

#include <cstdint>
#include <string_view>

namespace runlint::request {

enum class Match : std::uint8_t {
  kYes,
  kAmbiguous,  // not an endpoint by RFC 3986, but some servers would route it to one
  kNo,
};

// `target` is that of the request line: a path or a whole URL, with or without a query. include/runlint/gate.h lists
// what makes it ambiguous. Linear in the target; allocates nothing; any thread.
[[nodiscard]] Match match_route(std::string_view target) noexcept;

}  // namespace runlint::request
