// Baselines: known findings are hidden, new ones are reported.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/baseline.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";

// {"0":1,"1":1...}
std::string unknown_members(int count) {
  std::string payload = "{";
  for (int i = 0; i < count; ++i) payload += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  return payload + '}';
}

class CliBaseline : public testing::Test {
 protected:
  CliBaseline() {
    std::filesystem::create_directory(directory_.path(".git"));
    write("jobs/a/run-job.json", kWrongPlan);
    write("jobs/b/run-job.json", R"({"billing": {"deploymentPlan": "x", "deploymentPlan": "y"}})");
    write("jobs/c/run-job.json", "{}");
  }

  void write(std::string_view name, std::string_view text) const { (void)directory_.write(name, text); }
  [[nodiscard]] std::string path(std::string_view name) const { return directory_.path(name); }
  [[nodiscard]] std::string contents(std::string_view name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] Outcome check(std::vector<std::string> args) const {
    args.push_back(path("jobs"));
    Outcome outcome = run_command(args);
    outcome.out = relative_to(directory_, outcome.out);
    outcome.err = relative_to(directory_, outcome.err);
    return outcome;
  }

  TemporaryDirectory directory_;
};

constexpr const char* kDuplicate = "DIR/jobs/b/run-job.json:1:37: error [json/duplicate-key]\n";
constexpr const char* kWritten = R"({
  "version": 1,
  "findings": {
    "jobs/a/run-job.json": {
      "schema/min-length": {
        "/billing/deploymentPlan": 1
      }
    },
    "jobs/b/run-job.json": {
      "schema/min-length": {
        "/billing/deploymentPlan": 2
      }
    }
  }
}
)";

TEST_F(CliBaseline, WriteOmitsJsonErrors) {
  const Outcome written = check({"--write-baseline", path("known.json")});
  EXPECT_EQ(written.err, "runlint: 3 known findings in DIR/known.json\n");
  EXPECT_EQ(headlines(written.out), kDuplicate);
  EXPECT_EQ(written.status, 1);
  EXPECT_EQ(contents("known.json"), kWritten);
  EXPECT_EQ(run_command({"--kind", "baseline", path("known.json")}).status, 0);

  const Outcome checked = check({"--baseline", path("known.json")});
  EXPECT_EQ(headlines(checked.out), kDuplicate);
  EXPECT_TRUE(checked.out.ends_with("1 error in 3 payloads, 1 invalid; 3 known before\n")) << checked.out;
  EXPECT_EQ(checked.err, "");
  EXPECT_EQ(checked.status, 1);

  // Writing again replaces the file and keeps it readable.
  write("known.json", "");
  EXPECT_EQ(check({"--write-baseline", path("known.json")}).status, 1);
  EXPECT_EQ(contents("known.json"), kWritten);
  struct stat status{};
  ASSERT_EQ(::stat(path("known.json").c_str(), &status), 0);
  EXPECT_NE(status.st_mode & S_IRUSR, 0U);
  const auto files = std::filesystem::directory_iterator(path(""));
  EXPECT_EQ(std::distance(begin(files), end(files)), 3) << "jobs, .git and the baseline: nothing is left behind";
}

TEST_F(CliBaseline, ReportsNewFindings) {
  ASSERT_EQ(check({"--write-baseline", path("known.json")}).status, 1);
  write("jobs/b/run-job.json", kWrongPlan);
  const Outcome fixed = check({"--baseline", path("known.json")});
  EXPECT_EQ(fixed.status, 0);
  EXPECT_EQ(fixed.out, "nothing found in 3 payloads; 2 known before\n");
  EXPECT_EQ(fixed.err,
            "runlint: DIR/known.json has 1 known finding that is gone; --write-baseline DIR/known.json forgets it\n"
            "  jobs/b/run-job.json: schema/min-length at /billing/deploymentPlan (1 of 2)\n");

  const struct {
    const char* payload;
    const char* findings;
    const char* why;
  } cases[] = {
      {"\n\n  {\"billing\": {\"deploymentPlan\": \"y\"}}", "", "the line does not matter"},
      {R"({"billing": {"deploymentPlan": "-abc"}})", "DIR/jobs/a/run-job.json:1:32: error [schema/pattern]\n",
       "the rule"},
      {R"({"deployment": {"internal": {"id": "x"}}})", "DIR/jobs/a/run-job.json:1:36: error [schema/min-length]\n",
       "the place"},
      {R"({"billing": {"deploymentPlan": "x"}, "x": 1})",
       "DIR/jobs/a/run-job.json:1:38: error [schema/unknown-property]\n", "one more"},
      {"{", "DIR/jobs/a/run-job.json:1:2: error [json/syntax]\n", "no JSON"},
  };
  for (const auto& [payload, findings, why] : cases) {
    write("jobs/a/run-job.json", payload);
    EXPECT_EQ(headlines(check({"--baseline", path("known.json")}).out), findings) << why;
    EXPECT_EQ(headlines(check({"--baseline", path("known.json"), "--jobs=4", "--max-diagnostics=1"}).out), findings)
        << why;
  }
}

TEST_F(CliBaseline, ReportsFindingsBeyondKnownCount) {
  ASSERT_EQ(check({"--write-baseline", path("known.json")}).status, 1);
  write("jobs/b/run-job.json", R"({"billing": {"deploymentPlan": "x", "deploymentPlan": "y", "deploymentPlan": "z"}})");
  EXPECT_EQ(headlines(check({"--baseline", path("known.json")}).out),
            std::string(kDuplicate) + "DIR/jobs/b/run-job.json:1:60: error [json/duplicate-key]\n" +
                "DIR/jobs/b/run-job.json:1:78: error [schema/min-length]\n");
}

TEST_F(CliBaseline, RewriteKeepsEntriesOfUncheckedFiles) {
  write("jobs/b/c/run-job.json", kWrongPlan);
  write("other/run-job.json", kWrongPlan);
  write("gone/d/run-job.json", kWrongPlan);
  const std::string known = path("known.json");
  const auto rewrite = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"--write-baseline", known});
    return relative_to(directory_, run_command(args).err);
  };
  const auto holds = [&](std::string_view file) {
    return contents("known.json").find("\"" + std::string(file) + "/run-job.json\"") != std::string::npos;
  };
  const auto rest = [](int findings, int kept) {
    return "runlint: " + std::to_string(findings) + " known findings in DIR/known.json; " + std::to_string(kept) +
           " of them kept for files that this run did not check\n";
  };
  EXPECT_EQ(rewrite({path("jobs"), path("other"), path("gone")}), "runlint: 6 known findings in DIR/known.json\n");
  const std::string all = contents("known.json");
  EXPECT_EQ(rewrite({path("other")}), rest(6, 5));
  EXPECT_EQ(contents("known.json"), all) << "nothing has changed";
  EXPECT_EQ(rewrite({path("jobs/a/run-job.json")}), rest(6, 5));
  EXPECT_EQ(rewrite({path("jobs"), "--exclude=b"}), rest(6, 5));
  EXPECT_EQ(contents("known.json"), all);

  // Entries of fixed findings are removed, those of missing files if their folder (or its nearest existing parent) was
  // searched.
  write("jobs/a/run-job.json", "{}");
  std::filesystem::remove_all(path("jobs/b/c"));
  std::filesystem::remove_all(path("gone"));
  EXPECT_EQ(rewrite({path("jobs/a/run-job.json")}), rest(5, 5));
  EXPECT_FALSE(holds("jobs/a"));
  EXPECT_TRUE(holds("jobs/b/c") && holds("gone/d"));
  EXPECT_EQ(rewrite({path("jobs/a")}), rest(5, 5));
  EXPECT_EQ(rewrite({path("jobs/b")}), rest(4, 2));
  EXPECT_FALSE(holds("jobs/b/c"));
  EXPECT_TRUE(holds("jobs/b") && holds("gone/d"));
  EXPECT_EQ(rewrite({path("")}), "runlint: 3 known findings in DIR/known.json\n");
  EXPECT_FALSE(holds("gone/d"));

  // Entries of a file that is not JSON are kept.
  write("other/run-job.json", "{");
  EXPECT_EQ(rewrite({path("other")}), rest(3, 2));
  EXPECT_TRUE(holds("other"));
}

TEST_F(CliBaseline, WriteRefusesToReplaceOtherFiles) {
  write("payload.json", kWrongPlan);
  const Outcome outcome = check({"--write-baseline", path("payload.json")});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.out.find("error: not checked: the baseline can't be used"), std::string::npos) << outcome.out;
  EXPECT_NE(
      outcome.err.find("runlint: DIR/payload.json is there and not a baseline: name another file, or remove it\n"),
      std::string::npos)
      << outcome.err;
  EXPECT_EQ(contents("payload.json"), kWrongPlan);
}

TEST_F(CliBaseline, WriteToStandardOutputMovesReportToStderr) {
  std::filesystem::current_path(path(""));
  const Outcome written = run_command({"--write-baseline", "-", "jobs"});
  EXPECT_EQ(written.out, kWritten);
  EXPECT_EQ(headlines(written.err), "jobs/b/run-job.json:1:37: error [json/duplicate-key]\n");
  EXPECT_TRUE(written.err.ends_with("runlint: 3 known findings in standard output\n")) << written.err;
  EXPECT_FALSE(std::filesystem::exists("-"));
  std::filesystem::current_path("/");
}

// Two names that differ in bytes that are not UTF-8, and similar spellings.
TEST_F(CliBaseline, SpellsFileNamesUniquely) {
  const std::vector<std::string> names = {"\xE9",     "\xEA",         "%E9",  "%25E9", "%%E9", "%\xE9", "%2\xE9",
                                          "\xC3\xA9", "\xEF\xBF\xBD", "%",    "%e9",   "%2",   "\"",    "\\",
                                          "\n",       "\x01",         "\xC3", "~",     "a b"};
  std::set<std::string> spellings;
  for (const std::string& name : names) {
    spellings.insert(config::spell_name(name));
    EXPECT_EQ(config::read_name(config::spell_name(name)), name) << config::spell_name(name);
    write("names/" + name + "/run-job.json", kWrongPlan);
  }
  EXPECT_EQ(spellings.size(), names.size());
  EXPECT_EQ(config::spell_name("caf\xE9/100%/%41"), "caf%E9/100%/%2541");

  const std::string count = std::to_string(names.size());
  EXPECT_EQ(run_command({"--write-baseline", path("known.json"), path("names")}).err,
            "runlint: " + count + " known findings in " + path("known.json") + "\n");
  EXPECT_EQ(run_command({"--kind", "baseline", path("known.json")}).status, 0);
  for (const std::string& name : names) {
    const std::string file = "names/" + name + "/run-job.json";
    write(file, R"({"billing": {"deploymentPlan": "x", "deploymentPlan": "y"}})");
    const Outcome outcome = run_command({"--baseline", path("known.json"), path("names")});
    EXPECT_EQ(outcome.err, "");
    EXPECT_NE(outcome.out.find("2 errors in " + count + " payloads, 1 invalid; " + count + " known before"),
              std::string::npos)
        << outcome.out;
    write(file, kWrongPlan);
  }
}

TEST_F(CliBaseline, ReportsEntriesOfRemovedFiles) {
  ASSERT_EQ(check({"--write-baseline", path("known.json")}).status, 1);
  std::filesystem::remove(path("jobs/b/run-job.json"));
  EXPECT_EQ(run_command({"--baseline", path("known.json"), path("jobs/c")}).err,
            "runlint: " + path("known.json") + " has 1 known finding that is gone; --write-baseline " +
                path("known.json") + " forgets it\n" +
                "  jobs/b/run-job.json: schema/min-length at /billing/deploymentPlan (2 of 2)\n")
      << "of jobs/a, which was not checked, nothing can be said";
}

TEST_F(CliBaseline, ListsAtMostTenResolvedEntries) {
  for (const int gone : {1, 9, 10, 11, 12}) {
    write("jobs/c/run-job.json", unknown_members(gone));
    ASSERT_EQ(check({"--write-baseline", path("known.json")}).status, 1);
    write("jobs/c/run-job.json", "{}");
    const std::string err = check({"--baseline", path("known.json")}).err;
    const auto lines = std::count(err.begin(), err.end(), '\n');
    EXPECT_EQ(lines, 1 + std::min(gone, 10) + (gone > 10 ? 1 : 0)) << err;
    EXPECT_EQ(err.find("more\n") != std::string::npos, gone > 10) << err;
    if (gone == 12) {
      EXPECT_TRUE(err.ends_with("\n  and 2 more\n")) << err;
    }
  }
}

// At most 100,000 findings of a file are compared; of more, only a part is known.
TEST_F(CliBaseline, LimitsFindingsPerFile) {
  write("jobs/c/run-job.json", unknown_members(100'001));
  EXPECT_EQ(run_command({"--write-baseline", path("known.json"), path("jobs/c")}).err,
            "runlint: 100000 known findings in " + path("known.json") + "\n");
  write("jobs/c/run-job.json", "{}");
  EXPECT_NE(check({"--baseline", path("known.json")}).err.find("100000 known findings that are gone"),
            std::string::npos);
}

// Nor is the configuration, by whatever path a search finds them.
TEST_F(CliBaseline, SearchSkipsBaselineAndConfig) {
  write(".runlint.json", "{}");
  std::filesystem::create_symlink("../known.json", path("jobs/link.json"));
  write("known.json", "");
  for (const char* option : {"--write-baseline", "--baseline"}) {
    const Outcome outcome = run_command({option, path("jobs/../known.json"), "--include=*.json", path("")});
    EXPECT_NE(outcome.out.find("1 error in 3 payloads, 1 invalid; 3 known before"), std::string::npos) << outcome.out;
  }
  EXPECT_EQ(run_command({"--kind=baseline", "--include=known.json", path("")}).status, 0);
  EXPECT_EQ(run_command({"--kind=config", "--include=.runlint.json", path("")}).status, 0);
}

TEST_F(CliBaseline, SuppressionsTakePrecedence) {
  write(".runlint.json",
        R"({"suppressions": {"s": {"rule": "schema/min-length", "files": "jobs/b/*", "reason": "x"}}})");
  EXPECT_EQ(check({"--write-baseline", path("known.json")}).err, "runlint: 1 known finding in DIR/known.json\n");
  EXPECT_TRUE(check({"--baseline", path("known.json")})
                  .out.ends_with("1 error in 3 payloads, 1 invalid; 1 known before; 2 suppressed\n"));
}

TEST_F(CliBaseline, ReportsInvalidBaselines) {
  write("broken.json", R"({"version": 2, "findings": {"a": {"b": {"c": 0}}}})");
  const struct {
    std::vector<std::string> args;
    std::string err;
  } cases[] = {
      {{"--baseline", path("nosuch")}, "runlint: cannot read DIR/nosuch: No such file or directory\n"},
      {{"--baseline", path("broken.json")},
       "DIR/broken.json:1:13: error: 2 is not a value of \"version\": expected 1 [schema/enum]"},
      {{"--write-baseline", path("nosuch/x")}, "runlint: cannot write DIR/nosuch/x: No such file or directory\n"},
      {{"--write-baseline", path("x"), path("nosuch")},
       "runlint: cannot read DIR/nosuch: No such file or directory\n"
       "runlint: no baseline was written: not everything could be checked\n"},
      {{"--baseline", "a", "--write-baseline", "b"}, "runlint: --baseline and --write-baseline are for two runs"},
      {{"--baseline", "a", "--ndjson"}, "runlint: a baseline is for files"},
  };
  for (const auto& [args, err] : cases) {
    const Outcome outcome = check(args);
    EXPECT_EQ(outcome.status, 2) << err;
    EXPECT_TRUE(outcome.err.starts_with(err)) << outcome.err;
  }
  EXPECT_FALSE(std::filesystem::exists(path("x")));
}

}  // namespace
}  // namespace runlint::cli
