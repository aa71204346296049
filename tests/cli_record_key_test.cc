// --record-key: keys of records are shown beside their results, and never anything that may be a secret.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

constexpr std::string_view kBranch = "/deployment/internal/branch";

std::vector<std::string> args(std::string_view pointer, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--ndjson", "--stdin-filename=s", "--record-key", std::string(pointer)});
  return more;
}

// The member "key" of a line of jsonl, and "keyTruncated" if it is there, as JSON text.
std::string key_of(std::string_view line) {
  constexpr std::string_view kName = R"("key":)";
  const std::size_t begin = line.find(kName);
  if (begin == std::string_view::npos) return "no member";
  line.remove_prefix(begin + kName.size());
  return std::string(line.substr(0, line.find(R"(,"valid":)")));
}

std::string key(const std::string& pointer, const std::string& record, std::vector<std::string> more = {}) {
  more.emplace_back("--format=jsonl");
  const Outcome outcome = run_command(args(pointer, std::move(more)), record);
  EXPECT_EQ(outcome.err, "") << pointer << ' ' << record;
  return key_of(outcome.out);
}

std::string with_branch(std::string_view json) {
  return R"({"deployment":{"internal":{"branch":)" + std::string(json) + "}}}";
}

TEST(CliRecordKey, IsInTextJsonAndJsonl) {
  const std::string records = R"({"billing":{"deploymentPlan":"nf-compute-10"}})"
                              "\n\n[]\n"
                              R"({"billing":{"deploymentPlan":"no"}})";
  const std::string pointer = "/billing/deploymentPlan";
  EXPECT_EQ(
      run_command(args(pointer), records).out,
      "s:3:1: error: the payload has the wrong type: expected object, found array [schema/type]\n"
      "  3 | []\n"
      "    | ^~\n"
      "    key: null\n"
      "    help: write the object itself, without the list around it\n\n"
      "s:4:30: error: \"deploymentPlan\" is too short: expected at least 3 characters, found 2 [schema/min-length]\n"
      "  4 | {\"billing\":{\"deploymentPlan\":\"no\"}}\n"
      "    |                              ^~~~\n"
      "    at: /billing/deploymentPlan\n"
      "    key: \"no\"\n\n"
      "2 errors in 3 payloads, 2 invalid\n");
  const std::string entries[] = {
      R"({"path":"s","record":1,"key":"nf-compute-10","valid":true,"diagnostics":[],"omitted":0})",
      R"({"path":"s","record":3,"key":null,"valid":false,)",
      R"({"path":"s","record":4,"key":"no","valid":false,)",
  };
  for (const char* format : {"--format=json", "--format=jsonl"}) {
    const std::string out = run_command(args(pointer, {format}), records).out;
    std::size_t at = 0;
    for (const std::string& entry : entries) {
      at = out.find(entry, at);
      EXPECT_NE(at, std::string::npos) << entry << " in order in " << out;
    }
  }
  const TemporaryDirectory directory;
  const std::string missing = run_command(args(pointer, {"--format=jsonl", directory.path("missing")})).out;
  EXPECT_NE(missing.find("\"failure\""), std::string::npos);
  EXPECT_EQ(missing.find("\"key\""), std::string::npos) << "a file has none";
  EXPECT_EQ(run_command({"--ndjson", "--format=json"}, records).out.find("\"key\""), std::string::npos);
}

TEST(CliRecordKey, IsTheScalarAtThePointer) {
  const struct {
    std::string pointer;
    std::string record;
    std::string key;
    std::vector<std::string> args = {};
  } cases[] = {
      {std::string(kBranch), with_branch(R"("main")"), R"("main")"},
      {std::string(kBranch), with_branch(R"("")"), R"("")"},
      {std::string(kBranch), with_branch(R"("é\u00e9\"\\\n\u202e")"), R"("éé\"\\\n\u202e")"},
      {std::string(kBranch), R"({"deployment":{"int\u0065rnal":{"id":"a","br\u0061nch":"x"}}})", R"("x")"},
      {"/deployment/storage/shmSize", R"({"deployment":{"storage":{"shmSize":1.28e2}}})", "1.28e2"},
      {"/deployment/storage/useHdbStorage",
       R"({"deployment":{"storage":{"useHdbStorage":true}}})",
       "true",
       {"--api=2026-05"}},
      {"/deployment/storage/useHdbStorage", R"({"deployment":{"storage":{"useHdbStorage":true}}})", "null"},
      {"/data/id", R"({"data":{"id":"run-1","runName":"r"}})", R"("run-1")", {"--kind=response"}},
      {"/severities/schema~1enum", R"({"severities":{"schema/enum":"off"}})", R"("off")", {"--kind=config"}},
      // Of another type: null is no key, and a string or number in the place of something else may be anything.
      {std::string(kBranch), with_branch("null"), "null"},
      {std::string(kBranch), with_branch("1234"), "null"},
      {std::string(kBranch), with_branch(R"({"branch":"x"})"), "null"},
      {std::string(kBranch), with_branch(R"(["x"])"), "null"},
      {"/deployment/storage/shmSize", R"({"deployment":{"storage":{"shmSize":"128"}}})", "null"},
      // Not there.
      {std::string(kBranch), "{}", "null"},
      {std::string(kBranch), R"("main")", "null"},
      {std::string(kBranch), R"({"branch":"x","internal":{"branch":"x"}})", "null"},
      {std::string(kBranch), R"({"deployment":{"external":{"internal":{"branch":"x"}},"branch":"x"}})", "null"},
      {std::string(kBranch), R"([{"deployment":{"internal":{"branch":"x"}}}])", "null"},
      // Twice, so that it is unknown which one counts.
      {std::string(kBranch), with_branch(R"("a","branch":"b")"), "null"},
      {std::string(kBranch), R"({"deployment":{"internal":{"branch":"a"}},"deployment":{}})", "null"},
      {std::string(kBranch), R"({"deployment":{"internal":{"branch":"a"},"storage":{"branch":1}},"branch":2})",
       R"("a")"},
      // Not JSON, too deep, too large.
      {std::string(kBranch), with_branch(R"("main")") + "}", "null"},
      {std::string(kBranch), with_branch(R"("main",)"), "null"},
      {std::string(kBranch), with_branch("\"\xFF\""), "null"},
      {std::string(kBranch), with_branch(R"("main")"), "null", {"--max-depth=2"}},
      {std::string(kBranch), with_branch(R"("main")"), "null", {"--max-size=20"}},
      {std::string(kBranch), "", "no member"},
  };
  for (const auto& [pointer, record, expected, more] : cases) {
    EXPECT_EQ(key(pointer, record, more), expected) << pointer << ' ' << record;
  }
}

TEST(CliRecordKey, IsNeverASecret) {
  std::string token = "ghp_";
  for (int i = 0; i < 36; ++i) token += static_cast<char>('a' + i * 7 % 26);
  EXPECT_EQ(key(std::string(kBranch), with_branch('"' + token + '"')), "null");
  EXPECT_EQ(key(std::string(kBranch), with_branch(R"("https://user:hunter2@host/a")")), "null");
  EXPECT_EQ(key(std::string(kBranch), with_branch(R"("https://host/a")")), R"("https://host/a")");

  // Any pointer will do for templates, so that each record decides.
  const std::string node =
      R"({"kind":"JobRun","spec":{"jobId":"job-1","note":"hidden","runtimeEnvironment":{"A":"hidden"},)"
      R"("runtimeFiles":{"/a":{"data":"hidden","encoding":"hidden"}},"dockerSecretMounts":{"m":{"data":"hidden"}},)"
      R"("deployment":{"internal":"hidden"}}})";
  const std::string record = R"({"note":"hidden","spec":{"steps":["hidden",)" + node + R"(,)" + node + "]}}";
  const std::string at = "/spec/steps/1/spec";
  EXPECT_EQ(key(at + "/jobId", record, {"--kind=template"}), R"("job-1")");
  EXPECT_EQ(key("/spec/steps/2/spec/jobId", record, {"--kind=template"}), R"("job-1")");
  for (const std::string pointer :
       {"/spec/steps/01/spec/jobId", "/spec/steps/-/spec/jobId", "/spec/steps/3/spec/jobId", "/spec/steps/0", "/note",
        "/spec/steps/1/spec/note", "/spec/steps/1/spec/runtimeEnvironment/A",
        "/spec/steps/1/spec/runtimeFiles/~1a/data", "/spec/steps/1/spec/runtimeFiles/~1a/encoding",
        "/spec/steps/1/spec/dockerSecretMounts/m/data", "/spec/steps/1/spec/deployment/internal"}) {
    EXPECT_EQ(key(pointer, record, {"--kind=template"}), "null") << pointer;
  }
}

TEST(CliRecordKey, RejectsPointersThatLeadToNoKey) {
  const struct {
    std::vector<std::string> args;
    std::string problem;
  } cases[] = {
      {{"--record-key=/billing/deploymentPlan"}, "--record-key is for the records of a stream: it needs --ndjson"},
      {args(kBranch, {"--format=sarif"}), "--record-key is for --format text, json or jsonl: the others show no keys"},
      {args(""), "must be a JSON Pointer to a member, like /deployment/internal/id, not \"\""},
      {args("deployment/internal/id"), "must be a JSON Pointer"},
      {args("/a~"), "must be a JSON Pointer"},
      {args("/a~2b"), "must be a JSON Pointer"},
      {args("/id"), "--record-key: \"/id\" leads to no known member: what is below unknown ones may be a secret"},
      {args("/deployment/internal/id/x"), "leads to no known member"},
      {args("/deployment/"), "leads to no known member"},
      {args("/data/createdAt", {"--kind=response"}), "leads to no known member"},
      {args("/deployment/internal"), "leads to an object: a key is a string, number or boolean"},
      {args("/runtimeEnvironment"), "leads to what may be a secret, which is never shown"},
      {args("/runtimeEnvironment/RUN_ID"), "leads to what may be a secret"},
      {args("/runtimeFiles/~1a/encoding"), "leads to what may be a secret"},
      {args("/dockerSecretMounts/a/data"), "leads to what may be a secret"},
  };
  for (const auto& [arguments, problem] : cases) {
    const Outcome outcome = run_command(arguments, "{}");
    EXPECT_EQ(outcome.status, 2) << problem;
    EXPECT_NE(outcome.err.find(problem), std::string::npos) << problem << " in " << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(CliRecordKey, IsBounded) {
  const auto quoted_length = [](std::string_view key) {
    return key.substr(0, key.rfind('"', key.rfind(',')) + 1).size();
  };
  EXPECT_EQ(key(std::string(kBranch), with_branch('"' + std::string(254, 'a') + '"')),
            '"' + std::string(254, 'a') + '"');
  for (const std::string& text : {std::string(255, 'a'), std::string(1'000'000, 'a')}) {
    const std::string found = key(std::string(kBranch), with_branch('"' + text + '"'));
    EXPECT_TRUE(found.starts_with("\"aaaa")) << found;
    EXPECT_NE(found.find("a…a"), std::string::npos) << found;
    EXPECT_TRUE(found.ends_with("aaaa\",\"keyTruncated\":true")) << found;
    EXPECT_LE(quoted_length(found), 256U);
    EXPECT_GE(quoted_length(found), 200U);
  }
  std::string controls;
  for (int i = 0; i < 10'000; ++i) controls += "\\u0001";
  const std::string found = key(std::string(kBranch), with_branch('"' + controls + '"'));
  EXPECT_TRUE(found.starts_with("\"\\u0001")) << found;
  EXPECT_LE(quoted_length(found), 256U);
  const std::string digits = "1" + std::string(1000, '0');
  const std::string number =
      key("/deployment/storage/shmSize", R"({"deployment":{"storage":{"shmSize":)" + digits + "}}}", {"--api=2026-05"});
  EXPECT_TRUE(number.starts_with("\"1000")) << number;
  EXPECT_TRUE(number.ends_with("000\",\"keyTruncated\":true")) << number;
}

TEST(CliRecordKey, IsIndependentOfThreadsAndReads) {
  std::string records;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string name = "\"b" + std::to_string(i) + '"';
    if (i % 7 == 0) {
      records += "[]\n";
      expected += "null\n";
    } else {
      records += with_branch(name).insert(0, std::string(static_cast<std::size_t>(i) % 97, ' ')) + '\n';
      expected += name + '\n';
    }
  }
  for (const char* jobs : {"--jobs=1", "--jobs=8"}) {
    for (const std::size_t step : {std::size_t{999}, ~std::size_t{0}}) {
      const std::string out = run_command(args(kBranch, {"--format=jsonl", jobs}), records, {}, step).out;
      std::string keys;
      for (std::string_view rest = out; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
        keys += key_of(first_line(rest)) + '\n';
      }
      EXPECT_TRUE(keys == expected) << jobs << ' ' << step;
    }
  }
}

}  // namespace
}  // namespace runlint::cli
