// THE tables of the programs whose command lines hold secrets.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/char_class.h"

namespace runlint::text {

// Where a client's option has its secret.
enum class OptionForm : std::uint8_t {
  kNext,         // in the next word
  kAttached,     // in the same word
  kEither,       // in either
  kNextOrOther,  // in the next word, or in the same unless that is letters alone: docker login -plain is another option
  kUser,         // in the next word, after "user:"
  kUserEither,   // the same, or in the same word
  kPercent,      // in the next word, after "user%"
  kComma,        // in the next word, after "user,"
  kPass,         // in the next word, after "pass:"
};

struct ClientOption {
  std::string_view client;  // the name of the program, or how it begins if it ends with "*"
  std::string_view option;
  OptionForm form;
  bool login_only = false;  // only after the word "login"
};

// Options that hold secrets.
inline constexpr ClientOption kClientOptions[] = {
    // Short ones.
    {"mysql*", "-p", OptionForm::kAttached},
    {"mariadb*", "-p", OptionForm::kAttached},
    {"mycli", "-p", OptionForm::kNextOrOther},
    {"mongo*", "-p", OptionForm::kNext},
    {"redis-cli", "-a", OptionForm::kNext},
    {"valkey-cli", "-a", OptionForm::kNext},
    {"keydb-cli", "-a", OptionForm::kNext},
    {"redis-benchmark", "-a", OptionForm::kNext},
    {"docker", "-p", OptionForm::kNextOrOther, true},
    {"podman", "-p", OptionForm::kNextOrOther, true},
    {"buildah", "-p", OptionForm::kNextOrOther, true},
    {"nerdctl", "-p", OptionForm::kNextOrOther, true},
    {"skopeo", "-p", OptionForm::kNextOrOther, true},
    {"crane", "-p", OptionForm::kNextOrOther, true},
    {"oras", "-p", OptionForm::kNextOrOther, true},
    {"helm", "-p", OptionForm::kNextOrOther, true},
    {"az", "-p", OptionForm::kNextOrOther, true},
    {"oc", "-p", OptionForm::kNextOrOther, true},
    {"cf", "-p", OptionForm::kNextOrOther, true},
    {"twine", "-p", OptionForm::kNextOrOther},
    {"snowsql", "-p", OptionForm::kNextOrOther},
    {"cqlsh", "-p", OptionForm::kNextOrOther},
    {"rabbitmqadmin", "-p", OptionForm::kNextOrOther},
    {"cypher-shell", "-p", OptionForm::kNextOrOther},
    {"sshpass", "-p", OptionForm::kEither},
    {"ldap*", "-w", OptionForm::kNextOrOther},
    {"lftp", "-u", OptionForm::kComma},
    {"smbclient", "-U", OptionForm::kPercent},
    {"sqlcmd", "-P", OptionForm::kEither},
    {"bcp", "-P", OptionForm::kEither},
    {"mosquitto_*", "-P", OptionForm::kNextOrOther},
    {"ipmitool", "-P", OptionForm::kNextOrOther},
    {"snmp*", "-A", OptionForm::kNextOrOther},
    {"snmp*", "-X", OptionForm::kNextOrOther},
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
    {"openssl", "-k", OptionForm::kNext},
    {"openssl", "-K", OptionForm::kNext},
    {"ssh-keygen", "-N", OptionForm::kNext},
    {"openssl", "-pass", OptionForm::kPass},
    {"openssl", "-password", OptionForm::kPass},
    {"openssl", "-passin", OptionForm::kPass},
    {"openssl", "-passout", OptionForm::kPass},
    // Long ones.
    {"skopeo", "--creds", OptionForm::kUser},
    {"skopeo", "--src-creds", OptionForm::kUser},
    {"skopeo", "--dest-creds", OptionForm::kUser},
    {"etcdctl", "--user", OptionForm::kUser},
    {"apksigner", "--ks-pass", OptionForm::kPass},
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
    {"mysqladmin", "", "password", 1},
    {"neo4j-admin", "", "set-initial-password", 1},
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
inline constexpr ByteSet kShortLetters = [] {
  ByteSet letters;
  for (const ClientOption& known : std::span(kClientOptions).first(kShortOptions)) letters.add(known.option[1]);
  return letters;
}();

// The first bytes of clients.
inline constexpr ByteSet kClientLetters = [] {
  ByteSet letters;
  for (const ClientOption& known : kClientOptions) letters.add(known.client[0]);
  for (const ClientArgument& known : kClientArguments) letters.add(known.client[0]);
  return letters;
}();

// The first bytes of words that at_argument() looks for.
inline constexpr ByteSet kArgumentLetters = [] {
  ByteSet letters("cs");  // config, set
  for (const ClientArgument& known : kClientArguments) letters.add(known.word[0]);
  return letters;
}();

inline bool is_known_client(std::string_view word) noexcept {
  if (word.empty() || !kClientLetters.contains(word[0])) return false;
  const auto is_known = [word](const auto& known) { return is_client(word, known.client); };
  return std::ranges::any_of(kClientOptions, is_known) || std::ranges::any_of(kClientArguments, is_known);
}

// Whether `word` is several short options in one, of which the last is -u: curl -sSu.
inline bool is_bundle(std::string_view word) noexcept {
  return word.size() > 2 && word.size() < 8 && lower(word.back()) == 'u' && all_in(word.substr(1), kLetter);
}

inline bool may_be_option(std::string_view word) noexcept {
  if (word.size() < 2) return false;
  if (!is_long(word)) return kShortLetters.contains(word[1]);
  return std::ranges::any_of(options_like(word), [word](const ClientOption& known) {
    return word.size() > 2 && word[2] == known.option[2] && is_option(word, known.option);
  });
}

}  // namespace runlint::text
