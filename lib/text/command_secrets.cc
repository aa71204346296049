#include "text/command_secrets.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/char_class.h"
#include "text/command_clients.h"
#include "text/secret_names.h"
#include "text/stand_in.h"

namespace runlint::text {
namespace {

using std::string_view;

// Those that separate words, and the backslash, which may.
constexpr ByteSet kMayBeBetweenWords(" \t\r\n\"'`\\");

// Whether the byte at `at` separates words, as a quote or the backslash before one.
bool is_between_words(string_view text, std::size_t at) noexcept {
  if (!kMayBeBetweenWords.contains(text[at])) return false;
  return text[at] != '\\' || (at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\''));
}

string_view word_at(string_view text, std::size_t at) noexcept {
  at = std::min(at, text.size());
  std::size_t end = at;
  while (end < text.size() && !is_between_words(text, end)) ++end;
  return text.substr(at, end - at);
}

constexpr bool is_quote(char c) noexcept { return c == '"' || c == '\''; }

std::size_t next_word(string_view text, std::size_t at) noexcept {
  // Commas are between the words of a list in JSON.
  const auto is_comma = [text](std::size_t i) { return text[i] == ',' && i > 0 && is_quote(text[i - 1]); };
  // $'…', quotes with escapes.
  const auto is_dollar = [text](std::size_t i) { return text[i] == '$' && i + 1 < text.size() && text[i + 1] == '\''; };
  while (at < text.size() && (is_between_words(text, at) || is_comma(at) || is_dollar(at))) ++at;
  return at;
}

// The value at `at`: the word, or all up to the end of the quotes that begin there.
string_view value_at(string_view text, std::size_t at) noexcept {
  const char before = at > 0 && at < text.size() ? text[at - 1] : ' ';
  const std::size_t end = is_quote(before) ? text.find(before, at) : string_view::npos;
  if (end == string_view::npos) return word_at(text, at);
  string_view value = text.substr(at, end - at);
  while (value.ends_with('\\')) value.remove_suffix(1);  // of quotes in quotes
  return value;
}

bool is_separator(string_view word) noexcept {
  return word == "|" || word == "||" || word == "&&" || word.ends_with(';');
}

// Whether `word` is a redirection, as 2>&1, or another operator.
bool is_operator(string_view word) noexcept {
  const std::size_t digits = skip(word, 0, kDigit);
  return digits < word.size() && string_view("<>|&").find(word[digits]) != string_view::npos;
}

bool is_any_of(string_view word, std::span<const string_view> known) noexcept {
  return std::ranges::find(known, word) != known.end();
}

// Whether a setting of that name may follow "config" directly: user.password of git, but no word of a sentence.
bool is_compound(string_view name) noexcept { return name.find_first_of("./:_-") != string_view::npos; }

// Whether an option or a setting says that the secret is asked for: --ask-pass, core.askPass.
bool asks(string_view name) noexcept {
  constexpr string_view kAskPass = "askpass";
  return name.starts_with("--ask") ||
         (name.size() >= kAskPass.size() && same_ignoring_case(name.substr(name.size() - kAskPass.size()), kAskPass));
}

// The value that begins at `begin`, if it is a secret.
Credential secret(std::size_t begin, string_view value) noexcept {
  constexpr std::size_t kShortest = 3;
  while (value.ends_with(';') || value.ends_with(')')) value.remove_suffix(1);
  if (value.size() < kShortest || value.starts_with('-') || value.starts_with('$') || !is_inline_secret(value))
    return {};
  return {"a password", begin, value.size()};
}

// Where the value in the quotes that open at `at` begins, as in -p'x'; 0: none do. A quote before a space closes
// others.
std::size_t quoted_begin(string_view text, std::size_t at) noexcept {
  if (at < text.size() && text[at] == '\\') ++at;
  const bool opens = at + 1 < text.size() && is_quote(text[at]) && !is_between_words(text, at + 1);
  return opens ? at + 1 : 0;
}

// The secret `value` at `begin` or, if that is empty, the one in the quotes there.
Credential attached_secret(string_view text, std::size_t begin, string_view value) noexcept {
  const std::size_t quoted = value.empty() ? quoted_begin(text, begin) : 0;
  return quoted != 0 ? secret(quoted, value_at(text, quoted)) : secret(begin, value);
}

// The part of `word`, which is at `begin` in `text`, after the first `mark`.
Credential secret_after(string_view mark, string_view text, std::size_t begin, string_view word) noexcept {
  const std::size_t at = word.find(mark);
  if (at == string_view::npos || word.find("://") != string_view::npos) return {};
  return attached_secret(text, begin + at + mark.size(), word.substr(at + mark.size()));
}

// The secret of a client's option, `word` at `at`; the next word begins at `next`.
Credential secret_of_client(string_view text, const ClientOption& known, std::size_t at, string_view word,
                            std::size_t next) noexcept {
  const bool is_whole = word.size() == known.option.size();
  const bool is_alone = is_whole && quoted_begin(text, at + word.size()) == 0;
  const bool has_equals = word.substr(known.option.size()).starts_with('=');
  const std::size_t rest = at + known.option.size() + (has_equals ? 1 : 0);
  const string_view attached = word_at(text, rest);
  const string_view following = value_at(text, next);
  switch (known.form) {
    case OptionForm::kNext:
      return is_whole ? secret(next, following) : Credential();
    case OptionForm::kAttached:
      return is_alone ? Credential() : attached_secret(text, rest, attached);
    case OptionForm::kNextOrOther:
      if (!is_alone && !attached.empty() && all_in(attached, kLetter | kHyphen)) return {};
      [[fallthrough]];
    case OptionForm::kEither:
      return is_alone ? secret(next, following) : attached_secret(text, rest, attached);
    case OptionForm::kUser:
      if (is_whole) return secret_after(":", text, next, following);
      return has_equals ? secret_after(":", text, rest, attached) : Credential();
    case OptionForm::kUserEither:
      return is_whole ? secret_after(":", text, next, following) : secret_after(":", text, rest, attached);
    case OptionForm::kPercent:
      return is_whole ? secret_after("%", text, next, following) : Credential();
    case OptionForm::kComma:
      return is_whole ? secret_after(",", text, next, following) : Credential();
    case OptionForm::kPass:
      return is_whole && following.starts_with("pass:") ? secret_after(":", text, next, following) : Credential();
  }
  return {};
}

}  // namespace

bool CommandSecrets::Words::read() noexcept {
  previous = word;
  begin = next_word(text, end);
  const string_view between = text.substr(end, begin - end);
  const bool has_break = between != " " && between.find('\n') != string_view::npos;
  begins_command = end == 0 || is_separator(previous) || (has_break && !previous.ends_with('\\'));
  word = word_at(text, begin);
  end = begin + word.size();
  return begin < text.size();
}

Credential CommandSecrets::next() noexcept {
  while (words_.read()) {
    if (words_.begins_command) {
      setting_ = Setting::kNone;
      awaited_ = 0;
    }
    const Credential found = words_.word.starts_with('-') ? at_option() : at_argument();
    if (found.length != 0) return found;
  }
  return {};
}

Credential CommandSecrets::at_option() noexcept {
  constexpr string_view kReading[] = {"--get", "--get-all", "--get-regexp", "--unset", "--unset-all", "--list"};
  const string_view word = words_.word;
  if (setting_ != Setting::kNone && is_any_of(word, kReading)) setting_ = Setting::kNone;
  const std::size_t next = next_word(words_.text, words_.end);
  if (may_be_option(word)) {
    read_client(words_.begin);
    for (const ClientOption& known : options_like(word)) {
      if (!is_option(word, known.option) || !has_client(known.client)) continue;
      if (known.login_only && !is_login_) continue;
      const Credential found = secret_of_client(words_.text, known, words_.begin, word, next);
      if (found.length != 0) return found;
    }
  }
  if (is_bundle(word)) {
    read_client(words_.begin);
    if (has_client("curl")) return secret_after(":", words_.text, next, value_at(words_.text, next));
  }
  constexpr std::size_t kShortest = 4;  // bytes of an option that is secret by its name
  static constexpr ByteSet kNotInNames("=$");
  if (word.size() < kShortest || kNotInNames.find_in(word) != word.size() || asks(word)) return {};
  const NameKind kind = kind_of_name(word);
  if (kind == NameKind::kOther) return {};
  const string_view value = value_at(words_.text, next);
  // docker build --secret id=…, gcloud --secret orders-db-password
  const bool is_name = word == "--secret" && all_in(value, kLower | kHyphen);
  const bool must_look_random = is_name || value.find('=') != string_view::npos;
  if (!is_secret_under(word, kind, value) || (must_look_random && !looks_random(value))) return {};
  return secret(next, value);
}

Credential CommandSecrets::at_argument() noexcept {
  const string_view word = words_.word;
  if (awaited_ > 0) {
    --awaited_;
    if (awaited_ == 0) return secret(words_.begin, value_at(words_.text, words_.begin));
  }
  if (word.ends_with("echo") || word.ends_with("printf")) return after_echo();
  if (word == "<<<") {
    read_client(words_.begin);
    const std::size_t next = next_word(words_.text, words_.end);
    return is_login_ ? secret(next, value_at(words_.text, next)) : Credential();
  }
  const bool may_begin = !word.empty() && kArgumentLetters.contains(word[0]);
  if (!may_begin && setting_ == Setting::kNone) return {};
  for (const ClientArgument& known : kClientArguments) {
    const bool fits = known.nth == 0 ? word.starts_with(known.word) : word == known.word;
    if (!fits || (!known.before.empty() && words_.previous != known.before)) continue;
    read_client(words_.begin);
    if (!has_client(known.client)) continue;
    if (known.nth == 0) return secret(words_.begin + known.word.size(), word.substr(known.word.size()));
    awaited_ = known.nth;
  }
  return at_setting();
}

// aws configure set aws_secret_access_key SECRET, git config user.password SECRET
Credential CommandSecrets::at_setting() noexcept {
  constexpr string_view kReading[] = {"get", "unset", "delete", "remove", "rm", "list"};
  constexpr string_view kBeforeSet[] = {"npm", "pnpm", "secrets", "user-secrets"};
  const string_view word = words_.word;
  if (word == "config" || word == "configure") {
    setting_ = Setting::kConfig;
  } else if (word == "set") {
    if (setting_ == Setting::kConfig || is_any_of(words_.previous, kBeforeSet)) setting_ = Setting::kSet;
  } else if (is_any_of(word, kReading)) {
    setting_ = Setting::kNone;
  } else if (setting_ == Setting::kSet || (setting_ == Setting::kConfig && is_compound(word))) {
    return after_name();
  }
  return {};
}

// The value after the name of a setting; it is read.
Credential CommandSecrets::after_name() noexcept {
  const string_view name = words_.word;
  if (name.find('=') != string_view::npos || asks(name)) return {};
  const NameKind kind = kind_of_name(name);
  Words value = words_;
  if (kind == NameKind::kOther || !value.read() || value.begins_command || is_operator(value.word)) return {};
  const string_view text = value_at(value.text, value.begin);
  if (!text.starts_with('-')) words_ = value;
  return is_secret_under(name, kind, text) ? secret(value.begin, text) : Credential();
}

// echo SECRET | docker login --password-stdin, printf '%s' SECRET | …
Credential CommandSecrets::after_echo() const noexcept {
  constexpr string_view kReaders[] = {"-stdin", "--with-token", "secret create", "secret put", "secret set"};
  constexpr std::size_t kLongestReader = 96;  // bytes of a command that reads a secret
  constexpr int kMostWords = 3;               // options and the format of printf
  const string_view word = words_.word;
  const std::size_t length = word.ends_with('o') ? 4 : 6;
  if (word.size() > length && in_set(word[word.size() - length - 1], kWord | kHyphen)) return {};
  std::size_t begin = next_word(words_.text, words_.end);
  string_view value = value_at(words_.text, begin);
  for (int n = 0; n < kMostWords && (value.starts_with('-') || value.starts_with('%')); ++n) {
    begin = next_word(words_.text, begin + value.size());
    value = value_at(words_.text, begin);
  }
  const std::size_t pipe = next_word(words_.text, begin + value.size());
  if (pipe >= words_.text.size() || words_.text[pipe] != '|') return {};
  static constexpr ByteSet kEnds(";&|\n");
  string_view reader = words_.text.substr(pipe + 1, kLongestReader);
  reader = reader.substr(0, kEnds.find_in(reader));
  const auto reads = [reader](string_view known) {
    const std::size_t at = reader.find(known);
    return at != string_view::npos &&
           (at + known.size() == reader.size() || !in_set(reader[at + known.size()], kToken | kDot));
  };
  if (reads("chpasswd")) return secret_after(":", words_.text, begin, value);
  return looks_random(value) || std::ranges::any_of(kReaders, reads) ? secret(begin, value) : Credential();
}

bool CommandSecrets::has_client(string_view pattern) const noexcept {
  return std::ranges::any_of(std::span(clients_).first(client_count_),
                             [pattern](string_view client) { return is_client(client, pattern); });
}

// Reads the words up to `at`: the first clients in the command, as in docker exec db mysql, and whether "login" is
// among them. Each word is read once.
void CommandSecrets::read_client(std::size_t at) noexcept {
  while (client_words_.end <= at && client_words_.read()) {
    if (client_words_.begins_command) {
      client_count_ = 0;
      is_login_ = false;
    }
    string_view word = client_words_.word;
    if (word == "login") is_login_ = true;
    word.remove_prefix(word.find_last_of("/;|&(") + 1);  // npos + 1 is 0
    if (client_count_ < clients_.size() && is_known_client(word)) clients_[client_count_++] = word;
  }
}

}  // namespace runlint::text
