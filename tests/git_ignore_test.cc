// --gitignore with the real git, in repositories made for the test.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/command_line.h"
#include "support/shell.h"

namespace runlint::cli {
namespace {

// Sets a variable of the environment as long as it lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* const before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { before_.empty() ? ::unsetenv(name_) : ::setenv(name_, before_.c_str(), 1); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::string before_;
};

class GitIgnoreOption : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v git >/dev/null") != 0) GTEST_SKIP() << "git is not installed";
    git("init -q");
  }

  void git(const std::string& arguments, const std::string& where = {}) const {
    ASSERT_EQ(std::system(("git -C '" + directory_.path(where) + "' -c user.name=a -c user.email=a@example.org " +
                           arguments + " >/dev/null 2>&1")
                              .c_str()),
              0)
        << arguments;
  }
  void write(std::string_view name, std::string_view text = "[]") const { (void)directory_.write(name, text); }
  [[nodiscard]] Outcome run(std::vector<std::string> args = {}, const std::string& where = {}) const {
    args.insert(args.end(), {"--gitignore", "--format=jsonl", directory_.path(where)});
    Outcome outcome = run_command(args);
    return {outcome.status, relative_to(directory_, outcome.out), relative_to(directory_, outcome.err)};
  }
  // The paths in the output, each followed by a space.
  [[nodiscard]] static std::string paths(const std::string& lines) {
    std::string found;
    constexpr std::string_view kBefore = "{\"path\":\"DIR/";
    for (std::size_t at = 0; (at = lines.find(kBefore, at)) != std::string::npos;) {
      at += kBefore.size();
      found.append(lines, at, lines.find("\",\"valid", at) - at).append(" ");
    }
    return found;
  }

  TemporaryDirectory directory_;
  Variable global_{"GIT_CONFIG_GLOBAL", "/dev/null"};
  Variable system_{"GIT_CONFIG_SYSTEM", "/dev/null"};
};

TEST_F(GitIgnoreOption, LeavesOutWhatGitIgnores) {
  write(".gitignore", "build/\n*.tmp.run-job.json\n!keep.tmp.run-job.json\n/out\n");
  write("a.run-job.json");
  write("b.tmp.run-job.json");
  write("keep.tmp.run-job.json");
  write("build/c.run-job.json");
  write("out/d.run-job.json");
  write("sub/out/e.run-job.json");
  write("sub/.gitignore", "f.*\n");
  write("sub/f.run-job.json");
  write("tracked/build/g.run-job.json");
  git("add -f tracked/build/g.run-job.json");
  std::filesystem::create_directories(directory_.path("build/unreadable"));
  std::filesystem::create_symlink("nowhere", directory_.path("x.tmp.run-job.json"));
  const Outcome outcome = run();
  EXPECT_EQ(paths(outcome.out),
            "a.run-job.json keep.tmp.run-job.json sub/out/e.run-job.json tracked/build/g.run-job.json ");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.status, 1);
  // Without the option, all are checked, and the dangling link is a failure.
  EXPECT_EQ(run_command({directory_.path()}).status, 2);
}

TEST_F(GitIgnoreOption, TakesNamesAsTheyAre) {
  write(".gitignore", "ignored.run-job.json\n\\!x.run-job.json\na\\*.run-job.json\n");
  write("!x.run-job.json");
  write("a*.run-job.json");
  for (const char* name : {":(top)run-job.json/run-job.json", ":!a.run-job.json", "ab.run-job.json", "-z.run-job.json",
                           "a b.run-job.json", "caf\xE9.run-job.json", "line\nfeed.run-job.json", "\"q\".run-job.json",
                           "[a].run-job.json", "\\.run-job.json", "--stdin/run-job.json"}) {
    write(name);
    write(std::string(name) + ".d/ignored.run-job.json");
  }
  const Outcome outcome = run();
  EXPECT_EQ(outcome.err, "");
  const std::string found = paths(outcome.out);
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 11) << outcome.out;
  EXPECT_EQ(found.find("!x"), std::string::npos);
  EXPECT_EQ(found.find("a*"), std::string::npos);
  EXPECT_EQ(found.find("ignored"), std::string::npos);
}

TEST_F(GitIgnoreOption, AsksTheRepositoryOfEachFile) {
  write(".gitignore", "a.run-job.json\nvendor/\n");
  write("a.run-job.json");
  write("nested/a.run-job.json");
  write("nested/b.run-job.json");
  write("nested/.gitignore", "b.run-job.json\n");
  git("init -q", "nested");
  write("vendor/inner/b.run-job.json");
  git("init -q", "vendor/inner");
  EXPECT_EQ(paths(run().out), "nested/a.run-job.json ");
  // Through a link to the directory, and from inside of an ignored one.
  std::filesystem::create_directory_symlink("nested", directory_.path("link"));
  EXPECT_EQ(paths(run({}, "link").out), "link/a.run-job.json ");
  EXPECT_EQ(paths(run({}, "link/").out), "link/a.run-job.json ");
  write("vendor/x.run-job.json");
  std::filesystem::remove_all(directory_.path("vendor/inner"));
  const Outcome ignored = run({}, "vendor");
  EXPECT_EQ(ignored.status, 2);
  EXPECT_NE(ignored.err.find("left out DIR/vendor/x.run-job.json by git (.gitignore:2: vendor/);"), std::string::npos)
      << ignored.err;
  // The variables with which git runs its hooks are for another repository.
  const Variable git_dir("GIT_DIR", directory_.path("nested/.git"));
  const Variable index("GIT_INDEX_FILE", "nowhere");
  const Variable literal("GIT_ICASE_PATHSPECS", "1");
  EXPECT_EQ(paths(run().out), "nested/a.run-job.json ");
}

TEST_F(GitIgnoreOption, DoesNotConcernNamedFilesOrOtherFolders) {
  write(".gitignore", "*\n");
  write("a.run-job.json");
  EXPECT_EQ(paths(run({}, "a.run-job.json").out), "a.run-job.json ");
  const TemporaryDirectory elsewhere;
  (void)elsewhere.write("run-job.json", "{}");
  const Outcome outcome = run_command({"--gitignore", elsewhere.path()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
}

TEST_F(GitIgnoreOption, ReportsFailureOfGit) {
  write(".gitignore", "b.run-job.json\n");
  write("a.run-job.json", "{}");
  write("b.run-job.json", "{}");
  write("bin/git", "#!/bin/sh\necho 'fatal: no luck' >&2; exit 128\n");
  std::filesystem::permissions(directory_.path("bin/git"), std::filesystem::perms::owner_all);
  const std::string begin = "runlint: DIR was searched without regard to what git ignores: git check-ignore failed: ";
  {
    const Variable path("PATH", directory_.path("bin"));
    const Outcome outcome = run();
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, begin + "fatal: no luck\n");
    EXPECT_EQ(paths(outcome.out), "a.run-job.json b.run-job.json ") << outcome.out;
  }
  write("bin/git", "#!/bin/sh\nexec /bin/cat\n");  // no answer, but the question
  {
    const Variable path("PATH", directory_.path("empty"));
    EXPECT_EQ(run().err, begin + "No such file or directory\n");
  }
  write("config", "[core\n");
  const Variable global("GIT_CONFIG_GLOBAL", directory_.path("config"));
  EXPECT_EQ(first_line(run().err).substr(0, begin.size() + 13), begin + "fatal: bad co");
}

TEST_F(GitIgnoreOption, RunsNoProgramOfTheRepository) {
  write("a.run-job.json", "{}");
  git("config core.fsmonitor 'touch " + directory_.path("touched") + "; false'");
  git("add -f a.run-job.json");
  std::filesystem::remove(directory_.path("touched"));
  EXPECT_EQ(paths(run().out), "a.run-job.json ");
  EXPECT_FALSE(std::filesystem::exists(directory_.path("touched")));
}

}  // namespace
}  // namespace runlint::cli
