#include "cli/command_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/inputs.h"
#include "schema/schema.h"

namespace runlint::cli {
namespace {

constexpr std::string_view kOptions = "Options";

std::string check_notes() {
  return fmt::format(
      "PATH is a file, - for standard input (the default), or a directory, searched for {} and the same with .yaml or "
      ".yml, but not in its folders "
      ".git, .hg, .svn and node_modules, nor in linked ones. A file that has a command's name: runlint check NAME.\n\n"
      "Status: 0 nothing found that fails the run, 1 something found, 2 usage or I/O error (the rest is still "
      "checked), 3 internal error; the greatest counts.",
      fmt::join(default_patterns(), ", "));
}

std::vector<CommandInfo> make_commands() {
  std::vector<CommandInfo> all = {
      {.name = "check",
       .operand = "PATH",
       .summary = "check payloads: the default command",
       .description = "Checks run-job payloads: the JSON body of POST /v1/projects/ID/jobs/ID/runs.",
       .notes = check_notes(),
       .options = check_option_table(),
       .operands = {Values::Kind::kFile}},
      {.name = "rules",
       .summary = "list the rules",
       .description = "Lists the rules: name, default severity, and when each is reported.",
       .options =
           {{kOptions, "format", 0, "FORMAT", "text or json; default: text", {Values::Kind::kChoice, kListFormats}}}},
      {.name = "explain",
       .operand = "RULE",
       .operand_required = true,
       .summary = "explain a rule, with a bad and a good payload",
       .description = "Explains a rule, with a bad and a good example.",
       .notes = "`runlint rules` lists the rules.",
       .operands = {Values::Kind::kRule}},
      {.name = "schema",
       .summary = "print the contract as JSON Schema 2020-12",
       .description = "Prints the contract as JSON Schema 2020-12, for editors and other validators.",
       .options = {{kOptions,
                    "kind",
                    0,
                    "KIND",
                    "run-job (default), response, config or baseline",
                    {Values::Kind::kChoice, std::span(kKindNames).first(kKindNames.size() - 1)}},
                   {kOptions,
                    "api",
                    0,
                    "NAME",
                    "the revision of the API's page: original (default) or 2026-05",
                    {Values::Kind::kChoice, schema::kRevisionNames}}}},
      {.name = "example",
       .summary = "print a complete valid payload",
       .description = "Prints a complete valid payload."},
      {.name = "init",
       .summary = "write a .runlint.json of examples",
       .description = "Writes a .runlint.json with examples of its members to the working directory, unless there is "
                      "one, and says how to have payloads checked on every commit."},
      {.name = "settings",
       .operand = "PATH",
       .operand_required = true,
       .summary = "print the settings for a file",
       .description = "Prints the settings with which `runlint check` would check the file PATH, which need not exist, "
                      "and where each comes from. Options are those of `runlint check`; the ones that set nothing have "
                      "no effect.",
       .options = check_option_table(),
       .operands = {Values::Kind::kFile}},
      {.name = "completion",
       .operand = "SHELL",
       .operand_required = true,
       .summary = "print a shell's completions",
       .description = "Prints the completions of runlint for bash, zsh or fish.",
       .notes = "bash: source <(runlint completion bash)\n\n"
                "zsh: source <(runlint completion zsh)\n\n"
                "fish: runlint completion fish | source",
       .operands = {Values::Kind::kChoice, kShells}},
      {.name = "help",
       .operand = "COMMAND",
       .summary = "print the help of a command",
       .description = "Prints the help of a command; without COMMAND, of `runlint check`.",
       .options = {{kOptions, "man", 0, "", "print the man page, in roff"}},
       .operands = {Values::Kind::kCommand}},
      {.name = "version",
       .summary = "print the version",
       .description = "Prints the version, and which back end of simdjson this processor gets."},
  };
  for (CommandInfo& command : all) command.options.push_back({"Help", "help", 'h', "", "print this help"});
  return all;
}

const std::vector<CommandInfo>& table() {
  static const std::vector<CommandInfo> kTable = make_commands();
  return kTable;
}

}  // namespace

std::string CommandInfo::operand_usage() const {
  if (operand.empty() || operand_required) return std::string(operand);
  return fmt::format("[{}{}]", operand, operands.kind == Values::Kind::kFile ? "..." : "");
}

std::string CommandInfo::usage() const {
  std::string out = name == table().front().name ? fmt::format("[{}]", name) : std::string(name);
  if (options.size() > 1) out += " [OPTION...]";
  return operand.empty() ? out : out.append(" ").append(operand_usage());
}

std::span<const CommandInfo> commands() { return table(); }

std::span<const std::string_view> command_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> found;
    for (const CommandInfo& command : table()) found.push_back(command.name);
    return found;
  }();
  return kNames;
}

const CommandInfo* find_command(std::string_view name) {
  const auto found = std::ranges::find(table(), name, &CommandInfo::name);
  return found == table().end() ? nullptr : &*found;
}

}  // namespace runlint::cli
