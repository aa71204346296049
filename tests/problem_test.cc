// The problem document of a gate's answer, read by another JSON reader.
#include "request/problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "reference/problem_reader.h"
#include "runlint/gate.h"

namespace runlint {
namespace {

using reference::find;
using reference::parse;
using reference::text_of;
using reference::Value;
using std::string_view;

TEST(ProblemDetails, ListErrors) {
  Gate gate;
  const Answer answer = gate.check_body(
      "{\n  \"a/b~ \xC3\xA9\\n%\": 1,\n  \"billing\": {\"deploymentPlan\": \"x\"},\n"
      "  \"deployment\": {\"docker\": {\"configType\": \"hunter2\"}, \"internal\": {}}\n}");
  EXPECT_EQ(
      answer.body,
      "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
      "\"detail\":\"the payload has 3 errors\",\"errors\":["
      "{\"detail\":\"\\\"a/b~ \xC3\xA9\\\\n%\\\" is not a member of the payload that the API knows: it is refused or "
      "silently dropped\","
      "\"help\":\"known members: \\\"runtimeEnvironment\\\", \\\"runtimeFiles\\\", \\\"dockerSecretMounts\\\", "
      "\\\"billing\\\" and \\\"deployment\\\"\","
      "\"pointer\":\"#/a~1b~0%20%C3%A9%0A%25\",\"rule\":\"schema/unknown-property\",\"line\":2,\"column\":3},"
      "{\"detail\":\"\\\"deploymentPlan\\\" is too short: expected at least 3 characters, found 1\","
      "\"pointer\":\"#/billing/deploymentPlan\",\"rule\":\"schema/min-length\",\"line\":3,\"column\":33},"
      "{\"detail\":\"\\\"configType\\\" has a value that is not allowed: expected \\\"default\\\", "
      "\\\"customEntrypoint\\\", \\\"customCommand\\\" or \\\"customEntrypointCustomCommand\\\"\","
      "\"pointer\":\"#/deployment/docker/configType\",\"rule\":\"schema/enum\",\"line\":4,\"column\":43}],"
      "\"omitted\":0}");
}

TEST(ProblemDetails, SingleErrorIsDetail) {
  Gate gate;
  const Value problem = parse(gate.check_body("{\"billing\":1}").body);
  EXPECT_EQ(text_of(problem, "detail"), "\"billing\" has the wrong type: expected object, found number");
}

TEST(ProblemDetails, LimitErrorsAndSize) {
  std::string payload = "{";
  for (int i = 0; i < 300; ++i) payload += "\"unknown-" + std::to_string(i) + "\":1,";
  payload.back() = '}';
  const struct {
    std::size_t max_errors;
    std::size_t max_size;
    std::size_t listed;
  } cases[] = {{20, 16384, 20}, {0, 16384, 1}, {1, 16384, 1}, {1000, 1024, 2}, {1000, 0, 2}, {1000, 1 << 20, 300}};
  for (const auto& [max_errors, max_size, listed] : cases) {
    GateOptions options;
    options.max_errors = max_errors;
    options.max_answer_size = max_size;
    Gate gate(options);
    const Answer answer = gate.check_body(payload);
    EXPECT_LE(answer.body.size(), std::max(max_size, GateOptions::kMinAnswerSize));
    const Value problem = parse(answer.body);
    const Value* const errors = find(problem, "errors");
    ASSERT_NE(errors, nullptr);
    EXPECT_EQ(errors->children.size(), listed) << max_errors << " " << max_size;
    EXPECT_EQ(text_of(problem, "omitted"), std::to_string(300 - listed));
  }
}

// Whatever is cut, the answer keeps its limit: for each size of the last error and of the rest.
TEST(ProblemDetails, FitEverySizeLimit) {
  std::string payload = "{";
  for (int i = 0; i < 300; ++i) payload += "\"unknown-" + std::to_string(i) + "\":1,";
  payload.back() = '}';
  std::size_t listed_before = 0;
  for (std::size_t more = 0; more <= 400; ++more) {
    GateOptions options;
    options.max_errors = 1000;
    options.max_answer_size = GateOptions::kMinAnswerSize + more;
    Gate gate(options);
    const Answer answer = gate.check_body(payload);
    EXPECT_LE(answer.body.size(), options.max_answer_size);
    const Value problem = parse(answer.body);
    const std::size_t listed = find(problem, "errors")->children.size();
    EXPECT_EQ(text_of(problem, "omitted"), std::to_string(300 - listed));
    EXPECT_GE(listed, listed_before);
    listed_before = listed;
  }
  EXPECT_GT(listed_before, 3U);
}

// A lint rule that is an error has its summary, which contains no value, and its help.
TEST(ProblemDetails, LintErrorsIncludeHelp) {
  GateOptions options;
  options.payload.severities[static_cast<std::size_t>(Rule::kLintMutableImageTag)] = Severity::kError;
  options.payload.severities[static_cast<std::size_t>(Rule::kLintMissingImageTag)] = Severity::kError;
  Gate gate(options);
  for (const string_view image : {"registry.example.com/hunter2:latest", "registry.example.com:5000/hunter2"}) {
    const std::string payload = "{\"deployment\":{\"external\":{\"imagePath\":\"" + std::string(image) + "\"}}}";
    const Answer answer = gate.check_body(payload);
    EXPECT_EQ(answer.status, 422) << image;
    EXPECT_EQ(answer.body.find("hunter2"), string_view::npos) << answer.body;
    const Value problem = parse(answer.body);
    const Value& error = find(problem, "errors")->children.at(0);
    EXPECT_TRUE(text_of(error, "rule").starts_with("lint/")) << answer.body;
    EXPECT_NE(text_of(error, "help").find("a version"), std::string::npos) << answer.body;
  }
}

// Wherever a secret is in a refused payload, the answer contains neither a value nor the secret part of a name.
TEST(ProblemDetails, NeverShowSecrets) {
  GateOptions options;
  for (const RuleInfo& rule : rules()) {
    options.payload.severities[static_cast<std::size_t>(rule.rule)] = Severity::kError;  // lint/* too
  }
  Gate strict(options);
  Gate usual;
  for (const string_view body : {
           R"({"runtimeEnvironment":{"A B":"hunter2"}})",
           R"({"runtimeEnvironment":{"TOKEN=hunter2":""}})",
           R"({"runtimeEnvironment":{"TOKEN=hunter2":1,"TOKEN=hunter2":2}})",
           R"({"runtimeEnviroment":{"TOKEN":"hunter2"}})",
           R"({"runtimeEnvironment":"hunter2"})",
           R"("{\"runtimeEnvironment\":{\"TOKEN\":\"hunter2\"}}")",
           R"(["hunter2"])",
           R"({"billing":"hunter2"})",
           R"({"billing":{"deploymentPlan":"hunter2-"}})",
           R"({"deployment":"hunter2"})",
           R"({"deployment":{"docker":"hunter2"}})",
           R"({"deployment":{"docker":{"configType":"hunter2"}}})",
           R"({"deployment":{"external":{"imagePath":"https://bob:hunter2@registry.example.com/app"}}})",
           R"({"deployment":{"external":{"imagePath":"app:1","credentials":"hunter2 hunter2"}}})",
           R"({"deployment":{"internal":{"id":"hunter2-","branch":1}}})",
           R"({"deployment":{"docker":{"configType":"customCommand","customCommand":["hunter2"]},"internal":{}}})",
           R"({"runtimeFiles":{"f":{"data":"hunter2","x":"hunter2"},"/f":"hunter2"},"x":"hunter2"})",
           R"({"runtimeEnvironment":{"A":"hunter2",}})",
           R"({"runtimeEnvironment":{"A":"hunter2"} "hunter2")",
           R"({"runtimeEnvironment":{"A":hunter2}})",
           R"({"runtimeEnvironment":{"A":"hunter2","A":"hunter2"}})",
           "TOKEN=hunter2",
       }) {
    for (Gate* const gate : {&usual, &strict}) {
      const Answer answer = gate->check_body(body);
      EXPECT_EQ(answer.verdict, Verdict::kInvalid) << body;
      EXPECT_EQ(answer.body.find("hunter2"), string_view::npos) << body << "\n" << answer.body;
    }
  }
}

TEST(ProblemDetails, OmitLongPointers) {
  Gate gate;
  for (const std::size_t length : {1023U, 1024U}) {
    const Value problem = parse(gate.check_body("{\"" + std::string(length, 'k') + "\":1}").body);
    const Value& error = find(problem, "errors")->children.at(0);
    EXPECT_EQ(find(error, "pointer") != nullptr, length == 1023) << length;
    EXPECT_EQ(text_of(error, "line"), "1");
  }
}

TEST(ReasonPhrase, MatchesStatus) {
  const struct {
    int status;
    string_view phrase;
  } cases[] = {
      {400, "Bad Request"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {409, "Conflict"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {415, "Unsupported Media Type"},
      {422, "Unprocessable Content"},
      {500, "Internal Server Error"},
      {503, "Service Unavailable"},
      {418, "Client Error"},
  };
  for (const auto& [status, phrase] : cases) EXPECT_EQ(request::reason_phrase(status), phrase) << status;
}

TEST(PointerFragment, EscapesAsUri) {
  const struct {
    string_view pointer;
    string_view fragment;
  } cases[] = {
      // The examples of RFC 6901, section 6.
      {"", "#"},
      {"/foo", "#/foo"},
      {"/foo/0", "#/foo/0"},
      {"/", "#/"},
      {"/a~1b", "#/a~1b"},
      {"/c%d", "#/c%25d"},
      {"/e^f", "#/e%5Ef"},
      {"/g|h", "#/g%7Ch"},
      {"/i\\j", "#/i%5Cj"},
      {"/k\"l", "#/k%22l"},
      {"/ ", "#/%20"},
      {"/m~0n", "#/m~0n"},
      // Those of RFC 3986 that may occur in a fragment.
      {"/?#[]@!$&'()*+,;=:", "#/?%23%5B%5D@!$&'()*+,;=:"},
      {"/\xC3\xA9<>", "#/%C3%A9%3C%3E"},
  };
  for (const auto& [pointer, fragment] : cases) {
    std::string out;
    request::append_fragment(out, pointer);
    EXPECT_EQ(out, fragment);
  }
}

}  // namespace
}  // namespace runlint
