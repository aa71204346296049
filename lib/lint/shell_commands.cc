#include "lint/shell_commands.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/byte_set.h"
#include "text/simd.h"

namespace runlint::lint {
namespace {

constexpr std::string_view kShells[] = {"sh",   "bash", "dash", "ash",  "zsh",  "ksh",
                                        "mksh", "fish", "csh",  "tcsh", "pwsh", "powershell"};

// Longer operators come before their prefixes.
constexpr std::string_view kOperators[] = {"&&", "||", "$(", "|", ";", ">", "<", "`"};

constexpr std::string_view kSpace = " \t\r\n";

// The bytes at which a token may begin or end; all others are parts of words.
constexpr text::ByteSet kMarks("\\'\"`$&|;<> \t\r\n");

std::string_view trimmed(std::string_view text) noexcept {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kSpace) + 1);  // npos + 1 is 0
}

// The operator that begins at `at`, where no quote is open; empty: none. A lone "&" or "$" does not count.
std::string_view operator_at(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view known : kOperators) {
    if (text.substr(at).starts_with(known)) return known;
  }
  return {};
}

bool is_shell(std::string_view word) noexcept {
  if (!word.ends_with("sh") && !word.ends_with("shell")) return false;  // like most words
  if (word.starts_with("#!")) return false;                             // a shebang, which nothing interprets here
  word.remove_prefix(word.rfind('/') + 1);                              // npos + 1 is 0
  return std::ranges::find(kShells, word) != std::end(kShells);
}

// Whether `c`, an unsigned byte or each byte of a block, begins an operator or breaks a line.
constexpr auto begins_operator(auto c) noexcept {
  return ((c & 0xFD) == '$') | (c - ';' <= '>' - ';') | (c == '|') | (c == '`') | (c == '\n');  // "$&", ";<=>"
}
static_assert(std::ranges::all_of(kOperators, [](std::string_view o) { return begins_operator(o[0] + 0u) != 0; }));
static_assert(std::ranges::all_of(kShells,
                                  [](std::string_view shell) { return shell.find("sh") != std::string_view::npos; }));

// Whether there may be an operator or a shell's name in `text`; most commands have neither. Looks, sixteen bytes at a
// time, for bytes that begin an operator and for the "sh" that all of kShells contain.
bool may_need_shell(std::string_view text) noexcept {
  const auto holds = [&](text::Vec16 bytes, text::Vec16 next) {
    const auto concerns = begins_operator(next) | ((bytes == 's') & (next == 'h'));
    return text::all_set(reinterpret_cast<text::Vec16>(~concerns));
  };
  if (text.empty() || begins_operator(text::Vec16{} + static_cast<std::uint8_t>(text[0]))[0] != 0) return !text.empty();
  return text.size() > 1 && !text::all_blocks(text.size() - 1, holds, text.data(), text.data() + 1);
}

struct ShellScan {
  std::string_view shell_operator;
  bool names_shell = false;
};

// `text` is trimmed.
ShellScan scan(std::string_view text) noexcept {
  ShellScan found;
  std::size_t word = 0;
  char quote = '\0';
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !kMarks.contains(text[at])) continue;
    const char c = at < text.size() ? text[at] : ' ';
    // After an operator, a shell's name is an argument of another program.
    const bool word_ends = quote == '\0' || at == text.size() || c == quote;
    if (word_ends && found.shell_operator.empty() && is_shell(text.substr(word, at - word))) found.names_shell = true;
    if (c == '\\' && quote != '\'') {
      ++at;  // what follows is a part of the word
      continue;
    }
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
        word = at + 1;
      }
      continue;
    }
    if (c == '\n') {
      // Between commands, unless the next line goes on with an option, or the text is a list of words in JSON.
      const std::size_t next = text.find_first_not_of(kSpace, at);
      const bool is_between = text[next] != '-' && operator_at(text, next).empty() && text.front() != '[';
      if (found.shell_operator.empty() && is_between) found.shell_operator = text.substr(at, 1);
      at = next - 1;
    }
    word = at + 1;
    if (c == '\'' || c == '"') quote = c;
    if (found.shell_operator.empty() && at < text.size()) found.shell_operator = operator_at(text, at);
  }
  return found;
}

}  // namespace

void Commands::add(std::string_view name, const text::StringToken& text) {
  const std::string_view command = trimmed(text.value);
  if (!may_need_shell(command)) return;
  const ShellScan found = scan(command);
  names_shell_ = names_shell_ || found.names_shell;
  if (!found.shell_operator.empty()) in_need_.push_back({name, text, found.shell_operator});
}

}  // namespace runlint::lint
