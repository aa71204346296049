// `runlint check --fix` and `--diff`.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "io/file_replacer.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBroken = R"({"runtimeEnviroment": {"A": 4711000815}, "biling": {}, "x": 1})";
constexpr std::string_view kFixed = R"({"runtimeEnvironment": {"A": "4711000815"}, "billing": {}, "x": 1})";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct stat status_of(const std::string& path) {
  struct stat status{};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status;
}

TEST(CliFix, RepairsAndReportsTheRest) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.run-job.json", kBroken);
  const Outcome first = run_command({"--fix", file});
  EXPECT_EQ(read(file), kFixed);
  EXPECT_EQ(first.status, 1);
  EXPECT_EQ(relative_to(directory, headlines(first.out)),
            "DIR/a.run-job.json:1:56: info [lint/noop-override]\n"
            "DIR/a.run-job.json:1:60: error [schema/unknown-property]\n");
  EXPECT_EQ(first.err, "runlint: fixed 3 findings in 1 file\n");

  const struct stat before = status_of(file);
  const Outcome second = run_command({"--fix", file});
  EXPECT_EQ(second.out, first.out);
  EXPECT_EQ(second.err, "");
  EXPECT_EQ(status_of(file).st_ino, before.st_ino);  // not written again
  EXPECT_EQ(run_command({"--fix", directory.write("b.json", R"({"biling": {"deploymentPlan": "abc"}})")}).status, 0);
}

TEST(CliFix, ReportsAsACheckOfTheRepairedFile) {
  const TemporaryDirectory directory;
  for (const std::string format : {"text", "json", "sarif", "junit"}) {
    const std::string file = directory.write("a.json", kBroken);
    const Outcome fixed = run_command({"--format", format, "--fix", file});
    const Outcome checked = run_command({"--format", format, file});
    EXPECT_EQ(fixed.out, checked.out);
    EXPECT_EQ(fixed.status, checked.status);
  }
  // With as many findings as a check shows.
  std::string payload = "{\"biling\": {}";
  for (int i = 0; i < 300; ++i) payload += ", \"unknown-" + std::to_string(i) + "\": 1";
  const std::string file = directory.write("a.json", payload + "}");
  const std::string fixed = run_command({"--fix", file}).out;
  EXPECT_TRUE(fixed == run_command({file}).out);
}

TEST(CliFix, QuietSaysNothingMore) {
  const TemporaryDirectory directory;
  const Outcome outcome = run_command({"--quiet", "--fix", directory.write("a.json", R"({"biling":{}})")});
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST(CliFix, LeavesSuppressedKnownAndOff) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", kBroken);
  const std::string config = directory.write(
      "config.json",
      R"({"suppressions": {"a test": {"rule": "schema/unknown-property", "pointer": "/biling", "reason": "a test"}}})");
  run_command({"--config", config, "--severity", "schema/type=off", "--fix", file});
  EXPECT_EQ(read(file), R"({"runtimeEnvironment": {"A": 4711000815}, "biling": {}, "x": 1})");

  directory.write("a.json", kBroken);
  const std::string baseline = directory.path("baseline.json");
  ASSERT_EQ(run_command({"--write-baseline", baseline, file}).status, 0);
  EXPECT_EQ(run_command({"--baseline", baseline, "--fix", file}).err, "");
  EXPECT_EQ(read(file), kBroken);
}

TEST(CliFix, KeepsModeLinksAndHardLinks) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("d/a.json", kBroken);
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  const std::string link = directory.path("link.json");
  fs::create_symlink("d/a.json", link);
  run_command({"--fix", link});
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read(file), kFixed);
  EXPECT_EQ(status_of(file).st_mode & 07777, 0640u);

  const std::string other = directory.write("b.json", kBroken);
  const std::string name = directory.path("c.json");
  fs::create_hard_link(other, name);
  run_command({"--fix", name});
  EXPECT_EQ(read(other), kFixed);
  EXPECT_EQ(status_of(other).st_ino, status_of(name).st_ino);
}

TEST(CliFix, FilesOfOneTargetInManyThreads) {
  const TemporaryDirectory directory;
  for (int i = 0; i < 50; ++i) {
    const std::string name = std::to_string(i) + ".run-job.json";
    directory.write(name, kBroken);
    for (const std::string prefix : {"l", "m"}) fs::create_symlink(name, directory.path(prefix + name));
  }
  const Outcome outcome = run_command({"--jobs", "8", "--fix", directory.path()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err, "runlint: fixed 150 findings in 50 files\n");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    EXPECT_EQ(read(entry.path().string()), kFixed) << entry.path();
    ++files;
  }
  EXPECT_EQ(files, 150u);  // and nothing else
}

TEST(CliFix, HostileNames) {
  const TemporaryDirectory directory;
  for (const std::string name : {"--fix", "a\nb.json", "\xFF.json", " ", "\x1b[2J.json"}) {
    const std::string file = directory.write(name, kBroken);
    const Outcome diff = run_command({"--diff", "--", file});
    EXPECT_EQ(diff.status, 1);
    EXPECT_EQ(diff.out.find('\x1b'), std::string::npos);
    EXPECT_EQ(diff.out.find('\xFF'), std::string::npos);
    EXPECT_EQ(run_command({"--fix", "--", file}).err, "runlint: fixed 3 findings in 1 file\n");
    EXPECT_EQ(read(file), kFixed);
  }
}

// A file that can't be replaced is reported unchanged, with a message.
TEST(CliFix, PipeIsNotWritten) {
  const TemporaryDirectory directory;
  const std::string pipe = directory.path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&pipe] { std::ofstream(pipe) << kBroken; });
  const Outcome outcome = run_command({"--fix", pipe});
  writer.join();
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(relative_to(directory, outcome.err), "runlint: cannot fix DIR/pipe: it is not a regular file\n");
  EXPECT_NE(outcome.out.find("runtimeEnviroment"), std::string::npos);
}

TEST(CliFix, UnreadableFiles) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", kBroken);
  for (const std::string option : {"--fix", "--diff"}) {
    const Outcome outcome = run_command({option, directory.path("missing"), file});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.err.find("runlint: cannot read "), std::string::npos);
    directory.write("a.json", kBroken);
  }
}

TEST(CliFix, UsageErrors) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", kBroken);
  const struct {
    std::vector<std::string> args;
    std::string error;
  } cases[] = {
      {{"--fix"}, "--fix is for files, not for standard input: name them"},
      {{"--fix", file, "-"}, "--fix is for files, not for standard input: name them"},
      {{"--diff", "--", "-"}, "--diff is for files, not for standard input: name them"},
      {{"--diff", "--ndjson", file}, "--diff is for files of one payload each, not for --ndjson"},
      {{"--fix", "--diff", file}, "--fix makes the changes that --diff shows: give one of them"},
      {{"--diff", "--format", "json", file},
       "--diff prints changes, not findings: it has no --format, --output-file or --statistics"},
      {{"--diff", "--statistics", file},
       "--diff prints changes, not findings: it has no --format, --output-file or --statistics"},
      {{"--fix", "--write-baseline", directory.path("b.json"), file},
       "--fix and --write-baseline are for two runs: a new baseline holds all that is found"},
  };
  for (const auto& test : cases) {
    const Outcome outcome = run_command(test.args);
    EXPECT_EQ(outcome.status, 2) << test.error;
    EXPECT_EQ(first_line(outcome.err), "runlint: " + test.error);
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_EQ(read(file), kBroken);
}

// git refuses names that begin with "./".
TEST(CliDiff, NamesFilesAsGitTakesThem) {
  const TemporaryDirectory directory;
  directory.write("a.run-job.json", kBroken);
  const fs::path before = fs::current_path();
  fs::current_path(directory.path());
  const Outcome outcome = run_command({"--diff", "."});
  fs::current_path(before);
  EXPECT_TRUE(outcome.out.starts_with("--- a.run-job.json\n+++ a.run-job.json\n")) << outcome.out;
}

TEST(CliDiff, PrintsAndWritesNothing) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a.json", kBroken);
  const Outcome outcome = run_command({"--diff", file});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(relative_to(directory, outcome.out),
            "--- DIR/a.json\n+++ DIR/a.json\n@@ -1 +1 @@\n"
            "-{\"runtimeEnviroment\": {\"A\": ***}, \"biling\": {}, \"x\": ***}\n\\ No newline at end of file\n"
            "+{\"runtimeEnvironment\": {\"A\": \"***\"}, \"billing\": {}, \"x\": ***}\n\\ No newline at end of file\n");
  EXPECT_EQ(outcome.err, "runlint: --fix would fix 3 findings in 1 file\n");
  EXPECT_EQ(read(file), kBroken);
  // Findings do not count.
  const Outcome nothing = run_command({"--diff", directory.write("b.json", R"({"x": 1})")});
  EXPECT_EQ(nothing.status, 0);
  EXPECT_EQ(nothing.out + nothing.err, "");
}

TEST(CliDiff, AppliesWithPatch) {
  if (std::system("command -v patch >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no patch";
  const TemporaryDirectory directory;
  directory.write("a.run-job.json", "{\n  \"biling\": {\n  },\n  \"runtimeFile\": {\n  }\n}\n");
  directory.write("d/b c.run-job.json", "{\r\n\"deployment\": {\"internal\": {\"buildSHA\": \"LATEST\"}}}");
  directory.write("n\nl.run-job.json", "{\"runtimeFile\": {}}");
  const fs::path before = fs::current_path();
  fs::current_path(directory.path());
  const Outcome diff = run_command({"--diff", "."});
  {
    std::ofstream("diff") << diff.out;
  }
  EXPECT_EQ(std::system("patch -s -p0 --binary <diff"), 0) << diff.out;
  EXPECT_EQ(run_command({"--diff", "."}).status, 0);
  EXPECT_EQ(read("a.run-job.json"), "{\n  \"billing\": {\n  },\n  \"runtimeFiles\": {\n  }\n}\n");
  EXPECT_EQ(read("d/b c.run-job.json"), "{\r\n\"deployment\": {\"internal\": {\"buildSHA\": \"latest\"}}}");
  EXPECT_EQ(read("n\nl.run-job.json"), "{\"runtimeFiles\": {}}");
  fs::current_path(before);
}

TEST(FileReplacer, RefusesWhatHasChanged) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("a", "old");
  io::FileReplacer replacer;
  const io::FileVersion version = io::file_version(file);
  directory.write("a", "changed");
  EXPECT_FALSE(replacer.replace(file, version, "new"));
  EXPECT_EQ(read(file), "changed");
  fs::rename(directory.write("b", "changed"), file);
  EXPECT_FALSE(replacer.replace(file, version, "new"));
  EXPECT_TRUE(replacer.replace(file, io::file_version(file), "new"));
  EXPECT_EQ(read(file), "new");
  const io::FileVersion last = io::file_version(file);
  fs::remove(file);
  EXPECT_THROW((void)replacer.replace(file, last, "x"), io::OutputError);
  EXPECT_FALSE(fs::exists(file));
}

}  // namespace
}  // namespace runlint::cli
