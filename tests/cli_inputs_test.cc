// Which files the paths on the command line mean.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

// What is looked for, in words.
struct Wish {
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};
  bool stream = false;
};

// The working directory is a tree made for the test.
class CliInputs : public testing::Test {
 protected:
  CliInputs() : before_(fs::current_path()) {
    for (const char* name :
         {"jobs/run-job.json", "jobs/a.run-job.json", "jobs/a/runjob.json", "jobs/b.runjob.json", "jobs/package.json",
          "jobs/xrun-job.json", "jobs/.hidden/run-job.json", "jobs/.git/run-job.json", "jobs/a/.hg/run-job.json",
          "jobs/a/.svn/run-job.json", "jobs/node_modules/p/run-job.json", "jobs/a/deep/er/x.run-job.json",
          "other/package.json", "rules", "[a].json", "-dash.json"}) {
      (void)directory_.write(name, "{}");
    }
    fs::current_path(directory_.path());
    fs::create_directory_symlink("..", "jobs/a/loop");
    fs::create_directory_symlink("jobs", "link");
    fs::create_symlink("../../other/package.json", "jobs/a/linked.run-job.json");
    fs::create_symlink("nowhere", "jobs/dangling.run-job.json");
    ::mkfifo("jobs/fifo.run-job.json", 0600);
    fs::create_directory("jobs/directory.run-job.json");
  }
  ~CliInputs() override { fs::current_path(before_); }

  static std::string found(const std::vector<std::string>& paths, const Wish& wish = {}) {
    std::string text;
    const Search search{globs(wish.include), globs(wish.exclude), wish.stream};
    const Inputs inputs = find_inputs(paths, search, "<stdin>");
    for (const Input& input : inputs.found) text += (input.standard_input ? '<' + input.path : input.path) + ' ';
    for (const std::string& problem : inputs.problems) text += '!' + problem;
    return text;
  }

 private:
  static std::vector<FileGlob> globs(const std::vector<std::string>& patterns) {
    return {patterns.begin(), patterns.end()};
  }

  TemporaryDirectory directory_;
  fs::path before_;
};

TEST_F(CliInputs, PathsLeadToFiles) {
  const std::string everything =
      "jobs/.hidden/run-job.json jobs/a/deep/er/x.run-job.json jobs/a/linked.run-job.json jobs/a/runjob.json "
      "jobs/a.run-job.json jobs/b.runjob.json jobs/run-job.json ";
  const struct {
    std::vector<std::string> paths;
    Wish search;
    std::string expected;
  } cases[] = {
      {{}, {}, "<<stdin> "},
      {{"-"}, {}, "<<stdin> "},
      {{"-", "rules", "-"}, {}, "<<stdin> rules "},
      {{"[a].json", "-dash.json"}, {}, "[a].json -dash.json "},
      {{"jobs"}, {}, everything},
      // A file is checked once, under the name it was first found by.
      {{"jobs", "jobs/", "./jobs", fs::current_path() / "jobs"}, {}, everything},
      {{"jobs//run-job.json", "jobs/run-job.json", "./jobs/./run-job.json"}, {}, "jobs//run-job.json "},
      {{"jobs/a/../run-job.json", "jobs/run-job.json"}, {}, "jobs/a/../run-job.json jobs/run-job.json "},
      // Only a search is choosy.
      {{"jobs/package.json", "other/package.json"}, {{}, {"*"}}, "jobs/package.json other/package.json "},
      {{"jobs/.git"}, {}, "jobs/.git/run-job.json "},
      {{"jobs/fifo.run-job.json"}, {}, "jobs/fifo.run-job.json "},
      {{"link/a/"}, {}, "link/a/deep/er/x.run-job.json link/a/linked.run-job.json link/a/runjob.json "},
      // Patterns: names, or paths when there is a slash.
      {{"jobs"},
       {{"*.json"}, {".hidden", "a"}},
       "jobs/a.run-job.json jobs/b.runjob.json jobs/package.json jobs/run-job.json jobs/xrun-job.json "},
      {{"jobs"}, {{"[ab].*"}, {}}, "jobs/a.run-job.json jobs/b.runjob.json "},
      {{"jobs"}, {{"package.json", "runjob.json"}, {}}, "jobs/a/runjob.json jobs/package.json "},
      {{"jobs"}, {{"a/*.json"}, {}}, "jobs/a/linked.run-job.json jobs/a/runjob.json "},
      {{"jobs"}, {{"a/**/*.json"}, {}}, "jobs/a/deep/er/x.run-job.json jobs/a/linked.run-job.json jobs/a/runjob.json "},
      {{"jobs"}, {{"jobs/*/runjob.json"}, {}}, "jobs/a/runjob.json "},
      {{"jobs"},
       {{}, {"a/deep/", "*.runjob.json", "jobs/.hidden/*"}},
       "jobs/a/linked.run-job.json jobs/a/runjob.json jobs/a.run-job.json jobs/run-job.json "},
      {{"jobs"}, {{"runjob.json"}, {}, true}, "jobs/a/runjob.json "},
      // What leads nowhere is told.
      {{"nosuch"}, {}, "!cannot read nosuch: No such file or directory"},
      {{"rules/x"}, {}, "!cannot read rules/x: Not a directory"},
      {{"jobs/dangling.run-job.json"}, {}, "!cannot read jobs/dangling.run-job.json: No such file or directory"},
      {{"other"},
       {},
       "!other has no payload: looked for run-job.json, runjob.json, *.run-job.json, *.runjob.json; name the file, or "
       "use --include"},
      {{"jobs"},
       {{"*.yaml", "*\n"}, {}},
       "!jobs has no payload: looked for *.yaml, *\\n; name the file, or use --include"},
      {{"other"}, {{"*.json"}, {"*"}}, "!other has no payload: looked for *.json; name the file, or use --include"},
      {{"jobs"},
       {{}, {}, true},
       "!jobs is a directory: with --ndjson, say with --include which names to look for in it"},
  };
  for (const auto& [paths, search, expected] : cases) {
    EXPECT_EQ(found(paths, search), expected);
  }
}

// For a while, this process may not read everything even if root started it.
class Unprivileged {
 public:
  Unprivileged() : root_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~Unprivileged() {
    if (root_ && ::seteuid(0) != 0) std::abort();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  bool root_;
};

TEST_F(CliInputs, ADirectoryWithoutReadPermissionIsTold) {
  fs::create_directories("jobs/locked");
  for (const char* open : {".", "jobs"}) fs::permissions(open, fs::perms(0755));
  fs::permissions("jobs/locked", fs::perms::none);
  {
    const Unprivileged nobody;
    if (::geteuid() == 0) GTEST_SKIP() << "root stays root here";
    EXPECT_EQ(found({"jobs"}, {{"package.json"}, {}}), "jobs/package.json !cannot read jobs/locked: Permission denied");
    EXPECT_EQ(found({"jobs/locked/x"}), "!cannot read jobs/locked/x: Permission denied");
  }
  fs::permissions("jobs/locked", fs::perms::owner_all);
}

}  // namespace
}  // namespace runlint::cli
