// Secrets are never shown: not in a frame, a message, a pointer or a baseline, in any format, nor in a gate's answer.
#include "text/redaction.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "report/formatter.h"
#include "runlint/gate.h"
#include "support/command_line.h"

namespace runlint {
namespace {

using std::string_view;

// Assembled at run time, so that no file contains text that looks like a credential.
const std::string kToken = "ghp_" + std::string("q7R2w9Lx4Tz8Kv3Nb6Yc1Hd5Jf0Gs2Pm4XeA");

TEST(RedactedText, HidesCredentialsKeysAndUrlUsers) {
  const std::string key = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----";
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {"", ""},
      {"node a.js", "node a.js"},
      {kToken, "***"},
      {"a " + kToken + ", b " + kToken + ".", "a ***, b ***."},
      {"x=" + kToken, "x=***"},
      {"ghp_" + std::string(36, 'x'), "ghp_" + std::string(36, 'x')},  // a placeholder
      {"echo '" + key + "' > k", "echo '***' > k"},
      {"-----BEGIN PRIVATE KEY-----\ncut off", "***"},
      {"-----BEGIN CERTIFICATE-----\nabc", "-----BEGIN CERTIFICATE-----\nabc"},
      {"-----BEGIN CERTIFICATE-----\nabc\n" + key + "\n-----BEGIN",
       "-----BEGIN CERTIFICATE-----\nabc\n***\n-----BEGIN"},
      {"https://bob:pw@host/x", "https://***@host/x"},
      {"https://bob@host/x", "https://***@host/x"},
      {"https://bob:p@w@host/x", "https://***@host/x"},
      {"https://bob:p/w@host/x", "https://***@host/x"},
      {"https://bob:p#w?@host/x", "https://***@host/x"},
      {"https:///bob:pw@host", "https:///***@host"},
      {"https:\\\\bob:pw@host", "https:\\\\***@host"},
      {"//bob:pw@host", "//***@host"},
      {"a://u:p@h b://v:q@i", "a://***@h b://***@i"},
      {"https://host:8080/a@b", "https://host:8080/a@b"},
      {"https://host/a:b@c", "https://host/a:b@c"},
      {"https://host", "https://host"},
      {"bob:pw@registry.io/app:1", "***@registry.io/app:1"},
      {"bob:pw@localhost:5000/app", "***@localhost:5000/app"},
      {"DSN=bob:pw@tcp(db:3306)/x", "DSN=***@tcp(db:3306)/x"},
      {"nginx:1.25@sha256:" + std::string(64, 'a'), "nginx:1.25@sha256:" + std::string(64, 'a')},
      {"registry.io/app:1@sha256:ab.c", "registry.io/app:1@sha256:ab.c"},
      {"npm:left-pad@1.3.0", "npm:left-pad@1.3.0"},
      {"git@github.com:a/b", "git@github.com:a/b"},
      {"mail bob@example.com", "mail bob@example.com"},
      {"https://" + kToken + ":x@host", "https://***@host"},  // one span, not two
  };
  for (const auto& c : cases) EXPECT_EQ(text::redacted(c.text, text::secret_spans(c.text)), c.expected) << c.text;
}

TEST(RedactedName, HidesAssignedValue) {
  constexpr std::string_view kCases[][2] = {
      {"TOKEN", "TOKEN"},
      {"TOKEN=pw", "TOKEN=***"},
      {"TOKEN=", "TOKEN="},
      {"TOKEN==pw", "TOKEN=***"},
      {"export TOKEN=a=b", "export TOKEN=***"},
      {"TOKEN: pw", "TOKEN: ***"},
      {"TOKEN: a=b", "TOKEN: ***"},
      {"LEVEL：pw", "LEVEL：***"},
      {"LEVEL＝ pw", "LEVEL＝ ***"},
      {"=pw", "=***"},
      {"", ""},
      // After a secret's name, whatever separates the two.
      {"DB_PASSWORD hunter2", "DB_PASSWORD ***"},
      {"DB_PASSWORD->hunter2", "DB_PASSWORD->***"},
      {"DB_PASSWORD → hunter2", "DB_PASSWORD ***"},
      {"DB_PASSWORD；hunter2", "DB_PASSWORD；***"},
      {"MY API_TOKEN\\thunter2", "MY API_TOKEN\\***"},
      {"DB_PASSWORD:/x", "DB_PASSWORD:***"},
      // Names that have no value in them.
      {"LOG LEVEL", "LOG LEVEL"},
      {"GRÖSSE", "GRÖSSE"},
      {"C:\\app\\settings.ini", "C:\\app\\settings.ini"},
      {"Logging:Level", "Logging:Level"},
      {"https://example.com/x", "https://example.com/x"},
      {"DB_PASSWORD ", "DB_PASSWORD "},
      {"DB_PASSWORD-", "DB_PASSWORD-"},
  };
  for (const auto& [name, expected] : kCases) {
    EXPECT_EQ(text::redacted(name, text::secret_spans_of_name(name)), expected) << name;
  }
}

TEST(SecretSpans, AdversarialTextTakesLinearTime) {
  // Each would take minutes if every part were read to the end of the text.
  for (const string_view part :
       {"//a:b", "//a", "-----BEGIN ", "-----BEGIN PRIVATE KEY", "a:b@", "@", "/\\", "://u:p@"}) {
    std::string text;
    while (text.size() < 4'000'000) text += part;
    (void)text::secret_spans(text);
  }
}

// Payloads in which "hunter2" must not be shown.
std::vector<std::string> payloads_with_secrets() {
  std::vector<std::string> payloads = {
      // Encoded twice, at the root and as a member, and other values of the wrong type.
      R"("{\"runtimeEnvironment\":{\"TOKEN\":\"hunter2\"}}")",
      R"("hunter2")",
      R"(["hunter2", {"hunter2": 1, "hunter2": 2}])",
      R"({"dockerSecretMounts": [{"hunter2": ""}], "runtimeFiles": {"/a": "hunter2"}})",
      R"({"deployment": {"docker": {"configType": {"hunter2": {}}}, "internal": {"branch": ["hunter2"]}}})",
      R"({"deployment": {"branch": {"a": "hunter2"}, "external": {"credentials": {"hunter2": true, "hunter2": 0}}}})",
      // A line of an .env file as a name.
      R"({"runtimeEnvironment": {"TOKEN=hunter2": ""}})",
      R"({"runtimeEnvironment": {"export TOKEN=hunter2": 1, "export TOKEN=hunter2": null}})",
      R"({"runtimeEnvironment": {"TOKEN\u003dhunter2": "", "token\u003dhunter2": ""}})",
      R"({"runtimeEnvironment": {"TOKEN: hunter2": ""}})",
      R"({"runtimeEnviroment": {"TOKEN=hunter2": ""}})",
      R"({"TOKEN=hunter2": "", "billing": {"TOKEN=hunter2": {"a": 1, "a": 2}}})",
      R"({"runtimeFiles": {"TOKEN=hunter2": {"dat": 1}}, "dockerSecretMounts": {"a=hunter2": {}}})",
      // In text that is not JSON, before and around the error.
      R"({"runtimeEnvironment": {"TOKEN=hunter2": "" "hunter2"}})",
      R"({"a": "hunter2", "b": hunter2, 'c': 'hunter2'})",
      R"({"a": 1, // hunter2)",
      R"({"TOKEN=hunter2" "x"})",
      R"({"TOKEN=hunter2": [1, {"b": tru}]})",
      "{\"runtimeEnvironment\": {\"A\": \"hunter2\xFF\"}}",
      // The user part of a URL, by itself and in commands.
      R"({"deployment": {"external": {"imagePath": "https://bob:hunter2@registry/app:1"}}})",
      R"({"deployment": {"external": {"imagePath": "http://bob:hunter2@registry.io/app"}}})",
      R"({"deployment": {"external": {"imagePath": "bob:hunter2@registry.io/app"}}})",
      R"({"deployment": {"external": {"imagePath": "ftp://hunter2@registry.io/app:latest"}}})",
      R"({"deployment": {"internal": {"id": "abc", "branch": "https://hunter2@host", "buildSHA": "//a:hunter2@host"}}})",
      R"({"deployment": {"docker": {"configType": "//a:hunter2@host"}, "internal": {"id": "//a:hunter2@host"}}})",
      R"({"billing": {"deploymentPlan": "//a:hunter2@host"}, "https://hunter2@host": 1})",
      R"({"runtimeFiles": {"/https://hunter2@host/": {"data": "", "enc": 1}}})",
  };
  for (const string_view command :
       {"curl \\\"https://a:hunter2@b/c\\\" && d", "git clone \\u002f/hunter2@b; c",
        "mysql bob:hunter2@tcp(db:3306)/x > y", "-----BEGIN PRIVATE KEY-----\\nhunter2 | a"}) {
    payloads.push_back(fmt::format(
        R"({{"deployment": {{"docker": {{"configType": "default", "customCommand": "{}"}}, "internal": {{}}}}}})",
        command));
  }
  return payloads;
}

// Payloads with a known token in each member that is shown, and in names.
std::vector<std::string> payloads_with_tokens() {
  std::vector<std::string> payloads;
  for (const string_view payload : {
           R"({{"billing": {{"deploymentPlan": "{}"}}}})",
           R"({{"deployment": {{"external": {{"imagePath": "{}", "credentials": "{}"}}}}}})",
           R"({{"deployment": {{"external": {{"imagePath": "x.io/{}:latest"}}}}}})",
           R"({{"deployment": {{"internal": {{"id": "{}", "branch": "{}", "buildSHA": "{}", "buildId": "{}"}}}}}})",
           R"({{"deployment": {{"docker": {{"configType": "{}", "customCommand": "a {} && b"}}, "internal": {{}}}}}})",
           R"({{"deployment": {{"buildpack": {{"configType": "default", "customProcess": "a {}", "x": 1}}}}}})",
           R"({{"runtimeEnvironment": {{"{}": "", "{}": 1, "a.{}": "b"}}}})",
           R"({{"runtimeFiles": {{"/{}": {{"data": "!", "dta": 1}}, "/{}/x/": {{"data": ""}}, "/a/{}/b": {{}}}}}})",
           R"({{"dockerSecretMounts": {{"a.{}": {{}}, "{}": {{"x": 1}}}}, "{}": {{}}}})",
           R"({{"{}": [1, 2 3])",
       }) {
    payloads.push_back(fmt::format(fmt::runtime(payload), kToken, kToken, kToken, kToken));
  }
  return payloads;
}

void expect_no_secret(const std::string& payload, string_view secret) {
  for (const string_view format : report::format_names()) {
    for (const string_view color : {"never", "always"}) {
      const cli::Outcome outcome = cli::run_command({"--no-config", "--max-diagnostics=1000", "--format",
                                                     std::string(format), "--color", std::string(color), "-"},
                                                    payload);
      EXPECT_EQ((outcome.out + outcome.err).find(secret), std::string::npos) << format << " of " << payload << '\n'
                                                                             << outcome.out << outcome.err;
      EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << payload;
    }
  }
  const cli::TemporaryDirectory directory;
  const std::string file = directory.write("a.json", payload);
  const cli::Outcome baseline = cli::run_command({"--write-baseline", directory.path("known.json"), file});
  std::ifstream written(directory.path("known.json"));
  const std::string known(std::istreambuf_iterator<char>(written), {});
  EXPECT_EQ((baseline.out + known).find(secret), std::string::npos) << known;

  Gate gate;
  const Answer answer = gate.check_body(payload);
  EXPECT_EQ(answer.body.find(secret), std::string::npos) << answer.body;
}

TEST(Redaction, HidesSecretsInEveryFormat) {
  for (const std::string& payload : payloads_with_secrets()) expect_no_secret(payload, "hunter2");
  for (const std::string& payload : payloads_with_tokens()) expect_no_secret(payload, string_view(kToken).substr(4));
}

TEST(Redaction, KeepsTextAroundSecrets) {
  const std::string payload = R"({"runtimeEnvironment":{"TOKEN=hunter2":1},"deployment":{"external":{"imagePath":")" +
                              std::string(R"(\u0068ttps://b\u00f6b:hunter2@host.io/app:1"}}})");
  const std::string out = cli::run_command({"--no-config", "-"}, payload).out;
  EXPECT_NE(out.find(R"(name "TOKEN=***" in "runtimeEnvironment" has "=" at character 6)"), std::string::npos) << out;
  EXPECT_NE(out.find(R"("runtimeEnvironment":{"TOKEN=***":***})"), std::string::npos) << out;
  EXPECT_NE(out.find(R"("imagePath":"\u0068ttps://***@host.io/app:1")"), std::string::npos) << out;
  EXPECT_NE(out.find("at: /runtimeEnvironment/TOKEN=***\n"), std::string::npos) << out;
}

TEST(Redaction, KeepsEmptyName) {
  const std::string out = cli::run_command({"--no-config", "-"}, R"({"billing": [{"": 1, "": 2}]})").out;
  EXPECT_NE(out.find("duplicate member \"\""), std::string::npos) << out;
  EXPECT_NE(out.find("at: /billing/0/\n"), std::string::npos) << out;
}

TEST(Redaction, ReportsDoubleEncodedBody) {
  for (const string_view payload : {R"("{\"a\": 1}")", R"("  {}")", R"({"billing": "{}"})"}) {
    const std::string out = cli::run_command({"--no-config", "-"}, std::string(payload)).out;
    EXPECT_NE(out.find("help: this is JSON encoded twice"), std::string::npos) << out;
  }
  for (const string_view payload :
       {R"("a")", R"("")", R"({"billing": "a{}"})", R"({"runtimeEnvironment": {"A": {}}})"}) {
    const std::string out = cli::run_command({"--no-config", "-"}, std::string(payload)).out;
    EXPECT_EQ(out.find("encoded twice"), std::string::npos) << out;
  }
}

TEST(Redaction, BaselineDistinguishesHiddenNames) {
  const cli::TemporaryDirectory directory;
  const std::string known = directory.path("known.json");
  const std::string file = directory.write("a.json", R"({"runtimeEnvironment": {"A=one": "", "A=two": ""}})");
  ASSERT_EQ(cli::run_command({"--write-baseline", known, file}).status, 0);
  EXPECT_EQ(cli::run_command({"--baseline", known, file}).status, 0);
  directory.write("a.json", R"({"runtimeEnvironment": {"A=one": "", "A=three": ""}})");
  const cli::Outcome changed = cli::run_command({"--baseline", known, file});
  EXPECT_EQ(changed.status, 1);
  EXPECT_NE(changed.out.find("1 error"), std::string::npos) << changed.out;
}

// Suppressions match the exact name.
TEST(Redaction, SuppressionMatchesExactHiddenName) {
  const cli::TemporaryDirectory directory;
  directory.write(".runlint.json", R"({"suppressions": {"a": {"rule": "schema/property-name", "reason": "known",
                  "pointer": "/runtimeEnvironment/A=one"}}})");
  const std::string one = directory.write("a.json", R"({"runtimeEnvironment": {"A=one": ""}})");
  EXPECT_EQ(cli::run_command({one}).status, 0);
  const std::string two = directory.write("b.json", R"({"runtimeEnvironment": {"A=two": ""}})");
  EXPECT_EQ(cli::run_command({two}).status, 1);
}

}  // namespace
}  // namespace runlint
