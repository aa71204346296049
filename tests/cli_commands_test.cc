// The commands init, settings, help and completion.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command_table.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

// Runs in a directory of its own.
class CliCommands : public testing::Test {
 protected:
  CliCommands() : before_(std::filesystem::current_path()) { std::filesystem::current_path(directory_.path()); }
  ~CliCommands() override { std::filesystem::current_path(before_); }

  void write(std::string_view name, std::string_view text) const { (void)directory_.write(name, text); }

 private:
  TemporaryDirectory directory_;
  std::filesystem::path before_;
};

TEST_F(CliCommands, InitWritesConfigurationThatChangesNothing) {
  const Outcome outcome = run_command({"init"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.out.starts_with("Wrote .runlint.json."));
  EXPECT_NE(outcome.out.find("- id: runlint"), std::string::npos);
  EXPECT_EQ(run_command({"--kind=config", ".runlint.json"}).out, "");
  write("a.run-job.json", R"({"x": 1, "deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})");
  write("b.run-job.json", R"({"deployment": {"internal": {"id": "web-api", "branch": "main"}},
                              "runtimeEnvironment": {"PATH": "/x", "a b": "{{ x }}"}})");
  for (const char* profile : {"hook", "preflight"}) {
    const std::vector<std::string> args = {"--profile", profile, "."};
    const Outcome with = run_command(args);
    const Outcome without = run_command({"--profile", profile, "--no-config", "."});
    EXPECT_EQ(with.out, without.out);
    EXPECT_EQ(with.err, "");
    EXPECT_EQ(with.status, without.status);
  }
  const Outcome again = run_command({"init"});
  EXPECT_EQ(again.status, 2);
  EXPECT_EQ(again.out, "");
  EXPECT_EQ(again.err, "runlint: there is a .runlint.json already: change that one\n");

  std::filesystem::create_directory("below");
  std::filesystem::current_path("below");
  EXPECT_NE(run_command({"init"}).out.find("takes the place of"), std::string::npos);
  std::filesystem::remove(".runlint.json");
  std::filesystem::create_symlink("nowhere", ".runlint.json");
  EXPECT_EQ(run_command({"init"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists("nowhere"));
  EXPECT_EQ(run_command({"init", "x"}).err, "runlint: unexpected argument \"x\"\nFor help: runlint init --help\n");
}

TEST_F(CliCommands, SettingsSayWhereEachComesFrom) {
  write("jobs/.runlint.json", R"({
    "profile": "hook", "failOn": "warning", "severities": {"schema/*": "warning", "schema/enum": "info"},
    "limits": {"depth": 9}, "include": {"*.job.json": "r"}, "exclude": {"old/": "r"},
    "suppressions": {"here": {"rule": "lint/*", "files": "old/**", "reason": "r"},
                     "there": {"rule": "lint/*", "files": "new/**", "reason": "r"}}})");
  const auto lines = [](const std::vector<std::string>& args) {
    std::vector<std::string> all = {"settings"};
    all.insert(all.end(), args.begin(), args.end());
    const Outcome outcome = run_command(all);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    // Runs of spaces as one.
    std::string text = "\n";
    for (const char c : outcome.out) {
      if (c != ' ' || text.back() != ' ') text += c;
    }
    return text;
  };
  const auto expect = [](const std::string& text, const std::vector<std::string>& parts) {
    for (const std::string& part : parts) EXPECT_NE(text.find('\n' + part + '\n'), std::string::npos) << part << text;
  };
  const std::string configured = lines({"--max-size=1K", "--severity=schema/type=off", "jobs/old/a.job.json"});
  expect(configured,
         {"configuration jobs/.runlint.json nearest folder", "kind run-job default", "profile hook jobs/.runlint.json",
          "api original default", "references false default", "failOn warning jobs/.runlint.json",
          "limits.size 1024 command line", "limits.depth 9 jobs/.runlint.json", "limits.diagnostics 100 default",
          "include \"*.job.json\" jobs/.runlint.json", "exclude \"old/\" jobs/.runlint.json", "json/size error always",
          "schema/type off command line", "schema/enum info jobs/.runlint.json",
          "schema/pattern warning jobs/.runlint.json", "lint/secret-in-file error profile hook",
          "lint/placeholder off profile hook", "lint/file-path warning default",
          "suppression \"here\" jobs/.runlint.json:4:22"});
  EXPECT_EQ(configured.find("there"), std::string::npos);
  const std::string bare = lines({"--exclude=x.*", "--api=2026-05", "x.northflank.json"});
  expect(bare, {"configuration none", "kind template name of the file", "profile none default",
                "api 2026-05 command line", "references true kind template", "include \"*.northflank.json\" default",
                "exclude \"x.*\" command line", "schema/one-of-ambiguous warning default"});
  expect(lines({"--kind=response", "--include=nosuch", "--profile=preflight", "a.json"}),
         {"kind response command line", "include no pattern matches command line", "failOn warning profile preflight",
          "profile preflight command line", "exclude no pattern matches"});
  expect(lines({"x.run-job.yaml"}), {"include \"*.run-job.yaml\" default"});
  expect(lines({"-"}), {"configuration none"});
  EXPECT_EQ(run_command({"settings", "jobs"}).err,
            "runlint: jobs is a directory: name a file in it, which need not exist\n"
            "For help: runlint settings --help\n");
  EXPECT_EQ(run_command({"settings"}).status, 2);
  write("jobs/.runlint.json", "[]");
  const Outcome broken = run_command({"settings", "jobs/a.json"});
  EXPECT_EQ(broken.status, 2);
  EXPECT_NE(broken.err.find("can't be used"), std::string::npos);
  EXPECT_EQ(broken.out, "");
}

TEST(CliHelp, IsOfTheCommand) {
  EXPECT_EQ(run_command({"help"}).out, run_command({"--help"}).out);
  for (const CommandInfo& command : commands()) {
    const std::string name(command.name);
    const Outcome outcome = run_command({"help", name});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.out, run_command({name, "--help"}).out);
    EXPECT_NE(outcome.out.find("Usage: runlint " + command.usage() + '\n'), std::string::npos);
  }
  EXPECT_EQ(first_line(run_command({"help", "chekc"}).err), "runlint: unknown command \"chekc\" (did you mean check?)");
  EXPECT_EQ(first_line(run_command({"help", "check", "x"}).err), "runlint: unexpected argument \"x\"");
  EXPECT_EQ(first_line(run_command({"help", "--man", "check"}).err),
            "runlint: --man is for all commands: it goes without COMMAND");
  EXPECT_EQ(first_line(run_command({"completion", "zhs"}).err),
            "runlint: SHELL must be bash, zsh or fish, not \"zhs\" "
            "(did you mean zsh?)");
  EXPECT_EQ(first_line(run_command({"completion"}).err), "runlint: SHELL is missing");
}

}  // namespace
}  // namespace runlint::cli
