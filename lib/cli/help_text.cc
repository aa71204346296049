#include "cli/help_text.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace runlint::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 29;  // of descriptions

// Appends the words of `text`, broken into lines that begin at `column`, where the first one is already.
void append_wrapped(std::string& out, std::string_view text, std::size_t column) {
  std::size_t at = column;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size() + (word.size() < text.size() ? 1 : 0));
    if (at > column && at + 1 + word.size() > kWidth) {
      out.append("\n").append(column, ' ');
      at = column;
    } else if (at > column) {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
  }
  out += '\n';
}

// `text` is paragraphs separated by blank lines.
void append_paragraphs(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    append_wrapped(out, text.substr(0, end), 0);
    out += '\n';
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
}

// A name at the margin and its description in a column of its own.
void append_row(std::string& out, std::string_view name, std::string_view description) {
  out += fmt::format("{:{}}", name, kColumn);
  if (name.size() >= kColumn) out.append("\n").append(kColumn, ' ');
  append_wrapped(out, description, kColumn);
}

std::string option_row_name(const OptionInfo& option) {
  const std::string letter = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  return fmt::format("{}--{}{}{}", letter, option.name, option.value.empty() ? "" : " ", option.value);
}

}  // namespace

std::string help_text(const CommandInfo& command) {
  std::string out;
  append_paragraphs(out, command.description);
  if (&command == &commands().front()) {
    out += "Commands:\n";
    for (const CommandInfo& each : commands()) {
      append_row(out, fmt::format("  {} {}", each.name, each.operand_usage()), each.summary);
    }
    out += '\n';
  }
  out += fmt::format("Usage: runlint {}\n", command.usage());
  std::string_view group;
  for (const OptionInfo& option : command.options) {
    if (option.group != group) out += fmt::format("\n{}:\n", group = option.group);
    append_row(out, option_row_name(option), option.description);
  }
  out += '\n';
  append_paragraphs(out, command.notes);
  return out;
}

}  // namespace runlint::cli
