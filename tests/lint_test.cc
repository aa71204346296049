// Lint rules through the validator: findings, positions, severities, and redaction.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/validator.h"
#include "support/credential_example.h"
#include "text/credentials.h"

namespace runlint {
namespace {

using std::string_view;

// One finding: "NAME(SEVERITY) POINTER", without the "lint/" of the name.
std::string found_in(Validator& validator, string_view payload) {
  const Report report = validator.check(payload);
  EXPECT_EQ(validator.accepts(payload) == Verdict::kValid, report.valid()) << payload;
  std::string text;
  for (const Diagnostic& found : report.diagnostics()) {
    const string_view name = info(found.rule).name;
    text += fmt::format("{}{}({}) {}", text.empty() ? "" : "; ", name.starts_with("lint/") ? name.substr(5) : name,
                        severity_name(found.severity), report.pointer(found.instance));
  }
  return text;
}

struct Case {
  string_view payload;
  string_view expected;
};

void run(std::initializer_list<Case> cases, const Options& options = {}) {
  Validator validator(options);
  for (const Case& c : cases) EXPECT_EQ(found_in(validator, c.payload), c.expected) << c.payload;
}

Options with(Rule rule, Severity severity) {
  Options options;
  options.severities[static_cast<std::size_t>(rule)] = severity;
  return options;
}

std::vector<RuleInfo> lint_rules() {
  std::vector<RuleInfo> found;
  std::ranges::copy_if(rules(), std::back_inserter(found),
                       [](const RuleInfo& rule) { return rule.name.starts_with("lint/"); });
  return found;
}

TEST(Lint, SeverityOverrideAppliesToAllFindings) {
  constexpr string_view kBoth = R"({"runtimeEnvironment": {"a.b": "", "A.B": ""}})";
  constexpr Rule kRule = Rule::kLintEnvironmentName;
  run({{kBoth,
        "environment-name(info) /runtimeEnvironment/a.b; environment-name(info) /runtimeEnvironment/A.B; "
        "environment-name(warning) /runtimeEnvironment/A.B"}});
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    Validator validator(with(kRule, severity));
    const Report report = validator.check(kBoth);
    EXPECT_EQ(report.count(severity), 3u);
    EXPECT_EQ(report.diagnostics().size(), 3u);
  }
  run({{kBoth, ""}}, with(kRule, Severity::kOff));
}

TEST(Lint, ErrorSeverityRejectsAndOffSilences) {
  for (const RuleInfo& rule : lint_rules()) {
    if (rule.is_yaml) continue;
    Validator as_usual;
    EXPECT_EQ(as_usual.accepts(rule.bad), Verdict::kValid) << rule.name;
    Validator strict(with(rule.rule, Severity::kError));
    EXPECT_EQ(strict.accepts(rule.bad), Verdict::kInvalid) << rule.name;
    EXPECT_FALSE(strict.check(rule.bad).valid()) << rule.name;
    EXPECT_EQ(strict.accepts(rule.good), Verdict::kValid) << rule.name;
    EXPECT_EQ(strict.accepts("{"), Verdict::kInvalid);
    run({{rule.bad, ""}}, with(rule.rule, Severity::kOff));
  }
}

TEST(Lint, OneMistakeHasOneDiagnostic) {
  run({
      // Values that break the schema and text that is not JSON are not linted.
      {R"({"deployment": {"external": {"imagePath": "http://latest"}}})",
       "insecure-registry(warning) /deployment/external/imagePath; "
       "missing-image-tag(warning) /deployment/external/imagePath"},
      {R"({"deployment": {"external": {"imagePath": "nginx"}}})",
       "schema/pattern(error) /deployment/external/imagePath"},
      {R"({"deployment": {"internal": {"buildSHA": "zz"}}})",
       "schema/one-of-conflict(error) /deployment/internal/buildSHA"},
      {R"({"runtimeEnvironment": {"a b": "", "A B": ""}})",
       "schema/property-name(error) /runtimeEnvironment/a b; schema/property-name(error) /runtimeEnvironment/A B"},
      {R"({"runtimeFiles": {"etc/../a": {"data": ""}}})", "schema/property-name(error) /runtimeFiles/etc~1..~1a"},
      {R"({"runtimeEnvironment": {"a.b": "", "a.b": ""}})",
       "environment-name(info) /runtimeEnvironment/a.b; json/duplicate-key(error) /runtimeEnvironment/a.b"},
      {R"({"runtimeEnvironment": {"API_TOKEN": 5}})", "schema/type(error) /runtimeEnvironment/API_TOKEN"},
      {R"({"billing": {}, "deployment": {"internal": {}})", "json/syntax(error) "},
      // An unknown member is not an override.
      {R"({"billing": {"x": {}}})", "schema/unknown-property(error) /billing/x"},
      {R"({"x": {"internal": {}, "storage": {}}})", "schema/unknown-property(error) /x"},
  });
}

TEST(Lint, DuplicateMembersAreJudgedOnlyWhenCertain) {
  run({
      // Each of the values is checked, but not the combination with an encoding.
      {R"({"runtimeFiles": {"/a": {"data": "!", "data": "?"}}})",
       "invalid-base64(warning) /runtimeFiles/~1a/data; json/duplicate-key(error) /runtimeFiles/~1a/data; "
       "invalid-base64(warning) /runtimeFiles/~1a/data"},
      {R"({"runtimeFiles": {"/a": {"data": "/w==", "encoding": "utf8", "encoding": "hex"}}})",
       "json/duplicate-key(error) /runtimeFiles/~1a/encoding"},
      {R"({"runtimeFiles": {"/a": {"data": "/w==", "encoding": "utf8"}, "/b": {"data": "/w=="}}})",
       "invalid-base64(warning) /runtimeFiles/~1a/data"},
      {R"({"runtimeFiles": {"/a": {"encoding": "utf8"}, "/b": {"data": "/w=="}}})",
       "schema/required(error) /runtimeFiles/~1a"},
      {R"({"deployment": {"internal": {}, "docker": {"configType": "default", "configType": "default", "customCommand": ""}}})",
       "noop-override(info) /deployment/internal; json/duplicate-key(error) /deployment/docker/configType"},
  });
}

TEST(Lint, CommandsBelongToTheirObject) {
  run({
      {R"({"deployment": {"docker": {"configType": "customEntrypoint", "customEntrypoint": "sh -c"}, )"
       R"("buildpack": {"configType": "customCommand", "customCommand": "a | b"}, "internal": {"id": "web-api"}}})",
       "source-conflict(warning) /deployment/buildpack; shell-syntax(warning) /deployment/buildpack/customCommand"},
  });
}

// Characters are checked in blocks of sixteen, so every character is tried at several offsets.
TEST(Lint, CommitShaChecksEveryCharacter) {
  Validator validator;
  constexpr string_view kHexadecimal = "0123456789abcdefABCDEF";
  for (const std::size_t at : {0, 15, 16, 31, 32, 39}) {
    for (char c = ' '; c <= '~'; ++c) {
      if (c == '"' || c == '\\') continue;
      std::string sha(40, 'a');
      sha[at] = c;
      const string_view expected =
          kHexadecimal.find(c) == sha.npos ? "build-sha(warning) /deployment/internal/buildSHA" : "";
      EXPECT_EQ(found_in(validator, fmt::format(R"({{"deployment": {{"internal": {{"buildSHA": "{}"}}}}}})", sha)),
                expected)
          << sha;
    }
  }
}

TEST(Lint, EnvironmentNameChecksEveryCharacter) {
  Validator validator;
  constexpr string_view kAllowed = "-./_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const std::size_t size : {1, 2, 16, 17, 40}) {
    for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
      for (const char c : kAllowed) {
        std::string name(size, 'A');
        name[at] = c;
        const bool usable = string_view("-./").find(c) == name.npos && !(at == 0 && c >= '0' && c <= '9');
        const std::string found = found_in(validator, fmt::format(R"({{"runtimeEnvironment": {{"{}": ""}}}})", name));
        EXPECT_EQ(found.starts_with("environment-name(info) "), !usable) << name;
        EXPECT_EQ(found.empty(), usable) << name;
      }
    }
  }
}

TEST(Lint, DescribesInvalidBase64) {
  constexpr struct {
    string_view data;  // as written in JSON
    string_view problem;
  } kCases[] = {
      {"abc", "multiple of 4"},
      {"abcde", "a length of 5 is not possible in base64"},
      {"abcdef", "multiple of 4"},
      {"-----BEGIN CERTIFICATE-----", "it is a text in PEM"},
      {"log-level: debug", "outside the base64 alphabet at byte 4"},
      {R"(ab\ncd)", "a line break at byte 3"},
      {R"(ab\rcd)", "a line break at byte 3"},
      {R"(e30=\n)", "it ends with a line break at byte 5"},
      {R"(e30=\r\n\n)", "it ends with a line break at byte 5"},
      {R"(abcd \n)", "it ends with a line break at byte 5"},
      {"ab== ", "it ends with white space at byte 5"},
      {R"(\n)", "it ends with a line break at byte 1"},
      {R"(ab=\n)", "misplaced padding at byte 3"},
      {R"(abc\n)", "it has a line break at byte 4"},
      {"ab cd", "white space at byte 3"},
      {R"(ab\tcd)", "white space at byte 3"},
      {"ab-c", "the URL-safe alphabet at byte 3"},
      {"ab_c", "the URL-safe alphabet at byte 3"},
      {"=abc", "padding at byte 1"},
      {"a=bc", "padding at byte 2"},
      {"a===", "padding at byte 2"},
      {"ab`c", "outside the base64 alphabet at byte 3"},
      {"ab.c", "outside the base64 alphabet at byte 3"},
      {"data:text/plain;base64,YQ==", "a data: URL"},
      {"data;", "outside the base64 alphabet at byte 5"},
  };
  Validator validator;
  for (const auto& c : kCases) {
    const Report report = validator.check(fmt::format(R"({{"runtimeFiles": {{"/a": {{"data": "{}"}}}}}})", c.data));
    ASSERT_EQ(report.diagnostics().size(), 1u) << c.data;
    EXPECT_EQ(report.diagnostics()[0].rule, Rule::kLintInvalidBase64) << c.data;
    EXPECT_NE(report.diagnostics()[0].message.find(c.problem), std::string::npos) << report.diagnostics()[0].message;
  }
}

TEST(Lint, ReportsKernelPaths) {
  for (const string_view folder : {"/proc", "/sys", "/dev"}) {
    const auto finding = [folder](string_view rest, bool expected) {
      Validator validator;
      const std::string payload = fmt::format(R"({{"runtimeFiles": {{"{}{}": {{"data": ""}}}}}})", folder, rest);
      EXPECT_EQ(found_in(validator, payload).starts_with("file-path(warning) "), expected) << payload;
    };
    finding("", true);
    finding("/", true);
    finding("/a", true);
    finding("ess/a", false);
    finding(".d", false);
  }
}

TEST(Lint, AcceptsNodeEncodings) {
  Validator validator;
  const auto found = [&validator](string_view encoding) {
    return found_in(validator,
                    fmt::format(R"({{"runtimeFiles": {{"/a": {{"data": "", "encoding": "{}"}}}}}})", encoding));
  };
  for (const string_view encoding : {"utf8", "utf-8", "utf16le", "utf-16le", "ucs2", "ucs-2", "latin1", "binary",
                                     "ascii", "hex", "base64", "base64url", "UTF8", "Utf-16LE", "BASE64URL"}) {
    EXPECT_EQ(found(encoding), "");
    EXPECT_NE(found(std::string(encoding) + ' '), "") << encoding;
    EXPECT_NE(found(std::string(encoding).substr(1)), "") << encoding;
  }
  // A control character that differs from a digit or hyphen only in the case bit is not one.
  for (const string_view encoding : {R"(utf\u0018)", R"(utf\u00158)", R"(utf\r8)", R"(ucs\u00122)"}) {
    EXPECT_NE(found(encoding), "") << encoding;
  }
}

TEST(Lint, MessagesOmitValuesWhenNotQuoting) {
  Options options;
  options.quote_values = false;
  Validator validator(options);
  for (const string_view image : {"hunter2:5000/hunter2", "https://hunter2/hunter2", "hunter2://hunter2:1"}) {
    const Report report =
        validator.check(fmt::format(R"({{"deployment": {{"external": {{"imagePath": "{}"}}}}}})", image));
    ASSERT_EQ(report.diagnostics().size(), 1u) << image;
    const Diagnostic& found = report.diagnostics()[0];
    EXPECT_EQ(found.rule, Rule::kLintMissingImageTag);
    EXPECT_EQ((found.message + found.help).find("hunter2"), std::string::npos) << found.message;
  }
}

// "password=hunter2" in base64.
TEST(Lint, SecretInMountIsInfoUnlessError) {
  constexpr string_view kFile = R"({"runtimeFiles": {"/a": {"data": "cGFzc3dvcmQ9aHVudGVyMgo="}}})";
  constexpr string_view kMount = R"({"dockerSecretMounts": {"a": {"data": "cGFzc3dvcmQ9aHVudGVyMgo="}}})";
  constexpr Rule kRule = Rule::kLintSecretInFile;
  run({{kFile, "secret-in-file(warning) /runtimeFiles/~1a/data"},
       {kMount, "secret-in-file(info) /dockerSecretMounts/a/data"}});
  run({{kFile, "secret-in-file(error) /runtimeFiles/~1a/data"}, {kMount, ""}}, with(kRule, Severity::kError));
  run({{kFile, ""}, {kMount, ""}}, with(kRule, Severity::kOff));
}

TEST(Lint, SecretsAreFoundInEachShownMember) {
  const std::string token = std::string("gh") + "p_0123456789abcdefghijklmnopqrstuvwxyz";
  const auto source = [&token](string_view member) {
    return fmt::format(R"({{"deployment": {{"internal": {{"id": "web-api", "{}": "{}"}}}}}})", member, token);
  };
  run({{source("branch"), "secret-in-command(warning) /deployment/internal/branch"},
       {source("buildId"), "secret-in-command(warning) /deployment/internal/buildId"}});
  Options references;
  references.references = true;
  const std::string beside = fmt::format(
      R"({{"deployment": {{"internal": {{"id": "web-api", "branch": "${{args.a}}{0}", "buildId": "${{refs.{0}}}"}}}}}})",
      token);
  run({{beside, "secret-in-command(warning) /deployment/internal/branch"}}, references);
}

TEST(Lint, CountsFindingsBeyondLimit) {
  Options options;
  options.max_diagnostics = 1;
  Validator validator(options);
  const Report report = validator.check(R"({"runtimeEnvironment": {"a.b": "", "c.d": "", "e": 5}})");
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].rule, Rule::kSchemaType);
  EXPECT_EQ(report.omitted(), 2u);
  EXPECT_EQ(report.count(Severity::kInfo), 2u);
}

TEST(Lint, NeverShowsCredentials) {
  Validator validator;
  for (const text::CredentialFamily& family : text::credential_families()) {
    const std::string body = credential_body(family);
    const std::string payload = fmt::format(R"({{"runtimeEnvironment": {{"A_TOKEN": "{}{}"}}}})", family.prefix, body);
    const Report report = validator.check(payload);
    ASSERT_EQ(report.diagnostics().size(), 1u) << family.prefix;
    const Diagnostic& found = report.diagnostics()[0];
    EXPECT_EQ(found.rule, Rule::kLintSecretInEnvironment);
    EXPECT_NE(found.message.find(family.name), std::string::npos) << found.message;
    for (const std::string& text : {found.message, found.help, found.replacement.value_or("")}) {
      EXPECT_EQ(text.find(body.substr(0, 6)), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace runlint
