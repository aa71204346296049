// Secrets in command lines that only the command's options show.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/credentials.h"

namespace runlint::text {

// Finds the secrets in a command line: the value of an option that is secret by its name (--password x, -token x), of a
// short option of a known client (mysql -px, redis-cli -a x, curl -u user:x, docker login -p x), of a setting that is
// secret by its name (aws configure set aws_secret_access_key x, git config user.password x), an argument of a known
// client (mc alias set m URL user x), or a word that echo pipes into another program. Options with "=", headers and
// URLs are for secrets.h. References ($NAME) and stand-ins are skipped. Quotes separate words, so that commands in
// commands are read too. Linear.
class CommandSecrets {
 public:
  explicit CommandSecrets(std::string_view text) noexcept : words_{text}, client_words_{text} {}  // outlives this

  // The next one, or an empty Credential. In order.
  [[nodiscard]] Credential next() noexcept;

 private:
  struct Words {
    std::string_view text;
    std::string_view word{};
    std::string_view previous{};
    std::size_t begin = 0;
    std::size_t end = 0;
    bool begins_command = false;

    // Reads the next word; false: there is none.
    bool read() noexcept;
  };

  enum class Setting : std::uint8_t {
    kNone,
    kConfig,  // "config" was read
    kSet,     // the name of a setting follows
  };

  [[nodiscard]] Credential at_option() noexcept;
  [[nodiscard]] Credential at_argument() noexcept;
  [[nodiscard]] Credential at_setting() noexcept;
  [[nodiscard]] Credential after_name() noexcept;
  [[nodiscard]] Credential after_echo() const noexcept;
  void read_client(std::size_t at) noexcept;
  [[nodiscard]] bool has_client(std::string_view pattern) const noexcept;

  Words words_;
  Words client_words_;                       // those that read_client() has read
  std::array<std::string_view, 4> clients_;  // the first ones of the command
  std::size_t client_count_ = 0;
  bool is_login_ = false;
  Setting setting_ = Setting::kNone;
  std::uint8_t awaited_ = 0;  // how many arguments further a secret is; 0: none
};

}  // namespace runlint::text
