// lint/placeholder, placeholders in schema findings, and lint/unusable-value.
#include "text/placeholder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "runlint/validator.h"

namespace runlint {
namespace {

using std::string_view;

bool has_finding(Rule rule, string_view payload, const Options& options = {}) {
  Validator validator(options);
  const Report report = validator.check(payload);
  return std::ranges::count(report.diagnostics(), rule, &Diagnostic::rule) == 1;
}

std::string variable(string_view name, string_view value) {
  return fmt::format(R"({{"runtimeEnvironment": {{"{}": "{}"}}}})", name, value);
}

std::string branch(string_view value) {
  return fmt::format(R"({{"deployment": {{"internal": {{"id": "web-api", "branch": "{}"}}}}}})", value);
}

TEST(FindPlaceholder, ReturnsFirst) {
  constexpr struct {
    string_view text;
    string_view found;
  } kCases[] = {
      {"", ""},
      {"{{ x }}", "{{ x }}"},
      {"{{x}}", "{{x}}"},
      {"{{{ x }}}", "{{{ x }}}"},
      {"{{ .Values.image | quote }}", "{{ .Values.image | quote }}"},
      {"a{{x}}b", "{{x}}"},
      {"{{ x }", ""},
      {"{ x }", ""},
      {"{{}}", ""},
      {"{{ x } }", ""},
      {"{{a{{b}}", "{{b}}"},
      {"{{a\nb}}", ""},
      {"<x>", "<x>"},
      {"<your region here>", "<your region here>"},
      {"<r\xC3\xA9gion>", "<r\xC3\xA9gion>"},
      {"<a><b>", "<a>"},
      {"<>", ""},
      {"< x>", ""},
      {"<x >", ""},
      {"<10>", ""},
      {"</b>", ""},
      {"<a<b>", "<b>"},
      {"<a", ""},
      {"$X", "$X"},
      {"${X}", "${X}"},
      {"${{ secrets.a }}", "${{ secrets.a }}"},
      {"${X", ""},
      {"${}", ""},
      {"$1", ""},
      {"$", ""},
      {"US$A", ""},
      {"app:$TAG", "$TAG"},
      {"$A-$B", "$A"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(text::find_placeholder(c.text), c.found) << c.text;
    EXPECT_EQ(text::is_whole_placeholder(c.text), !c.found.empty() && c.found == c.text) << c.text;
  }
}

TEST(Placeholder, ReportsWholeValuesOnly) {
  for (const string_view value : {"{{ region }}", "<region>", "{{region}}", "<your region>"}) {
    EXPECT_TRUE(has_finding(Rule::kLintPlaceholder, variable("REGION", value))) << value;
    EXPECT_TRUE(has_finding(Rule::kLintPlaceholder, branch(value))) << value;
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, variable("REGION", std::string(value) + "-1"))) << value;
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, branch("x" + std::string(value)))) << value;
  }
  for (const string_view value : {"$REGION", "${REGION}"}) {
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, variable("REGION", value))) << value;
    EXPECT_TRUE(has_finding(Rule::kLintPlaceholder, branch(value))) << value;
  }
  EXPECT_TRUE(
      has_finding(Rule::kLintPlaceholder, R"({"deployment": {"internal": {"id": "web-api", "buildId": "$BUILD"}}})"));
  // A mount's ID and a command are left alone.
  EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, R"({"runtimeFiles": {"/<region>": {"data": ""}}})"));
}

TEST(Placeholder, IsAtMost200BytesLong) {
  EXPECT_TRUE(has_finding(Rule::kLintPlaceholder, branch("<" + std::string(198, 'x') + ">")));
  EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, branch("<" + std::string(199, 'x') + ">")));
}

TEST(Placeholder, LeavesSecretsToTheirRules) {
  for (const string_view name : {"API_TOKEN", "SECRET", "clientSecret", "KEYS", "MONKEY", "DB_PASSWORD", "PASSPHRASE",
                                 "MY_PWD", "GREETING_TEMPLATE"}) {
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, variable(name, "<value>"))) << name;
  }
  for (const string_view value : {"<token>", "<your API key>", "{{ .Values.dbPassword }}", "<SECRET>"}) {
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, variable("VALUE", value))) << value;
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, branch(value))) << value;
  }
  // What the secret rule reports, it still reports, and it alone.
  const std::string credential = "ghp" + std::string("_0123456789abcdefghijABCDEFGHIJ012345");
  const std::string payload = variable("VALUE", "<" + credential + ">");
  EXPECT_TRUE(has_finding(Rule::kLintSecretInEnvironment, payload));
  EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, payload));
}

TEST(Placeholder, IsSilentUnderReferences) {
  for (const string_view value : {"{{ region }}", "<region>", "$REGION", "${REGION}"}) {
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, variable("REGION", value), {.references = true})) << value;
    EXPECT_FALSE(has_finding(Rule::kLintPlaceholder, branch(value), {.references = true})) << value;
  }
}

TEST(Placeholder, IsNamedInHelpOfSchemaFindings) {
  for (const string_view payload :
       {R"({"deployment": {"external": {"imagePath": "ghcr.io/example/app:<version>"}}})",
        R"({"deployment": {"external": {"imagePath": "{{ image }}"}}})",
        R"({"deployment": {"internal": {"id": "<service>"}}})",
        R"({"deployment": {"internal": {"id": "web-api", "buildSHA": "$SHA"}}})",
        R"({"deployment": {"internal": {"id": "web-api"}, "storage": {"shmSize": "{{ size }}"}}})",
        R"({"billing": {"deploymentPlan": "<plan>"}})", R"({"runtimeEnvironment": {"<NAME>": ""}})",
        R"({"runtimeEnvironment": "{{ environment }}"})",
        R"({"deployment": {"docker": {"configType": "{{ type }}"}, "internal": {"id": "web-api"}}})"}) {
    Validator validator;
    const Report report = validator.check(payload);
    ASSERT_EQ(report.diagnostics().size(), 1u) << payload;
    EXPECT_TRUE(report.diagnostics()[0].help.starts_with("fill in the placeholder")) << report.diagnostics()[0].help;
  }
}

TEST(Placeholder, MessagesOmitValuesWhenNotQuoting) {
  Validator validator({.quote_values = false});
  for (const std::string& payload :
       {branch("<hunter2>"), std::string(R"({"deployment": {"external": {"imagePath": "a:<hunter2>"}}})")}) {
    const Report report = validator.check(payload);
    ASSERT_EQ(report.diagnostics().size(), 1u) << payload;
    EXPECT_EQ((report.diagnostics()[0].message + report.diagnostics()[0].help).find("hunter2"), std::string::npos);
  }
}

TEST(UnusableValue, ReportsNulInVariablesCommandsAndPaths) {
  constexpr Rule kRule = Rule::kLintUnusableValue;
  for (const string_view value : {R"(\u0000)", R"(a\u0000)", R"(\u0000b)", R"(\n\u0000\n)", "\\u0000\xC3\xA9"}) {
    EXPECT_TRUE(has_finding(kRule, variable("VALUE", value))) << value;
    EXPECT_TRUE(has_finding(kRule, fmt::format(R"({{"runtimeFiles": {{"/{}": {{"data": ""}}}}}})", value))) << value;
    for (const string_view member : {"customCommand", "customProcess"}) {
      EXPECT_TRUE(has_finding(
          kRule,
          fmt::format(R"({{"deployment": {{"internal": {{"id": "web-api"}}, "buildpack": {{"configType": "{0}", )"
                      R"("{0}": "{1}"}}}}}})",
                      member, value)))
          << member << value;
    }
  }
  for (const string_view value : {R"(\u0001)", R"(\\u0000)", "", R"(\n)"}) {
    EXPECT_FALSE(has_finding(kRule, variable("VALUE", value))) << value;
  }
}

TEST(UnusableValue, ReportsVariablesBeyond128KiB) {
  // NAME=VALUE and the NUL.
  const auto sized = [](std::size_t size) { return variable("NAME", std::string(size - 6, 'x')); };
  EXPECT_FALSE(has_finding(Rule::kLintUnusableValue, sized(128 * 1024)));
  EXPECT_TRUE(has_finding(Rule::kLintUnusableValue, sized(128 * 1024 + 1)));
}

TEST(UnusableValue, ReportsPathSegmentsBeyond255Bytes) {
  for (const string_view form : {"/{}", "/{}/b", "/etc/{}/b", "/etc/app/{}"}) {
    const auto sized = [form](std::size_t size) {
      const std::string path = fmt::format(fmt::runtime(form), std::string(size, 'a'));
      return has_finding(Rule::kLintUnusableValue,
                         fmt::format(R"({{"runtimeFiles": {{"{}": {{"data": ""}}}}}})", path));
    };
    EXPECT_FALSE(sized(255)) << form;
    EXPECT_TRUE(sized(256)) << form;
  }
  // Bytes, not characters.
  std::string name;
  for (int i = 0; i < 128; ++i) name += "\xC3\xA9";
  EXPECT_TRUE(has_finding(Rule::kLintUnusableValue, R"({"runtimeFiles": {"/)" + name + R"(": {"data": ""}}})"));
}

}  // namespace
}  // namespace runlint
