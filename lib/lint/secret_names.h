// Recognizes variables that are secret by their name, and values that are literals rather than references.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace runlint::lint {

// The last two letters of names for which is_secret_name() may be true: by the last letter, a bit for the one before.
// Both as their lowest five bits, which are the same in upper and lower case.
extern const std::array<std::uint32_t, 32> kSecretNameEndings;

// A fast filter: false for most names.
[[nodiscard]] inline bool may_be_secret_name(std::string_view name) noexcept {
  return name.size() >= 2 && (kSecretNameEndings[name.back() & 31] >> (name[name.size() - 2] & 31) & 1) != 0;
}

// API_TOKEN, db-password, clientSecret, AWS_SECRET_ACCESS_KEY …, but not TOKEN_TTL, PASSWORD_FILE, SECRET_NAME. Linear
// in the last two words of the name.
[[nodiscard]] bool is_secret_name(std::string_view name) noexcept;

// Whether one of the words of the name is PUBLIC or PUBLISHABLE: the value is meant to be seen.
[[nodiscard]] bool is_public_name(std::string_view name) noexcept;

// Whether `value` may be a secret itself: it is not empty, and not a reference (${…}, {{…}}, <…>, a URL, a path, an
// ARN), a placeholder (changeme, xxx), a boolean, a number or a digest.
[[nodiscard]] bool is_inline_secret(std::string_view value) noexcept;

// Whether `value` is a reference or a placeholder.
[[nodiscard]] bool is_placeholder(std::string_view value) noexcept;

}  // namespace runlint::lint
