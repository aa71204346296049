// A shell command that sends the payload, and where the payload is.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "json/foreign_lines.h"
#include "text/line_counter.h"

namespace runlint::json::foreign {
namespace {

using std::string_view;

constexpr string_view kOptionEnd = " \t\r\n='\"@{";

// An option with which curl or wget sends data: its place, or kNone, and its length.
Span data_option(string_view text, std::size_t from) noexcept {
  constexpr string_view kOptions[] = {"--data", "--data-raw",  "--data-binary", "--data-ascii", "--json",
                                      "-d",     "--post-data", "--body-data",   "--post-file",  "--body-file"};
  for (std::size_t at = text.find('-', from); at != kNone; at = text.find('-', at)) {
    const std::size_t end = std::min(text.find_first_of(kOptionEnd, at), text.size());
    const string_view option = text.substr(at, end - at);
    if (kSpace.find(text[at - 1]) != kNone) {
      if (std::ranges::find(kOptions, option) != std::end(kOptions)) return {at, option.size()};
      if (option.starts_with("-d")) return {at, 2};  // with text attached
    }
    at = std::max(end, at + 1);
  }
  return {kNone, 0};
}

// Whether a command runs curl or wget; the length of what precedes that.
std::optional<std::size_t> before_client(string_view command) noexcept {
  const std::size_t prefix = command.starts_with("sudo ") ? 5 : 0;
  const string_view program = command.substr(prefix);
  constexpr string_view kPrograms[] = {"curl", "curl.exe", "wget"};
  const bool is_one = std::ranges::any_of(kPrograms, [=](string_view p) { return begins_with_word(program, p); });
  return is_one ? std::optional(prefix) : std::nullopt;
}

// The place of "curl" or "wget" behind a pipe, or kNone.
std::size_t piped_client(string_view text, std::size_t from) noexcept {
  for (std::size_t at = text.find('|', from); at != kNone; at = text.find('|', at + 1)) {
    const std::size_t next = std::min(text.find_first_not_of(kSpace, at + 1), text.size());
    if (const std::optional<std::size_t> prefix = before_client(text.substr(next))) return next + *prefix;
  }
  return kNone;
}

// Whether it is a command that prints text for others.
bool prints(string_view command) noexcept {
  return command.starts_with("echo ") || command.starts_with("printf ") || command.starts_with("cat ");
}

// The place of "curl" or "wget" where a line begins with it, or with what is piped into it, after assignments or, in a
// script, any commands.
std::size_t client_command(string_view text, bool is_script) {
  Lines lines(text);
  while (const std::optional<Line> line = lines.next_with_content()) {
    const std::size_t prompt = line->text.starts_with("$ ") ? 2 : 0;
    const string_view command = line->text.substr(prompt);
    if (const std::optional<std::size_t> prefix = before_client(command)) return line->offset + prompt + *prefix;
    if (prints(command)) {
      const std::size_t piped = piped_client(text.substr(0, kPrefix), line->offset);
      if (piped != kNone || !is_script) return piped;
    }
    const std::size_t name = name_length(command);
    const bool is_assignment = name != 0 && name < command.size() && command[name] == '=';
    if (!is_script && !is_assignment && !begins_with_word(command, "set") && !begins_with_word(command, "export"))
      break;
  }
  return kNone;
}

// cat <<EOF, which prints what follows.
Found here_document(string_view text) {
  const std::optional<Line> first = Lines(text).next_with_content();
  if (!first || !first->text.starts_with("cat ")) return std::nullopt;
  const std::size_t begin = first->text.find("<<");
  if (begin == kNone) return std::nullopt;
  const std::size_t at = first->offset + begin;
  return found(Rule::kJsonSyntax, {at, 2}, "a shell command: expected {}, found a here-document",
               fmt::format("the payload is the text after line {}: check that alone", text::line_number(text, at)));
}

struct PayloadPlace {
  std::string help;
  string_view related;  // a message at the option
};

// Where the payload is that the option sends.
PayloadPlace payload_place(string_view text, Span option) {
  const string_view name = text.substr(option.offset, option.length);
  const string_view rest = text.substr(option.end());
  const string_view value = rest.substr(std::min(rest.find_first_not_of(" \t='\""), rest.size()));
  if (name.ends_with("-file")) return {"check the file that it sends", "this names the file"};
  if (!value.starts_with('@') || name == "--data-raw" || name == "--post-data" || name == "--body-data") {
    return {fmt::format("the payload is the text after {} in line {}: check that alone", name,
                        text::line_number(text, option.offset)),
            "the payload follows this"};
  }
  const bool is_piped =
      value.starts_with("@-") && (value.size() == 2 || string_view(" \t\r\n'\"").find(value[2]) != kNone);
  if (is_piped) return {"the payload is the text that is piped in: check that alone", "this sends what is piped in"};
  return {"check the file that it sends", "this names the file"};
}

}  // namespace

Found shell_script(string_view text) {
  const bool is_script = text.starts_with("#!");
  const std::size_t client = client_command(text, is_script);
  if (client == kNone) {
    if (!is_script) return here_document(text);
    return found(Rule::kJsonSyntax, {0, 2}, "a script: expected {}",
                 "write the payload to a file of its own, and check that");
  }
  std::string message = fmt::format("a shell command: expected {{}}, found {}", text.substr(client, 4));
  ForeignText command{{.message = std::move(message), .span = {client, 4}}, Rule::kJsonSyntax};
  const Span option = data_option(text, client + 1);
  if (option.length == 0) {
    command.help = "check the file that it sends";
    return command;
  }
  PayloadPlace place = payload_place(text, option);
  command.help = std::move(place.help);
  return with_related(std::move(command), std::string(place.related), option);
}

}  // namespace runlint::json::foreign
