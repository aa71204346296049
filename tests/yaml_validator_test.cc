// Aliases, ambiguous scalars and redaction of payloads in YAML.
#include "yaml_validator/yaml_validator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"
#include "runlint/rule.h"

namespace runlint {
namespace {

using std::string_view;

// The findings, a line each: rule, pointer, the text concerned; then "<- text" for each related place.
std::string findings(string_view yaml, const Options& options = {}) {
  YamlValidator validator(options);
  const Report report = validator.check(yaml);
  EXPECT_EQ(report.status(), Report::Status::kComplete);
  std::string out;
  for (const Diagnostic& found : report.diagnostics()) {
    out.append(info(found.rule).name).append(" ").append(report.pointer(found.instance)).append(" ");
    out.append(yaml.substr(found.span.offset, found.span.length));
    for (const Related& related : found.related) {
      out.append(" <- ").append(yaml.substr(related.span.offset, related.span.length));
    }
    out += '\n';
  }
  return out;
}

// The text output, with a wide code frame.
std::string text_output(string_view yaml, const Options& options = {}) {
  YamlValidator validator(options);
  const Report report = validator.check(yaml);
  const auto formatter = report::make_formatter(report::Format::kText, {.width = 400});
  report::Formatted formatted;
  report::format_redacted(formatted, *formatter, {.path = "a.yaml", .payload = yaml, .report = report}, validator);
  return formatted.text;
}

std::string redacted(string_view yaml, const Options& options = {}) {
  YamlValidator validator(options);
  std::string shown(yaml);
  const std::vector<Span> hidden = validator.redacted_spans(yaml, {0, yaml.size()});
  for (auto part = hidden.rbegin(); part != hidden.rend(); ++part) shown.replace(part->offset, part->length, "*");
  return shown;
}

struct Case {
  string_view what;
  string_view yaml;
  string_view expected;
};

TEST(YamlValidator, LocatesFindings) {
  constexpr Case kCases[] = {
      {"a number where a string is expected", "runtimeEnvironment:\n  PORT: 8080\n",
       "schema/type /runtimeEnvironment/PORT 8080\n"},
      {"nothing where a string is expected", "billing:\n  deploymentPlan:\n", "schema/type /billing/deploymentPlan \n"},
      {"a block mapping where a string is expected", "billing:\n  deploymentPlan:\n    a: b\n    c: d # e\n",
       "schema/type /billing/deploymentPlan a: b\n    c: d\n"},
      {"a sequence as the root", "- a\n- b\n", "schema/type  - a\n- b\n"},
      {"a scalar as the root", "abc\n", "schema/type  abc\n"},
      {"a root that lacks a choice", "deployment:\n  docker: {configType: default}\n",
       "schema/one-of-ambiguous /deployment deployment\n"},
      {"a literal block", "billing:\n  deploymentPlan: |\n    a b\n    c\n\nruntimeEnvironment: {}\n",
       "schema/pattern /billing/deploymentPlan |\n    a b\n    c\n"},
      {"a duplicate key of another style", "billing: {}\n\"billing\": {}\n",
       "lint/noop-override /billing {}\njson/duplicate-key /billing \"billing\" <- billing\nlint/noop-override "
       "/billing {}\n"},
      {"an empty object in block style is null", "billing:\n", "schema/type /billing \n"},
      {"a hexadecimal size", "deployment:\n  internal: {id: abc}\n  storage: {shmSize: 0x80}\n", ""},
      {"a key that is a number", "runtimeEnvironment: {012: a}\n",
       "lint/environment-name /runtimeEnvironment/10 012\nlint/yaml-scalar /runtimeEnvironment/10 012\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(findings(test.yaml), test.expected) << test.what;
}

TEST(YamlValidator, ReportsAliasedTextOnce) {
  constexpr Case kCases[] = {
      {"two uses", "runtimeEnvironment:\n  A: &x 1\n  B: *x\n", "schema/type /runtimeEnvironment/A 1\n"},
      {"the alias is wrong", "runtimeEnvironment: &e\n  A: a\nbilling:\n  deploymentPlan: *e\n",
       "schema/type /billing/deploymentPlan A: a <- *e\n"},
      {"an object used twice", "runtimeFiles:\n  /a: &f {encoding: utf-8}\n  /b: *f\n",
       "schema/required /runtimeFiles/~1a /a\nschema/required /runtimeFiles/~1b /b\n"},
      {"inside an object used twice", "runtimeFiles:\n  /a: &f {data: YQ==, encoding: x}\n  /b: *f\n",
       "lint/unknown-encoding /runtimeFiles/~1a/encoding x\n"},
      {"merged members", "runtimeEnvironment:\n  <<: {A: 1}\n  B: b\n", "schema/type /runtimeEnvironment/A 1\n"},
      {"a member without a value before an alias",
       "billing:\n  ? &x deploymentPlan\n  : a-b\nruntimeEnvironment:\n  A:\n  *x : b\n",
       "schema/type /runtimeEnvironment/A \n"},
      {"a mapping that begins with an alias", "runtimeEnvironment:\n  A: &x b\n  B:\n    *x : c\n",
       "schema/type /runtimeEnvironment/B *x : c\n"},
      {"the second use is worse", "dockerSecretMounts:\n  a: &f {data: 5}\nruntimeFiles:\n  /a: *f\n",
       "schema/type /dockerSecretMounts/a/data 5\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(findings(test.yaml), test.expected) << test.what;
}

// A severity that depends on the use must not be lost.
TEST(YamlValidator, ReportsGreaterSeverityOfLaterUse) {
  const std::string key = "-----BEGIN RSA PRIVATE KEY-----\\nYWJjZGVmZ2hpamtsbW5vcA==\\n-----END RSA PRIVATE KEY-----";
  const std::string yaml = "dockerSecretMounts:\n  a: &f {data: \"" + key + "\"}\nruntimeFiles:\n  /a: *f\n";
  YamlValidator validator;
  const Report report = validator.check(yaml);
  EXPECT_EQ(std::ranges::count_if(report.diagnostics(),
                                  [](const Diagnostic& found) {
                                    return found.rule == Rule::kLintSecretInFile &&
                                           found.severity == Severity::kWarning;
                                  }),
            1);
}

TEST(YamlValidator, HidesTextThatAnyUseHides) {
  const string_view yaml =
      "deployment:\n  internal: {id: abc, branch: &b \"<do-not-show>\"}\nruntimeEnvironment:\n  A: *b\n";
  EXPECT_EQ(text_output(yaml).find("do-not-show"), std::string::npos) << text_output(yaml);
  const string_view plan = "billing: {deploymentPlan: &p do not show}\nruntimeEnvironment: {A: *p}\n";
  EXPECT_EQ(text_output(plan).find("do not show"), std::string::npos) << text_output(plan);
  const string_view name = "runtimeEnvironment:\n  A: &n do not show\n  ? *n\n  : x\n";
  EXPECT_EQ(text_output(name).find("do not show"), std::string::npos) << text_output(name);
  const string_view scalar = "deployment: {internal: {id: abc, branch: &b 0o17}}\nruntimeEnvironment: {A: *b}\n";
  EXPECT_EQ(text_output(scalar).find("15"), std::string::npos) << text_output(scalar);
  EXPECT_EQ(text_output(scalar).find("0o17"), std::string::npos) << text_output(scalar);
}

TEST(YamlValidator, ExplainsAmbiguousScalar) {
  const string_view yaml = "deployment: {internal: {id: abc, branch: on}}\n";
  const std::string text = text_output(yaml);
  EXPECT_NE(text.find("the value \"on\" without quotes is the string \"on\" to the platform's command (js-yaml), but "
                      "true in YAML 1.1"),
            std::string::npos)
      << text;
  EXPECT_EQ(findings(yaml), "lint/yaml-scalar /deployment/internal/branch on\n");
  Options off;
  off.severities[static_cast<std::size_t>(Rule::kLintYamlScalar)] = Severity::kOff;
  EXPECT_EQ(findings(yaml, off), "");
  EXPECT_EQ(findings("x: [1, no, {a: off}]\n"),
            "schema/unknown-property /x x\nlint/yaml-scalar /x/1 no\nlint/yaml-scalar /x/2/a off\n");
}

// A scalar that is not what is expected has one finding.
TEST(YamlValidator, ReportsMissingQuotesOnce) {
  Options newest;
  newest.api = ApiRevision::k2026_05;
  constexpr Case kCases[] = {
      {"a number for a string", "runtimeEnvironment:\n  A: 0755\n", "schema/type /runtimeEnvironment/A 0755\n"},
      {"a word for a boolean", "deployment: {internal: {id: abc}, storage: {usePdSsdStorage: yes}}\n",
       "schema/type /deployment/storage/usePdSsdStorage yes\n"},
      {"a string for a number", "deployment: {internal: {id: abc}, storage: {shmSize: 0o17}}\n",
       "schema/type /deployment/storage/shmSize 0o17\n"},
      {"a number where one is expected", "deployment: {internal: {id: abc}, storage: {shmSize: 1_024}}\n",
       "lint/yaml-scalar /deployment/storage/shmSize 1_024\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(findings(test.yaml, newest), test.expected) << test.what;
  newest.severities[static_cast<std::size_t>(Rule::kSchemaType)] = Severity::kOff;
  EXPECT_EQ(findings(kCases[0].yaml, newest), "lint/yaml-scalar /runtimeEnvironment/A 0755\n");
}

TEST(YamlValidator, HidesSecrets) {
  constexpr Case kCases[] = {
      {"values and comments", "# a\nruntimeEnvironment: # b\n  A: x y #c\n",
       "# *\nruntimeEnvironment: # *\n  A: * #*\n"},
      {"each line of a literal block", "runtimeEnvironment:\n  A: |\n    x\n      y\n\n    z\n  B: b\n",
       "runtimeEnvironment:\n  A: |\n    *\n      *\n\n    *\n  B: *\n"},
      {"a folded block with a header", "runtimeEnvironment:\n  A: >2-\n      x\n",
       "runtimeEnvironment:\n  A: >2-\n      *\n"},
      {"a plain scalar of several lines", "runtimeEnvironment:\n  A: x\n    y\n",
       "runtimeEnvironment:\n  A: *\n    *\n"},
      {"below an unknown member", "x:\n- a\n- {b: c}\nbilling: {deploymentPlan: nf-compute-20}\n",
       "x:\n- *\n- {b: *}\nbilling: {deploymentPlan: nf-compute-20}\n"},
      {"a value of the wrong type", "billing: {deploymentPlan: {a: b}}\n", "billing: {deploymentPlan: {*: *}}\n"},
      {"merged and aliased", "runtimeEnvironment: {<<: &a {A: x}, B: &b y}\nbilling: {deploymentPlan: *b}\n",
       "runtimeEnvironment: {<<: &a {A: *}, B: * *}\nbilling: {deploymentPlan: *}\n"},
      {"members that merging overrides", "runtimeEnvironment:\n  A: a\n  <<:\n    A: |\n      b\n      c\n",
       "runtimeEnvironment:\n  A: *\n  <<:\n    *\n      *\n      *\n"},
      {"everything but known names after an error", "billing:\n  x: abc\n  deploymentPlan: |\n    plan\n  a : b : c\n",
       "billing:\n  *: *\n  deploymentPlan: |\n    *\n  * : * : *\n"},
      {"binary text", "runtimeEnvironment: {A: !!binary eA==}\nbilling: !!binary |\n  eA==\n",
       "runtimeEnvironment: {A: !!binary *}\nbilling: !!binary |\n  *\n"},
      {"quoted text after an error", "\"billing\": \"a: b\nruntimeEnvironment: 'x'\n",
       "\"billing\": \"*: *\nruntimeEnvironment: '*'\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(redacted(test.yaml), test.expected) << test.what;
  // Assembled at run time, so that no file contains text that looks like a credential.
  const std::string token = "ghp_" + std::string("q7R2w9Lx4Tz8Kv3Nb6Yc1Hd5Jf0Gs2Pm4XeA");
  EXPECT_EQ(redacted("billing: &" + token + " {deploymentPlan: a-b}\n"), "billing: &* {deploymentPlan: a-b}\n");
  EXPECT_EQ(redacted("%TAG !e! !" + token + "\n%X " + token + "\n---\nbilling: {}\n"),
            "%TAG !e! !*\n%X *\n---\nbilling: {}\n");
  EXPECT_EQ(redacted("billing: {deploymentPlan: x}\n", {.max_size = 5}), "billing: {deploymentPlan: *}\n");
}

// They may be a text that should be in quotes.
TEST(YamlValidator, HidesAnchorsOfHiddenValues) {
  constexpr Case kCases[] = {
      {"values", "runtimeEnvironment: {A: &p, B: &q r, C: *q, D: !!str 5, E: !<tag:yaml.org,2002:str> 5}\n",
       "runtimeEnvironment: {A: *, B: * *, C: *, D: !!str *, E: * *}\n"},
      {"keys and values of an unknown member", "foo: {&p x: &q y}\n", "foo: {* x: * *}\n"},
      {"the wrong type", "billing: &p text\n", "billing: * *\n"},
      {"nothing", "billing: &p\n", "billing: *\n"},
      {"containers", "foo: &p\n  - &q {a: &r [b]}\n", "foo: *\n  - * {a: * [*]}\n"},
      {"values that may be shown", "billing: &p {deploymentPlan: &q a-b}\nruntimeEnvironment: &r {A: b}\n",
       "billing: &p {deploymentPlan: &q a-b}\nruntimeEnvironment: &r {A: *}\n"},
      {"the same name elsewhere", "foo: &p {A: b}\nruntimeEnvironment: {<<: *p}\n",
       "foo: * {A: *}\nruntimeEnvironment: {<<: *}\n"},
      {"an alias as a key", "runtimeEnvironment:\n  A: &p b\n  *p : c\n", "runtimeEnvironment:\n  A: * *\n  * : *\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(redacted(test.yaml), test.expected) << test.what;
}

// In JSON a name has a value; in YAML it may be what remains of a value.
TEST(YamlValidator, HidesValuesInNames) {
  constexpr Case kCases[] = {
      {"without a space", "runtimeEnvironment: {A:x, B :x y, C:\"x\"}\n", "runtimeEnvironment: {A:*, B :*, C:*}\n"},
      {"without a colon", "runtimeEnvironment: {A x}\n", "runtimeEnvironment: {A *}\n"},
      {"after a comma", "runtimeEnvironment: {A: x,y,z:z, B: x, C:x}\n", "runtimeEnvironment: {A: *,*,*, B: *, C:*}\n"},
      {"after a comma without a space", "runtimeEnvironment: {A:x,y}\n", "runtimeEnvironment: {A:*,*}\n"},
      {"below an unknown member without a colon", "foo: {x}\n", "foo: {*}\n"},
      {"files", "runtimeFiles: {/a:x, /b:c: {data:x}}\n", "runtimeFiles: {/a:*, /b:c: {data:*}}\n"},
      {"below an unknown member", "foo: {a:'y'}\n", "foo: {a:*}\n"},
      {"an explicit key", "foo:\n  ? y z\n", "foo:\n  ? *\n"},
      {"known names", "runtimeFiles: {/a: {data: x,encoding}}\n", "runtimeFiles: {/a: {data: *,encoding}}\n"},
  };
  for (const Case& test : kCases) {
    EXPECT_EQ(redacted(test.yaml), test.expected) << test.what;
    for (const string_view hidden : {"x", "y", "z"}) {
      const std::string text = text_output(test.yaml);
      EXPECT_EQ(text.find(std::string("\"").append(hidden)), std::string::npos) << text;
    }
  }
}

TEST(YamlValidator, ReportsMissingSpaceOnce) {
  constexpr Case kCases[] = {
      {"a variable", "runtimeEnvironment: {A:x}\n", "schema/property-name /runtimeEnvironment/A:*** A:x\n"},
      {"a file", "runtimeFiles: {/a:x}\n", "schema/type /runtimeFiles/~1a:*** /a:x\n"},
      {"a required member", "runtimeFiles: {/a: {data:x}}\n",
       "schema/unknown-property /runtimeFiles/~1a/data:*** data:x\n"},
      {"a source", "deployment: {internal:x}\n", "schema/unknown-property /deployment/internal:*** internal:x\n"},
      {"after a comma", "runtimeEnvironment: {A: x,y}\n", "schema/type /runtimeEnvironment/*** y\n"},
      {"after a comma, no name", "runtimeEnvironment: {A: x,$y}\n",
       "schema/property-name /runtimeEnvironment/*** $y\n"},
  };
  for (const Case& test : kCases) EXPECT_EQ(findings(test.yaml), test.expected) << test.what;
}

// A mapping is never taken for another format, unless its first name is a line of a program.
TEST(YamlValidator, RecognizesOtherFormats) {
  constexpr Case kCases[] = {
      {"a page", "<html><body>x</body></html>\n", "yaml/syntax  <html\n"},
      {"variables", "A=1\nB=2\n", "yaml/syntax  A\n"},
      {"a module on a line", "module.exports = {a: 1};\n", "yaml/syntax  module.exports\n"},
      {"a name of a member", "module.exports: 1\n", "schema/unknown-property /module.exports module.exports\n"},
      {"a command as a member", "curl: x\n", "schema/unknown-property /curl curl\n"},
      {"a conflict that is text", "runtimeEnvironment:\n  A: '\n<<<<<<< a\n\n=======\n\n>>>>>>> b'\n", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(findings(test.yaml), test.expected) << test.what;
}

// However far before the window the property begins.
TEST(YamlValidator, HidesSecretsAtEndOfLongProperty) {
  const std::string token = "ghp_" + std::string("q7R2w9Lx4Tz8Kv3Nb6Yc1Hd5Jf0Gs2Pm4XeA");
  const std::string yaml = "billing: &" + std::string(5000, 'x') + "/" + token;
  YamlValidator validator;
  const std::vector<Span> hidden = validator.redacted_spans(yaml + " {}\n", {yaml.size() - 8, 8});
  ASSERT_EQ(hidden.size(), 1U);
  EXPECT_EQ(yaml.substr(hidden[0].offset, hidden[0].length), token);
}

// In every window, the same bytes are hidden.
TEST(YamlValidator, HidesSameBytesInEveryWindow) {
  YamlValidator validator;
  for (const string_view yaml : {"# a b\nruntimeEnvironment:\n  A: |\n    x y\n    z\n  B: &b [c, d]\nx: *b\n",
                                 "%TAG !e! x\n---\nruntimeEnvironment: {<<: {A: b c}, A: d}\n",
                                 "runtimeEnvironment: {A: \"one\nx: - |\n  two: three\n"}) {
    const auto hidden_bytes = [&](Span window) {
      std::string marks(yaml.size(), '.');
      for (const Span& part : validator.redacted_spans(yaml, window)) {
        std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(part.offset), part.length, '*');
      }
      return marks.substr(window.offset, window.length);
    };
    const std::string all = hidden_bytes({0, yaml.size()});
    for (std::size_t begin = 0; begin < yaml.size(); ++begin) {
      for (std::size_t length = 1; begin + length <= yaml.size(); ++length) {
        EXPECT_EQ(hidden_bytes({begin, length}), all.substr(begin, length)) << yaml << ' ' << begin << '+' << length;
      }
    }
  }
}

constexpr string_view kTemplate = R"(apiVersion: v1.2
spec:
  kind: Workflow
  spec:
    steps:
      - kind: JobRun
        spec: &run
          jobId: ${refs.job.id}
          deployment: &d
            internal: {id: abc/def}
      - kind: JobRun
        spec: *run
      - kind: JobRun
        spec: {jobId: x, deployment: *d}
      - kind: Condition
        spec: {kind: JobRun}
      - kind: Other
        spec: {PORT: 1, no: on}
)";

// An alias comes after other nulls, but its text before them.
TEST(YamlValidator, NullOfAnAliasOverridesNothing) {
  EXPECT_EQ(findings("apiVersion: v1\nx: &d {configType: default, customCommand: null}\n"
                     "spec: {kind: JobRun, spec: {jobId: j, billing: {deploymentPlan: null}, deployment: {internal: "
                     "{id: abc}, docker: *d}}}\n",
                     {.kind = Kind::kTemplate}),
            "schema/type /spec/spec/deployment/docker/customCommand null\n"
            "schema/type /spec/spec/billing/deploymentPlan null\n");
}

TEST(YamlValidator, ChecksTemplates) {
  const Options options{.kind = Kind::kTemplate};
  EXPECT_EQ(findings(kTemplate, options), "schema/pattern /spec/spec/steps/0/spec/deployment/internal/id abc/def\n");
  YamlValidator validator(options);
  const Report report = validator.check(kTemplate);
  ASSERT_FALSE(report.diagnostics().empty());
  EXPECT_EQ(report.diagnostics().front().notes,
            std::vector<std::string>{"the API's revision 2026-05 takes this: --api 2026-05"});
  EXPECT_EQ(findings(kTemplate), "schema/unknown-property /apiVersion apiVersion\n");
}

// Each object about which the newer revision says other things gets its note, in one more replay of the document.
TEST(YamlValidator, AddsNotes) {
  const string_view yaml = "deployment:\n  internal: {id: abc}\n  storage: {shmSize: 65, useHdbStorage: x}\n";
  YamlValidator validator;
  const Report report = validator.check(yaml);
  ASSERT_EQ(report.diagnostics().size(), 2u);
  EXPECT_EQ(report.diagnostics()[0].notes.size(), 1u);
  EXPECT_EQ(report.diagnostics()[1].notes.size(), 0u);
}

TEST(YamlValidator, KeepsLimits) {
  EXPECT_EQ(findings("a: 1\n", {.max_size = 4}), "json/size  \n");
  EXPECT_EQ(findings("billing: [[1]]\n", {.max_depth = 2}), "json/depth /billing/0 [\n");
  EXPECT_EQ(findings(""), "json/empty  \n");
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string before = " *a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 8; ++k) bomb += before + ",";
    bomb += before + "]\n";
  }
  ASSERT_LT(bomb.size(), 1200u);
  EXPECT_TRUE(findings(bomb).starts_with("yaml/alias-limit ")) << findings(bomb);
  Options few{.max_diagnostics = 1};
  YamlValidator validator(few);
  const Report report = validator.check("runtimeEnvironment: {A: &x 1, B: *x, C: 2}\n");
  EXPECT_EQ(report.count(Severity::kError), 2u);
  EXPECT_EQ(report.omitted(), 1u);
}

}  // namespace
}  // namespace runlint
