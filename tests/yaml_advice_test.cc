// What is advised about values as they are written in YAML.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "runlint/report.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint {
namespace {

using std::string_view;

struct Case {
  string_view what;
  string_view yaml;
  string_view expected;
};

// The help of the first finding.
std::string first_help(string_view yaml, const Options& options = {}) {
  YamlValidator validator(options);
  const Report report = validator.check(yaml);
  return report.diagnostics().empty() ? "" : report.diagnostics().front().help;
}

TEST(YamlAdvice, CoversValuesLeftOut) {
  constexpr string_view kIndent = "indent the lines below it that are its members by two spaces more";
  constexpr string_view kQuote = "a value that begins with '#' must be in quotes: without them it is a comment";
  constexpr string_view kOmit = "leave the member out, or give it a value";
  constexpr string_view kEmpty = "write \"\" for an empty value, or leave the variable out";
  constexpr Case kCases[] = {
      {"a member below", "deployment:\ninternal: {id: a, branch: b}\n", kIndent},
      {"a misspelled member below", "deployment:\n  internal:\n  idd: a\n  branch: b\n", kIndent},
      {"a member after a comment", "deployment: # a, b\n\ninternal: {id: a, branch: b}\n", kIndent},
      {"an anchor", "deployment: &a\ninternal: {id: a, branch: b}\n", kIndent},
      {"a variable below", "runtimeEnvironment:\nA: b\n", kIndent},
      {"a file below", "runtimeFiles:\n/a: {data: YQ==}\n", kIndent},
      {"a member of the object around it", "deployment:\nbilling: {deploymentPlan: a}\n", kOmit},
      {"nearly such a member", "runtimeEnvironment:\nbiling: a\n", kOmit},
      {"an object in the place of a variable", "runtimeEnvironment:\nA: {b: c}\n", kOmit},
      {"no name of a variable", "runtimeEnvironment:\n\"a b\": c\n", kOmit},
      {"a member of another object", "deployment:\n  internal:\nid: a\nbranch: b\n", kOmit},
      {"brackets", "{deployment:\n,\ninternal: {id: a, branch: b}}\n", kOmit},
      {"nothing below", "deployment:\n", kOmit},
      {"a colour", "runtimeEnvironment:\n  A: #ff0000\n", kQuote},
      {"a branch", "deployment:\n  internal:\n    branch: #1-b\n    id: a\n", kQuote},
      {"a comment", "runtimeEnvironment:\n  A: # b\n", kEmpty},
      {"a comment of two signs", "runtimeEnvironment:\n  A: ## b\n", kEmpty},
      {"a comment without text", "runtimeEnvironment:\n  A: #\n", kEmpty},
      {"a comment on the next line", "runtimeEnvironment:\n  A:\n  #b\n", kEmpty},
      {"a comment where an object is expected", "deployment: #a\n", kOmit},
  };
  for (const Case& test : kCases) EXPECT_EQ(first_help(test.yaml), test.expected) << test.what;
}

TEST(YamlAdvice, NamesSpacesOfUnicode) {
  constexpr Case kCases[] = {
      {"after a colon", "runtimeEnvironment:\n  A:\u00A0b\n",
       "there is a no-break space (U+00A0) after the colon: replace it by an ordinary space"},
      {"after a colon in brackets", "runtimeEnvironment: {A:\u2009b}\n",
       "there is a Unicode space (U+2009) in its place: replace it by an ordinary space"},
      {"as the indentation of all members", "runtimeEnvironment:\n\u00A0\u00A0A: b\n",
       "indent the lines below it by ordinary spaces: the first begins with a no-break space (U+00A0)"},
      {"as the indentation of a member", "billing: {deploymentPlan: nf-compute-10}\n\u3000runtimeFiles: {}\n",
       "it begins with an ideographic space (U+3000): replace that by an ordinary space"},
      {"in the indentation of a variable", "runtimeEnvironment:\n  A: b\n  \u00A0B: c\n",
       "it begins with a no-break space (U+00A0): replace that by an ordinary space"},
      {"in quotes", "runtimeEnvironment: {\"\u00A0A\": b}\n",
       "expected ASCII letters, digits, hyphens, underscores, dots and slashes"},
  };
  for (const Case& test : kCases) EXPECT_EQ(first_help(test.yaml), test.expected) << test.what;
}

TEST(YamlAdvice, TellsHowScalarIsRead) {
  Options newest;
  newest.api = ApiRevision::k2026_05;
  constexpr Case kCases[] = {
      {"a number for a string", "runtimeEnvironment:\n  A: 0755\n",
       "put the value in double quotes: without them it is a number to the platform's command (js-yaml)"},
      {"a word for a boolean", "deployment: {internal: {id: abc}, storage: {usePdSsdStorage: yes}}\n",
       "write true or false: yes, no, on and off are strings to the platform's command (js-yaml)"},
      {"a string for a number", "deployment: {internal: {id: abc}, storage: {shmSize: 0o17}}\n",
       "write the integer in decimal digits"},
      {"a number where one is expected", "deployment: {internal: {id: abc}, storage: {shmSize: 1_024}}\n",
       "write 1024 if that number is meant"},
  };
  for (const Case& test : kCases) EXPECT_EQ(first_help(test.yaml, newest), test.expected) << test.what;
}

}  // namespace
}  // namespace runlint
