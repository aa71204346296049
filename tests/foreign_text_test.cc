// Recognizing text in other formats: what it is, by what, and how to get at the JSON.
#include "json/foreign_text.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "runlint/validator.h"

namespace runlint::json {
namespace {

using std::string_view;

struct Case {
  string_view text;
  Span span;
  string_view message;  // the beginning
  string_view help;     // a part
};

constexpr Case kCases[] = {
    {"runtimeEnvironment:\n  A: b\n", {0, 18}, "YAML", "yq -o=json"},
    {"---\na: 1\n", {0, 3}, "YAML", "yq"},
    {"# a comment\n\nbilling:\n", {13, 7}, "YAML", "yq"},
    {"a: b\nc:\n  - d\n  - e: f\nt: |\n  any = text {\nx: y\n", {0, 1}, "YAML", "yq"},
    {"module.exports = {\n};\n", {0, 14}, "JavaScript", "node -p"},
    {"// c\n/* d */\n'use strict';\nmodule.exports={}", {27, 14}, "JavaScript", "node -p"},
    {"export default {\n};\n", {0, 14}, "JavaScript", "m.default"},
    {"const x = {\n", {0, 5}, "JavaScript", "value that is assigned"},
    {"exports.x = 1", {0, 7}, "JavaScript", "JSON.stringify"},
    {"import x from \"y\"", {0, 6}, "JavaScript", "JSON.stringify"},
    {"export const p = {}", {7, 5}, "JavaScript", "value that is assigned"},
    {"```json\n{}\n```", {0, 3}, "Markdown", "```"},
    {"let payload: RunJob = {", {0, 3}, "JavaScript", "value"},
    {"curl -X POST \\\n  -H 'A: b' \\\n  --data '{}' \\\n  https://x\n",
     {0, 4},
     "a shell command",
     "after --data in line 3"},
    {"#!/bin/bash\nset -e\nx | y\ncurl https://x -d@a.json\n", {25, 4}, "a shell command", "the file that it sends"},
    {"curl https://x --data-binary @payload.json", {0, 4}, "a shell command", "the file that it sends"},
    {"curl --json \"@x\" y", {0, 4}, "a shell command", "the file that it sends"},
    {"curl --data-raw @x y", {0, 4}, "a shell command", "after --data-raw in line 1"},
    {"curl x -d @- <<EOF\n{}\nEOF\n", {0, 4}, "a shell command", "piped in"},
    {"curl x -d@-", {0, 4}, "a shell command", "piped in"},
    {"curl x -d@-a", {0, 4}, "a shell command", "the file that it sends"},
    {"curl x -dTEXT", {0, 4}, "a shell command", "after -d in line 1"},
    {"echo '{\"a\":1}' | curl -d @- x", {17, 4}, "a shell command", "piped in"},
    {"cat a.json |\n  sudo curl --json @- x", {20, 4}, "a shell command", "piped in"},
    {"sudo curl -d '{}' x", {5, 4}, "a shell command", "after -d in line 1"},
    {"curl.exe -d '{}' x", {0, 4}, "a shell command", "after -d in line 1"},
    {"\ncat <<EOF > p.json\n{}\nEOF\n", {5, 2}, "a shell command", "after line 2"},
    {"$ curl --json '{}' x", {2, 4}, "a shell command", "after --json in line 1"},
    {"TOKEN=a\ncurl --data-raw='{}' x", {8, 4}, "a shell command", "after --data-raw in line 2"},
    {"curl https://x", {0, 4}, "a shell command", "the file that it sends"},
    {"#!/bin/sh\necho\n", {0, 2}, "a script", "file of its own"},
    {"A=b\nC=d e\n", {0, 1}, "a file of variables", "runtimeEnvironment"},
    {"\n# c\nexport a=b\n", {12, 1}, "a file of variables", "runtimeEnvironment"},
    {"A_B=\"x\"", {0, 3}, "a file of variables", "runtimeEnvironment"},
    {"$body = @{\n", {0, 5}, "PowerShell", "ConvertTo-Json"},
    {"resource \"a\" \"b\" {\n}\n", {0, 8}, "HCL", "jsonencode"},
    {"deployment = {\n  internal = { id = \"x\" }\n}\n", {0, 10}, "HCL", "jsonencode"},
    {"# c\na = 1\n\n[b]\nc = \"x\"\n", {4, 1}, "TOML", "yq -p=toml"},
    {"a-b = 1\nc = 2", {0, 3}, "TOML", "yq -p=toml"},
    {"[[a.b]]\nc  =  2", {0, 1}, "TOML", "yq -p=toml"},
    {"- a\n- b\n", {0, 1}, "YAML", "yq -o=json"},
    {"# c\n- a: 1\n  b: 2\n", {4, 1}, "YAML", "yq -o=json"},
    {"wget --post-data='{}' https://x", {0, 4}, "a shell command: expected JSON, found wget", "after --post-data"},
    {"wget -q --post-file=a.json https://x", {0, 4}, "a shell command", "the file that it sends"},
    {"diff --git a/x b/x\n", {0, 10}, "a diff", "file that it changes"},
    {"--- a/x\n+++ b/x\n", {0, 3}, "a diff", "file that it changes"},
    {"-{\n+{\n", {0, 1}, "a diff", "file that it changes"},
    {"OrderedDict([('a', 1)])", {0, 11}, "Python", "json.dumps()"},
    {"import json, os\nprint(json.dumps({}))\n", {0, 6}, "Python", "json.dumps()"},
    {"from json import dumps\nx = 1\n", {0, 4}, "Python", "json.dumps()"},
    {"map[a:map[b:1]]", {0, 3}, "Go", "json.Marshal()"},
    {"HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\"a\":1}", {0, 4}, "an HTTP response", "first empty line"},
    {"POST /v1/x HTTP/1.1\r\n\r\n{\"a\":1}", {0, 4}, "an HTTP request", "first empty line"},
    {"1  {\n2    \"a\": 1\n3  }\n", {0, 1}, "line numbers", "without its line numbers"},
    {"    10\t{\n    11\t}\n", {4, 2}, "line numbers", "without its line numbers"},
    {"payload = {\"a\": 1}", {0, 9}, "expected JSON, found other text", "'{' in line 1"},
    {"data: {\"a\": 1}\n\n", {0, 5}, "expected JSON, found other text", "'{' in line 1"},
    {"callback({\"a\": 1});", {0, 9}, "expected JSON, found other text", "'{' in line 1"},
    {"$ cat p.json\n{\n  \"a\": 1}", {0, 12}, "expected JSON, found other text", "'{' in line 2"},
    {"$body = '{\"a\":1}'", {0, 9}, "expected JSON, found other text", "'{' in line 1"},
    {"variable \"x\" {}", {0, 8}, "HCL", "jsonencode"},
    {"locals {\n", {0, 6}, "HCL", "hcl2json"},
    {"<!DOCTYPE html>\n<html>", {0, 9}, "HTML", "curl --fail"},
    {"\n <HTML><head>", {2, 5}, "HTML", "curl --fail"},
    {"<h1>502 Bad Gateway</h1>", {0, 3}, "HTML", "curl --fail"},
    {"<!-- c -->\n<html>", {11, 5}, "HTML", "curl --fail"},
    {"<?xml version=\"1.0\"?><Error/>", {0, 5}, "XML", "server"},
    {"{\n<<<<<<< HEAD\n\"a\":1\n=======\n\"a\":2\n>>>>>>> b\n}", {2, 7}, "merge conflict", "ends in line 6"},
    {{"\xFF\xFE{\0}\0", 6}, {0, 2}, "UTF-16", "iconv -f UTF-16 -t UTF-8"},
    {{"\xFE\xFF\0{\0}", 6}, {0, 2}, "UTF-16", "iconv -f UTF-16 -t UTF-8"},
    {{"{\0 \0}\0", 6}, {0, 2}, "UTF-16 without", "UTF-16LE"},
    {{"\0{\0}", 4}, {0, 2}, "UTF-16 without", "UTF-16BE"},
    {"\x1F\x8B\x08", {0, 2}, "gzip", "gunzip"},
    {"PK\x03\x04", {0, 4}, "a zip", "unzip"},
    {"\x28\xB5\x2F\xFD", {0, 4}, "zstd", "zstd -d"},
    {"BZh91AY&SY", {0, 10}, "bzip2", "bunzip2"},
    {"\xEF\xBB\xBF"
     "billing:\n  deploymentPlan: abc\n",
     {3, 7},
     "YAML",
     "yq"},
    {"\xEF\xBB\xBF\xEF\xBB\xBF"
     "curl -d '{}' x",
     {6, 4},
     "a shell command",
     "after -d in line 1"},
    {"\xEF\xBB\xBF"
     "A=b\n",
     {3, 1},
     "a file of variables",
     "runtimeEnvironment"},
    {"\xEF\xBB\xBF<<<<<<< a\n=======\n>>>>>>> b\n", {3, 7}, "merge conflict", "ends in line 3"},
};

TEST(ForeignText, IsRecognized) {
  Validator validator;
  for (const Case& c : kCases) {
    const std::optional<ForeignText> found = recognize_foreign_text(c.text);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->span, c.span) << c.text;
    EXPECT_TRUE(string_view(found->message).starts_with(c.message)) << c.text << ": " << found->message;
    EXPECT_NE(found->help.find(c.help), std::string::npos) << c.text << ": " << found->help;
    const Report report = validator.check(c.text);
    ASSERT_EQ(report.diagnostics().size(), 1u) << c.text;
    EXPECT_EQ(report.diagnostics()[0].message, found->message);
    EXPECT_EQ(report.diagnostics()[0].rule, found->rule);
    EXPECT_EQ(validator.accepts(c.text), Verdict::kInvalid);
  }
}

// Broken JSON, and what is not certain.
TEST(ForeignText, LeavesOtherTextAlone) {
  const string_view texts[] = {
      "",
      " ",
      "{",
      "{a: 1}",
      "[1,",
      "\"a\": 1",
      "'a': 1,\n'b': 2",
      "a: 1",
      "hello",
      "hello world\nmore",
      "Content-Type: application/json\nHost: x\n\n{}",
      "a=b&c=d",
      "x = {",
      "constant = 1",
      "const",
      "curly -d x",
      "letter: {",
      "true",
      "null: 1",
      "{\n<<<<<<< HEAD\n}",
      "{\"a\": \"<<<<<<< =======\"}",
      "<<<<<<<x\n=======\n>>>>>>>",
      "<region>",
      "<title>",
      "<x></x>",
      "$x",
      "$x = 1",
      "echo",
      "echo a > b",
      "import x",
      "PK",
      {"{\0", 2},
      {"\0\0\0\0", 4},
      "{\"a\": 1}\n{\"a\": 2}",
      "-1x",
      "A=b\nhello",
      "a = 1\nhello",
      "payload = {}",
      "import json",
      "from x import y",
      "true {\"a\": 1}",
      "NaN {\"a\": 1}",
      "// c\n{\"a\": x}",
      "“{\"a\": x}",
      "- 1",
      "- a\nb",
      "-1\n+2",
      "[1]\n[2]",
      "[a]\nb",
      "1 {\n3 }",
      "1 2\n2 3",
  };
  for (const string_view text : texts) {
    const std::optional<ForeignText> found = recognize_foreign_text(text);
    EXPECT_FALSE(found) << text << ": " << (found ? found->message : "");
  }
}

// The text before an object may be secret.
TEST(ForeignText, HidesTextBeforeObject) {
  const string_view text = "hunter2 {\"a\": 1}";
  Validator validator;
  const std::vector<Span> hidden = validator.redacted_spans(text, {0, text.size()});
  ASSERT_FALSE(hidden.empty());
  EXPECT_EQ(hidden[0], (Span{0, 7}));
}

// Markers in a comment are only a comment.
TEST(ForeignText, IsNotJsonWithSlips) {
  Validator validator;
  const Report report = validator.check("/*\n<<<<<<< a\n=======\n>>>>>>> b\n*/ {}");
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].help, "remove the comment");
}

// All prefixes: nothing is read beyond the end.
TEST(ForeignText, PrefixesAreRead) {
  for (const Case& c : kCases) {
    for (std::size_t size = 0; size < c.text.size(); ++size) {
      const std::string text(c.text.substr(0, size));
      const std::optional<ForeignText> found = recognize_foreign_text(text);
      EXPECT_LE(found ? found->span.end() : 0, size) << text;
    }
  }
}

}  // namespace
}  // namespace runlint::json
