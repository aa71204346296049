// Recognizes names of variables, members and options whose values are secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace runlint::text {

// Pairs of the last two letters of names: by the lowest six bits of the last one, a bit for the lowest five bits of the
// one before, which are the same in upper and lower case.
using NameEndings = std::array<std::uint32_t, 64>;
extern const NameEndings kSecretNameEndings;  // of the words that make a name secret, and of those that may follow them
extern const NameEndings kShortWordEndings;   // of those without any of the letters below

// How Terraform's variable for the token of a host begins: TF_TOKEN_app_terraform_io.
inline constexpr std::string_view kTerraformToken = "TF_TOKEN_";

// Whether `name`, of two bytes at least, has k, w, ss or cr, as all other words have that make a name secret.
[[nodiscard]] bool has_secret_letters(std::string_view name) noexcept;

// A fast filter: false for most names.
[[nodiscard]] inline bool may_be_secret_name(std::string_view name) noexcept {
  if (name.size() < 2) return false;
  if (name.front() == 'T' && name.starts_with(kTerraformToken)) return true;
  const auto ends_like = [name](const NameEndings& endings) {
    return (endings[name.back() & 63] >> (name[name.size() - 2] & 31) & 1) != 0;
  };
  return ends_like(kSecretNameEndings) && (ends_like(kShortWordEndings) || has_secret_letters(name));
}

enum class NameKind : std::uint8_t {
  kOther,
  kMayBeSecret,  // SESSION_KEY, STRIPE_KEY, SALT …: the value is a secret if it looks random
  kSecret,       // API_TOKEN, db-password, clientSecret, AWS_SECRET_ACCESS_KEY, PGPASSWORD …
};

// The kind of a name. Qualifiers after the word don't matter (API_KEY_1, PASSWORD_PROD, SECRET_KEY_BASE), but others
// do: TOKEN_TTL, PASSWORD_FILE and SECRET_NAME are kOther. Linear in the name.
[[nodiscard]] NameKind kind_of_name(std::string_view name) noexcept;

// Whether the name says pass or pwd.
[[nodiscard]] bool is_password_name(std::string_view name) noexcept;

// Whether one of the words of the name is PUBLIC or PUBLISHABLE: the value is meant to be seen.
[[nodiscard]] bool is_public_name(std::string_view name) noexcept;

}  // namespace runlint::text
