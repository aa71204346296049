// Is a request target an endpoint of the table?
#ifndef RUNLINT_LIB_REQUEST_ROUTE_H_
#define RUNLINT_LIB_REQUEST_ROUTE_H_

#include <cstdint>
#include <string_view>

namespace runlint::request {

enum class Match : std::uint8_t {
  kYes,
  kAmbiguous,  // not as RFC 3986 reads it, but there are servers that would take it for an endpoint
  kNo,
};

// `target` is what stands in the request line: a path or a whole URL, with or without a query.
// include/runlint/gate.h says what is loose. Linear in the target; allocates nothing; any thread.
[[nodiscard]] Match match_route(std::string_view target) noexcept;

}  // namespace runlint::request

#endif  // RUNLINT_LIB_REQUEST_ROUTE_H_
