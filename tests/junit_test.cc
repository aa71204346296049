// The junit format: exact output, read by an XML parser, and valid by Jenkins' schema.
#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reference/junit_schema.h"
#include "reference/xml.h"
#include "support/report_inputs.h"

namespace runlint::report {
namespace {

TEST(Junit, MatchesGolden) {
  const std::string out = write(Format::kJunit, kAll);
  EXPECT_TRUE(reference::junit_schema().accepts(out));
  EXPECT_EQ(out, R"--(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="clean.json" tests="1" failures="0" errors="0">
<testcase classname="runlint" name="clean.json"/>
</testsuite>
<testsuite name="a,b:c.json" tests="1" failures="1" errors="0">
<testcase classname="runlint" name="a,b:c.json">
<failure message="unknown &lt;100%&gt;">
a,b:c.json:2:3: error: unknown &lt;100%&gt; [schema/unknown-property]
    at: /biling
    help: did you mean &quot;billing&quot;?
</failure>
</testcase>
</testsuite>
<testsuite name="/tmp/m.json" tests="1" failures="1" errors="0">
<testcase classname="runlint" name="/tmp/m.json">
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
</testsuite>
<testsuite name="s.ndjson" tests="1" failures="1" errors="0">
<testcase classname="runlint" name="s.ndjson:7">
<failure message="an array">
s.ndjson:7:1: error: an array [schema/type]
</failure>
</testcase>
</testsuite>
</testsuites>
)--");
  EXPECT_TRUE(reference::junit_schema().accepts(write(Format::kJunit, {})));
  // The schema is not empty.
  EXPECT_FALSE(reference::junit_schema().accepts("<testsuites><testsuite name=\"a\"/></testsuites>"));
  EXPECT_FALSE(reference::junit_schema().accepts(
      "<testsuites><testsuite name=\"a\" tests=\"1\" failures=\"0\" errors=\"0\"><testcase "
      "name=\"a\" classname=\"b\" file=\"a\"/></testsuite></testsuites>"));
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
  EXPECT_TRUE(reference::junit_schema().accepts(out)) << out;
  const xml::Element& suite = root->children.at(0);
  EXPECT_EQ(suite.children.at(0).attributes.at("name"), R"(<\u{1B}\x{FF}&">\n.json)");
  EXPECT_EQ(suite.children.at(0).children.at(0).text,
            "\n<\\u{1B}\\x{FF}&\">\\n.json:1:2: error: a ]]> \\u{FFFE}\\u{FFFF}\\u{C} [schema/unknown-property]\n"
            "    at: /\\u{FFFE}\\u{1}\n    help: <&>\n");
  const xml::Element& test = root->children.at(1).children.at(0);
  EXPECT_EQ(test.attributes.at("name"), "<");
  EXPECT_EQ(test.children.at(0).name, "error");
  EXPECT_EQ(test.children.at(0).attributes.at("message"), "cannot be read: \\x{FF}\"");
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
  EXPECT_EQ(between(write(Format::kJunit, {kBrokenOff}), "<testsuites>\n", "</testsuite>"),
            "<testsuite name=\"s.ndjson\" tests=\"1\" failures=\"0\" errors=\"1\">\n"
            "<testcase classname=\"runlint\" name=\"s.ndjson:8\">\n"
            "<error message=\"not checked: out of memory\"/>\n</testcase>\n");
}

}  // namespace
}  // namespace runlint::report
