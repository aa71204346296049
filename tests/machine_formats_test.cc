// Exact output of the machine formats; sarif_test.cc and format_properties_test.cc check their properties.
#include <gtest/gtest.h>

#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/document.h"
#include "reference/xml.h"
#include "support/report_fixture.h"

namespace runlint::report {
namespace {

constexpr Severity kError = Severity::kError;
constexpr Severity kWarning = Severity::kWarning;
constexpr Severity kInfo = Severity::kInfo;

const Input kClean{.path = "./clean.json", .payload = "{}"};
const Input kRename{.path = "a,b:c.json",
                    .payload = "{\n  \"biling\": {}\n}\n",
                    .findings = {{.rule = Rule::kSchemaUnknownProperty,
                                  .severity = kError,
                                  .place = {"/biling", "\"biling\""},
                                  .message = "unknown <100%>",
                                  .help = "did you mean \"billing\"?",
                                  .replacement = "\"billing\""}}};
const Input kMixed{.path = "/tmp/m.json",
                   .payload = "{\"deployment\": {\n}, \"billing\": 2, \"deployment\": 3}",
                   .findings = {{Rule::kSchemaEnum, kInfo, {"", "{\"deployment\": {\n}"}, "an info"},
                                {Rule::kSchemaType, kWarning, {"/billing", "2"}, "a warning"},
                                {Rule::kJsonDuplicateKey,
                                 kError,
                                 {"/deployment", "\"deployment\"", ", \"deployment\""},
                                 "twice [x](y)",
                                 "",
                                 Place{"/deployment", "\"deployment\""}}}};
const Input kRecord{.path = "s.ndjson",
                    .payload = "[]",
                    .findings = {{Rule::kSchemaType, kError, {"", "[]"}, "an array"}},
                    .record = 7};
const Input kMissing{.path = "./no, such:%.json", .failure = "cannot be read: <gone>"};
const Input kBrokenOff{.path = "s.ndjson", .record = 8, .failure = "not checked: out of memory"};
const std::vector<Input> kAll = {kClean, kRename, kMixed, kRecord};

// The lines from `begin`, exclusive, to `end`.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

TEST(Sarif, MatchesGolden) {
  EXPECT_EQ(between(write(Format::kSarif, kAll), "\"results\":[", "\"invocations\""), R"--(
{"ruleId":"schema/unknown-property","ruleIndex":12,"level":"error","message":{"text":"unknown <100%>; did you mean \"billing\"?"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3Ac.json","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":11,"byteOffset":4,"byteLength":8}},"logicalLocations":[{"fullyQualifiedName":"/biling","kind":"value"}]}],"partialFingerprints":{"ruleAndPointer/v1":"62bbd78cb02ce12a80a3450d9d8c4e7d"},"fixes":[{"description":{"text":"Replace it with \"billing\"."},"artifactChanges":[{"artifactLocation":{"uri":"a%2Cb%3Ac.json","uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":11,"byteOffset":4,"byteLength":8},"insertedContent":{"text":"\"billing\""}}]}]}]},
{"ruleId":"schema/enum","ruleIndex":14,"level":"note","message":{"text":"an info"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///tmp/m.json"},"region":{"startLine":1,"startColumn":1,"endLine":2,"endColumn":2,"byteOffset":0,"byteLength":18}}}],"partialFingerprints":{"ruleAndPointer/v1":"dd47e4610d67edd1bff692429aa2b534"}},
{"ruleId":"schema/type","ruleIndex":10,"level":"warning","message":{"text":"a warning"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///tmp/m.json"},"region":{"startLine":2,"startColumn":15,"endLine":2,"endColumn":16,"byteOffset":31,"byteLength":1}},"logicalLocations":[{"fullyQualifiedName":"/billing","kind":"value"}]}],"partialFingerprints":{"ruleAndPointer/v1":"55e622c694941bdc6a427a8de5f25c05"}},
{"ruleId":"json/duplicate-key","ruleIndex":5,"level":"error","message":{"text":"twice [x] (y)"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///tmp/m.json"},"region":{"startLine":2,"startColumn":18,"endLine":2,"endColumn":30,"byteOffset":34,"byteLength":12}},"logicalLocations":[{"fullyQualifiedName":"/deployment","kind":"value"}]}],"relatedLocations":[{"message":{"text":"the other is here"},"physicalLocation":{"artifactLocation":{"uri":"file:///tmp/m.json"},"region":{"startLine":1,"startColumn":2,"endLine":1,"endColumn":14,"byteOffset":1,"byteLength":12}},"logicalLocations":[{"fullyQualifiedName":"/deployment","kind":"value"}]}],"partialFingerprints":{"ruleAndPointer/v1":"0de7c0db3c9d8020d2b7c474a6d17a75"}},
{"ruleId":"schema/type","ruleIndex":10,"level":"error","message":{"text":"an array"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"s.ndjson","uriBaseId":"%SRCROOT%"},"region":{"startLine":7,"startColumn":1,"endLine":7,"endColumn":3}}}],"partialFingerprints":{"ruleAndPointer/v1":"8ab9f34c0e9b0758767ea9e6ce322111"}}
],)--");
}

// Formats without notes append them to the message.
TEST(MachineFormats, ShowNotes) {
  const Input noted{.path = "a.json",
                    .payload = "{}",
                    .findings = {{.rule = Rule::kSchemaType,
                                  .severity = kError,
                                  .place = {"", "{}"},
                                  .message = "message",
                                  .help = "help",
                                  .notes = {"one note", "another"}}}};
  const std::pair<Format, std::string> cases[] = {
      {Format::kText, "\n    help: help\n    note: one note\n    note: another\n"},
      {Format::kJson, R"("endColumn":3,"notes":["one note","another"]})"},
      {Format::kJsonl, R"("endColumn":3,"notes":["one note","another"]})"},
      {Format::kSarif, R"("message":{"text":"message; help; one note; another"})"},
      {Format::kGithub, "::message%0Ahelp%0Aone note%0Aanother\n"},
      {Format::kGitlab, "message; help; one note; another\""},
      {Format::kJunit, "    help: help\n    note: one note\n    note: another\n"},
  };
  ASSERT_EQ(std::size(cases), format_names().size());
  for (const auto& [format, expected] : cases) {
    const std::string out = write(format, {noted});
    EXPECT_NE(out.find(expected), std::string::npos) << out;
  }
}

TEST(Sarif, RulesHaveNamesOfTheirIds) {
  const std::string out = write(Format::kSarif, {});
  for (const std::string_view rule :
       {R"({"id":"json/size","name":"JsonSize",)", R"({"id":"schema/min-length","name":"SchemaMinLength",)",
        R"({"id":"schema/one-of-ambiguous","name":"SchemaOneOfAmbiguous",)"}) {
    EXPECT_NE(out.find(rule), std::string::npos) << rule;
  }
}

TEST(Sarif, InvocationListsFailuresAndOmissions) {
  const std::string left_out =
      R"({"level":"warning","message":{"text":"4 more findings left out; --max-diagnostics shows more."}})";
  const std::string failures =
      R"({"level":"error","message":{"text":"no, such:%.json: cannot be read: <gone>"},"locations":[{"physicalLocation":{)"
      R"("artifactLocation":{"uri":"no%2C%20such%3A%25.json","uriBaseId":"%SRCROOT%"}}}]},)"
      "\n"
      R"({"level":"error","message":{"text":"s.ndjson: not checked: out of memory"},"locations":[{"physicalLocation":{)"
      R"("artifactLocation":{"uri":"s.ndjson","uriBaseId":"%SRCROOT%"},"region":{"startLine":8}}}]})";
  const struct {
    std::vector<Input> inputs;
    std::size_t omitted;
    bool successful;
    std::string notifications;
  } cases[] = {
      {{}, 0, true, ""},
      {{}, 4, true, left_out},
      {{kMissing, kClean, kBrokenOff}, 0, false, failures},
      {{kMissing, kRecord, kBrokenOff}, 4, false, failures + ",\n" + left_out},
  };
  for (const auto& [inputs, omitted, successful, notifications] : cases) {
    const std::string out = write(Format::kSarif, inputs, {}, {.errors = omitted, .omitted = omitted});
    EXPECT_EQ(out.substr(out.find("\"invocations\":")),
              std::string(R"("invocations":[{"executionSuccessful":)") + (successful ? "true" : "false") +
                  ",\"toolExecutionNotifications\":[" + (notifications.empty() ? "" : "\n" + notifications + "\n") +
                  "]}]}]}\n");
  }
}

// Results may be formatted in any order, by any thread; the output has the order in which they are joined.
TEST(MachineFormats, FormatIsPure) {
  std::vector<Input> inputs = {kMissing};
  for (int i = 0; i < 12; ++i) {
    inputs.insert(inputs.end(), kAll.begin(), kAll.end());
    inputs.back().path = std::to_string(i);
    if (i % 4 == 0) inputs.push_back({.path = "f" + std::to_string(i), .failure = "gone"});
  }
  for (const std::string_view name : format_names()) {
    const Format format = find_format(name).value();
    const std::unique_ptr<Formatter> formatter = make_formatter(format, {});
    std::vector<Formatted> formatted(inputs.size());
    Summary summary;
    for (std::size_t i = inputs.size(); i-- > 0;) {
      const Input& input = inputs[i];
      if (!input.failure.empty()) {
        ++summary.unreadable;
        formatter->format(formatted[i], {.path = input.path, .failure = input.failure});
        continue;
      }
      const Report report = make_report(input);
      summary.add(report);
      Validator validator;
      format_redacted(formatted[i], *formatter, {input.path, input.record, input.payload, report}, validator);
    }
    Joiner joiner(*formatter);
    std::string out = joiner.begin();
    for (Formatted& next : formatted) out += joiner.append(next);
    EXPECT_EQ(out + joiner.end(summary), write(format, inputs)) << name;
  }
}

// The list's separator stands between what is listed, whether an input adds nothing, one item or several.
TEST(MachineFormats, ListsAreSeparatedOnce) {
  for (const Format format : {Format::kJson, Format::kSarif, Format::kGitlab}) {
    for (const std::vector<Input>& inputs : {std::vector<Input>{kClean, kMissing, kRecord},
                                             {kMissing, kClean},
                                             {kRecord, kClean, kClean},
                                             {kClean, kRecord, kClean, kRecord},
                                             {}}) {
      const std::string out = write(format, inputs);
      EXPECT_FALSE(reference::read(out, 20).error) << out;
    }
  }
}

TEST(Gitlab, MatchesGolden) {
  EXPECT_EQ(write(Format::kGitlab, {kClean}), "[\n]\n");
  EXPECT_EQ(write(Format::kGitlab, kAll), R"--([
{"description":"schema/unknown-property: unknown <100%>; did you mean \"billing\"?","check_name":"schema/unknown-property","fingerprint":"62bbd78cb02ce12a80a3450d9d8c4e7d","severity":"major","location":{"path":"a,b:c.json","lines":{"begin":2,"end":2}}},
{"description":"schema/enum: an info","check_name":"schema/enum","fingerprint":"dd47e4610d67edd1bff692429aa2b534","severity":"info","location":{"path":"/tmp/m.json","lines":{"begin":1,"end":2}}},
{"description":"schema/type: a warning","check_name":"schema/type","fingerprint":"55e622c694941bdc6a427a8de5f25c05","severity":"minor","location":{"path":"/tmp/m.json","lines":{"begin":2,"end":2}}},
{"description":"json/duplicate-key: twice [x](y)","check_name":"json/duplicate-key","fingerprint":"0de7c0db3c9d8020d2b7c474a6d17a75","severity":"major","location":{"path":"/tmp/m.json","lines":{"begin":2,"end":2}}},
{"description":"schema/type: an array","check_name":"schema/type","fingerprint":"8ab9f34c0e9b0758767ea9e6ce322111","severity":"major","location":{"path":"s.ndjson","lines":{"begin":7,"end":7}}}
]
)--");
}

TEST(Gitlab, UncheckedFileIsIssue) {
  const std::string out = write(Format::kGitlab, {kMissing, kRecord, kBrokenOff});
  EXPECT_EQ(out, R"--([
{"description":"runlint/not-checked: cannot be read: <gone>","check_name":"runlint/not-checked","fingerprint":"135542ce91bebf8719743991c3e5165a","severity":"blocker","location":{"path":"no, such:%.json","lines":{"begin":1,"end":1}}},
{"description":"schema/type: an array","check_name":"schema/type","fingerprint":"8ab9f34c0e9b0758767ea9e6ce322111","severity":"major","location":{"path":"s.ndjson","lines":{"begin":7,"end":7}}},
{"description":"runlint/not-checked: not checked: out of memory","check_name":"runlint/not-checked","fingerprint":"82225e89346bf02ecfde54611faeb6ee","severity":"blocker","location":{"path":"s.ndjson","lines":{"begin":8,"end":8}}}
]
)--");
}

TEST(Github, MatchesGolden) {
  EXPECT_EQ(write(Format::kGithub, {kClean}), "");
  EXPECT_EQ(
      write(Format::kGithub, kAll),
      R"(::error file=a%2Cb%3Ac.json,line=2,endLine=2,col=3,endColumn=11,title=schema/unknown-property::unknown <100%25>%0Adid you mean "billing"?
::error file=/tmp/m.json,line=2,endLine=2,col=18,endColumn=30,title=json/duplicate-key::twice [x](y)
::error file=s.ndjson,line=7,endLine=7,col=1,endColumn=3,title=schema/type::an array
::warning file=/tmp/m.json,line=2,endLine=2,col=15,endColumn=16,title=schema/type::a warning
::notice file=/tmp/m.json,line=1,endLine=2,title=schema/enum::an info
)");
}

// Failures are errors of the run, and take precedence over the others.
TEST(Github, UncheckedFileIsAnnotated) {
  const std::string failures =
      "::error file=no%2C such%3A%25.json,title=runlint/not-checked::cannot be read: <gone>\n"
      "::error file=s.ndjson,line=8,title=runlint/not-checked::not checked: out of memory\n";
  const std::string error = "::error file=s.ndjson,line=7,endLine=7,col=1,endColumn=3,title=schema/type::an array\n";
  EXPECT_EQ(write(Format::kGithub, {kMissing, kRecord, kBrokenOff}), failures + error);

  const auto annotations = [](std::size_t count, std::size_t errors) {
    std::vector<Input> inputs(errors, kRecord);
    inputs.insert(inputs.end(), count, kBrokenOff);
    const std::string out = write(Format::kGithub, inputs);
    std::size_t found = 0;
    for (std::size_t at = 0; (at = out.find("::not checked", at)) != std::string::npos; ++at) ++found;
    std::size_t others = 0;
    for (std::size_t at = 0; (at = out.find("::an array", at)) != std::string::npos; ++at) ++others;
    const std::size_t rest = out.find("runlint: ", out.rfind("::"));
    return std::to_string(found) + " " + std::to_string(others) + " " +
           (rest == std::string::npos ? "" : out.substr(rest + 9, out.find(" without") - rest - 9));
  };
  EXPECT_EQ(annotations(2, 8), "2 8 ");
  EXPECT_EQ(annotations(2, 9), "2 8 1 more error");
  EXPECT_EQ(annotations(10, 0), "10 0 ");
  EXPECT_EQ(annotations(10, 3), "10 0 3 more errors");
  EXPECT_EQ(annotations(11, 3), "11 0 4 more errors");
}

// `count` findings of each severity in `files` files.
std::vector<Input> many(std::size_t files, std::size_t count, std::size_t max_diagnostics) {
  std::vector<Input> inputs;
  for (std::size_t file = 0; file < files; ++file) {
    Input input{.path = std::to_string(file), .payload = "{}", .max_diagnostics = max_diagnostics};
    for (std::size_t i = 0; i < count; ++i) {
      for (const Severity severity : {kInfo, kWarning, kError}) {
        input.findings.push_back({Rule::kSchemaType, severity, {"", "{}"}, std::to_string(i)});
      }
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

// "error 0,error 1,…": the level and file of each annotation, and the line after them.
std::string levels_and_files(const std::string& out) {
  std::string found;
  for (std::size_t at = 0; at < out.size();) {
    const std::string line = out.substr(at, out.find('\n', at) - at);
    at += line.size() + 1;
    found += line.starts_with("::") ? line.substr(2, line.find(',') - 2) + "\n" : line + "\n";
  }
  for (std::size_t at = 0; (at = found.find("file=", at)) != std::string::npos;) found.erase(at, 5);
  return found;
}

TEST(Github, LimitKeepsErrorsFirst) {
  const auto repeated = [](const std::string& line, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += line + "\n";
    return out;
  };
  const auto each = [&](const std::string& file, int times, const std::string& next, int more) {
    std::string out;
    for (const std::string level : {"error ", "warning ", "notice "}) {
      out += repeated(level + file, times) + repeated(level + next, more);
    }
    return out;
  };
  const std::string why = " without an annotation: GitHub shows 10 of a level for a step\n";
  const struct {
    const char* what;
    std::vector<Input> inputs;
    std::string expected;
  } cases[] = {
      {"ten are no more than ten", many(1, 10, 100), each("0", 10, "", 0)},
      {"the eleventh is counted", many(1, 11, 100),
       each("0", 10, "", 0) + "runlint: 1 more error, 1 more warning, 1 more info" + why},
      {"over all files", many(3, 6, 100),
       each("0", 6, "1", 4) + "runlint: 8 more errors, 8 more warnings, 8 more infos" + why},
      {"with those that were left out", many(1, 6, 3),
       repeated("error 0", 3) + "runlint: 3 more errors, 6 more warnings, 6 more infos" + why},
  };
  for (const auto& [what, inputs, expected] : cases) {
    EXPECT_EQ(levels_and_files(write(Format::kGithub, inputs)), expected) << what;
  }
}

TEST(Junit, MatchesGolden) {
  EXPECT_EQ(write(Format::kJunit, kAll), R"--(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="runlint">
<testcase classname="runlint" name="clean.json" file="clean.json"/>
<testcase classname="runlint" name="a,b:c.json" file="a,b:c.json">
<failure message="unknown &lt;100%&gt;">
a,b:c.json:2:3: error: unknown &lt;100%&gt; [schema/unknown-property]
    at: /biling
    help: did you mean &quot;billing&quot;?
</failure>
</testcase>
<testcase classname="runlint" name="/tmp/m.json" file="/tmp/m.json">
<failure message="twice [x](y)">
/tmp/m.json:2:18: error: twice [x](y) [json/duplicate-key]
    at: /deployment
    note: /tmp/m.json:1:2: the other is here
</failure>
<system-out>
/tmp/m.json:1:1: info: an info [schema/enum]
/tmp/m.json:2:15: warning: a warning [schema/type]
    at: /billing
</system-out>
</testcase>
<testcase classname="runlint" name="s.ndjson:7" file="s.ndjson">
<failure message="an array">
s.ndjson:7:1: error: an array [schema/type]
</failure>
</testcase>
</testsuite>
</testsuites>
)--");
}

TEST(Junit, ReplacesCharactersInvalidInXml) {
  const Input input{
      .path = "<\x1b\xff&\">\n.json",
      .payload = "{\"\uffff\": 1}",
      .findings = {
          {Rule::kSchemaUnknownProperty, kError, {"/\ufffe\x01", "\"\uffff\""}, "a ]]> \ufffe\uffff\x0c", "<&>"}}};
  const std::string out = write(Format::kJunit, {input, {.path = "<", .failure = "cannot be read: \xff\""}});
  const std::optional<xml::Element> root = xml::read(out);
  ASSERT_TRUE(root.has_value()) << out;
  const xml::Element& suite = root->children.at(0);
  EXPECT_EQ(suite.children.at(0).attributes.at("name"), R"(<\u{1B}\x{FF}&">\n.json)");
  EXPECT_EQ(suite.children.at(0).children.at(0).text,
            "\n<\\u{1B}\\x{FF}&\">\\n.json:1:2: error: a ]]> \\u{FFFE}\\u{FFFF}\\u{C} [schema/unknown-property]\n"
            "    at: /\\u{FFFE}\\u{1}\n    help: <&>\n");
  EXPECT_EQ(suite.children.at(1).attributes.at("name"), "<");
  EXPECT_EQ(suite.children.at(1).children.at(0).name, "error");
  EXPECT_EQ(suite.children.at(1).children.at(0).attributes.at("message"), "cannot be read: \\x{FF}\"");
}

TEST(Junit, CountsFurtherErrors) {
  const Finding error{Rule::kSchemaType, kError, {"", "{}"}, "bad"};
  const Finding warning{Rule::kSchemaType, kWarning, {"", "{}"}, "odd"};
  const struct {
    std::vector<Finding> findings;
    std::size_t max_diagnostics;
    std::string message;
  } cases[] = {
      {{warning, error}, 100, "bad"},
      {{error, warning, error}, 100, "bad (and 1 more error)"},
      {{error, error, error}, 100, "bad (and 2 more errors)"},
      {{error, warning, error, error}, 1, "bad (and 2 more errors)"},
      {{error, error, error, warning}, 0, "3 errors"},
  };
  for (const auto& [findings, max_diagnostics, message] : cases) {
    const std::string out =
        write(Format::kJunit, {{.payload = "{}", .findings = findings, .max_diagnostics = max_diagnostics}});
    EXPECT_EQ(between(out, "<failure message=\"", "\""), message);
  }
}

TEST(Junit, UncheckedFileIsTestCase) {
  EXPECT_EQ(between(write(Format::kJunit, {kBrokenOff}), "<testsuite name=\"runlint\">\n", "</testsuite>"),
            "<testcase classname=\"runlint\" name=\"s.ndjson:8\" file=\"s.ndjson\">\n"
            "<error message=\"not checked: out of memory\"/>\n</testcase>\n");
}

}  // namespace
}  // namespace runlint::report
