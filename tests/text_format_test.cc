#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/report_fixture.h"
#include "support/run_output.h"

namespace runlint::report {
namespace {

constexpr Severity kError = Severity::kError;
constexpr Severity kWarning = Severity::kWarning;
constexpr Severity kInfo = Severity::kInfo;

const Input kClean{.path = "clean.json", .payload = "{}"};
const Input kUnreadable{.path = "no\n.json", .failure = "cannot be read: gone\x1b"};
const Input kBrokenOff{.path = "s.ndjson", .record = 8, .failure = "not checked: out of memory"};
const Input kShortPlan{
    .payload = "{\n  \"billing\": {\"deploymentPlan\": \"x\"}\n}\n",
    .findings = {
        {Rule::kSchemaMinLength, kError, {"/billing/deploymentPlan", "\"x\""}, "too short", "3 to 100 characters"}}};
const Input kTwice{.path = "b.json",
                   .payload = "{\"billing\": {},\n\n\n\n\n\n\n\n\n \"billing\": {}}",
                   .findings = {{Rule::kJsonDuplicateKey,
                                 kError,
                                 {"/billing", "\"billing\"", "\n"},
                                 "twice",
                                 "",
                                 Place{"/billing", "\"billing\""}}}};
const Input kTwiceOnALine{.path = "c.json",
                          .payload = "{\"billing\": {}, \"billing\": {}}",
                          .findings = {{Rule::kJsonDuplicateKey,
                                        kError,
                                        {"/billing", "\"billing\"", ", "},
                                        "twice",
                                        "",
                                        Place{"/billing", "\"billing\""}}}};
const Input kMixed{.path = "m.json",
                   .payload = "{\"deployment\": 1, \"billing\": 2}",
                   .findings = {{Rule::kSchemaType, kWarning, {"/deployment", "1"}, "a warning"},
                                {Rule::kSchemaEnum, kInfo, {"", "{"}, "an info"},
                                {Rule::kSchemaType, kError, {"/billing", "2"}, "an error"}}};

struct TextCase {
  const char* what;
  std::vector<Input> inputs;
  std::string expected;
  Style style = {};
};

const TextCase kTextCases[] = {
    {"nothing found, nothing said", {kClean, kClean}, ""},
    {"but to a person who waits", {kClean, kClean}, "nothing found in 2 payloads\n", {.interactive = true}},
    {"a finding",
     {kShortPlan},
     R"(a.json:2:33: error: too short [schema/min-length]
  2 |   "billing": {"deploymentPlan": "x"}
    |                                 ^~~
    at: /billing/deploymentPlan
    help: 3 to 100 characters

1 error in 1 payload
)"},
    {"a related place on another line has a frame of its own",
     {kTwice},
     R"(b.json:10:2: error: twice [json/duplicate-key]
  10 |  "billing": {}}
     |  ^~~~~~~~~
     at: /billing
     note: b.json:1:2: the other is here
   1 | {"billing": {},
     |  ---------

1 error in 1 payload
)"},
    {"one on the same line has not",
     {kTwiceOnALine},
     R"(c.json:1:17: error: twice [json/duplicate-key]
  1 | {"billing": {}, "billing": {}}
    |  ---------      ^~~~~~~~~
    at: /billing
    note: c.json:1:2: the other is here

1 error in 1 payload
)"},
    {"every severity, in the order of the text, the root without a pointer",
     {kMixed, kClean, kClean},
     R"(m.json:1:1: info: an info [schema/enum]
  1 | {"deployment": ***, "billing": ***}
    | ^

m.json:1:16: warning: a warning [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                ^~~
    at: /deployment

m.json:1:30: error: an error [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                                ^~~
    at: /billing

1 error, 1 warning, 1 info in 3 payloads, 1 invalid
)"},
    {"quiet is errors only",
     {kMixed, kClean},
     R"(m.json:1:30: error: an error [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                                ^~~
    at: /billing

)",
     {.quiet = true, .interactive = true}},
    {"quiet or not, what fails the run is shown",
     {[] {
       Input input = kMixed;
       input.fail_on = kWarning;
       return input;
     }()},
     R"(m.json:1:16: warning: a warning [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                ^~~
    at: /deployment

m.json:1:30: error: an error [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                                ^~~
    at: /billing

)",
     {.quiet = true}},
    {"omitted or not",
     {{.path = "m.json",
       .payload = kMixed.payload,
       .findings = kMixed.findings,
       .max_diagnostics = 0,
       .fail_on = kInfo}},
     "m.json: 3 more findings; --max-diagnostics shows more\n\n",
     {.quiet = true}},
    {"unchecked files are reported in order",
     {kUnreadable, kTwiceOnALine, kBrokenOff},
     R"(no\n.json: error: cannot be read: gone\u{1B}

c.json:1:17: error: twice [json/duplicate-key]
  1 | {"billing": {}, "billing": {}}
    |  ---------      ^~~~~~~~~
    at: /billing
    note: c.json:1:2: the other is here

s.ndjson:8: error: not checked: out of memory

1 error in 1 payload; 2 inputs could not be read
)"},
    {"in colours, and quietly",
     {kUnreadable},
     "\x1b[1mno\\n.json:\x1b[0m \x1b[1;31merror:\x1b[0m \x1b[1mcannot be read: gone\\u{1B}\x1b[0m\n\n",
     {.color = true, .quiet = true}},
    {"interlinear annotation is escaped",
     {{.payload = "{\"\ufff9\ufffa\ufffb\": 1}",
       .findings = {{Rule::kSchemaUnknownProperty, kError, {"/\ufffb", "\"\ufff9\ufffa\ufffb\""}, "\ufffb\ufffc"}}}},
     "a.json:1:2: error: \\u{FFFB}\ufffc [schema/unknown-property]\n"
     "  1 | {\"\\u{FFF9}\\u{FFFA}\\u{FFFB}\": ***}\n"
     "    |  ^~~~~~~~~~~~~~~~~~~~~~~~~~\n"
     "    at: /\\u{FFFB}\n\n"
     "1 error in 1 payload\n"},
    {"what was left out is counted",
     {{.path = "m.json", .payload = kMixed.payload, .findings = kMixed.findings, .max_diagnostics = 1}},
     R"(m.json:1:30: error: an error [schema/type]
  1 | {"deployment": ***, "billing": ***}
    |                                ^~~
    at: /billing

m.json: 2 more findings; --max-diagnostics shows more

1 error, 1 warning, 1 info in 1 payload
)"},
    {"of errors only, when only these are asked for",
     {{.path = "m.json", .payload = kMixed.payload, .findings = kMixed.findings, .max_diagnostics = 0}},
     "m.json: 1 more error; --max-diagnostics shows more\n\n",
     {.quiet = true}},
    {"a record's line is its place in the stream",
     {{.path = "s.ndjson", .payload = kTwiceOnALine.payload, .findings = kTwiceOnALine.findings, .record = 1200},
      {.path = "s.ndjson",
       .payload = "1",
       .findings = {{Rule::kSchemaType, kError, {"", "1"}, "no object"}},
       .record = 1201,
       .max_diagnostics = 0}},
     R"(s.ndjson:1200:17: error: twice [json/duplicate-key]
  1200 | {"billing": {}, "billing": {}}
       |  ---------      ^~~~~~~~~
       at: /billing
       note: s.ndjson:1200:2: the other is here

s.ndjson:1201: 1 more finding; --max-diagnostics shows more

2 errors in 2 payloads, 2 invalid
)"},
    {"secrets are blanked",
     {{.payload = R"({"runtimeEnvironment": {"A": "s3cret", "B": 42}})",
       .findings = {{Rule::kSchemaType, kError, {"/runtimeEnvironment/B", "42"}, "a number"}}}},
     R"(a.json:1:45: error: a number [schema/type]
  1 | {"runtimeEnvironment": {"A": "***", "B": ***}}
    |                                          ^~~
    at: /runtimeEnvironment/B

1 error in 1 payload
)"},
    {"a finding about the whole payload, or about nothing, has no frame",
     {{.payload = "{}", .findings = {{Rule::kJsonSize, kError, {"", ""}, "too large"}}},
      {.path = "b.json", .payload = " \n", .findings = {{Rule::kJsonEmpty, kError, {"", "", "\n"}, "empty"}}}},
     R"(a.json:1:1: error: too large [json/size]

b.json:1:2: error: empty [json/empty]

2 errors in 2 payloads, 2 invalid
)"},
    {"nothing from outside reaches the terminal unescaped",
     {{.path = "\x1b[2J\xff\n",
       .payload = "{\"\u202e\x7f\": 1}",
       .findings = {{Rule::kSchemaUnknownProperty, kError, {"/\u202e\x1b", "\"\u202e\x7f\""}, "m\x1b\n", "h\x07"}}}},
     R"(\u{1B}[2J\x{FF}\n:1:2: error: m\u{1B}\n [schema/unknown-property]
  1 | {"\u{202E}\u{7F}": ***}
    |  ^~~~~~~~~~~~~~~~
    at: /\u{202E}\u{1B}
    help: h\u{7}

1 error in 1 payload
)"},
    {"a long pointer shows its ends, and a long line what is around the span",
     {{.payload = "{\"deployment\": {}, \"billing\": {}}",
       .findings = {{Rule::kSchemaType,
                     kError,
                     {"/" + std::string(200, 'a') + "/€" + std::string(98, 'b'), "\"billing\""},
                     "bad"}}}},
     "a.json:1:20: error: bad [schema/type]\n"
     "  1 | ...: {}, \"billing\": {}}\n"
     "    |          ^~~~~~~~~\n"
     "    at: /" +
         std::string(99, 'a') + "..." + std::string(98, 'b') + "\n\n1 error in 1 payload\n",
     {.unicode = false, .width = 32}},
    {"words have no ellipsis where there is only ASCII",
     {{.payload = "1", .findings = {{Rule::kSchemaType, kError, {"", "1"}, "\"a…\"", "b…"}}}},
     "a.json:1:1: error: \"a...\" [schema/type]\n  1 | ***\n    | ^~~\n    help: b...\n\n1 error in 1 payload\n",
     {.unicode = false}},
    {"colours",
     {kTwiceOnALine},
     "\x1b[1mc.json:1:17:\x1b[0m \x1b[1;31merror:\x1b[0m \x1b[1mtwice\x1b[0m \x1b[2m[json/duplicate-key]\x1b[0m\n"
     "\x1b[2m  1 |\x1b[0m {\"billing\": {}, \"billing\": {}}\n"
     "\x1b[2m    |\x1b[0m  \x1b[1;34m---------\x1b[0m      \x1b[1;31m^~~~~~~~~\x1b[0m\n"
     "    \x1b[1;34mat:\x1b[0m /billing\n"
     "    \x1b[1;34mnote:\x1b[0m c.json:1:2: the other is here\n"
     "\n"
     "1 error in 1 payload\n",
     {.color = true}},
};

TEST(TextFormat, MatchesGolden) {
  for (const TextCase& test : kTextCases) {
    EXPECT_EQ(write(Format::kText, test.inputs, test.style), test.expected) << test.what;
  }
}

const Input kStrangePath{.path = "\"\xff\n", .payload = "{}"};

TEST(JsonFormat, MatchesGolden) {
  EXPECT_EQ(write(Format::kJson, {}),
            "{\"version\":1,\"files\":[\n],\"summary\":{\"files\":0,\"errors\":0,\"warnings\":0,\"infos\":0}}\n");
  Input mixed = kMixed;
  mixed.max_diagnostics = 1;
  EXPECT_EQ(write(Format::kJson, {kShortPlan, kClean, kTwice, mixed, kStrangePath}),
            R"({"version":1,"files":[
{"path":"a.json","valid":false,"diagnostics":[{"rule":"schema/min-length","severity":"error","message":"too short","help":"3 to 100 characters","pointer":"/billing/deploymentPlan","offset":34,"length":3,"line":2,"column":33,"endLine":2,"endColumn":36}],"omitted":0},
{"path":"clean.json","valid":true,"diagnostics":[],"omitted":0},
{"path":"b.json","valid":false,"diagnostics":[{"rule":"json/duplicate-key","severity":"error","message":"twice","pointer":"/billing","offset":25,"length":9,"line":10,"column":2,"endLine":10,"endColumn":11,"related":[{"message":"the other is here","pointer":"/billing","offset":1,"length":9,"line":1,"column":2}]}],"omitted":0},
{"path":"m.json","valid":false,"diagnostics":[{"rule":"schema/type","severity":"error","message":"an error","pointer":"/billing","offset":29,"length":1,"line":1,"column":30,"endLine":1,"endColumn":31}],"omitted":2},
{"path":"\"�\n","valid":true,"diagnostics":[],"omitted":0}
],"summary":{"files":5,"errors":3,"warnings":1,"infos":1}}
)");
}

TEST(JsonLinesFormat, MatchesGolden) {
  EXPECT_EQ(write(Format::kJsonl, {}), "");
  Input record = kClean;
  record.record = 7;
  Input broken = kMixed;
  broken.record = 9;
  broken.max_diagnostics = 0;
  EXPECT_EQ(write(Format::kJsonl, {record, broken}),
            R"({"path":"clean.json","record":7,"valid":true,"diagnostics":[],"omitted":0}
{"path":"m.json","record":9,"valid":false,"diagnostics":[],"omitted":3}
)");
}

TEST(JsonFormat, UncheckedFileHasEntry) {
  const std::string failures[] = {R"({"path":"no\n.json","failure":"cannot be read: gone\u001b"})",
                                  R"({"path":"s.ndjson","record":8,"failure":"not checked: out of memory"})"};
  const std::string clean = R"({"path":"clean.json","valid":true,"diagnostics":[],"omitted":0})";
  EXPECT_EQ(write(Format::kJson, {kUnreadable, kClean, kBrokenOff}),
            "{\"version\":1,\"files\":[\n" + failures[0] + ",\n" + clean + ",\n" + failures[1] +
                "\n],\"summary\":{\"files\":3,\"errors\":0,\"warnings\":0,\"infos\":0,\"failures\":2}}\n");
  EXPECT_EQ(write(Format::kJsonl, {kUnreadable, kClean, kBrokenOff}),
            failures[0] + "\n" + clean + "\n" + failures[1] + "\n");
}

TEST(Formats, StyleAffectsTextOnly) {
  const Style loud{.color = true, .unicode = false, .width = 20, .quiet = true, .interactive = true};
  for (const std::string_view name : format_names()) {
    const Format format = find_format(name).value();
    if (format == Format::kText) continue;
    EXPECT_EQ(write(format, {kMixed, kClean}, loud), write(format, {kMixed, kClean}));
  }
}

TEST(Formats, NamesRoundTrip) {
  for (std::size_t i = 0; i < format_names().size(); ++i) {
    EXPECT_EQ(find_format(format_names()[i]), static_cast<Format>(i));
  }
  const std::vector<std::string_view> names(format_names().begin(), format_names().end());
  EXPECT_EQ(names,
            (std::vector<std::string_view>{"text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"}));
  for (const std::string_view name : {"", "JSON", "json ", "yaml"}) EXPECT_EQ(find_format(name), std::nullopt);
}

TEST(Summary, IncompleteCheckIsNotValid) {
  Summary summary;
  summary.add(ReportBuilder::failed(Report::Status::kOutOfMemory));
  Summary more;
  more.add(make_report(kClean));
  more.add(make_report(kMixed));
  summary.add(more);
  EXPECT_EQ(make_formatter(Format::kText, {})->frame(summary, {}).text,
            "1 error, 1 warning, 1 info in 3 payloads, 1 invalid; 1 payload could not be checked\n");

  // Its entry is a failure with the reason in every format.
  Validator validator;
  for (const Report::Status status : {Report::Status::kOutOfMemory, Report::Status::kInternal}) {
    const Report failed = ReportBuilder::failed(status);
    const std::string reason(failure_reason(status));
    ASSERT_TRUE(reason.starts_with("not checked: ")) << reason;
    for (const std::string_view name : format_names()) {
      const std::unique_ptr<Formatter> formatter = make_formatter(find_format(name).value(), {});
      const auto output = [&](const FileResult& result) {
        return run_output(*formatter, result, validator, {.payloads = 1, .failed = 1});
      };
      const std::string found = output({"a.json", 3, "{}", failed});
      EXPECT_EQ(found, output({.path = "a.json", .record = 3, .failure = reason}));
      EXPECT_NE(found.find(reason), std::string::npos) << name;
      EXPECT_EQ(found.find("valid\":"), std::string::npos) << name;
    }
  }
  EXPECT_EQ(failure_reason(Report::Status::kComplete), "");
}

// Beyond the limit, errors are kept before others and earlier findings before later ones, in the order of the text.
TEST(ReportBuilder, LimitKeepsErrorsFirst) {
  Input input{.payload = "0123456789", .max_diagnostics = 100};
  const std::string storage = input.payload;
  const auto finding = [&](std::size_t at, Severity severity) {
    input.findings.push_back({.rule = Rule::kSchemaType,
                              .severity = severity,
                              .place = {"", std::string_view(storage).substr(at, 1)},
                              .message = std::string(1, storage[at])});
  };
  finding(8, kError);
  finding(0, kInfo);
  finding(5, kWarning);
  finding(3, kError);
  finding(6, kError);
  finding(1, kInfo);
  const struct {
    std::size_t limit;
    std::string kept;
  } cases[] = {{6, "013568"}, {5, "01368"}, {4, "0368"}, {3, "368"}, {2, "36"}, {1, "3"}, {0, ""}};
  for (const auto& [limit, kept] : cases) {
    const auto messages = [](const Report& report) {
      std::string all;
      for (const Diagnostic& found : report.diagnostics()) all += found.message;
      return all;
    };
    input.max_diagnostics = limit;
    EXPECT_EQ(messages(make_report(input)), kept) << limit;
    input.max_diagnostics = 100;
    const auto none = [](const Report&, const Diagnostic&) { return false; };
    const Report cut = ReportBuilder::filtered(make_report(input), none, limit);
    EXPECT_EQ(messages(cut), kept) << limit;
    EXPECT_EQ(cut.omitted(), 6 - limit);
  }
}

}  // namespace
}  // namespace runlint::report
