#include "text/command_secrets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "text/char_class.h"
#include "text/secret_names.h"
#include "text/stand_in.h"

namespace runlint::text {
namespace {

using std::string_view;

constexpr std::array<bool, 256> kIsBetweenWords = [] {
  std::array<bool, 256> between{};
  for (const char c : string_view(" \t\r\n\"'`")) between[static_cast<unsigned char>(c)] = true;
  return between;
}();

bool is_between_words(char c) noexcept { return kIsBetweenWords[static_cast<unsigned char>(c)]; }

// Where a client's option has its secret.
enum class Form : std::uint8_t {
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
  string_view client;  // the name of the program, or how it begins if it ends with "*"
  string_view option;
  Form form;
  bool login_only = false;  // only after the word "login"
};

// Short ones come first.
constexpr ClientOption kOptions[] = {
    {"mysql*", "-p", Form::kAttached},
    {"mariadb*", "-p", Form::kAttached},
    {"mongo*", "-p", Form::kNext},
    {"redis-cli", "-a", Form::kNext},
    {"valkey-cli", "-a", Form::kNext},
    {"keydb-cli", "-a", Form::kNext},
    {"docker", "-p", Form::kNext, true},
    {"podman", "-p", Form::kNext, true},
    {"buildah", "-p", Form::kNext, true},
    {"nerdctl", "-p", Form::kNext, true},
    {"skopeo", "-p", Form::kNext, true},
    {"crane", "-p", Form::kNext, true},
    {"oras", "-p", Form::kNext, true},
    {"helm", "-p", Form::kNext, true},
    {"az", "-p", Form::kNext, true},
    {"twine", "-p", Form::kNext},
    {"cqlsh", "-p", Form::kNext},
    {"rabbitmqadmin", "-p", Form::kNext},
    {"sshpass", "-p", Form::kEither},
    {"ldap*", "-w", Form::kNext},
    {"lftp", "-u", Form::kComma},
    {"smbclient", "-U", Form::kPercent},
    {"sqlcmd", "-P", Form::kEither},
    {"bcp", "-P", Form::kEither},
    {"curl", "-u", Form::kUserEither},
    {"curl", "-U", Form::kUserEither},
    {"http", "-a", Form::kUser},
    {"https", "-a", Form::kUser},
    {"xh", "-a", Form::kUser},
    {"openssl", "-pass", Form::kPass},
    {"openssl", "-passin", Form::kPass},
    {"openssl", "-passout", Form::kPass},
    {"skopeo", "--creds", Form::kUser},
    {"skopeo", "--src-creds", Form::kUser},
    {"skopeo", "--dest-creds", Form::kUser},
    {"curl", "--user", Form::kUser},
    {"curl", "--proxy-user", Form::kUser},
    {"http", "--auth", Form::kUser},
    {"https", "--auth", Form::kUser},
    {"xh", "--auth", Form::kUser},
};

bool is_client(string_view program, string_view pattern) noexcept {
  if (!pattern.ends_with('*')) return program == pattern;
  pattern.remove_suffix(1);
  return program.starts_with(pattern);
}

// Whether `word` may be an option of kOptions. A long option is all of a word before "=", a short one may be followed
// by its value.
bool is_option(string_view word, string_view option) noexcept {
  if (!word.starts_with(option)) return false;
  return !option.starts_with("--") || word.size() == option.size() || word[option.size()] == '=';
}

constexpr bool is_long(string_view option) noexcept { return option.starts_with("--"); }

constexpr std::size_t kShortOptions =
    std::ranges::partition_point(kOptions, [](const ClientOption& o) { return !is_long(o.option); }) - kOptions;

std::span<const ClientOption> options_like(string_view word) noexcept {
  const std::span<const ClientOption> all(kOptions);
  return is_long(word) ? all.subspan(kShortOptions) : all.first(kShortOptions);
}

// The second bytes of short options.
constexpr auto kShortLetters = [] {
  std::array<bool, 256> letters{};
  for (const ClientOption& known : std::span(kOptions).first(kShortOptions)) {
    letters[static_cast<unsigned char>(known.option[1])] = true;
  }
  return letters;
}();

bool may_be_option(string_view word) noexcept {
  if (word.size() < 2) return false;
  if (!is_long(word)) return kShortLetters[static_cast<unsigned char>(word[1])];
  return std::ranges::any_of(options_like(word), [word](const ClientOption& known) {
    return word.size() > 2 && word[2] == known.option[2] && is_option(word, known.option);
  });
}

string_view word_at(string_view text, std::size_t at) noexcept {
  at = std::min(at, text.size());
  std::size_t end = at;
  while (end < text.size() && !is_between_words(text[end])) ++end;
  return text.substr(at, end - at);
}

std::size_t next_word(string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_between_words(text[at])) ++at;
  return at;
}

// The value that begins at `begin`, if it is a secret.
Credential secret(std::size_t begin, string_view value) noexcept {
  constexpr std::size_t kShortest = 3;
  while (value.ends_with(';') || value.ends_with(')')) value.remove_suffix(1);
  if (value.size() < kShortest || value.starts_with('-') || value.starts_with('$') || !is_inline_secret(value))
    return {};
  return {"a password", begin, value.size()};
}

// The part of `word`, which is at `begin`, after the first `mark`.
Credential secret_after(string_view mark, std::size_t begin, string_view word) noexcept {
  const std::size_t at = word.find(mark);
  if (at == string_view::npos || word.find("://") != string_view::npos) return {};
  return secret(begin + at + mark.size(), word.substr(at + mark.size()));
}

// The secret of a client's option, `word` at `at`; the next word begins at `next`.
Credential secret_of_client(string_view text, const ClientOption& known, std::size_t at, string_view word,
                            std::size_t next) noexcept {
  const bool is_alone = word.size() == known.option.size();
  const bool has_equals = word.substr(known.option.size()).starts_with('=');
  const std::size_t rest = at + known.option.size() + (has_equals ? 1 : 0);
  const string_view attached = word_at(text, rest);
  const string_view following = word_at(text, next);
  switch (known.form) {
    case Form::kNext:
      return is_alone ? secret(next, following) : Credential();
    case Form::kAttached:
      return is_alone ? Credential() : secret(rest, attached);
    case Form::kEither:
      return is_alone ? secret(next, following) : secret(rest, attached);
    case Form::kUser:
      if (is_alone) return secret_after(":", next, following);
      return has_equals ? secret_after(":", rest, attached) : Credential();
    case Form::kUserEither:
      return is_alone ? secret_after(":", next, following) : secret_after(":", rest, attached);
    case Form::kPercent:
      return is_alone ? secret_after("%", next, following) : Credential();
    case Form::kComma:
      return is_alone ? secret_after(",", next, following) : Credential();
    case Form::kPass:
      return is_alone && following.starts_with("pass:") ? secret_after(":", next, following) : Credential();
  }
  return {};
}

}  // namespace

Credential CommandSecrets::next() noexcept {
  for (std::size_t at = text_.find('-', option_); at != string_view::npos; at = text_.find('-', option_)) {
    option_ = at + 1;
    if (at > 0 && !is_between_words(text_[at - 1])) continue;
    if (const Credential found = at_option(at); found.length != 0) return found;
  }
  option_ = text_.size();
  return next_piped();
}

Credential CommandSecrets::at_option(std::size_t at) noexcept {
  const string_view word = word_at(text_, at);
  const std::size_t next = next_word(text_, at + word.size());
  option_ = at + word.size();
  if (may_be_option(word)) {
    read_client(at);
    for (const ClientOption& known : options_like(word)) {
      if (!is_option(word, known.option) || !is_client(client_, known.client)) continue;
      if (known.login_only && !is_login_) continue;
      if (const Credential found = secret_of_client(text_, known, at, word, next); found.length != 0) return found;
    }
  }
  constexpr std::size_t kShortest = 4;  // bytes of an option that is secret by its name
  if (word.size() < kShortest || word.find('=') != string_view::npos) return {};
  const NameKind kind = kind_of_name(word);
  if (kind == NameKind::kOther) return {};
  const string_view value = word_at(text_, next);
  // docker build --secret id=…
  const bool must_look_random = kind == NameKind::kMayBeSecret || value.find('=') != string_view::npos;
  return must_look_random && !looks_random(value) ? Credential() : secret(next, value);
}

// Reads the words before `at`: the first client in the last command, and whether "login" follows it. Each is read once.
void CommandSecrets::read_client(std::size_t at) noexcept {
  while (read_ < at) {
    read_ = next_word(text_, read_);
    if (read_ >= at) return;
    string_view word = word_at(text_, read_);
    read_ += word.size();
    if (word == "|" || word == "||" || word == "&&" || word.ends_with(';')) {
      client_ = {};
      is_login_ = false;
      continue;
    }
    if (word == "login") is_login_ = true;
    word.remove_prefix(word.rfind('/') + 1);  // npos + 1 is 0
    const auto is_known = [word](const ClientOption& known) { return is_client(word, known.client); };
    if (client_.empty() && std::ranges::any_of(kOptions, is_known)) client_ = word;
  }
}

// echo SECRET | docker login --password-stdin
Credential CommandSecrets::next_piped() noexcept {
  constexpr string_view kEcho = "echo ";
  for (std::size_t at = text_.find(kEcho, piped_); at != string_view::npos; at = text_.find(kEcho, piped_)) {
    piped_ = at + kEcho.size();
    if (at > 0 && in_set(text_[at - 1], kWord | kHyphen)) continue;
    const std::size_t begin = next_word(text_, piped_);
    const string_view value = word_at(text_, begin);
    const std::size_t pipe = next_word(text_, begin + value.size());
    if (pipe >= text_.size() || text_[pipe] != '|' || !looks_random(value)) continue;
    if (const Credential found = secret(begin, value); found.length != 0) return found;
  }
  piped_ = text_.size();
  return {};
}

}  // namespace runlint::text
