// Generates strings that satisfy or violate the API's constraints.
#ifndef RUNLINT_TESTS_GENERATORS_STRING_GENERATORS_H_
#define RUNLINT_TESTS_GENERATORS_STRING_GENERATORS_H_

#include <cstddef>
#include <string>

#include "generators/random.h"

namespace runlint::generator {

void append_utf8(std::string& out, char32_t value);

// `length` code points of all kinds, or ASCII letters and digits alone.
[[nodiscard]] std::string any_text(Random& random, std::size_t length);
[[nodiscard]] std::string alphanumeric(Random& random, std::size_t length);

// Valid strings.
[[nodiscard]] std::string environment_key(Random& random);
[[nodiscard]] std::string file_path(Random& random);
[[nodiscard]] std::string mount_id(Random& random);
[[nodiscard]] std::string plan_id(Random& random);
[[nodiscard]] std::string service_id(Random& random);
[[nodiscard]] std::string service_path(Random& random);
[[nodiscard]] std::string image_path(Random& random);
[[nodiscard]] std::string credentials_id(Random& random);
[[nodiscard]] std::string build_sha(Random& random);

// Strings of valid length that violate the pattern.
[[nodiscard]] std::string bad_environment_key(Random& random);
[[nodiscard]] std::string bad_file_path(Random& random);
[[nodiscard]] std::string bad_mount_id(Random& random);  // or too long
[[nodiscard]] std::string bad_plan_id(Random& random);
[[nodiscard]] std::string bad_service_id(Random& random);
[[nodiscard]] std::string bad_service_path(Random& random);  // or of any length
[[nodiscard]] std::string bad_image_path(Random& random);
[[nodiscard]] std::string bad_credentials_id(Random& random);

// Neither 40 characters nor "latest".
[[nodiscard]] std::string bad_build_sha(Random& random);

}  // namespace runlint::generator

#endif  // RUNLINT_TESTS_GENERATORS_STRING_GENERATORS_H_
