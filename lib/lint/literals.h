// Whether a variable's name says that it holds a secret, and whether its value is one written out.
#ifndef RUNLINT_LIB_LINT_LITERALS_H_
#define RUNLINT_LIB_LINT_LITERALS_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace runlint::lint {

// The last two letters of names that names_a_secret() may be true of: by the last, a bit for the one before; of both
// the lowest five bits, which are the same in upper and lower case.
extern const std::array<std::uint32_t, 32> kSecretEndings;

// One look, which says no to most names.
[[nodiscard]] inline bool may_name_a_secret(std::string_view name) noexcept {
  return name.size() >= 2 && (kSecretEndings[name.back() & 31] >> (name[name.size() - 2] & 31) & 1) != 0;
}

// API_TOKEN, db-password, clientSecret, AWS_SECRET_ACCESS_KEY …, but not TOKEN_TTL, PASSWORD_FILE, SECRET_NAME. Linear
// in the last two words of the name.
[[nodiscard]] bool names_a_secret(std::string_view name) noexcept;

// One of the words of the name is PUBLIC or PUBLISHABLE: whoever wrote it means the value to be seen.
[[nodiscard]] bool names_something_public(std::string_view name) noexcept;

// Is `value` itself the secret? Not what is empty, refers to it (${…}, {{…}}, <…>, a URL, a path, an ARN), stands in
// its place (changeme, xxx), is a boolean, a number or a digest.
[[nodiscard]] bool is_literal(std::string_view value) noexcept;

// Stands in the place of a secret: a reference or a placeholder.
[[nodiscard]] bool is_placeholder(std::string_view value) noexcept;

}  // namespace runlint::lint

#endif  // RUNLINT_LIB_LINT_LITERALS_H_
