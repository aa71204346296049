// The words by which documentation says what belongs in the place of a secret.
#pragma once

#include <string_view>

namespace runlint::text {

// Whether `letters`, which has only letters, is such a word, or several that run together (yourpassword). Upper and
// lower case are the same. Any thread.
[[nodiscard]] bool is_descriptive(std::string_view letters) noexcept;

}  // namespace runlint::text
