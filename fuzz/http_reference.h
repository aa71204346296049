// Routes and media types a second time: slow, by regular expressions and copies, sharing nothing with lib/request.
#ifndef RUNLINT_FUZZ_HTTP_REFERENCE_H_
#define RUNLINT_FUZZ_HTTP_REFERENCE_H_

#include <string>
#include <string_view>
#include <vector>

namespace runlint::fuzz {

// The target is the endpoint, as RFC 3986 and the contract read it.
[[nodiscard]] bool is_endpoint(std::string_view target);

// One of many lenient servers, which differ in what they decode, merge, cut and resolve in which order, takes the
// target for the endpoint.
[[nodiscard]] bool may_become_endpoint(std::string_view target);

// What is percent-encoded in `text`, decoded once; what is malformed stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Exactly one Content-Type: application/json in UTF-8.
[[nodiscard]] bool is_json_type(const std::vector<std::string_view>& values);

}  // namespace runlint::fuzz

#endif  // RUNLINT_FUZZ_HTTP_REFERENCE_H_
