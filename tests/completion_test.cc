// The help, the man page and the completions hold all options, and the shells take the completions.
#include "cli/completion.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "cli/command_table.h"
#include "cli/help_text.h"
#include "support/readme.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

using Names = std::set<std::string>;

// The first group of each match.
Names matches(const std::string& text, const char* expression) {
  const std::regex regex(expression);
  Names found;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), regex); match != std::sregex_iterator(); ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

Names options_of(std::string_view command) {
  Names names;
  for (const OptionInfo& option : find_command(command)->options) names.emplace(option.name);
  return names;
}

// The options of all commands.
Names all_options() {
  Names names;
  for (const CommandInfo& command : commands()) names.merge(options_of(command.name));
  return names;
}

TEST(OptionTable, EveryTextHasEveryOption) {
  const Names check = options_of("check");
  EXPECT_GE(check.size(), 28U);
  for (const CommandInfo& command : commands()) {
    EXPECT_EQ(matches(help_text(command), "\n(?:  -., |      )--([a-z-]+)"), options_of(command.name)) << command.name;
  }
  Names expected = all_options();
  EXPECT_EQ(matches(completion_script("bash"), "--([a-z][a-z-]+)"), expected);
  EXPECT_EQ(matches(completion_script("zsh"), R"('\*--([a-z-]+)(?:=?)\[)"), expected);
  EXPECT_EQ(matches(completion_script("fish"), "__runlint_is [a-z]+'(?: -s .)? -l ([a-z-]+) "), expected);
  EXPECT_EQ(matches(std::regex_replace(man_page(), std::regex(R"(\\-)"), "-"), R"(\\fB--([a-z-]+)\\fR)"), expected);
  const std::string text = readme();
  for (const std::string& name : check) {
    EXPECT_TRUE(name == "help" || text.find("`--" + name) != std::string::npos) << "README.md does not have --" << name;
  }
}

TEST(OptionTable, CompletionsAreOfTheCommand) {
  const std::string fish = completion_script("fish");
  for (const CommandInfo& command : commands()) {
    EXPECT_EQ(matches(fish, ("__runlint_is " + std::string(command.name) + "'(?: -s .)? -l ([a-z-]+) ").c_str()),
              options_of(command.name))
        << command.name;
  }
}

bool is_there(const char* program) {
  return std::system(("command -v " + std::string(program) + " >/dev/null").c_str()) == 0;
}

// Types `lines` into an interactive `shell`, where the command only prints its arguments.
std::string typed(const std::string& shell_command, const std::string& prepare, const std::string& lines) {
  std::string script =
      "mkdir bin home; ln -s \"$RUNLINT\" bin/runlint; export PATH=\"$PWD/bin:$PATH\" HOME=\"$PWD/home\"\n"
      "echo '{}' >alone.run-job.json; echo '{}' >'with space.run-job.json'\n"
      "export TERM=dumb; cat >typed <<'END'\n";
  script.append(prepare).append(lines).append("exit\nEND\n");
  script += "script -qec '" + shell_command + "' /dev/null <typed | tr -d '\\r' | grep -o '<<.*>>'\n";
  return shell(script, RUNLINT_PROGRAM);
}

constexpr const char* kPrintArguments = "runlint() { printf '<''<'; printf '%s|' \"$@\"; printf '>>\\n'; }\n";

// The same in bash and zsh, but for what zsh appends to an option with a value.
constexpr const char* kLines =
    "runlint --format=sa\t\n"
    "runlint --quiet --severity lint/pl\to\t\n"
    "runlint --severity=lint/pl\twa\t\n"
    "runlint explain schema/en\t\n"
    "runlint comp\tfi\t\n"
    "runlint schema --kind resp\t\n"
    "runlint help settin\t\n"
    "runlint alon\t\n"
    "runlint check --config alon\t\n"
    "runlint with\t\n"
    "runlint -- --quie\t\n";
constexpr const char* kTyped =
    "<<--format=sarif|>>\n"
    "<<--quiet|--severity|lint/placeholder=off|>>\n"
    "<<--severity=lint/placeholder=warning|>>\n"
    "<<explain|schema/enum|>>\n"
    "<<completion|fish|>>\n"
    "<<schema|--kind|response|>>\n"
    "<<help|settings|>>\n"
    "<<alone.run-job.json|>>\n"
    "<<check|--config|alone.run-job.json|>>\n"
    "<<with space.run-job.json|>>\n"
    "<<--|--quie|>>\n";

TEST(Completion, WorksInBash) {
  if (!is_there("bash") || !is_there("script")) GTEST_SKIP() << "bash or script is not installed";
  EXPECT_EQ(typed("bash --norc --noprofile -i",
                  "PS1=; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; "
                  "source <(runlint completion bash)\n" +
                      std::string(kPrintArguments),
                  std::string(kLines) + "runlint --exit\tfile\n"),
            std::string(kTyped) + "<<--exit-zero|file|>>\n");
}

TEST(Completion, WorksInZsh) {
  if (!is_there("zsh") || !is_there("script")) GTEST_SKIP() << "zsh or script is not installed";
  EXPECT_EQ(typed("zsh -f -i",
                  "PS1=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; "
                  "source <(command runlint completion zsh)\n" +
                      std::string(kPrintArguments),
                  std::string(kLines) + "runlint --exit\tfile\n"),
            std::string(kTyped) + "<<--exit-zero|file|>>\n");
}

TEST(Completion, WorksInFish) {
  if (!is_there("fish")) GTEST_SKIP() << "fish is not installed";
  const std::string out = shell(
      "mkdir home; export HOME=\"$PWD/home\"\n"
      "echo '{}' >alone.run-job.json; \"$RUNLINT\" completion fish >fishes\n"
      "cat >ask.fish <<'END'\n"
      "source fishes\n"
      "for line in 'runlint --form' 'runlint --format=sa' 'runlint -q --severity lint/pla' 'runlint explain schema/en' "
      "\\\n"
      "    'runlint completion f' 'runlint comp' 'runlint schema --kind resp' 'runlint rules --qu' 'runlint alon' \\\n"
      "    'runlint rules alon'\n"
      "  echo \"$line:\" (complete -C \"$line\" | string split -f1 \\t)\n"
      "end\n"
      "END\n"
      "fish -N ask.fish\n",
      RUNLINT_PROGRAM);
  EXPECT_EQ(out,
            "runlint --form: --format\n"
            "runlint --format=sa: --format=sarif\n"
            "runlint -q --severity lint/pla: lint/placeholder=error lint/placeholder=info lint/placeholder=off "
            "lint/placeholder=warning\n"
            "runlint explain schema/en: schema/enum\n"
            "runlint completion f: fish\n"
            "runlint comp: completion\n"
            "runlint schema --kind resp: response\n"
            "runlint rules --qu:\n"
            "runlint alon: alone.run-job.json\n"
            "runlint rules alon:\n");
}

TEST(ManPage, FormatsWithoutWarnings) {
  if (!is_there("groff")) GTEST_SKIP() << "groff is not installed";
  EXPECT_EQ(shell("\"$RUNLINT\" help --man >runlint.1; groff -man -ww -Tutf8 -z runlint.1", RUNLINT_PROGRAM), "");
  const std::string page =
      shell("\"$RUNLINT\" help --man | groff -man -Tascii -P-c -P-b -P-u -rLL=200n", RUNLINT_PROGRAM);
  for (const char* part : {"runlint - check run-job payloads", "-q, --quiet", "--severity RULE=LEVEL",
                           "`runlint rules` lists the rules.", "the API's page", "FORCE_COLOR", "lint/* or schema/*"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part << '\n' << page;
  }
}

}  // namespace
}  // namespace runlint::cli
