// THE tables of the programs whose command lines hold secrets.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/ascii.h"
#include "text/char_class.h"

namespace runlint::text {

// Where a client's option has its secret.
enum class OptionForm : std::uint8_t {
  kNext,        // in the next word
  kAttached,    // in the same word
  kEither,      // in either
  kUser,        // in the next word, after "user:"
  kUserEither,  // the same, or in the same word
  kPercent,     // in the next word, after "user%"
  kComma,       // in the next word, after "user,"
  kPass,        // in the next word, after "pass:"
};

struct ClientOption {
  std::string_view client;  // the name of the program, or how it begins if it ends with "*"
  std::string_view option;
  OptionForm form;
  bool login_only = false;  // only after the word "login"
};

// Short ones come first.
inline constexpr ClientOption kClientOptions[] = {
    {"mysql*", "-p", OptionForm::kAttached},
    {"mariadb*", "-p", OptionForm::kAttached},
    {"mongo*", "-p", OptionForm::kNext},
    {"redis-cli", "-a", OptionForm::kNext},
    {"valkey-cli", "-a", OptionForm::kNext},
    {"keydb-cli", "-a", OptionForm::kNext},
    {"docker", "-p", OptionForm::kNext, true},
    {"podman", "-p", OptionForm::kNext, true},
    {"buildah", "-p", OptionForm::kNext, true},
    {"nerdctl", "-p", OptionForm::kNext, true},
    {"skopeo", "-p", OptionForm::kNext, true},
    {"crane", "-p", OptionForm::kNext, true},
    {"oras", "-p", OptionForm::kNext, true},
    {"helm", "-p", OptionForm::kNext, true},
    {"az", "-p", OptionForm::kNext, true},
    {"twine", "-p", OptionForm::kNext},
    {"cqlsh", "-p", OptionForm::kNext},
    {"rabbitmqadmin", "-p", OptionForm::kNext},
    {"sshpass", "-p", OptionForm::kEither},
    {"ldap*", "-w", OptionForm::kNext},
    {"lftp", "-u", OptionForm::kComma},
    {"smbclient", "-U", OptionForm::kPercent},
    {"sqlcmd", "-P", OptionForm::kEither},
    {"bcp", "-P", OptionForm::kEither},
    {"zip", "-P", OptionForm::kEither},
    {"unzip", "-P", OptionForm::kEither},
    {"7z*", "-p", OptionForm::kAttached},
    {"rar", "-p", OptionForm::kAttached},
    {"rar", "-hp", OptionForm::kAttached},
    {"unrar", "-p", OptionForm::kAttached},
    {"curl", "-u", OptionForm::kUserEither},
    {"curl", "-U", OptionForm::kUserEither},
    {"http", "-a", OptionForm::kUser},
    {"https", "-a", OptionForm::kUser},
    {"xh", "-a", OptionForm::kUser},
    {"openssl", "-pass", OptionForm::kPass},
    {"openssl", "-passin", OptionForm::kPass},
    {"openssl", "-passout", OptionForm::kPass},
    {"skopeo", "--creds", OptionForm::kUser},
    {"skopeo", "--src-creds", OptionForm::kUser},
    {"skopeo", "--dest-creds", OptionForm::kUser},
    {"curl", "--user", OptionForm::kUser},
    {"curl", "--proxy-user", OptionForm::kUser},
    {"http", "--auth", OptionForm::kUser},
    {"https", "--auth", OptionForm::kUser},
    {"xh", "--auth", OptionForm::kUser},
};

// A client's argument that is a secret by its place.
struct ClientArgument {
  std::string_view client;
  std::string_view before;  // the word before `word`; empty: any
  std::string_view word;    // all of a word, or what it begins with if that ends with "="
  std::uint8_t nth;         // of the words after `word`, options aside; 0: what is after the "="
};

inline constexpr ClientArgument kClientArguments[] = {
    {"mc", "alias", "set", 4},
    {"mc", "host", "add", 4},
    {"mc", "user", "add", 3},
    {"rabbitmqctl", "", "add_user", 2},
    {"rabbitmqctl", "", "change_password", 2},
    {"vault", "", "secret_id=", 0},
};

inline bool is_client(std::string_view program, std::string_view pattern) noexcept {
  if (!pattern.ends_with('*')) return program == pattern;
  pattern.remove_suffix(1);
  return program.starts_with(pattern);
}

// Whether `word` may be an option of kClientOptions. A long option is all of a word before "=", a short one may be
// followed by its value.
inline bool is_option(std::string_view word, std::string_view option) noexcept {
  if (!word.starts_with(option)) return false;
  return !option.starts_with("--") || word.size() == option.size() || word[option.size()] == '=';
}

constexpr bool is_long(std::string_view option) noexcept { return option.starts_with("--"); }

inline constexpr std::size_t kShortOptions =
    std::ranges::partition_point(kClientOptions, [](const ClientOption& o) { return !is_long(o.option); }) -
    kClientOptions;

inline std::span<const ClientOption> options_like(std::string_view word) noexcept {
  const std::span<const ClientOption> all(kClientOptions);
  return is_long(word) ? all.subspan(kShortOptions) : all.first(kShortOptions);
}

// The second bytes of short options.
inline constexpr auto kShortLetters = [] {
  std::array<bool, 256> letters{};
  for (const ClientOption& known : std::span(kClientOptions).first(kShortOptions)) {
    letters[static_cast<unsigned char>(known.option[1])] = true;
  }
  return letters;
}();

// The first bytes of clients.
inline constexpr auto kClientLetters = [] {
  std::array<bool, 256> letters{};
  for (const ClientOption& known : kClientOptions) letters[static_cast<unsigned char>(known.client[0])] = true;
  for (const ClientArgument& known : kClientArguments) letters[static_cast<unsigned char>(known.client[0])] = true;
  return letters;
}();

// The first bytes of words that at_argument() looks for.
inline constexpr auto kArgumentLetters = [] {
  std::array<bool, 256> letters{};
  for (const ClientArgument& known : kClientArguments) letters[static_cast<unsigned char>(known.word[0])] = true;
  for (const char c : std::string_view("cs")) letters[static_cast<unsigned char>(c)] = true;  // config, set
  return letters;
}();

inline bool is_known_client(std::string_view word) noexcept {
  if (word.empty() || !kClientLetters[static_cast<unsigned char>(word[0])]) return false;
  const auto is_known = [word](const auto& known) { return is_client(word, known.client); };
  return std::ranges::any_of(kClientOptions, is_known) || std::ranges::any_of(kClientArguments, is_known);
}

// Whether `word` is several short options in one, of which the last is -u: curl -sSu.
inline bool is_bundle(std::string_view word) noexcept {
  return word.size() > 2 && word.size() < 8 && lower(word.back()) == 'u' && all_in(word.substr(1), kLetter);
}

inline bool may_be_option(std::string_view word) noexcept {
  if (word.size() < 2) return false;
  if (!is_long(word)) return kShortLetters[static_cast<unsigned char>(word[1])];
  return std::ranges::any_of(options_like(word), [word](const ClientOption& known) {
    return word.size() > 2 && word[2] == known.option[2] && is_option(word, known.option);
  });
}

}  // namespace runlint::text
