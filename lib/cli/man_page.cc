#include <fmt/format.h>

#include <string_view>

#include "cli/help_text.h"
#include "runlint/version.h"

namespace runlint::cli {
namespace {

// `text` for roff: whatever it would interpret is escaped, and hyphens are ASCII's, to be searched for and copied.
std::string escaped(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    at_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '^') {
      out += "\\(ha";
    } else if (c == '~') {
      out += "\\(ti";
    } else {
      out += c;
    }
  }
  return out;
}

void append_man_paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    out += fmt::format(".PP\n{}\n", escaped(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
}

void append_item(std::string& out, std::string_view tag, std::string_view text) {
  out += fmt::format(".TP\n{}\n{}\n", tag, escaped(text));
}

void append_option(std::string& out, const OptionInfo& option) {
  std::string tag;
  if (option.letter != '\0') tag += fmt::format("\\fB\\-{}\\fR, ", option.letter);
  tag += fmt::format("\\fB{}\\fR", escaped(fmt::format("--{}", option.name)));
  if (!option.value.empty()) tag += fmt::format(" \\fI{}\\fR", escaped(option.value));
  append_item(out, tag, option.description);
}

// The commands other than the first, each with what its help says.
void append_command(std::string& out, const CommandInfo& command) {
  out += fmt::format(".SS runlint {}\n", escaped(command.usage()));
  append_man_paragraphs(out, command.description);
  if (command.name == "settings") return;  // its options are those of the first
  for (const OptionInfo& option : command.options) {
    if (option.name != "help") append_option(out, option);
  }
  append_man_paragraphs(out, command.notes);
}

}  // namespace

std::string man_page() {
  const CommandInfo& check = commands().front();
  std::string out = fmt::format(
      ".TH RUNLINT 1 \"\" \"runlint {}\" \"User Commands\"\n"
      ".SH NAME\nrunlint \\- check run\\-job payloads\n"
      ".SH SYNOPSIS\n",
      escaped(RUNLINT_VERSION));
  for (const CommandInfo& command : commands()) {
    out += fmt::format("{}\\fBrunlint\\fR {}\n", &command == &check ? "" : ".br\n", escaped(command.usage()));
  }
  out += ".SH DESCRIPTION\n";
  append_man_paragraphs(out, check.description);
  append_man_paragraphs(out, check.notes);
  out += ".SH OPTIONS\n";
  std::string_view group;
  for (const OptionInfo& option : check.options) {
    if (option.group != group) out += fmt::format(".SS {}\n", escaped(group = option.group));
    append_option(out, option);
  }
  out += ".SH COMMANDS\n";
  for (const CommandInfo& command : commands().subspan(1)) append_command(out, command);
  out += ".SH ENVIRONMENT\n";
  for (const auto& [name, meaning] : kVariables) append_item(out, fmt::format("\\fB{}\\fR", escaped(name)), meaning);
  out += ".SH FILES\n";
  append_item(out, "\\fB.runlint.json\\fR",
              "The configuration: of the folder of a payload or, if it has none, of the nearest folder above it, up to "
              "the top of the repository. `runlint schema --kind config` prints its schema.");
  return out;
}

}  // namespace runlint::cli
