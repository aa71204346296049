// The files that the paths on the command line select.
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

// The search that is described in messages.
struct Wish {
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};
  bool stream = false;
  bool for_own_files = false;
  std::vector<std::string> own_files = {};
};

// Runs in a tree created for the test.
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
    fs::create_symlink("nowhere", "jobs/dangling.json");  // not a payload, nor is the next
    ::mkfifo("jobs/fifo.json", 0600);
    fs::create_directory("jobs/directory.run-job.json");
    (void)directory_.write("jobs/._a.run-job.json", "AppleDouble");
    (void)directory_.write("jobs/.runlint.json", "{}");
  }
  ~CliInputs() override { fs::current_path(before_); }

  [[nodiscard]] std::string root() const { return directory_.path(); }
  void write(std::string_view name, std::string_view content = "{}") const { (void)directory_.write(name, content); }

  static std::string found(const std::vector<std::string>& paths, const Wish& wish = {}) {
    std::string text;
    const Search search{globs(wish.include), globs(wish.exclude), wish.stream, nullptr,
                        wish.for_own_files,  wish.own_files};
    const Inputs inputs = find_inputs(paths, search, "<stdin>");
    for (const Input& input : inputs.found) {
      if (input.failure.empty()) text += (input.standard_input ? '<' + input.path : input.path) + ' ';
    }
    for (const InputProblem& problem : inputs.problems) text += '!' + problem.line();
    return text;
  }

 private:
  static std::vector<config::FileGlob> globs(const std::vector<std::string>& patterns) {
    return {patterns.begin(), patterns.end()};
  }

  TemporaryDirectory directory_;
  fs::path before_;
};

TEST_F(CliInputs, SearchFindsPayloadFiles) {
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
      // A file is checked once, under the name found first.
      {{"jobs", "jobs/", "./jobs", fs::current_path() / "jobs"}, {}, everything},
      {{"jobs//run-job.json", "jobs/run-job.json", "./jobs/./run-job.json"}, {}, "jobs//run-job.json "},
      {{"jobs/a/../run-job.json", "jobs/run-job.json"}, {}, "jobs/a/../run-job.json jobs/run-job.json "},
      // Only a search filters by name.
      {{"jobs/package.json", "other/package.json"}, {{}, {"*"}}, "jobs/package.json other/package.json "},
      {{"jobs/.git"}, {}, "jobs/.git/run-job.json "},
      {{"jobs/fifo.json", "jobs/._a.run-job.json", "jobs/.runlint.json"},
       {},
       "jobs/fifo.json jobs/._a.run-job.json jobs/.runlint.json "},
      {{"link/a/"}, {}, "link/a/deep/er/x.run-job.json link/a/linked.run-job.json link/a/runjob.json "},
      // Patterns match names, or paths if they contain a slash.
      {{"jobs"},
       {{"*.json"}, {".hidden", "a", "dangling.*", "fifo.*"}},
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
      // Paths without a file are reported.
      {{"nosuch"}, {}, "!cannot read nosuch: No such file or directory"},
      {{"rules/x"}, {}, "!cannot read rules/x: Not a directory"},
      {{"jobs/dangling.json"}, {}, "!cannot read jobs/dangling.json: No such file or directory"},
      {{"other"},
       {},
       "!other has no payload: looked for run-job.json, runjob.json, *.run-job.json, *.runjob.json, northflank.json, "
       "*.northflank.json, the same with .yaml or .yml; name the file, or "
       "use --include"},
      {{"jobs"},
       {{"*.yaml", "*\n"}, {}},
       "!jobs has no payload: looked for *.yaml, *\\n; name the file, or use --include"},
      {{"other"},
       {{"*.json"}, {"*"}},
       "!other has no payload: looked for *.json; left out other/package.json by \"*\"; name the file, or use "
       "--include"},
      {{"jobs"},
       {{}, {"jobs/*"}},
       "!jobs has no payload: looked for run-job.json, runjob.json, *.run-job.json, *.runjob.json, northflank.json, "
       "*.northflank.json, the same with .yaml or .yml; left out "
       "jobs/._a.run-job.json by \"jobs/*\", jobs/.hidden by \"jobs/*\", jobs/a by \"jobs/*\" and 4 more; name the "
       "file, or use "
       "--include"},
      {{"jobs"},
       {{".runlint.json", "._*"}, {}},
       "!jobs has no payload: looked for .runlint.json, ._*; left out jobs/._a.run-job.json as an AppleDouble file, "
       "jobs/.runlint.json as runlint's own; name the file, or use --include"},
      // runlint's own files are not payloads, by whatever path.
      {{"other"},
       {{"*.json"}, {}, false, false, {"jobs/../other/package.json"}},
       "!other has no payload: looked for *.json; left out other/package.json as runlint's own; name the file, or use "
       "--include"},
      {{"jobs/a"},
       {{"linked.*"}, {}, false, false, {"other/package.json", "nosuch"}},
       "!jobs/a has no payload: looked for linked.*; left out jobs/a/linked.run-job.json as runlint's own; name the "
       "file, or use --include"},
      {{"jobs"}, {{".runlint.json"}, {}, false, true}, "jobs/.runlint.json "},
      {{"jobs"},
       {{}, {}, true},
       "!jobs is a directory: with --ndjson, say with --include which names to look for in it"},
  };
  for (const auto& [paths, search, expected] : cases) {
    EXPECT_EQ(found(paths, search), expected);
  }
}

// They are neither skipped nor waited for.
TEST_F(CliInputs, NamesTellTemplates) {
  constexpr std::string_view kTemplate = R"([{"kind":"JobRun","spec":{"jobId":"${x}","billing":5}}])";
  const std::string expected = "error [schema/type]";
  for (const char* name : {"flows/northflank.json", "flows/a.northflank.json", "flows/.northflank.json", "flows/t.json",
                           "flows/xnorthflank.json", "flows/northflank.json.json"}) {
    write(name, kTemplate);
  }
  fs::create_symlink("t.json", "flows/link.northflank.json");
  fs::create_symlink("northflank.json", "flows/link.json");
  EXPECT_EQ(found({"flows"}),
            "flows/.northflank.json flows/a.northflank.json flows/link.northflank.json flows/northflank.json ");
  for (const std::string path : {"flows/northflank.json", "flows/a.northflank.json", "flows/.northflank.json",
                                 "flows/link.northflank.json", "./flows/../flows/northflank.json"}) {
    EXPECT_EQ(headlines(run_command({path}).out), path + ":1:52: " + expected + "\n") << path;
    EXPECT_EQ(headlines(run_command({"--kind", "run-job", path}).out), path + ":1:1: " + expected + "\n") << path;
  }
  for (const std::string path :
       {"flows/t.json", "flows/link.json", "flows/xnorthflank.json", "flows/northflank.json.json"}) {
    EXPECT_EQ(headlines(run_command({path}).out), path + ":1:1: " + expected + "\n") << path;
    EXPECT_EQ(headlines(run_command({"--kind=template", path}).out), path + ":1:52: " + expected + "\n") << path;
  }
  const std::string input(kTemplate);
  EXPECT_EQ(headlines(run_command({"--stdin-filename", "x/northflank.json"}, input).out),
            "x/northflank.json:1:52: " + expected + "\n");
  EXPECT_EQ(headlines(run_command({}, input).out), "<stdin>:1:1: " + expected + "\n");
  // Payloads and templates in one run, each with its own kind.
  write("flows/run-job.json", R"({"billing":5})");
  EXPECT_EQ(run_command({"--quiet", "--fail-on", "error", "flows"}).status, 1);
  EXPECT_NE(run_command({"flows"}).out.find("5 errors in 5 payloads"), std::string::npos);
}

TEST_F(CliInputs, YamlIsNamedInAnyCase) {
  for (const std::string name : {"x.YML", "x.Yaml", "northflank.YAML"}) {
    write(name, name.starts_with('x') ? "billing: {}\n" : "kind: JobRun\nspec: {jobId: x}\n");
    EXPECT_EQ(run_command({"--severity=lint/*=off", name}).out, "") << name;
  }
}

TEST_F(CliInputs, ReferencesAreAllowedByOptionOrConfiguration) {
  write("refs/run-job.json", R"({"billing":{"deploymentPlan":"${args.plan}"}})");
  EXPECT_EQ(run_command({"refs"}).status, 1);
  EXPECT_EQ(run_command({"--references", "refs"}).status, 0);
  write("refs/.runlint.json", R"({"references":true})");
  EXPECT_EQ(run_command({"refs"}).status, 0);
  write("refs/.runlint.json", R"({"references":false})");
  EXPECT_EQ(run_command({"refs"}).status, 1);
  EXPECT_EQ(run_command({"--references", "refs"}).status, 0);
  write("refs/.runlint.json", R"({"references":"yes"})");
  EXPECT_EQ(run_command({"refs"}).status, 2);
}

TEST_F(CliInputs, SearchReportsUnreadableFiles) {
  fs::create_directories("odd/folder");
  fs::create_symlink("nowhere", "odd/1.run-job.json");
  fs::create_symlink("2.run-job.json", "odd/2.run-job.json");
  fs::create_symlink("folder", "odd/3.run-job.json");
  fs::create_symlink(std::string(300, 'x'), "odd/4.run-job.json");
  fs::create_symlink("../rules/x", "odd/5.run-job.json");
  ASSERT_EQ(::mkfifo("odd/6.run-job.json", 0600), 0);
  ASSERT_EQ(::mknod("odd/7.run-job.json", S_IFSOCK | 0600, 0), 0);
  fs::create_symlink("nowhere", "odd/\xFF.run-job.json");
  fs::create_symlink("nowhere", "odd/excluded.run-job.json");
  fs::create_symlink("nowhere", "odd/other");
  fs::create_symlink("loop", "odd/loop");
  const std::string no_file = ": not a regular file: a search does not wait for what it may give";
  EXPECT_EQ(found({"odd"}, {{}, {"excluded*"}}),
            "!cannot read odd/1.run-job.json: No such file or directory"
            "!cannot read odd/2.run-job.json: Too many levels of symbolic links"
            "!cannot read odd/3.run-job.json: a link to a directory, which a search does not enter"
            "!cannot read odd/4.run-job.json: File name too long"
            "!cannot read odd/5.run-job.json: Not a directory"
            "!cannot read odd/6.run-job.json" +
                no_file + "!cannot read odd/7.run-job.json" + no_file +
                "!cannot read odd/\\x{FF}.run-job.json: No such file or directory");
}

TEST_F(CliInputs, SearchReportsTooLongPaths) {
  // Created step by step, since the whole path is too long.
  const std::string name(250, 'n');
  fs::create_directory("long");
  fs::current_path("long");
  for (int i = 0; i < 20; ++i) {
    fs::create_directory(name);
    fs::current_path(name);
  }
  fs::current_path(root());
  const std::string seen = found({"long"});
  EXPECT_TRUE(seen.starts_with("!cannot read long/n") && seen.ends_with("n: File name too long")) << seen;
}

TEST_F(CliInputs, SearchFindsInvalidUtf8Names) {
  write("bytes/caf\xE9.run-job.json");
  write("bytes/d\xE9p\xF4t/run-job.json");
  write("bytes/d\xE9p\xF4t/\xC3\xA9\xE9.json");
  const struct {
    Wish search;
    std::string expected;
  } cases[] = {
      {{}, "bytes/caf\xE9.run-job.json bytes/d\xE9p\xF4t/run-job.json "},
      {{{"bytes/**"}},
       "bytes/caf\xE9.run-job.json bytes/d\xE9p\xF4t/run-job.json bytes/d\xE9p\xF4t/\xC3\xA9\xE9.json "},
      {{{"caf?.*"}}, "bytes/caf\xE9.run-job.json "},
      {{{"caf\xE9.*"}}, "bytes/caf\xE9.run-job.json "},
      {{{"*.json"}, {"d?p?t"}}, "bytes/caf\xE9.run-job.json "},
      {{{"*.json"}, {"d\xE9p\xF4t/*"}}, "bytes/caf\xE9.run-job.json "},
      {{{"d*/??.json"}}, "bytes/d\xE9p\xF4t/\xC3\xA9\xE9.json "},
  };
  for (const auto& [search, expected] : cases) EXPECT_EQ(found({"bytes"}, search), expected);
}

// Drops root's privileges during its lifetime.
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

TEST_F(CliInputs, SearchReportsUnsearchableDirectoryEntries) {
  write("listed/a.run-job.json");
  write("listed/b.json");
  fs::create_directory("listed/folder");
  fs::create_symlink("../jobs/run-job.json", "listed/link.run-job.json");
  fs::create_symlink("../jobs/run-job.json", "listed/other");
  fs::permissions(".", fs::perms(0755));
  fs::permissions("listed", fs::perms(0444));
  {
    const Unprivileged nobody;
    if (::geteuid() == 0) GTEST_SKIP() << "root stays root here";
    const std::string denied = ": Permission denied";
    EXPECT_EQ(found({"listed"}), "!cannot read listed/a.run-job.json" + denied + "!cannot read listed/folder" + denied +
                                     "!cannot read listed/link.run-job.json" + denied);
  }
  fs::permissions("listed", fs::perms::owner_all);
}

TEST_F(CliInputs, SearchReportsUnreadableDirectories) {
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
