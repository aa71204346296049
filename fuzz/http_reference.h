// A second implementation of routes and media types: slow, by regular expressions and copies, independent of
// lib/request.
#ifndef RUNLINT_FUZZ_HTTP_REFERENCE_H_
#define RUNLINT_FUZZ_HTTP_REFERENCE_H_

#include <string>
#include <string_view>
#include <vector>

namespace runlint::fuzz {

// Whether the target is the endpoint according to RFC 3986 and the contract.
[[nodiscard]] bool is_endpoint(std::string_view target);

// Whether a lenient server reads the target as the endpoint: one of many that decode, merge, cut and resolve
// differently and in different order.
[[nodiscard]] bool may_become_endpoint(std::string_view target);

// Percent-decodes `text` once; keeps malformed triples.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Whether there is exactly one Content-Type, application/json in UTF-8.
[[nodiscard]] bool is_json_type(const std::vector<std::string_view>& values);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_HTTP_REFERENCE_H_
