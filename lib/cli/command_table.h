// The commands and their options: the one table that the parser, the help, the man page and the shell completions read.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace runlint::cli {

// The values that an option or an operand takes, as far as a shell can complete them.
struct Values {
  enum class Kind : std::uint8_t {
    kAny,
    kChoice,    // one of `choices`
    kFile,      // a file or directory
    kRule,      // the name of a rule
    kSeverity,  // RULE=LEVEL
    kCommand,   // the name of a command
  };

  Kind kind = Kind::kAny;
  std::span<const std::string_view> choices = {};
};

struct OptionInfo {
  std::string_view group;   // a heading of the help
  std::string_view name;    // the long name, without the dashes
  char letter;              // the short name; '\0': none
  std::string_view value;   // a word for its value; empty: it takes none
  std::string description;  // one line
  Values values = {};
};

struct CommandInfo {
  std::string_view name;
  std::string_view operand = {};         // a word for what follows the options; empty: nothing may
  bool operand_required = false;         // exactly one; else any number
  std::string_view summary;              // one line, for the list of commands
  std::string description;               // paragraphs for the help and the man page, separated by blank lines
  std::string notes = {};                // the same, after the options
  std::vector<OptionInfo> options = {};  // the last one is --help
  Values operands = {};

  // "[PATH...]"; empty if there are no operands.
  [[nodiscard]] std::string operand_usage() const;
  // "[check] [OPTION...] [PATH...]"
  [[nodiscard]] std::string usage() const;
};

// All of them, the default one first. Static lifetime. Throws std::bad_alloc only, as do the next two.
[[nodiscard]] std::span<const CommandInfo> commands();
[[nodiscard]] std::span<const std::string_view> command_names();

// The command of that exact name, or null.
[[nodiscard]] const CommandInfo* find_command(std::string_view name);

// The options of the command `check`.
[[nodiscard]] std::vector<OptionInfo> check_option_table();

// The names that options accept.
inline constexpr std::array<std::string_view, 5> kKindNames = {"run-job", "response", "config", "baseline",
                                                               "template"};  // by Kind
inline constexpr std::array<std::string_view, 2> kInputNames = {"json", "yaml"};
inline constexpr std::array<std::string_view, 3> kColorNames = {"auto", "always", "never"};  // by ColorChoice
inline constexpr std::array<std::string_view, 2> kListFormats = {"text", "json"};            // of `rules`
inline constexpr std::array<std::string_view, 3> kShells = {"bash", "zsh", "fish"};

// A variable of the environment, and its meaning.
struct VariableInfo {
  std::string_view name;
  std::string_view meaning;
};
// The variables that the command reads.
inline constexpr std::array<VariableInfo, 6> kVariables = {{
    {"NO_COLOR", "if not empty: no colors, unless --color=always"},
    {"FORCE_COLOR", "if neither empty nor 0: colors also where there is no terminal; NO_COLOR takes precedence"},
    {"TERM", "if it is dumb: no colors"},
    {"COLUMNS", "the width of the output, instead of that of the terminal"},
    {"LC_ALL, LC_CTYPE, LANG", "whether the text output may use more than ASCII"},
    {"CI_PROJECT_DIR", "the folder to which the paths of --format gitlab are relative"},
}};

}  // namespace runlint::cli
