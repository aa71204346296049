// Secrets in command lines that only the command's options show.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/credentials.h"

namespace runlint::text {

// Finds the secrets in a command line: the value of an option that is secret by its name (--password x, -token x), of a
// short option of a known client (mysql -px, redis-cli -a x, curl -u user:x, docker login -p x), or a word that echo
// pipes into another program. Options with "=", headers and URLs are for secrets.h. References ($NAME) and stand-ins
// are skipped. Quotes separate words, so that commands in commands are read too. Linear.
class CommandSecrets {
 public:
  explicit CommandSecrets(std::string_view text) noexcept : text_(text) {}  // which must outlive this

  // The next one, or an empty Credential. Those of options come first.
  [[nodiscard]] Credential next() noexcept;

 private:
  [[nodiscard]] Credential at_option(std::size_t at) noexcept;
  [[nodiscard]] Credential next_piped() noexcept;
  void read_client(std::size_t at) noexcept;

  std::string_view text_;
  std::size_t option_ = 0;  // where the next option is looked for
  std::size_t piped_ = 0;   // where the next echo is looked for
  std::size_t read_ = 0;    // the end of the words that read_client() has read
  std::string_view client_;
  bool is_login_ = false;
};

}  // namespace runlint::text
