// YAML on the command line.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr std::string_view kBad = "runtimeEnvironment:\n  PORT: 8080\n";

TEST(CliYaml, FileNameChoosesSyntax) {
  const TemporaryDirectory directory;
  const std::string yaml = directory.write("a.yaml", kBad);
  const std::string yml = directory.write("b.yml", kBad);
  const std::string other = directory.write("c.txt", kBad);
  const std::string json = directory.write("d.yaml", "{\"runtimeEnvironment\": {\"PORT\": 8080}}");
  const struct {
    std::vector<std::string> args;
    std::string input;
    std::string expected;
  } cases[] = {
      {{yaml}, "", "DIR/a.yaml:2:9: error [schema/type]\n"},
      {{yml}, "", "DIR/b.yml:2:9: error [schema/type]\n"},
      {{other}, "", "DIR/c.txt:1:1: error [json/syntax]\n"},
      {{"--input", "yaml", other}, "", "DIR/c.txt:2:9: error [schema/type]\n"},
      {{"--input=json", yaml}, "", "DIR/a.yaml:1:1: error [json/syntax]\n"},
      {{json}, "", "DIR/d.yaml:1:33: error [schema/type]\n"},
      {{yaml, json, "--jobs=1"}, "", "DIR/a.yaml:2:9: error [schema/type]\nDIR/d.yaml:1:33: error [schema/type]\n"},
      {{}, std::string(kBad), "<stdin>:1:1: error [json/syntax]\n"},
      {{"--input=yaml"}, std::string(kBad), "<stdin>:2:9: error [schema/type]\n"},
      {{"--stdin-filename=x.yml"}, std::string(kBad), "x.yml:2:9: error [schema/type]\n"},
      {{"--stdin-filename=x.yml", "--input=json"}, "{}", ""},
      {{"--kind=response", "--input=yaml"}, "data: {id: a, runName: b}\n", ""},
  };
  for (const auto& test : cases) {
    const Outcome outcome = run_command(test.args, test.input);
    EXPECT_EQ(headlines(relative_to(directory, outcome.out)), test.expected) << outcome.out << outcome.err;
    EXPECT_EQ(outcome.status, test.expected.empty() ? 0 : 1);
  }
}

TEST(CliYaml, IsFoundInDirectories) {
  const TemporaryDirectory directory;
  for (const char* name :
       {"run-job.yaml", "runjob.yml", "a.run-job.yml", "b.runjob.yaml", "other.yaml", "xrun-job.yaml"}) {
    directory.write(name, kBad);
  }
  directory.write("northflank.yml", "spec: {kind: JobRun, spec: {}}\n");
  directory.write("x.northflank.yaml", "kind: JobRun\nspec: {jobId: 5}\n");
  const Outcome outcome = run_command({directory.path()});
  EXPECT_EQ(headlines(relative_to(directory, outcome.out)),
            "DIR/a.run-job.yml:2:9: error [schema/type]\n"
            "DIR/b.runjob.yaml:2:9: error [schema/type]\n"
            "DIR/northflank.yml:1:22: error [schema/required]\n"
            "DIR/run-job.yaml:2:9: error [schema/type]\n"
            "DIR/runjob.yml:2:9: error [schema/type]\n"
            "DIR/x.northflank.yaml:2:15: error [schema/type]\n");
}

TEST(CliYaml, IsRefusedInStreams) {
  const TemporaryDirectory directory;
  const std::string yaml = directory.write("a.yaml", kBad);
  Outcome outcome = run_command({"--ndjson", "--input=yaml"}, "{}\n");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("--ndjson is for JSON"), std::string::npos) << outcome.err;
  outcome = run_command({"--ndjson", yaml});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("it is YAML by its name"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.out.find("it is YAML by its name"), std::string::npos) << outcome.out;
  EXPECT_EQ(run_command({"--ndjson", "--input=json", directory.write("b.yaml", "{}\n{}\n")}).status, 0);
  EXPECT_EQ(run_command({"--kind=config", "--input=yaml"}, "{}\n").status, 2);
  EXPECT_EQ(run_command({"--input=toml"}, "{}\n").status, 2);
}

TEST(CliYaml, HasSuppressionsAndBaselines) {
  const TemporaryDirectory directory;
  const std::string file = directory.write("jobs/a.run-job.yaml", "runtimeEnvironment: {A: no, B: 1}\n");
  const std::string known = directory.path("known.json");
  EXPECT_EQ(run_command({"--write-baseline", known, file}).status, 0);
  EXPECT_EQ(run_command({"--baseline", known, "--fail-on=info", file}).status, 0);
  directory.write(
      "jobs/.runlint.json",
      R"({"suppressions": {"on purpose": {"rule": "lint/yaml-scalar", "pointer": "/runtimeEnvironment/A", "reason": "x"}}})");
  const Outcome outcome = run_command({file});
  EXPECT_EQ(headlines(relative_to(directory, outcome.out)), "DIR/jobs/a.run-job.yaml:1:32: error [schema/type]\n")
      << outcome.out << outcome.err;
}

// No format shows what a block scalar, a comment or an unreadable document holds.
TEST(CliYaml, ShowsNoSecretInAnyFormat) {
  const std::string payloads[] = {
      "runtimeEnvironment: # do-not-show\n  A: |\n    do-not-show\n    do-not-show\n  B: 5 # do-not-show\n",
      "runtimeEnvironment:\n  A: do-not-show\n\tB: do-not-show\n",
      "runtimeEnvironment: {A: 'do-not-show\n",
      "do-not-show: [do-not-show\nx: *do-not-show\n",
      "x: !do-not-show do-not-show\n",
      "x: {a: &a [do-not-show], y: *a, \"a\": 'do-not-show', do: do-not-show}\nbilling: do-not-show\n",
      "a: do-not-show\n---\nb: do-not-show\n",
      "%do-not-show\n---\na: do-not-show\n",
      "a: \"\\do-not-show\"\n",
      "? [do-not-show]\n: do-not-show\n",
      "a: @do-not-show\n",
      "a: &do-not-show do-not-show\nb: do-not-show: x\n",
      "<<: do-not-show\n",
      "a: !!int do-not-show\n",
      "a: !!binary do-not-show\n",
  };
  for (const std::string& payload : payloads) {
    for (const char* format : {"text", "json", "jsonl", "sarif", "github", "gitlab", "junit"}) {
      const Outcome outcome = run_command({"--input=yaml", "--format", format}, payload);
      EXPECT_LE(outcome.status, 1);
      const std::size_t at = outcome.out.find("do-not-show");
      EXPECT_EQ(at, std::string::npos) << format << '\n' << payload << outcome.out.substr(at < 200 ? 0 : at - 200, 400);
    }
  }
}

}  // namespace
}  // namespace runlint::cli
