// Checks payloads against the table: every finding with its rule, pointer and span.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/accept_handler.h"
#include "runlint/validator.h"
#include "support/schema_only.h"

namespace runlint {
namespace {

using std::string_view;

// A handler that misses a callback, also one that its constants ask for, is refused.
struct WithoutClosingOffset : check::AcceptHandler {
  void on_close(const check::Frame&) {}
};
struct WithoutSecrets : check::AcceptHandler {
  static constexpr bool kRedacts = true;
};
static_assert(check::SchemaHandler<check::AcceptHandler>);
static_assert(!check::SchemaHandler<WithoutClosingOffset> && !check::SchemaHandler<WithoutSecrets>);

// One line per finding: "RULE POINTER OFFSET+LENGTH"; warnings and infos are marked, related locations indented.
std::string dump(const Report& report) {
  std::string text;
  const auto place = [&report](InstanceId path, Span span) {
    return fmt::format("{} {}+{}\n", report.pointer(path), span.offset, span.length);
  };
  for (const Diagnostic& found : report.diagnostics()) {
    text += info(found.rule).name;
    if (found.severity != Severity::kError) text += fmt::format("({})", severity_name(found.severity));
    text += ' ';
    text += place(found.instance, found.span);
    for (const Related& related : found.related) text += fmt::format("  {}", place(related.instance, related.span));
  }
  return text;
}

std::string join(string_view before, string_view middle, string_view after) {
  std::string text(before);
  return text.append(middle).append(after);
}

struct Case {
  string_view payload;
  string_view expected;
};

void run(const Case& c, Validator& validator) {
  const Report report = validator.check(c.payload);
  EXPECT_EQ(report.status(), Report::Status::kComplete) << c.payload;
  EXPECT_EQ(dump(report), c.expected) << c.payload;
  EXPECT_EQ(validator.accepts(c.payload) == Verdict::kValid, report.valid()) << c.payload;
  for (const Diagnostic& found : report.diagnostics()) EXPECT_FALSE(found.message.empty());
}

template <std::size_t n>
void run(const Case (&cases)[n], const Options& options = {}) {
  Validator validator(schema_only(options));
  for (const Case& c : cases) run(c, validator);
}

TEST(Check, ReportsWrongTypes) {
  run({
      {R"({})", ""},
      {R"([])", "schema/type  0+2\n"},
      {R"("x")", "schema/type  0+3\n"},
      {R"(null)", "schema/type  0+4\n"},
      {R"({"billing":[{"a":[]}],"deployment":7})", "schema/type /billing 11+10\nschema/type /deployment 35+1\n"},
      {R"({"runtimeEnvironment":{"A":1,"B":true,"C":null,"D":{},"E":"e"}})",
       "schema/type /runtimeEnvironment/A 27+1\nschema/type /runtimeEnvironment/B 33+4\n"
       "schema/type /runtimeEnvironment/C 42+4\nschema/type /runtimeEnvironment/D 51+2\n"},
      {R"({"billing":{"deploymentPlan":["abc"]}})", "schema/type /billing/deploymentPlan 29+7\n"},
      {R"({"runtimeFiles":{"/a":"text"}})", "schema/type /runtimeFiles/~1a 22+6\n"},
  });
}

TEST(Check, ComparesIntegersByValue) {
  const auto shm = [](string_view size) {
    return join(R"({"deployment":{"storage":{"shmSize":)", size, R"(},"internal":{}}})");
  };
  struct Size {
    string_view text, expected;
  };
  const Size sizes[] = {
      {"64", ""},
      {"1024.0", ""},
      {"1.024e3", ""},
      {"61440", ""},
      {"81920", "schema/documented-maximum(warning) /deployment/storage/shmSize 36+5\n"},
      {"65", "schema/enum /deployment/storage/shmSize 36+2\n"},
      {"-0", "schema/enum /deployment/storage/shmSize 36+2\n"},
      {"-64", "schema/enum /deployment/storage/shmSize 36+3\n"},
      {"1e400", "schema/enum /deployment/storage/shmSize 36+5\n"},
      {"64.5", "schema/type /deployment/storage/shmSize 36+4\n"},
      {"\"64\"", "schema/type /deployment/storage/shmSize 36+4\n"},
      {"[64]", "schema/type /deployment/storage/shmSize 36+4\n"},
  };
  Validator validator(schema_only());
  for (const Size& size : sizes) run({shm(size.text), size.expected}, validator);
}

TEST(Check, ComparesStringsUnescaped) {
  run({
      {R"({"billing":{"deploymentPlan":"x"}})", "schema/min-length /billing/deploymentPlan 29+3\n"},
      {R"({"billing":{"deploymentPlan":""}})", "schema/min-length /billing/deploymentPlan 29+2\n"},
      {R"({"billing":{"deploymentPlan":"äöü"}})", "schema/pattern /billing/deploymentPlan 29+8\n"},
      {R"({"billing":{"deploymentPlan":"äö"}})", "schema/min-length /billing/deploymentPlan 29+6\n"},
      {R"({"billing":{"deploymentPlan":"\u0061\u0062c"}})", ""},
      {R"({"billing":{"deploymentPlan":"nf-compute-20\n"}})", "schema/pattern /billing/deploymentPlan 29+17\n"},
      {R"({"billing":{"deploymentPlan":"nf--compute"}})", "schema/pattern /billing/deploymentPlan 29+13\n"},
      {R"({"deployment":{"internal":{"id":"1abc"}}})", "schema/pattern /deployment/internal/id 32+6\n"},
      {R"({"deployment":{"internal":{"buildSHA":"latest"}}})", ""},
      {R"({"deployment":{"internal":{"buildSHA":"0123456789012345678901234567890123456789"}}})", ""},
      {R"({"deployment":{"internal":{"buildSHA":"012345678901234567890123456789012345678é"}}})", ""},
      {R"({"deployment":{"internal":{"buildSHA":"Latest"}}})",
       "schema/one-of-conflict /deployment/internal/buildSHA 38+8\n"},
      {R"({"deployment":{"internal":{"buildSHA":7}}})", "schema/type /deployment/internal/buildSHA 38+1\n"},
      {R"({"deployment":{"external":{"imagePath":"nginx","credentials":"a_b"}}})",
       "schema/pattern /deployment/external/imagePath 39+7\n"
       "schema/pattern /deployment/external/credentials 61+5\n"},
  });
}

TEST(Check, MeasuresLengthsInCodePoints) {
  const auto plan = [](std::size_t n) {
    return join(R"({"billing":{"deploymentPlan":")", std::string(n, 'p'), "\"}}");
  };
  const auto mount = [](std::size_t n) {
    return join(R"({"dockerSecretMounts":{")", std::string(n, 'm'), R"(":{"data":""}}})");
  };
  const auto service = [](std::size_t n) {
    return join(R"({"deployment":{"internal":{"id":")", std::string(n, 's'), "\"}}}");
  };
  Validator validator(schema_only());
  run({plan(2), "schema/min-length /billing/deploymentPlan 29+4\n"}, validator);
  run({plan(3), ""}, validator);
  run({plan(100), ""}, validator);
  run({plan(101), "schema/max-length /billing/deploymentPlan 29+103\n"}, validator);
  run({mount(64), ""}, validator);
  run({mount(65), join("schema/property-name /dockerSecretMounts/", std::string(65, 'm'), " 23+67\n")}, validator);
  run({service(2), "schema/min-length /deployment/internal/id 32+4\n"}, validator);
  run({service(3), ""}, validator);
  run({service(54), ""}, validator);
  run({service(55), "schema/max-length /deployment/internal/id 32+57\n"}, validator);
}

TEST(Check, ReportsInvalidKeys) {
  run({
      {R"({"runtimeEnvironment":{"A-b/c.D_1":""}})", ""},
      {R"({"runtimeEnvironment":{"":"","A B":1}})",
       "schema/property-name /runtimeEnvironment/ 23+2\nschema/property-name /runtimeEnvironment/A B 29+5\n"
       "schema/type /runtimeEnvironment/A B 35+1\n"},
      {R"({"runtimeFiles":{"etc/x":{"data":""}}})", "schema/property-name /runtimeFiles/etc~1x 17+7\n"},
      {R"({"runtimeFiles":{"\/etc":{"data":""}}})", ""},
      {R"({"dockerSecretMounts":{"-a":{}}})",
       "schema/property-name /dockerSecretMounts/-a 23+4\nschema/required /dockerSecretMounts/-a 23+4\n"},
      {R"({"x":1})", "schema/unknown-property /x 1+3\n"},
      {R"({"billing":{"plan":{"deep":[1]}}})", "schema/unknown-property /billing/plan 12+6\n"},
      {R"({"d\u0065ployment":{"int\u0065rnal":{}}})", ""},
      {R"({"~/":0})", "schema/unknown-property /~0~1 1+4\n"},
  });
}

TEST(Check, ReportsMissingMembers) {
  run({
      {R"({"runtimeFiles":{"/a":{}}})", "schema/required /runtimeFiles/~1a 17+4\n"},
      {R"({"deployment":{"external":{}}})", "schema/required /deployment/external 15+10\n"},
      // A misspelled member is reported, not the missing one.
      {R"({"deployment":{"external":{"imagepath":"a:b"}}})",
       "schema/unknown-property /deployment/external/imagepath 27+11\n"},
      {R"({"deployment":{"external":{"foo":"a:b"}}})",
       "schema/required /deployment/external 15+10\nschema/unknown-property /deployment/external/foo 27+5\n"},
      {R"({"deployment":{"internal":{},"docker":{}}})", "schema/required /deployment/docker 29+8\n"},
      {R"({"deployment":{"internal":{},"docker":{"configType":"customEntrypointCustomCommand"}}})",
       "schema/required /deployment/docker 29+8\nschema/required /deployment/docker 29+8\n"},
      {R"({"deployment":{"internal":{},"docker":{"customCommand":"x","configType":"customCommand"}}})", ""},
      {R"({"deployment":{"internal":{},"docker":{"configType":"customCommand","customComand":"x"}}})",
       "schema/unknown-property /deployment/docker/customComand 68+14\n"},
      {R"({"deployment":{"internal":{},"docker":{"configType":"customcommand"}}})",
       "schema/enum /deployment/docker/configType 52+15\n"},
      {R"({"deployment":{"internal":{},"docker":{"configType":"customCommand","configType":"customEntrypoint"}}})",
       "json/duplicate-key /deployment/docker/configType 68+12\n  /deployment/docker/configType 39+12\n"},
      {R"({"deployment":{"internal":{},"buildpack":{"configType":"originalEntrypointCustomCommand"}}})",
       "schema/required /deployment/buildpack 29+11\n"},
      {R"({"deployment":{"internal":{},"buildpack":{"configType":"customProcess","customProcess":"web"}}})", ""},
  });
  // A conditional member of the wrong type is present.
  run({{R"({"deployment":{"internal":{},"docker":{"configType":"customCommand","customCommand":1}}})",
        "schema/type /deployment/docker/customCommand 84+1\n"}});
}

TEST(Check, ReportsOneOfAmbiguityAndConflict) {
  run({
      {R"({"deployment":{"docker":{"configType":"default"}}})", "schema/one-of-ambiguous /deployment 1+12\n"},
      {R"({"deployment":{}})", "schema/one-of-ambiguous /deployment 1+12\n"},
      {R"({"deployment":{"docker":{}}})",
       "schema/one-of-ambiguous /deployment 1+12\nschema/required /deployment/docker 15+8\n"},
      {R"({"deployment":{"internal":{},"external":{"imagePath":"a:b"}}})",
       "schema/one-of-conflict /deployment/external 29+10\n  /deployment/internal 15+10\n"},
      {R"({"deployment":{"external":{},"docker":0,"internal":{"id":""}}})",
       "schema/required /deployment/external 15+10\nschema/type /deployment/docker 38+1\n"
       "schema/one-of-conflict /deployment/internal 40+10\n  /deployment/external 15+10\n"
       "schema/min-length /deployment/internal/id 57+2\n"},
      // A misspelled source is the only diagnostic; other unknown members do not matter.
      {R"({"deployment":{"internl":{}}})", "schema/unknown-property /deployment/internl 15+9\n"},
      {R"({"deployment":{"source":{}}})",
       "schema/one-of-ambiguous /deployment 1+12\nschema/unknown-property /deployment/source 15+8\n"},
      // A source of the wrong type still selects the alternative.
      {R"({"deployment":{"internal":null}})", "schema/type /deployment/internal 26+4\n"},
  });
}

TEST(Check, ReportsDuplicateKeysAtEveryDepth) {
  run({
      {R"({"billing":{},"billing":{}})", "json/duplicate-key /billing 14+9\n  /billing 1+9\n"},
      {R"({"billing":{},"b\u0069lling":0})",
       "json/duplicate-key /billing 14+14\n  /billing 1+9\nschema/type /billing 29+1\n"},
      {R"({"runtimeEnvironment":{"A":"","\u0041":"","A":""}})",
       "json/duplicate-key /runtimeEnvironment/A 30+8\n  /runtimeEnvironment/A 23+3\n"
       "json/duplicate-key /runtimeEnvironment/A 42+3\n  /runtimeEnvironment/A 23+3\n"},
      {R"({"x":[{"a":1},{"a":1,"\u0061":2}]})",
       "schema/unknown-property /x 1+3\njson/duplicate-key /x/1/a 21+8\n  /x/1/a 15+3\n"},
      {R"({"x":{"a":{"a":{"a":1}},"b":{"a":1}}})", "schema/unknown-property /x 1+3\n"},
      {R"({"billing":[{"k":1,"k":1}]})",
       "schema/type /billing 11+15\njson/duplicate-key /billing/0/*** 19+3\n  /billing/0/*** 13+3\n"},
  });
}

TEST(Check, ReportsFindingsBehindSlips) {
  run({
      {R"({"x":1,"x":2,"billing":{"deploymentPlan":"x"},})",
       "schema/unknown-property /x 1+3\njson/duplicate-key /x 7+3\n  /x 1+3\nschema/unknown-property /x 7+3\n"
       "schema/min-length /billing/deploymentPlan 41+3\njson/syntax  45+1\n"},
      {R"({runtimeEnvironment: {'A': 1, 'A': True}})",
       "json/syntax  1+18\njson/syntax /runtimeEnvironment 22+3\nschema/type /runtimeEnvironment/A 27+1\n"
       "json/duplicate-key /runtimeEnvironment/A 30+3\n  /runtimeEnvironment/A 22+3\n"
       "json/syntax /runtimeEnvironment 30+3\njson/syntax /runtimeEnvironment 35+4\n"},
      // A number that JSON does not have may be anything.
      {R"({"billing": {"deploymentPlan": NaN}})", "json/syntax /billing 31+3\n"},
      {R"({'apiVersion': "v1.2", "spec": {},})",
       "json/syntax  1+12\nschema/unknown-property /apiVersion 1+12\n"
       "json/syntax  33+1\n"},
      // Text after a fault is not checked.
      {R"({"x":1, 'billing': {"deploymentPlan":"x",} "y"})",
       "json/syntax  8+9\njson/syntax /billing 40+1\njson/syntax  43+1\n"},
  });
}

TEST(Check, CountsSlipsBeyondLimit) {
  Options options;
  options.max_diagnostics = 3;
  Validator validator(options);
  std::string payload = R"({"x":1,"runtimeEnvironment":{)";
  for (int i = 0; i < 50; ++i) payload += "/**/";
  const Report report = validator.check(payload + "}}");
  EXPECT_EQ(dump(report),
            "schema/unknown-property /x 1+3\njson/syntax /runtimeEnvironment 29+4\n"
            "json/syntax /runtimeEnvironment 33+4\n");
  EXPECT_EQ(report.omitted(), 48u);
}

// One mistake is one finding: what a name of other systems means is not missing too.
TEST(Check, ReportsSynonymsOnce) {
  run({
      {R"({"deployment":{"docker":{"command":"x"},"internal":{}}})",
       "schema/unknown-property /deployment/docker/command 25+9\n"},
      {R"({"deployment":{"docker":{"image":"x:1"}}})", "schema/unknown-property /deployment/docker/image 25+7\n"},
      {R"({"deployment":{"Image":"x:1"}})", "schema/unknown-property /deployment/Image 15+7\n"},
      {R"({"deployment":{"external":{"image":"x:1"}}})", "schema/unknown-property /deployment/external/image 27+7\n"},
      {R"({"deployment":{"external":{"command":"x"}}})",
       "schema/required /deployment/external 15+10\nschema/unknown-property /deployment/external/command 27+9\n"},
      {R"({"deployment":{"buildpack":{"configType":"customEntrypointCustomCommand","cmd":"x"},"git_sha":1}})",
       "schema/one-of-ambiguous /deployment 1+12\nschema/required /deployment/buildpack 15+11\n"
       "schema/unknown-property /deployment/buildpack/cmd 73+5\nschema/unknown-property /deployment/git_sha 84+9\n"},
      {R"({"deployment":{"commit-SHA":"x"}})", "schema/unknown-property /deployment/commit-SHA 15+12\n"},
      {R"({"env":[],"data":{"billing":{}}})", "schema/unknown-property /env 1+5\nschema/unknown-property /data 10+6\n"},
  });
}

TEST(Check, SyntaxErrorIsOnlyDiagnostic) {
  run({
      {R"({"x":{"y":[1,2,tru]}})", "json/syntax /x/y/2 18+1\n"},
      {R"({"billing":"\x"})", "json/syntax /billing 13+1\n  /billing 11+1\n"},
  });
}

TEST(Check, ReportsInvalidResponses) {
  Options options;
  options.kind = Kind::kResponse;
  run({{R"({"data":{"id":"a","runName":"b","more":1},"links":[]})", ""},
       {R"({"data":{"id":1}})", "schema/required /data 1+6\nschema/type /data/id 14+1\n"},
       {R"({})", "schema/required  0+1\n"},
       {R"({"date":{}})", "schema/required  0+1\n"},  // an open object may have any other member
       {R"({"more":{"a":1,"a":2},"data":{"id":"","runName":""}})", "json/duplicate-key /more/a 15+3\n  /more/a 9+3\n"}},
      options);
}

// ---- limits and settings

TEST(Check, DiagnosticLimitKeepsFirstErrors) {
  std::string payload = R"({"deployment":{"internal":{},"storage":{"shmSize":81920},)";
  for (int i = 0; i < 50; ++i) payload += join("\"x", std::to_string(i), "\":0,");
  payload += R"("docker":{}}})";
  Options options;
  options.max_diagnostics = 10;
  const Report report = Validator(schema_only(options)).check(payload);
  EXPECT_EQ(report.diagnostics().size(), 10U);
  EXPECT_EQ(report.omitted(), 42U);
  EXPECT_EQ(report.count(Severity::kError), 51U);
  EXPECT_EQ(report.count(Severity::kWarning), 1U);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(report.pointer(report.diagnostics()[i].instance), join("/deployment/x", std::to_string(i), ""));
  }
  options.max_diagnostics = 0;
  const Report none = Validator(schema_only(options)).check(payload);
  EXPECT_TRUE(none.diagnostics().empty());
  EXPECT_EQ(none.omitted(), 52U);
  EXPECT_FALSE(none.valid());
}

TEST(Check, SeverityOverridesIgnoreJsonRules) {
  Options options;
  options.severities.fill(Severity::kOff);
  run({{R"({"x":0,"billing":{"deploymentPlan":1}})", ""},
       {R"({"x":{"a":0,"a":0}})", "json/duplicate-key /x/a 12+3\n  /x/a 6+3\n"},
       {R"({)", "json/syntax  1+0\n   0+1\n"}},
      options);
  options.severities.fill(Severity::kInfo);
  run({{R"({"deployment":{"internal":{},"external":{}},"y":0})",
        "schema/one-of-conflict(info) /deployment/external 29+10\n  /deployment/internal 15+10\n"
        "schema/required(info) /deployment/external 29+10\n"
        "schema/unknown-property(info) /y 44+3\n"}},
      options);
  Options strict;
  strict.severities.fill(Severity::kError);
  run({{R"({"deployment":{"internal":{},"storage":{"shmSize":81920}}})",
        "schema/documented-maximum /deployment/storage/shmSize 50+5\n"}},
      strict);
}

TEST(Check, LocationsCountLinesAndCodePoints) {
  const string_view payload = "{\r\n  \"billing\": {\"deploymentPlan\": \"é😀\"},\n\t\"ü\": [\n]}\n";
  const Report report = Validator().check(payload);
  ASSERT_EQ(report.diagnostics().size(), 2U);
  const Diagnostic& plan = report.diagnostics()[0];
  EXPECT_EQ(plan.start, (Position{2, 33}));
  EXPECT_EQ(plan.end, (Position{2, 37}));
  const Diagnostic& unknown = report.diagnostics()[1];
  EXPECT_EQ(unknown.start, (Position{3, 2}));
  EXPECT_EQ(unknown.end, (Position{3, 5}));
}

TEST(Check, MessagesOmitValuesWhenNotQuoting) {
  Options options;
  options.quote_values = false;
  Validator validator(schema_only(options));
  const struct {
    string_view payload;
    string_view value;
    string_view message;
  } cases[] = {
      {R"({"deployment":{"internal":{},"docker":{"configType":"hunter2"}}})", "hunter2",
       "\"configType\" has a value that is not allowed: expected \"default\", \"customEntrypoint\", "
       "\"customCommand\" or \"customEntrypointCustomCommand\""},
      {R"({"deployment":{"internal":{"buildSHA":"hunter2"}}})", "hunter2",
       "\"buildSHA\" is neither a commit SHA of 40 characters nor \"latest\": found 7 characters"},
      {R"({"deployment":{"internal":{},"storage":{"shmSize":77.5}}})", "77.5",
       "\"shmSize\" has the wrong type: expected integer, found a number with a fraction"},
      {R"({"deployment":{"internal":{},"storage":{"shmSize":81920}}})", "81920",
       "the value of \"shmSize\" is above the documented maximum of 61440"},
      {R"({"billing":{"deploymentPlan":"hunter 2"}})", "hunter", "\"deploymentPlan\" has a space at character 7"},
  };
  for (const auto& [payload, value, message] : cases) {
    const Report report = validator.check(payload);
    ASSERT_EQ(report.diagnostics().size(), 1U) << payload;
    const Diagnostic& found = report.diagnostics()[0];
    EXPECT_EQ(found.message, message);
    EXPECT_EQ(found.help.find(value), string_view::npos) << found.help;
    EXPECT_EQ(Validator(schema_only()).check(payload).diagnostics()[0].rule, found.rule);
  }
}

}  // namespace
}  // namespace runlint
