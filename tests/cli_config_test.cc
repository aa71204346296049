// .runlint.json: how it is found, what it sets, and the reports of its errors.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/repository.h"

namespace runlint::cli {
namespace {

using CliConfig = RepositoryTest;

TEST_F(CliConfig, CommandLineTakesPrecedence) {
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
      {R"({"api": "2026-05"})", {}, "", 0},
      {R"({"api": "2026-05"})", {"--api", "original"}, warning, 0},
      {R"({"api": "original"})", {"--api=2026-05"}, "", 0},
      // Other members take precedence over the profile.
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

TEST_F(CliConfig, GatewayProfileLimitsSize) {
  const std::string large = "{" + std::string(1 << 20, ' ') + "}";
  EXPECT_EQ(check({"--no-config"}, large).status, 0);
  EXPECT_EQ(check({"--no-config", "--profile", "gateway"}, large).findings, "<stdin>:1:1: error [json/size]\n");
}

// Its own size is limited like a payload's, and a file of just that size is read to its end.
TEST_F(CliConfig, FileHasLimitOfPayloads) {
  const std::size_t limit = Options().max_size;
  write(".runlint.json", std::string(limit - 2, ' ') + "{}");
  EXPECT_EQ(check({"--config=DIR/.runlint.json"}, "{}").status, 0);
  write(".runlint.json", std::string(limit - 1, ' ') + "{}");
  const Seen seen = check({"--config=DIR/.runlint.json"}, "{}");
  EXPECT_EQ(seen.status, 2);
  EXPECT_NE(seen.err.find("[json/size]"), std::string::npos) << seen.err.substr(0, 500);
}

TEST_F(CliConfig, NearestFileApplies) {
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
  // --config replaces all of them.
  EXPECT_EQ(check({"--config=DIR/own/.runlint.json", "--stdin-filename=DIR/x.json"}, kBig).status, 0);
  EXPECT_EQ(check({"--config=DIR/.runlint.json", "--stdin-filename=DIR/own/x.json"}, kBig).status, 1);
  EXPECT_EQ(check({"--config=DIR/.runlint.json", "--ndjson"}, kBig).status, 1);
}

TEST_F(CliConfig, IncludeAndExcludeSelectFiles) {
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

TEST_F(CliConfig, PreflightProfileShowsAllFindings) {
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

TEST_F(CliConfig, AppliesInFolderWithInvalidUtf8Name) {
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

TEST_F(CliConfig, BrokenFileSkipsItsFiles) {
  write("a/run-job.json", kWrongPlan);
  write("b/run-job.json", kWrongPlan);
  const std::string end = "runlint: DIR/a/.runlint.json can't be used: what it governs is not checked\n";
  const struct {
    std::string config;
    std::string headline;  // position, message and rule
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
       R"(1:17: error: name "schema/enumm" in "severities" is not one of the allowed names [schema/property-name])",
       R"(did you mean "schema/enum"?)"},
      {R"({"severities": {"json/syntax": "off"}})",
       R"(1:17: error: name "json/syntax" in "severities" is not one of the allowed names [schema/property-name])",
       "json/* and yaml/* rules are always errors: their severity can't be set, and they can't be suppressed"},
      {R"({"limits": {"depth": 5000}})",
       R"(1:22: error: 5000 is not a value of "depth": expected an integer from 1 to 1024 [schema/enum])", ""},
      {R"({"limits": {"depth": 1.5}})",
       R"(1:22: error: "depth" has the wrong type: expected integer, found number 1.5 [schema/type])", ""},
      {R"({"suppressions": {"s": {"rule": "json/syntax", "reason": "x"}}})",
       R"(1:33: error: "json/syntax" is not a value of "rule": expected )",
       "json/* and yaml/* rules are always errors: their severity can't be set, and they can't be suppressed"},
      {R"({"suppressions": {"s": {"rule": "schema/type"}}})",
       R"(1:19: error: "s" lacks the required member "reason" [schema/required])", ""},
      {R"({"suppressions": {"s": {"rule": "schema/type", "reason": "x", "files": "["}}})",
       R"(1:72: error: "[" is not a pattern: missing terminating ] for character class [schema/pattern])", ""},
      {R"({"suppressions": {"s": {"rule": "schema/type", "reason": "x", "pointer": "billing"}}})",
       R"(1:74: error: "billing" does not begin with a slash [schema/pattern])", ""},
      {R"({"exclude": {"[": "x"}})",
       R"(1:14: error: "[" is not a pattern: missing terminating ] for character class [schema/pattern])", ""},
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

TEST_F(CliConfig, SearchReportsOneBadFileAmongMany) {
  for (int i = 0; i < 99; ++i) write("jobs/" + std::to_string(i) + ".run-job.json", "{}");
  write("jobs/x.run-job.json", kWrongPlan);
  const Outcome outcome = run_command({path("jobs")});
  EXPECT_EQ(headlines(outcome.out), path("jobs/x.run-job.json") + ":1:32: error [schema/min-length]\n");
  EXPECT_TRUE(outcome.out.ends_with("\n\n1 error in 100 payloads, 1 invalid\n")) << outcome.out;
}

TEST_F(CliConfig, ErrorsShowNoSecret) {
  write("a/run-job.json", kBig);
  write(".runlint.json", R"({
    "minimumVersion": "https://user:hunter2@host",
    "include": {"API_TOKEN=hunter2[": "a bad pattern"},
    "suppressions": {"a": {"rule": "schema/type", "pointer": "runtimeEnvironment/DB_PASSWORD=hunter2", "reason": "b"}}
  })");
  for (const std::string format : {"text", "json", "github"}) {
    const Outcome outcome = run_command({"--format", format, path("a/run-job.json")});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ((outcome.out + outcome.err).find("hunter2"), std::string::npos) << outcome.out << outcome.err;
  }
}

TEST_F(CliConfig, TemplateWithoutPayloadsIsNamed) {
  write("northflank.json", R"({"apiVersion": "v1.2", "spec": {"kind": "Workflow", "spec": {}}})");
  const Outcome outcome = run_command({path("northflank.json")});
  EXPECT_EQ(outcome.out,
            "nothing found in 1 payload; 1 template without a JobRun node, in which nothing was checked\n");
  EXPECT_EQ(outcome.status, 0);
}

}  // namespace
}  // namespace runlint::cli
