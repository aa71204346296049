// .runlint.json: where it is found, what it decides, what is said of its mistakes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr const char* kBig = R"({"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";
constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";

// A directory that is a repository of its own: no configuration from above it counts.
class CliConfig : public testing::Test {
 protected:
  CliConfig() { std::filesystem::create_directory(directory_.path(".git")); }

  void write(std::string_view name, std::string_view text) const { (void)directory_.write(name, text); }

  [[nodiscard]] std::string path(std::string_view name) const { return directory_.path(name); }

  // The findings, the errors and the status of a run; paths begin with DIR.
  struct Seen {
    std::string findings;
    std::string err;
    int status;
  };
  Seen check(std::vector<std::string> args, std::string input = {}) const {
    for (std::string& arg : args) {
      if (const std::size_t at = arg.find("DIR"); at != std::string::npos) arg.replace(at, 3, directory_.path());
    }
    const Outcome outcome = run_command(args, std::move(input));
    return {headlines(relative_to(directory_, outcome.out)), relative_to(directory_, outcome.err), outcome.status};
  }

 private:
  TemporaryDirectory directory_;
};

TEST_F(CliConfig, DecidesUnlessTheCommandLineDoes) {
  const std::string warning = "DIR/a/run-job.json:1:71: warning [schema/documented-maximum]\n";
  const std::string error = "DIR/a/run-job.json:1:71: error [schema/documented-maximum]\n";
  const struct {
    std::string config;
    std::vector<std::string> args;
    std::string findings;
    int status;
  } cases[] = {
      {"{}", {}, warning, 0},
      {R"({"failOn": "warning"})", {}, warning, 1},
      {R"({"failOn": "warning"})", {"--fail-on", "error"}, warning, 0},
      {R"({"failOn": "warning"})", {"--no-config"}, warning, 0},
      {R"({"severities": {"schema/documented-maximum": "error"}})", {}, error, 1},
      {R"({"severities": {"schema/documented-maximum": "off"}})", {}, "", 0},
      {R"({"severities": {"schema/documented-maximum": "error"}})",
       {"--severity", "schema/documented-maximum=warning"},
       warning,
       0},
      {R"({"limits": {"size": 10}})", {}, "DIR/a/run-job.json:1:1: error [json/size]\n", 1},
      {R"({"limits": {"size": 10}})", {"--max-size", "1K"}, warning, 0},
      {R"({"limits": {"depth": 2}})", {}, "DIR/a/run-job.json:1:29: error [json/depth]\n", 1},
      // A profile is what the rest is said on top of.
      {R"({"profile": "preflight"})", {}, warning, 1},
      {R"({"profile": "preflight", "failOn": "error"})", {}, warning, 0},
      {R"({"profile": "gateway"})", {}, "", 0},
      {R"({"profile": "gateway", "severities": {"schema/documented-maximum": "warning"}})", {}, warning, 0},
      {R"({"profile": "preflight"})", {"--profile", "gateway"}, "", 0},
      {R"({"profile": "preflight"})", {"--profile=hook"}, warning, 0},
      {"{}", {"--profile", "preflight"}, warning, 1},
      {"{}", {"--profile", "preflight", "--fail-on=error"}, warning, 0},
      {R"({"severities": {"schema/documented-maximum": "error"}})", {"--profile", "gateway"}, error, 1},
  };
  write("a/run-job.json", kBig);
  for (const auto& [config, given, findings, status] : cases) {
    write(".runlint.json", config);
    std::vector<std::string> args = given;
    args.emplace_back("DIR/a/run-job.json");
    const Seen seen = check(args);
    EXPECT_EQ(seen.findings, findings) << config;
    EXPECT_EQ(seen.status, status) << config;
    EXPECT_EQ(seen.err, "");
  }
}

TEST_F(CliConfig, ThatOfTheGatewayHasItsLimit) {
  const std::string large = "{" + std::string(1 << 20, ' ') + "}";
  EXPECT_EQ(check({"--no-config"}, large).status, 0);
  EXPECT_EQ(check({"--no-config", "--profile", "gateway"}, large).findings, "<stdin>:1:1: error [json/size]\n");
}

TEST_F(CliConfig, IsTheNearestAboveTheFile) {
  write(".runlint.json", R"({"severities": {"schema/documented-maximum": "error"}})");
  write("a/b/c/x", "");
  write("repository/.git/HEAD", "");
  write("repository/a/x", "");
  write("worktree/.git", "gitdir: elsewhere");  // a file, as in worktrees and submodules
  write("worktree/a/x", "");
  write("own/.runlint.json", "{}");
  write("own/a/x", "");
  std::filesystem::create_directory_symlink("..", path("own/a/up"));
  const struct {
    std::string file;
    std::string severity;
  } cases[] = {
      {"x.json", "error"},
      {"a/b/c/x.json", "error"},
      {"a/../x.json", "error"},
      {"nosuch/x.json", "error"},
      {"own/x.json", "warning"},
      {"own/a/x.json", "warning"},
      {"own/../x.json", "error"},
      {"repository/x.json", "warning"},
      {"repository/a/x.json", "warning"},
      {"worktree/x.json", "warning"},
      {"worktree/a/x.json", "warning"},
      {"own/a/up/x.json", "warning"},
  };
  for (const auto& [file, severity] : cases) {
    const Seen seen = check({"--stdin-filename=DIR/" + file, "-"}, kBig);
    EXPECT_EQ(seen.findings, "DIR/" + file + ":1:71: " + severity + " [schema/documented-maximum]\n");
  }
  // One that is named stands for them all.
  EXPECT_EQ(check({"--config=DIR/own/.runlint.json", "--stdin-filename=DIR/x.json"}, kBig).status, 0);
  EXPECT_EQ(check({"--config=DIR/.runlint.json", "--stdin-filename=DIR/own/x.json"}, kBig).status, 1);
  EXPECT_EQ(check({"--config=DIR/.runlint.json", "--ndjson"}, kBig).status, 1);
}

TEST_F(CliConfig, DecidesWhatASearchFinds) {
  for (const char* name : {"jobs/run-job.json", "jobs/old/run-job.json", "jobs/a.job.json", "fixtures/x/run-job.json",
                           "own/run-job.json", "own/fixtures/run-job.json"}) {
    write(name, kWrongPlan);
  }
  write("own/.runlint.json", "{}");
  const struct {
    std::string config;
    std::vector<std::string> args;
    std::string found;
  } cases[] = {
      {"{}", {"DIR/jobs"}, "jobs/old/run-job.json jobs/run-job.json "},
      {R"({"exclude": {"fixtures/": "broken on purpose", "/jobs/old/**": "kept for the record"}})",
       {"DIR"},
       "jobs/run-job.json own/fixtures/run-job.json own/run-job.json "},
      {R"({"exclude": {"old": "kept for the record"}})", {"DIR/jobs"}, "jobs/run-job.json "},
      {R"({"exclude": {"old": "kept for the record"}})", {"DIR/jobs/old/run-job.json"}, "jobs/old/run-job.json "},
      {R"({"exclude": {"old": "kept"}})", {"DIR/jobs", "--exclude", "a.*", "--include=*.json"}, "jobs/run-job.json "},
      {R"({"include": {"jobs/*.job.json": "rendered by make"}})", {"DIR/jobs"}, "jobs/a.job.json "},
      {R"({"include": {"*.job.json": "rendered by make"}})",
       {"DIR"},
       "jobs/a.job.json own/fixtures/run-job.json own/run-job.json "},
      {R"({"include": {"*.job.json": "rendered"}})",
       {"DIR/jobs", "--include=run-job.json"},
       "jobs/old/run-job.json jobs/run-job.json "},
  };
  for (const auto& [config, args, found] : cases) {
    write(".runlint.json", config);
    const Seen seen = check(args);
    std::string files;
    for (std::string_view rest = seen.findings; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
      files.append(rest.substr(4, rest.find(':') - 4)).append(" ");
    }
    EXPECT_EQ(files, found) << config;
    EXPECT_EQ(seen.err, "");
  }
}

TEST_F(CliConfig, SuppressionsTakeFindingsOutOfEverything) {
  write("a.json", kBig);
  write("old/b.json", R"({"billing": {"deploymentPlan": "x"}, "x": 1, "x": 2})");
  const std::string of_a = "DIR/a.json:1:71: warning [schema/documented-maximum]\n";
  const std::string plan = "DIR/old/b.json:1:32: error [schema/min-length]\n";
  const std::string rest =
      "DIR/old/b.json:1:38: error [schema/unknown-property]\n"
      "DIR/old/b.json:1:46: error [json/duplicate-key]\n"
      "DIR/old/b.json:1:46: error [schema/unknown-property]\n";
  const struct {
    std::string suppression;  // without its reason
    std::string findings;
  } cases[] = {
      {R"("rule": "schema/min-length")", of_a + rest},
      {R"("rule": "schema/min-length", "files": "b.json")", of_a + rest},
      {R"("rule": "schema/min-length", "files": "old/*")", of_a + rest},
      {R"("rule": "schema/min-length", "files": "*/old/*")", of_a + plan + rest},
      {R"("rule": "schema/min-length", "pointer": "/billing/*")", of_a + rest},
      {R"("rule": "schema/min-length", "pointer": "/**")", of_a + rest},
      {R"("rule": "schema/min-length", "pointer": "/*")", of_a + plan + rest},
      {R"("rule": "schema/min-length", "pointer": "")", of_a + plan + rest},
      {R"("rule": "schema/unknown-property", "pointer": "/x")",
       of_a + plan + "DIR/old/b.json:1:46: error [json/duplicate-key]\n"},
      {R"("rule": "schema/documented-maximum", "files": "a.json", "pointer": "/deployment/**/shmSize")", plan + rest},
  };
  for (const auto& [suppression, findings] : cases) {
    write(".runlint.json", R"({"suppressions": {"s": {)" + suppression + R"(, "reason": "known"}}})");
    EXPECT_EQ(check({"DIR/a.json", "DIR/old/b.json"}).findings, findings) << suppression;
  }
  // Counts and status follow, whatever the format; and nothing of it is lost among too many findings.
  write(".runlint.json", R"({"limits": {"diagnostics": 1},
                             "suppressions": {"s": {"rule": "schema/min-length", "reason": "known"}}})");
  write("plan.json", R"({"billing": {"deploymentPlan": "x"}})");
  for (const char* format : {"text", "json", "jsonl"}) {
    EXPECT_EQ(check({"--format", format, "DIR/plan.json"}).status, 0);
  }
  const Outcome json = run_command({"--format=json", path("old/b.json"), path("plan.json")});
  EXPECT_NE(json.out.find(R"("schema/unknown-property")"), std::string::npos) << json.out;
  EXPECT_NE(json.out.find(R"("omitted":2)"), std::string::npos) << json.out;
  EXPECT_NE(json.out.find(R"("summary":{"files":2,"errors":3,"warnings":0,"infos":0,"suppressed":2})"),
            std::string::npos)
      << json.out;
  EXPECT_TRUE(run_command({path("old/b.json"), path("plan.json")})
                  .out.ends_with("3 errors in 2 payloads, 1 invalid; 2 suppressed\n"));
}

TEST_F(CliConfig, SuppressionsWithoutUseAreToldWhenThatIsCertain) {
  write("a/run-job.json", kBig);
  write("b/run-job.json", "{}");
  write("broken/run-job.json", "{");
  const std::string config = R"({
  "suppressions": {
    "used": {"rule": "schema/documented-maximum", "reason": "quota"},
    "off": {"rule": "schema/pattern", "reason": "the rule is off anyway"},
    "idle": {"rule": "schema/enum", "files": "b/run-job.json", "reason": "none"},
    "astray": {"rule": "schema/enum", "files": "c/**", "reason": "none"},
    "unknown": {"rule": "schema/enum", "files": "broken/*", "reason": "the file is not JSON"}
  },
  "severities": {"schema/pattern": "off"}
})";
  write(".runlint.json", config);
  const std::string idle = "runlint: DIR/.runlint.json:5:5: suppression \"idle\" hides nothing: remove it\n";
  const std::string astray =
      "runlint: DIR/.runlint.json:6:5: suppression \"astray\" applies to no file that was checked\n";
  const struct {
    std::vector<std::string> args;
    std::string err;
  } cases[] = {
      {{"DIR"}, idle + astray},
      {{"DIR/"}, idle + astray},
      {{"DIR/a/..", "DIR/b"}, idle + astray},
      {{"DIR", "--quiet"}, ""},
      {{"DIR", "--exclude=x"}, idle},
      {{"DIR/b/run-job.json"}, idle},
      {{"DIR/a", "DIR/b"}, idle},
      {{"DIR/a/run-job.json"}, ""},
      {{"DIR", "DIR/nosuch"}, "runlint: cannot read DIR/nosuch: No such file or directory\n"},
  };
  for (const auto& [args, err] : cases) EXPECT_EQ(check(args).err, err) << args.back();
}

// Nothing is said of a suppression that may well be of use, and each that hides something is.
TEST_F(CliConfig, SuppressionsAreJudgedByAllTheyCouldHide) {
  std::string large = "{";
  for (int i = 0; i < 100'001; ++i) large += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  large += '}';
  const std::string unused = "runlint: DIR/.runlint.json:1:19: suppression \"s\" hides nothing: remove it\n";
  const struct {
    const char* what;
    std::string payload;
    std::string suppressions;  // without their reasons
    std::vector<std::string> args;
    std::string err;
  } cases[] = {
      {"too many findings to look at them all", large, R"("s": {"rule": "schema/enum")", {"DIR"}, ""},
      {"as many as can be", large.substr(0, large.rfind(',')) + '}', R"("s": {"rule": "schema/enum")", {"DIR"}, unused},
      {"a name twice does not end the check", R"({"x": 1, "x": 2})", R"("s": {"rule": "schema/enum")", {"DIR"}, unused},
      {"but this does", R"({"x": 1, "x": 2)", R"("s": {"rule": "schema/enum")", {"DIR"}, ""},
      {"two that fit",
       kWrongPlan,
       R"("s": {"rule": "schema/min-length", "reason": "x"}, "t": {"rule": "schema/min-length", "pointer": "/**")",
       {"DIR"},
       ""},
      {"a rule that is off", "{}", R"("s": {"rule": "schema/enum")", {"DIR", "--severity=schema/enum=off"}, ""},
      {"one file, named",
       "{}",
       R"("s": {"rule": "schema/enum", "files": "a/run-job.json")",
       {"DIR/a/run-job.json"},
       unused},
      {"one file, which has a name that others have",
       "{}",
       R"("s": {"rule": "schema/enum", "files": "run-job.json")",
       {"DIR/a/run-job.json"},
       ""},
      {"one file of a pattern",
       "{}",
       R"("s": {"rule": "schema/enum", "files": "a/*.json")",
       {"DIR/a/run-job.json"},
       ""},
      {"one file of all", "{}", R"("s": {"rule": "schema/enum")", {"DIR/a/run-job.json"}, ""},
  };
  for (const auto& [what, payload, suppressions, args, err] : cases) {
    write(".runlint.json", R"({"suppressions": {)" + suppressions + R"(, "reason": "x"}}})");
    write("a/run-job.json", payload);
    EXPECT_EQ(check(args).err, err) << what;
  }
}

// A folder is not below another because its name begins like that.
TEST_F(CliConfig, SuppressionsOfAFolderBesideAreLeftAlone) {
  const std::string config = R"({"suppressions": {"s": {"rule": "schema/enum", "reason": "x"}}})";
  write("a/b/run-job.json", "{}");
  write("a/bc/run-job.json", "{}");
  write("a/bc/.runlint.json", config);
  EXPECT_EQ(check({"DIR/a/b", "DIR/a/bc/run-job.json"}).err, "");
  EXPECT_EQ(check({"DIR/a/bc"}).err,
            "runlint: DIR/a/bc/.runlint.json:1:19: suppression \"s\" hides nothing: remove it\n");
  EXPECT_EQ(check({"DIR/a"}).err, "runlint: DIR/a/bc/.runlint.json:1:19: suppression \"s\" hides nothing: remove it\n");
}

TEST_F(CliConfig, OfPreflightShowsAll) {
  std::string payload = "{";
  for (int i = 0; i < 150; ++i) payload += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  payload += '}';
  const auto shown = [&](const std::vector<std::string>& args) {
    const std::string found = check(args, payload).findings;
    return std::count(found.begin(), found.end(), '\n');
  };
  EXPECT_EQ(shown({"--profile=preflight"}), 150);
  EXPECT_EQ(shown({"--profile=preflight", "--max-diagnostics=7"}), 7);
  EXPECT_EQ(shown({"--profile=hook"}), 100);
}

TEST_F(CliConfig, OfAFolderThatIsNotNamedInUtf8Counts) {
  write("d\xE9p\xF4t/.runlint.json",
        R"({"include": {"sub/*.job.json": "x"}, "exclude": {"?ld*": "x"},
            "suppressions": {"s": {"rule": "schema/min-length", "files": "sub/caf?.job.json", "reason": "x"}}})");
  write("d\xE9p\xF4t/sub/caf\xE9.job.json", kWrongPlan);
  write("d\xE9p\xF4t/sub/bar\xE9.job.json", kWrongPlan);
  write("d\xE9p\xF4t/sub/\xF4ld.job.json", kWrongPlan);
  const Seen seen = check({"DIR"});
  EXPECT_EQ(seen.findings, "DIR/d\\x{E9}p\\x{F4}t/sub/bar\\x{E9}.job.json:1:32: error [schema/min-length]\n");
  EXPECT_EQ(seen.err, "");
}

TEST_F(CliConfig, ThatIsBrokenStopsWhatItGoverns) {
  write("a/run-job.json", kWrongPlan);
  write("b/run-job.json", kWrongPlan);
  const std::string end = "runlint: DIR/a/.runlint.json can't be used: what it governs is not checked\n";
  const struct {
    std::string config;
    std::string headline;  // place, message and rule
    std::string help;
  } cases[] = {
      {"", "1:1: error: the input is empty: expected a JSON object [json/empty]", ""},
      {"{'profile': 1}", "1:2: error: ", ""},
      {R"({"profil": "hook"})", R"(1:2: error: unknown member "profil" in the configuration [schema/unknown-property])",
       R"(did you mean "profile"?)"},
      {R"({"profile": "hok"})",
       R"(1:13: error: "hok" is not a value of "profile": expected "hook", "preflight" or "gateway" [schema/enum])",
       R"(did you mean "hook"?)"},
      {R"({"severities": {"schema/enumm": "off"}})",
       R"(1:17: error: name "schema/enumm" in "severities" is not one of those known [schema/property-name])",
       R"(did you mean "schema/enum"?)"},
      {R"({"severities": {"json/syntax": "off"}})",
       R"(1:17: error: name "json/syntax" in "severities" is not one of those known [schema/property-name])",
       "findings of json/* rules are errors always, and always shown"},
      {R"({"limits": {"depth": 5000}})",
       R"(1:22: error: 5000 is not a value of "depth": expected an integer from 1 to 1024 [schema/enum])", ""},
      {R"({"limits": {"depth": 1.5}})",
       R"(1:22: error: "depth" has the wrong type: expected integer, found number 1.5 [schema/type])", ""},
      {R"({"suppressions": {"s": {"rule": "json/syntax", "reason": "x"}}})",
       R"(1:33: error: "json/syntax" is not a value of "rule": expected )",
       "findings of json/* rules are errors always, and always shown"},
      {R"({"suppressions": {"s": {"rule": "schema/type"}}})",
       R"(1:19: error: "s" lacks the required member "reason" [schema/required])", ""},
      {R"({"suppressions": {"s": {"rule": "schema/type", "reason": "x", "files": "["}}})",
       R"(1:72: error: "[" is no pattern: missing terminating ] for character class [schema/pattern])", ""},
      {R"({"suppressions": {"s": {"rule": "schema/type", "reason": "x", "pointer": "billing"}}})",
       R"(1:74: error: "billing" does not begin with a slash [schema/pattern])", ""},
      {R"({"exclude": {"[": "x"}})",
       R"(1:14: error: "[" is no pattern: missing terminating ] for character class [schema/pattern])", ""},
      {R"(["x"])", R"(1:1: error: the configuration has the wrong type: expected object, found array [schema/type])",
       ""},
  };
  for (const auto& [config, headline, help] : cases) {
    write("a/.runlint.json", config);
    const Seen seen = check({"DIR"});
    EXPECT_EQ(seen.status, 2) << config;
    EXPECT_EQ(seen.findings, "DIR/b/run-job.json:1:32: error [schema/min-length]\n") << config;
    EXPECT_TRUE(seen.err.starts_with("DIR/a/.runlint.json:" + headline)) << seen.err;
    EXPECT_TRUE(help.empty() || seen.err.find("    help: " + help + "\n") != std::string::npos) << seen.err;
    EXPECT_TRUE(seen.err.ends_with(end)) << seen.err;
  }
  EXPECT_EQ(check({"DIR", "--no-config"}).status, 1);
  const Seen itself = check({"--kind", "config", "DIR/a/.runlint.json"});
  EXPECT_EQ(itself.findings, "DIR/a/.runlint.json:1:1: error [schema/type]\n");
  EXPECT_EQ(itself.status, 1);
  EXPECT_EQ(check({"--config", "DIR/nosuch", "DIR"}).err,
            "runlint: cannot read DIR/nosuch: No such file or directory\n"
            "runlint: DIR/nosuch can't be used: what it governs is not checked\n");
}

TEST_F(CliConfig, OneBadFileAmongAHundredIsOneFinding) {
  for (int i = 0; i < 99; ++i) write("jobs/" + std::to_string(i) + ".run-job.json", "{}");
  write("jobs/x.run-job.json", kWrongPlan);
  const Outcome outcome = run_command({path("jobs")});
  EXPECT_EQ(headlines(outcome.out), path("jobs/x.run-job.json") + ":1:32: error [schema/min-length]\n");
  EXPECT_TRUE(outcome.out.ends_with("\n\n1 error in 100 payloads, 1 invalid\n")) << outcome.out;
}

}  // namespace
}  // namespace runlint::cli
