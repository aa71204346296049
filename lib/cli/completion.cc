#include "cli/completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "cli/command_table.h"
#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint::cli {
namespace {

// `text` as one word of a shell.
std::string single_quoted(std::string_view text, std::string_view quote) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += quote;
    } else {
      out += c;
    }
  }
  return out += '\'';
}

// In bash and zsh; fish knows escapes in quotes.
std::string posix_quoted(std::string_view text) { return single_quoted(text, "'\\''"); }
std::string fish_quoted(std::string_view text) { return single_quoted(text, "\\'"); }

std::string rule_names() {
  std::vector<std::string_view> names;
  for (const RuleInfo& rule : rules()) names.push_back(rule.name);
  return fmt::format("{}", fmt::join(names, " "));
}

// The values that can be listed, with spaces between them; empty if there are none.
std::string listed(const Values& values) {
  switch (values.kind) {
    case Values::Kind::kChoice:
      return fmt::format("{}", fmt::join(values.choices, " "));
    case Values::Kind::kRule:
      return rule_names();
    case Values::Kind::kCommand:
      return fmt::format("{}", fmt::join(command_names(), " "));
    default:
      return {};
  }
}

// ---- bash

// The names of an option, each after the command's: "check:-q|check:--quiet"
std::string bash_case(const CommandInfo& command, const OptionInfo& option) {
  const std::string name = fmt::format("{}:--{}", command.name, option.name);
  return option.letter == '\0' ? name : fmt::format("{}:-{}|{}", command.name, option.letter, name);
}

std::string bash_values(const Values& values) {
  if (values.kind == Values::Kind::kFile) return "files=1";
  if (values.kind == Values::Kind::kSeverity) return "severity=1";
  const std::string words = listed(values);
  return words.empty() ? "nothing=1" : fmt::format("words={}", posix_quoted(words));
}

// Readline breaks words at "=" where COMP_WORDBREAKS has it, and then replaces only what follows the last one.
constexpr std::string_view kBashBegin = R"sh(# bash completion for runlint: made by `runlint completion bash`.
_runlint() {
  local -a args=()
  local word glue= i n
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    n=${#args[@]}
    if [[ $n -gt 0 && ($word == = || $glue) ]]; then
      args[n-1]+=$word
      glue=
      [[ $word != = ]] || glue=1
    else
      args[n]=$word
    fi
  done
  n=${#args[@]}
  local cur=${args[n-1]} prev= command=check first=1 only_operands=
  ((n < 2)) || prev=${args[n-2]}
  if ((n > 1)); then
    first=
    case ${args[0]} in
)sh";
constexpr std::string_view kBashMiddle = R"sh(
    esac
  fi
  for ((i = 0; i < n - 1; i++)); do
    [[ ${args[i]} != -- ]] || only_operands=1
  done
  local head= value=$cur words= files= severity= nothing= option=
  if [[ ! $only_operands && $cur == --*=* ]]; then
    option=${cur%%=*} head=${cur%%=*}= value=${cur#*=}
  elif [[ ! $only_operands && $prev == -* ]]; then
    option=$prev
  fi
  case $command:$option in
)sh";
constexpr std::string_view kBashOperands = R"sh(    *)
      if [[ ! $only_operands && $cur == -* ]]; then
        case $command in
)sh";
constexpr std::string_view kBashOperandValues = R"sh(        esac
      else
        case $command in
)sh";
constexpr std::string_view kBashEnd = R"sh(        esac
        [[ ! $first ]] || words+=" $commands"
      fi ;;
  esac
  if [[ $severity ]]; then
    if [[ $value == *=* ]]; then
      head+=${value%%=*}= value=${value#*=} words=$levels
    else
      for word in $severities; do words+=" $word="; done
      compopt -o nospace 2>/dev/null
    fi
  elif [[ $nothing ]]; then
    compopt +o default 2>/dev/null
    return
  fi
  local strip=
  [[ $cur != *=* || $COMP_WORDBREAKS != *=* ]] || strip=${cur%=*}=
  COMPREPLY=()
  while IFS= read -r word; do
    word=$head$word
    COMPREPLY+=("${word#"$strip"}")
  done < <(compgen -W "$words" -- "$value")
  if [[ $files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$value")
  fi
}
complete -o default -F _runlint runlint
)sh";

std::string bash_script() {
  std::string out(kBashBegin);
  auto end = std::back_inserter(out);
  fmt::format_to(end, "      {}) command=${{args[0]}} ;;", fmt::join(command_names(), "|"));
  out += kBashMiddle;
  for (const CommandInfo& command : commands()) {
    for (const OptionInfo& option : command.options) {
      if (option.value.empty()) continue;
      fmt::format_to(end, "    {}) {} ;;\n", bash_case(command, option), bash_values(option.values));
    }
  }
  out += kBashOperands;
  for (const CommandInfo& command : commands()) {
    std::string names;
    for (const OptionInfo& option : command.options) {
      if (option.letter != '\0') names += fmt::format("-{} ", option.letter);
      names += fmt::format("--{} ", option.name);
    }
    names.pop_back();
    fmt::format_to(end, "          {}) words='{}' ;;\n", command.name, names);
  }
  out += kBashOperandValues;
  for (const CommandInfo& command : commands()) {
    fmt::format_to(end, "          {}) {} ;;\n", command.name, bash_values(command.operands));
  }
  const std::string lists =
      fmt::format("  local commands='{}' levels='{}'\n  local severities='{}'\n", fmt::join(command_names(), " "),
                  fmt::join(schema::kSeverityNames, " "), fmt::join(schema::kRuleSelectors, " "));
  return out.insert(out.find("  local word glue="), lists).append(kBashEnd);
}

// ---- zsh

// The explanation of an option between brackets.
std::string zsh_bracketed(std::string_view text) {
  std::string out = "[";
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out += ']';
}

std::string zsh_action(const Values& values) {
  if (values.kind == Values::Kind::kFile) return "_files";
  if (values.kind == Values::Kind::kSeverity) return "_runlint_severity";
  const std::string words = listed(values);
  return words.empty() ? " " : fmt::format("({})", words);
}

std::string zsh_option(const OptionInfo& option) {
  const bool has_value = !option.value.empty();
  const std::string rest = zsh_bracketed(option.description) +
                           (has_value ? fmt::format(":{}:{}", option.value, zsh_action(option.values)) : std::string());
  std::string out = "      ";
  if (option.letter != '\0') {
    out += fmt::format("{} ", posix_quoted(fmt::format("*-{}{}{}", option.letter, has_value ? "+" : "", rest)));
  }
  return out + posix_quoted(fmt::format("*--{}{}{}", option.name, has_value ? "=" : "", rest));
}

constexpr std::string_view kZshChoice = R"sh(  local command=check ret=1
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands && ret=0
    _files && ret=0
    return ret
  fi
  if ((CURRENT > 2 && ${known[(Ie)$words[2]]})); then
    command=$words[2]
    shift words
    ((CURRENT--))
  fi
  case $command in
)sh";
constexpr std::string_view kZshEnd = R"sh(  esac
}
if [[ $funcstack[1] == _runlint ]]; then
  _runlint "$@"
else
  compdef _runlint runlint
fi
)sh";

std::string zsh_script() {
  std::string out = "#compdef runlint\n# zsh completion for runlint: made by `runlint completion zsh`.\n";
  auto end = std::back_inserter(out);
  std::vector<std::string> severities;
  for (const std::string_view name : schema::kRuleSelectors) severities.push_back(posix_quoted(name));
  fmt::format_to(end,
                 "_runlint_severity() {{\n  if compset -P '*='; then\n    compadd -- {}\n  else\n"
                 "    compadd -q -S = -- {}\n  fi\n}}\n_runlint() {{\n  local -a known=({}) commands=(\n",
                 fmt::join(schema::kSeverityNames, " "), fmt::join(severities, " "), fmt::join(command_names(), " "));
  for (const CommandInfo& command : commands()) {
    fmt::format_to(end, "    {}\n", posix_quoted(fmt::format("{}:{}", command.name, command.summary)));
  }
  out += "  )\n";
  out += kZshChoice;
  for (const CommandInfo& command : commands()) {
    fmt::format_to(end, "    {}) _arguments -s -S : \\\n", command.name);
    for (const OptionInfo& option : command.options) out.append(zsh_option(option)).append(" \\\n");
    if (command.operand.empty()) {
      out += "      ;;\n";
      continue;
    }
    const std::string operand =
        fmt::format("{}:{}:{}", command.operands.kind == Values::Kind::kFile && !command.operand_required ? "*" : "1",
                    command.operand, zsh_action(command.operands));
    fmt::format_to(end, "      {} ;;\n", posix_quoted(operand));
  }
  return out.append(kZshEnd);
}

// ---- fish

std::string fish_option(const CommandInfo& command, const OptionInfo& option) {
  std::string out = fmt::format("complete -c runlint -n '__runlint_is {}'", command.name);
  if (option.letter != '\0') out += fmt::format(" -s {}", option.letter);
  out += fmt::format(" -l {}", option.name);
  if (!option.value.empty()) {
    const std::string words = listed(option.values);
    if (option.values.kind == Values::Kind::kFile) {
      out += " -r -F";
    } else if (option.values.kind == Values::Kind::kSeverity) {
      out += " -x -a '(__runlint_severities)'";
    } else {
      out += words.empty() ? " -x" : fmt::format(" -x -a {}", fish_quoted(words));
    }
  }
  return out + fmt::format(" -d {}\n", fish_quoted(option.description));
}

constexpr std::string_view kFishBegin = R"sh(# fish completion for runlint: made by `runlint completion fish`.
function __runlint_is
  set -l words (commandline -opc)
  set -l command check
  if set -q words[2]; and contains -- $words[2] $__runlint_commands
    set command $words[2]
  end
  test $command = $argv[1]
end
function __runlint_severities
  for rule in $__runlint_rules
    for level in off info warning error
      echo $rule=$level
    end
  end
end
)sh";

std::string fish_script() {
  std::string out(kFishBegin);
  auto end = std::back_inserter(out);
  fmt::format_to(end, "set -g __runlint_commands {}\n", fmt::join(command_names(), " "));
  out += "set -g __runlint_rules";
  for (const std::string_view name : schema::kRuleSelectors) fmt::format_to(end, " {}", fish_quoted(name));
  out += '\n';
  for (const CommandInfo& command : commands()) {
    fmt::format_to(end, "complete -c runlint -n 'test (count (commandline -opc)) -eq 1' -a {} -d {}\n", command.name,
                   fish_quoted(command.summary));
  }
  for (const CommandInfo& command : commands()) {
    for (const OptionInfo& option : command.options) out += fish_option(command, option);
    if (command.operands.kind == Values::Kind::kFile) continue;
    const std::string words = listed(command.operands);
    fmt::format_to(end, "complete -c runlint -n '__runlint_is {}' -f{}\n", command.name,
                   words.empty() ? "" : fmt::format(" -a {}", fish_quoted(words)));
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  return fish_script();
}

}  // namespace runlint::cli
