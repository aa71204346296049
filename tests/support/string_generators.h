// Texts that fit or break the API's constraints, made from the contract.
#ifndef RUNLINT_TESTS_SUPPORT_STRING_GENERATORS_H_
#define RUNLINT_TESTS_SUPPORT_STRING_GENERATORS_H_

#include <cstddef>
#include <string>

#include "support/random.h"

namespace runlint::planted {

void append_utf8(std::string& out, char32_t value);

// `length` code points of all kinds, or ASCII letters and digits alone.
[[nodiscard]] std::string any_text(Random& random, std::size_t length);
[[nodiscard]] std::string alphanumeric(Random& random, std::size_t length);

// Texts that fit.
[[nodiscard]] std::string environment_key(Random& random);
[[nodiscard]] std::string file_path(Random& random);
[[nodiscard]] std::string mount_id(Random& random);
[[nodiscard]] std::string plan_id(Random& random);
[[nodiscard]] std::string service_id(Random& random);
[[nodiscard]] std::string image_path(Random& random);
[[nodiscard]] std::string credentials_id(Random& random);
[[nodiscard]] std::string build_sha(Random& random);

// Texts of a permitted length that break the pattern.
[[nodiscard]] std::string bad_environment_key(Random& random);
[[nodiscard]] std::string bad_file_path(Random& random);
[[nodiscard]] std::string bad_mount_id(Random& random);  // or too long
[[nodiscard]] std::string bad_plan_id(Random& random);
[[nodiscard]] std::string bad_service_id(Random& random);
[[nodiscard]] std::string bad_image_path(Random& random);
[[nodiscard]] std::string bad_credentials_id(Random& random);

// Neither 40 characters nor "latest".
[[nodiscard]] std::string bad_build_sha(Random& random);

}  // namespace runlint::planted

#endif  // RUNLINT_TESTS_SUPPORT_STRING_GENERATORS_H_
