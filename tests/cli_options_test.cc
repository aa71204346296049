// Options about the status, the counts, what is left out and which rules are meant.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "report/formatter.h"
#include "runlint/version.h"
#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr const char* kWrongPlan = R"({"billing": {"deploymentPlan": "x"}})";
constexpr const char* kWarned = R"({"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";
constexpr const char* kTwoErrorsAndWarning =
    R"({"x": 1, "y": 2, "deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})";

// Runs in a directory of its own.
class CliOptions : public testing::Test {
 protected:
  CliOptions() : before_(std::filesystem::current_path()) { std::filesystem::current_path(directory_.path()); }
  ~CliOptions() override { std::filesystem::current_path(before_); }

  void write(std::string_view name, std::string_view text) const { (void)directory_.write(name, text); }

 private:
  TemporaryDirectory directory_;
  std::filesystem::path before_;
};

TEST_F(CliOptions, ExitZeroIsForFindingsAlone) {
  write("bad.json", kWrongPlan);
  write("broken/.runlint.json", "[]");
  write("broken/a.json", "{}");
  const struct {
    std::vector<std::string> args;
    int status;
  } cases[] = {
      {{"bad.json"}, 0},
      {{"--fail-on=info", "bad.json"}, 0},
      {{"bad.json", "missing.json"}, 2},
      {{"broken/a.json"}, 2},
      {{"--write-baseline=/nosuch/b.json", "bad.json"}, 2},
  };
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    for (const std::string_view format : report::format_names()) {
      std::vector<std::string> args = cases[i].args;
      args.insert(args.begin(), {"--exit-zero", "--format", std::string(format)});
      const Outcome outcome = run_command(args);
      EXPECT_EQ(outcome.status, cases[i].status) << i << ' ' << format;
      args.erase(args.begin());
      const Outcome without = run_command(args);
      EXPECT_EQ(without.status, cases[i].status == 0 ? 1 : cases[i].status) << i << ' ' << format;
      EXPECT_EQ(outcome.out, without.out);
      EXPECT_EQ(outcome.err, without.err);
    }
  }
}

TEST_F(CliOptions, StatisticsCountFindingsByRule) {
  write("a.json", kTwoErrorsAndWarning);
  write("b.json", kTwoErrorsAndWarning);
  write("c.json", R"({"y": 1})");
  const std::string table =
      "  count  severity  rule\n"
      "      5  error     schema/unknown-property\n"
      "      2  warning   schema/documented-maximum\n";
  const std::vector<std::string> files = {"a.json", "b.json", "c.json"};
  for (const std::string_view format : report::format_names()) {
    for (const char* jobs : {"--jobs=1", "--jobs=3"}) {
      std::vector<std::string> args = {"--format", std::string(format), jobs};
      args.insert(args.end(), files.begin(), files.end());
      const Outcome without = run_command(args);
      args.emplace_back("--statistics");
      const Outcome outcome = run_command(args);
      const bool is_text = format == "text";
      EXPECT_EQ(outcome.out, is_text ? without.out + table : without.out) << format;
      EXPECT_EQ(outcome.err, is_text ? without.err : without.err + table) << format;
      EXPECT_EQ(outcome.status, 1);
    }
  }
  // Omitted findings are counted, the suppressed and the known ones are not.
  EXPECT_TRUE(run_command({"--statistics", "--max-diagnostics=1", "a.json", "b.json", "c.json"}).out.ends_with(table));
  write(".runlint.json", R"({"suppressions": {"s": {"rule": "schema/*", "pointer": "/x", "reason": "r"}},
                             "severities": {"schema/documented-maximum": "info"}})");
  EXPECT_TRUE(run_command({"--statistics", "-q", "a.json", "b.json", "c.json"})
                  .out.ends_with("  count  severity  rule\n"
                                 "      3  error     schema/unknown-property\n"
                                 "      2  info      schema/documented-maximum\n"));
  EXPECT_EQ(run_command({"--statistics", "-"}, "{}").out, "");
  EXPECT_TRUE(run_command({"--statistics", "--ndjson", "--no-config"}, "{}\n[]\n[]\n")
                  .out.ends_with("      2  error     schema/type\n"));
}

TEST_F(CliOptions, StatisticsSayWhatTheyDoNotHold) {
  std::string payload = "{";
  for (int i = 0; i < 100'010; ++i) payload += (i == 0 ? "\"x" : ",\"x") + std::to_string(i) + "\":1";
  EXPECT_TRUE(run_command({"--statistics"}, payload + "}")
                  .out.ends_with(" 100000  error     schema/unknown-property\n"
                                 "     10  not counted by rule: too many in one payload\n"));
}

TEST_F(CliOptions, ForceExcludeLeavesOutNamedFiles) {
  write("a.run-job.json", "[]");
  write("fixtures/deep/b.run-job.json", "[]");
  write("other/fixtures/c.json", "[]");
  write("lib/d.json", "[]");
  write("--help.run-job.json", "[]");
  write(".runlint.json", R"({"exclude": {"fixtures/": "r", "/lib/*.json": "r", "--*": "r"}})");
  const std::vector<std::string> excluded = {"fixtures/deep/b.run-job.json", "./other/fixtures/c.json", "lib/d.json",
                                             std::filesystem::current_path() / "lib/d.json"};
  const auto paths = [](const std::vector<std::string>& options, const std::vector<std::string>& names) {
    std::vector<std::string> args = options;
    args.emplace_back("--");
    args.insert(args.end(), names.begin(), names.end());
    const Outcome outcome = run_command(args);
    EXPECT_EQ(outcome.err, "");
    return std::to_string(outcome.status) + ' ' + headlines(outcome.out);
  };
  for (const std::string& name : excluded) {
    EXPECT_EQ(paths({"--force-exclude"}, {name}), "0 ") << name;
    EXPECT_EQ(paths({}, {name}), "1 " + name + ":1:1: error [schema/type]\n");
    EXPECT_EQ(paths({"--force-exclude", "--no-config"}, {name}), "1 " + name + ":1:1: error [schema/type]\n");
  }
  EXPECT_EQ(paths({"--force-exclude"}, excluded), "0 ");
  EXPECT_EQ(paths({"--force-exclude"}, {"--help.run-job.json"}), "0 ");
  EXPECT_EQ(paths({"--force-exclude"}, {excluded[0], "a.run-job.json"}), "1 a.run-job.json:1:1: error [schema/type]\n");
  EXPECT_EQ(paths({"--force-exclude", "--exclude=a.*"}, {"a.run-job.json"}), "0 ");
  EXPECT_EQ(paths({"--force-exclude", "--exclude=fixtures"}, {"fixtures/../a.run-job.json"}),
            "1 fixtures/../a.run-job.json:1:1: error [schema/type]\n");
  EXPECT_EQ(paths({"--force-exclude", "--exclude=lib"}, {"fixtures/../lib/d.json"}), "0 ");
  EXPECT_EQ(paths({"--force-exclude", "--exclude=nosuch"}, {"a.run-job.json"}),
            "1 a.run-job.json:1:1: error [schema/type]\n");
  // A missing file is excluded only by its name.
  EXPECT_EQ(run_command({"--force-exclude", "fixtures/missing.json"}).status, 0);
  EXPECT_EQ(run_command({"--force-exclude", "missing.json"}).status, 2);
  EXPECT_EQ(run_command({"--force-exclude", "--format=json", "lib/d.json"}).out,
            run_command({"--format=json", "--ndjson"}, "").out);
  EXPECT_EQ(run_command({"--force-exclude", "--ndjson", "lib/d.json"}).status, 0);
  EXPECT_EQ(run_command({"--force-exclude", "--stdin-filename=lib/x.json"}, "[]").status, 0);
  EXPECT_EQ(run_command({"--force-exclude", "--exclude=*"}, "[]").status, 1);
  Terminal terminal;
  terminal.input_is_terminal = true;
  EXPECT_EQ(run_command({"--force-exclude", "--stdin-filename=lib/x.json"}, "[]", terminal).err, "");
  // A directory that is named is searched.
  EXPECT_EQ(run_command({"--force-exclude", "fixtures"}).status, 1);
  // A configuration that can't be used excludes nothing.
  write(".runlint.json", "{");
  EXPECT_EQ(run_command({"--force-exclude", "lib/d.json"}).status, 2);
}

TEST_F(CliOptions, ExpectRecordsFailsEmptyInputs) {
  write("empty", "");
  write("blank", "\n \r\n\t");
  write("one", "\n\n{}");
  const std::string no_records = " has no records, and --expect-records asks for some\n";
  const struct {
    std::vector<std::string> args;
    std::string input;
    int status;
    std::string err;
  } cases[] = {
      {{}, "", 2, "runlint: <stdin>" + no_records},
      {{}, "\n\n", 2, "runlint: <stdin>" + no_records},
      {{}, "  ", 2, "runlint: <stdin>" + no_records},
      {{}, "{}", 0, ""},
      {{}, "\n{}\n\n", 0, ""},
      {{}, "{", 1, ""},
      {{"--exit-zero"}, "", 2, "runlint: <stdin>" + no_records},
      {{"empty", "one", "blank"}, "", 2, "runlint: empty" + no_records + "runlint: blank" + no_records},
      {{"missing", "one"}, "", 2, "runlint: cannot read missing: No such file or directory\n"},
      {{"."}, "", 2, "runlint: . is a directory: with --ndjson, say with --include which names to look for in it\n"},
  };
  for (const auto& [args, input, status, err] : cases) {
    for (const std::size_t step : {1, 1000}) {
      for (const char* jobs : {"--jobs=1", "--jobs=4"}) {
        std::vector<std::string> all = {"--ndjson", "--expect-records", jobs};
        all.insert(all.end(), args.begin(), args.end());
        const Outcome outcome = run_command(all, input, {}, step);
        EXPECT_EQ(outcome.status, status) << input;
        EXPECT_EQ(outcome.err, err);
      }
    }
  }
  // In every format.
  for (const std::string_view format : report::format_names()) {
    const Outcome outcome = run_command({"--ndjson", "--expect-records", "-q", "--format", std::string(format)});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.out.find("has no records"), std::string::npos) << format << outcome.out;
  }
  EXPECT_EQ(run_command({"--ndjson"}).status, 0);
  EXPECT_EQ(run_command({"--expect-records"}).err,
            "runlint: --expect-records is for the records of a stream: it needs --ndjson\n"
            "For help: runlint check --help\n");
}

// As a script passes a variable that is not set.
TEST_F(CliOptions, EmptyNamesAreRejected) {
  for (const std::string option :
       {"--stdin-filename", "--include", "--exclude", "--output-file", "--config", "--baseline", "--write-baseline"}) {
    const Outcome outcome = run_command({option, "", "-"}, "{}");
    EXPECT_EQ(outcome.status, 2) << option;
    EXPECT_TRUE(outcome.err.starts_with("runlint: " + option + " needs a value, and this one is empty\n"))
        << outcome.err;
  }
}

TEST_F(CliOptions, PatternsSelectGroupsOfRules) {
  const struct {
    std::vector<std::string> args;
    std::string config;
    std::string findings;
  } cases[] = {
      {{"--severity=schema/*=off"}, "{}", ""},
      {{"--severity=lint/*=off"}, "{}", "error [schema/unknown-property]\nwarning [schema/documented-maximum]\n"},
      {{"--severity=schema/*=info"}, "{}", "info [schema/unknown-property]\ninfo [schema/documented-maximum]\n"},
      // A name takes precedence over a pattern, in any order; then the later counts.
      {{"--severity=schema/unknown-property=warning", "--severity=schema/*=off"},
       "{}",
       "warning [schema/unknown-property]\n"},
      {{"--severity=schema/*=off", "--severity=schema/unknown-property=warning"},
       "{}",
       "warning [schema/unknown-property]\n"},
      {{"--severity=schema/*=off", "--severity=schema/*=info"},
       "{}",
       "info [schema/unknown-property]\ninfo [schema/documented-maximum]\n"},
      {{},
       R"({"severities": {"schema/documented-maximum": "error", "schema/*": "off"}})",
       "error [schema/documented-maximum]\n"},
      // The command line takes precedence over the file.
      {{"--severity=schema/*=info"},
       R"({"severities": {"schema/documented-maximum": "error"}})",
       "info [schema/unknown-property]\ninfo [schema/documented-maximum]\n"},
      {{}, R"({"suppressions": {"all": {"rule": "schema/*", "reason": "r"}}})", ""},
      {{},
       R"({"suppressions": {"all": {"rule": "schema/*", "pointer": "/x", "reason": "r"}}})",
       "warning [schema/documented-maximum]\n"},
      {{},
       R"({"suppressions": {"none": {"rule": "lint/*", "reason": "r"}}, "severities": {"lint/*": "off"}})",
       "error [schema/unknown-property]\nwarning [schema/documented-maximum]\n"},
  };
  write("p.json", R"({"x": 1, "deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": 143360}}})");
  for (const auto& [args, config, findings] : cases) {
    write(".runlint.json", config);
    std::vector<std::string> all = args;
    all.emplace_back("p.json");
    const Outcome outcome = run_command(all);
    std::string found = headlines(outcome.out);
    for (std::size_t at = 0; (at = found.find("p.json:1:", at)) != std::string::npos;) {
      found.erase(at, found.find(": ", at) + 2 - at);
    }
    EXPECT_EQ(found, findings) << config;
    EXPECT_EQ(outcome.err, "") << config;
  }
  // json/* can't be lowered, nor can everything at once.
  EXPECT_EQ(first_line(run_command({"--severity=json/*=off"}).err),
            "runlint: --severity: json/* is always an error: what is not sound JSON can't be accepted");
  EXPECT_EQ(run_command({"--severity=json/*=error"}, "{}").status, 0);
  EXPECT_EQ(first_line(run_command({"--severity=lnt/*=off"}).err),
            "runlint: --severity: unknown rule \"lnt/*\" (did you mean lint/*?); `runlint rules` lists them");
  write(".runlint.json", R"({"severities": {"json/*": "off"}})");
  EXPECT_NE(run_command({"p.json"}).err.find("help: json/* and yaml/* rules are always errors"), std::string::npos);
  write(".runlint.json", R"({"suppressions": {"unused": {"rule": "lint/*", "files": "/p.json", "reason": "r"}}})");
  EXPECT_EQ(run_command({"p.json"}).err,
            "runlint: .runlint.json:1:19: suppression \"unused\" hides nothing: remove it\n");
}

TEST_F(CliOptions, MinimumVersionStopsOlderVersions) {
  write("p.json", "{}");
  for (const char* version : {RUNLINT_VERSION, "0.0.1", "0.0", "0.1"}) {
    write(".runlint.json", R"({"minimumVersion": ")" + std::string(version) + "\"}");
    const Outcome outcome = run_command({"p.json"});
    EXPECT_EQ(outcome.status, 0) << version << outcome.err;
  }
  // Whatever else an older version does not know of the file.
  for (const char* rest : {"", R"(, "severities": {"lint/new-rule": "off"}, "nouvelle": [{"minimumVersion": "x"}])",
                           R"(, "exclude": {"[": "no pattern"})"}) {
    write(".runlint.json", R"({"minimumVersion": "0.1.1")" + std::string(rest) + "}");
    const Outcome outcome = run_command({"p.json"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(first_line(outcome.err),
              ".runlint.json:1:20: error: this configuration needs runlint 0.1.1 or newer, and this is "
              "runlint " RUNLINT_VERSION " [schema/minimum]");
    EXPECT_EQ(outcome.err.find("nouvelle", outcome.err.find('^')), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("help: install a newer runlint"), std::string::npos);
  }
  for (const char* version :
       {"1", "1.2.3.4", "x", "1.x", "v1.0", "1..2", " 1.0", "1.0 ", "-1.0", "99999999999.0", "1.", "1.0.", ""}) {
    write(".runlint.json", R"({"minimumVersion": ")" + std::string(version) + "\"}");
    const Outcome outcome = run_command({"p.json"});
    EXPECT_EQ(outcome.status, 2) << version;
    EXPECT_EQ(headlines(outcome.err),
              std::string(".runlint.json:1:20: error [schema/") + (*version == '\0' ? "min-length" : "pattern") + "]\n")
        << outcome.err;
  }
  // Only the member of the root counts.
  write(".runlint.json", R"({"exclude": {"minimumVersion": "9.0"}})");
  EXPECT_EQ(run_command({"p.json"}).status, 0);
}

TEST_F(CliOptions, QuietShowsWhatFailsTheRun) {
  write("bad.json", kWrongPlan);
  write("warned.json", kWarned);
  write("d/.runlint.json", "[]");
  write("d/a.json", "{}");
  const struct {
    std::vector<std::string> args;
    std::string part;
  } cases[] = {
      {{"bad.json"}, "[schema/min-length]"},
      {{"--fail-on=warning", "warned.json"}, "[schema/documented-maximum]"},
      {{"--profile=preflight", "warned.json"}, "[schema/documented-maximum]"},
      {{"--max-diagnostics=1", "--fail-on=warning", "warned.json"}, "[schema/documented-maximum]"},
      {{"missing.json"}, "cannot be read"},
      {{"d/a.json"}, "can't be used"},
      {{"--baseline=missing", "bad.json"}, "cannot read missing"},
      {{"--write-baseline=/nosuch/b", "bad.json"}, "cannot write /nosuch/b"},
  };
  for (const auto& [args, part] : cases) {
    std::vector<std::string> all = {"--quiet"};
    all.insert(all.end(), args.begin(), args.end());
    const Outcome outcome = run_command(all);
    EXPECT_NE(outcome.status, 0) << part;
    EXPECT_NE((outcome.out + outcome.err).find(part), std::string::npos) << outcome.out << outcome.err;
  }
  EXPECT_EQ(run_command({"--quiet", "warned.json"}).out, "");
}

}  // namespace
}  // namespace runlint::cli
