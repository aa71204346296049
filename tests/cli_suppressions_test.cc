// Suppressions: which findings they hide, and which suppressions are reported as unused.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/repository.h"

namespace runlint::cli {
namespace {

using CliSuppressions = RepositoryTest;

TEST_F(CliSuppressions, HideFindingsFromReportAndStatus) {
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
  // Counts and status follow in every format, and suppressions also apply beyond the limit of findings.
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

TEST_F(CliSuppressions, UnusedAreReportedWhenCertain) {
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

// A suppression is reported only if it is certainly unused.
TEST_F(CliSuppressions, UnusedNeedsEveryMatchingFileChecked) {
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

// A common prefix of names does not make one folder a parent of another.
TEST_F(CliSuppressions, UnusedIgnoresSiblingFolders) {
  const std::string config = R"({"suppressions": {"s": {"rule": "schema/enum", "reason": "x"}}})";
  write("a/b/run-job.json", "{}");
  write("a/bc/run-job.json", "{}");
  write("a/bc/.runlint.json", config);
  EXPECT_EQ(check({"DIR/a/b", "DIR/a/bc/run-job.json"}).err, "");
  EXPECT_EQ(check({"DIR/a/bc"}).err,
            "runlint: DIR/a/bc/.runlint.json:1:19: suppression \"s\" hides nothing: remove it\n");
  EXPECT_EQ(check({"DIR/a"}).err, "runlint: DIR/a/bc/.runlint.json:1:19: suppression \"s\" hides nothing: remove it\n");
}

}  // namespace
}  // namespace runlint::cli
