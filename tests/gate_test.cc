// Whole requests: status, reason, and the problem that is answered, read back by another JSON reader.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "request/problem.h"
#include "runlint/request.h"
#include "support/allocations.h"
#include "support/document.h"

namespace runlint {
namespace {

using reference::Value;
using std::string_view;

constexpr string_view kTarget = "/v1/projects/p/jobs/j/runs";
constexpr string_view kJson[] = {"application/json"};
constexpr string_view kText[] = {"text/plain"};
constexpr string_view kTwice[] = {"application/json", "application/json"};
constexpr string_view kGzip[] = {"gzip"};
constexpr string_view kIdentity[] = {"identity"};

Request post(string_view target = kTarget) { return {.method = "POST", .target = target, .content_types = kJson}; }

Request with_types(std::span<const string_view> types) {
  return {.method = "POST", .target = kTarget, .content_types = types};
}

Request with_encodings(std::span<const string_view> encodings) {
  return {.method = "POST", .target = kTarget, .content_types = kJson, .content_encodings = encodings};
}

Request with_method(string_view method, string_view target = kTarget) {
  return {.method = method, .target = target, .content_types = kJson};
}

const Value* find(const Value& object, string_view name) {
  const auto found = std::ranges::find(object.children, name, &Value::key);
  return found == object.children.end() ? nullptr : &*found;
}

string_view text_of(const Value& object, string_view name) {
  const Value* const value = find(object, name);
  return value == nullptr ? string_view("(absent)") : string_view(value->text);
}

Value parse(string_view body) {
  reference::Document document = reference::read(body, 8);
  EXPECT_FALSE(document.fault) << body;
  return std::move(document.root);
}

// ---- verdicts

struct Case {
  Request request;
  string_view body;
  GateVerdict verdict;
  int status;
  string_view reason;
  string_view header = {};
};

void run(Gate& gate, std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const Answer answer = gate.check(c.request, c.body);
    const std::string about =
        std::string(c.request.method) + " " + std::string(c.request.target) + " " + std::string(c.body.substr(0, 100));
    EXPECT_EQ(answer.verdict, c.verdict) << about;
    EXPECT_EQ(answer.status, c.status) << about;
    EXPECT_EQ(answer.reason, c.reason) << about;
    EXPECT_EQ(answer.header_name, c.header) << about;
    EXPECT_EQ(answer.header_name.empty(), answer.header_value.empty()) << about;
    if (c.status == 0) {
      EXPECT_EQ(answer.body, "") << about;
      continue;
    }
    const Value problem = parse(answer.body);
    EXPECT_EQ(text_of(problem, "type"), "about:blank");
    EXPECT_EQ(text_of(problem, "title"), request::phrase(c.status));
    EXPECT_EQ(text_of(problem, "status"), std::to_string(c.status));
    EXPECT_FALSE(text_of(problem, "detail").empty());
    EXPECT_EQ(find(problem, "errors") != nullptr, c.reason != "json/size" && !c.reason.starts_with("request/"))
        << about;
  }
}

TEST(Gate, Verdicts) {
  GateOptions options;
  options.payload.max_size = 200;
  Gate gate(options);
  const std::string large = "{\"billing\":{}" + std::string(200, ' ') + "}";
  const Request announced{
      .method = "POST", .target = kTarget, .content_types = kJson, .content_encodings = {}, .content_length = 201};
  run(gate,
      {
          {post(), "{}", GateVerdict::kPass, 0, ""},
          {post("/v1/projects/p/jobs/j/runs?x=y"), "{}", GateVerdict::kPass, 0, ""},
          {with_encodings(kIdentity), "{}", GateVerdict::kPass, 0, ""},
          {post("/v1/teams/t/projects/p/jobs/j/runs"), "{}", GateVerdict::kPass, 0, ""},
          {post("/v1/teams/t/projects/p/jobs/j/runs"), "[]", GateVerdict::kRefuse, 422, "schema/type"},
          {post("/v1/teams/t/projects/p/jobs/j/runs.json"), "{}", GateVerdict::kRefuse, 400, "request/target"},
          {with_method("PUT", "/v1/teams/t/projects/p/jobs/j/runs"), "{}", GateVerdict::kRefuse, 405, "request/method",
           "Allow"},
          {post("/v1/projects/p/jobs/j/runs/"), "{}", GateVerdict::kRefuse, 400, "request/target"},
          {post("/v1/projects"), "{}", GateVerdict::kRefuse, 404, "request/target"},
          {with_method("GET", "/v1/projects"), "", GateVerdict::kRefuse, 404, "request/target"},
          {with_method("GET"), "", GateVerdict::kRefuse, 405, "request/method", "Allow"},
          {with_method(""), "", GateVerdict::kRefuse, 405, "request/method", "Allow"},
          {with_method("post"), "{}", GateVerdict::kRefuse, 400, "request/method"},
          {with_types({}), "{}", GateVerdict::kRefuse, 415, "request/content-type", "Accept"},
          {with_types(kText), "{}", GateVerdict::kRefuse, 415, "request/content-type", "Accept"},
          {with_types(kTwice), "{}", GateVerdict::kRefuse, 415, "request/content-type", "Accept"},
          {with_encodings(kGzip), "{}", GateVerdict::kRefuse, 415, "request/content-encoding", "Accept-Encoding"},
          {announced, "{}", GateVerdict::kRefuse, 413, "json/size"},
          {post(), large, GateVerdict::kRefuse, 413, "json/size"},
          {post(), "", GateVerdict::kRefuse, 400, "json/empty"},
          {post(), "{\"a\"}", GateVerdict::kRefuse, 400, "json/syntax"},
          {post(), "\"\xFF\"", GateVerdict::kRefuse, 400, "json/encoding"},
          {post(), "{\"x\":1,\"billing\":{},\"billing\":{}}", GateVerdict::kRefuse, 400, "schema/unknown-property"},
          {post(), "{\"billing\":{},\"billing\":{}}", GateVerdict::kRefuse, 400, "json/duplicate-key"},
          {post(), "[]", GateVerdict::kRefuse, 422, "schema/type"},
          {post(), "{\"x\":1}", GateVerdict::kRefuse, 422, "schema/unknown-property"},
      });
}

TEST(Gate, Routing) {
  GateOptions options;
  options.routing = Routing::kReport;
  Gate reporting(options);
  run(reporting,
      {
          {post(), "{}", GateVerdict::kPass, 0, ""},
          {post("/v1/projects"), "{", GateVerdict::kNotRouted, 0, ""},
          {with_method("GET"), "", GateVerdict::kNotRouted, 0, ""},
          {with_method("GET", "/v1//projects/p/jobs/j/runs"), "", GateVerdict::kNotRouted, 0, ""},
          {post("/v1//projects/p/jobs/j/runs"), "{}", GateVerdict::kRefuse, 400, "request/target"},
          {with_method("Post", "/x/../v1/projects/p/jobs/j/runs"), "{}", GateVerdict::kRefuse, 400, "request/target"},
          {with_method("PoST"), "{}", GateVerdict::kRefuse, 400, "request/method"},
      });
  options.routing = Routing::kIgnore;
  Gate ignoring(options);
  run(ignoring, {
                    {with_method("PUT", "anything"), "{}", GateVerdict::kPass, 0, ""},
                    {with_method("PUT", "anything"), "{", GateVerdict::kRefuse, 400, "json/syntax"},
                });
}

TEST(Gate, OptionsDecide) {
  GateOptions options;
  options.invalid_status = 409;
  options.payload.severities[static_cast<std::size_t>(Rule::kSchemaUnknownProperty)] = Severity::kWarning;
  options.payload.severities[static_cast<std::size_t>(Rule::kSchemaDocumentedMaximum)] = Severity::kError;
  Gate gate(options);
  run(gate, {{post(), "{\"x\":1}", GateVerdict::kPass, 0, ""},
             {post(), "{\"x\":{\"x\":1},\"deployment\":{\"internal\":{},\"storage\":{\"shmSize\":81920}}}",
              GateVerdict::kRefuse, 409, "schema/documented-maximum"},
             {post(), "{", GateVerdict::kRefuse, 400, "json/syntax"}});
}

TEST(Gate, HeadAndBodyApart) {
  Gate gate;
  EXPECT_EQ(gate.check_head(post()).verdict, GateVerdict::kPass);
  EXPECT_EQ(gate.check_body("{}").verdict, GateVerdict::kPass);
  EXPECT_EQ(gate.check_body("{").status, 400);
  EXPECT_EQ(gate.check_head(with_types(kText)).status, 415);
}

// ---- the problem

TEST(Problem, ListsTheErrors) {
  Gate gate;
  const Answer answer = gate.check_body(
      "{\n  \"a/b~ \xC3\xA9\\n%\": 1,\n  \"billing\": {\"deploymentPlan\": \"x\"},\n"
      "  \"deployment\": {\"docker\": {\"configType\": \"hunter2\"}, \"internal\": {}}\n}");
  EXPECT_EQ(answer.body,
            "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
            "\"detail\":\"the payload has 3 errors\",\"errors\":["
            "{\"detail\":\"unknown member \\\"a/b~ \xC3\xA9\\\\n%\\\" in the payload\","
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

TEST(Problem, OneErrorIsTheDetail) {
  Gate gate;
  const Value problem = parse(gate.check_body("{\"billing\":1}").body);
  EXPECT_EQ(text_of(problem, "detail"), "\"billing\" has the wrong type: expected object, found number");
}

TEST(Problem, IsCapped) {
  std::string payload = "{";
  for (int i = 0; i < 300; ++i) payload += "\"unknown-" + std::to_string(i) + "\":1,";
  payload.back() = '}';
  const struct {
    std::size_t max_errors;
    std::size_t max_size;
    std::size_t listed;
  } cases[] = {{20, 16384, 20}, {0, 16384, 1}, {1, 16384, 1}, {1000, 1024, 3}, {1000, 0, 3}, {1000, 1 << 20, 300}};
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

// Whatever is cut, the body fits: each size of the last error and of what follows it.
TEST(Problem, FitsAtEverySize) {
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

// A lint rule that is an error says its summary, which is about no value, and what would be right.
TEST(Problem, LintRulesHaveTheirHelp) {
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

// Wherever a secret is in a payload that is refused: the answer has neither a value nor what is hidden in a name.
TEST(Problem, HoldsNoSecret) {
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
      EXPECT_EQ(answer.verdict, GateVerdict::kRefuse) << body;
      EXPECT_EQ(answer.body.find("hunter2"), string_view::npos) << body << "\n" << answer.body;
    }
  }
}

TEST(Problem, LongPointersAreLeftOut) {
  Gate gate;
  for (const std::size_t length : {1023U, 1024U}) {
    const Value problem = parse(gate.check_body("{\"" + std::string(length, 'k') + "\":1}").body);
    const Value& error = find(problem, "errors")->children.at(0);
    EXPECT_EQ(find(error, "pointer") != nullptr, length == 1023) << length;
    EXPECT_EQ(text_of(error, "line"), "1");
  }
}

TEST(Problem, Fragments) {
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
      // Those of RFC 3986 for what may stand in a fragment.
      {"/?#[]@!$&'()*+,;=:", "#/?%23%5B%5D@!$&'()*+,;=:"},
      {"/\xC3\xA9<>", "#/%C3%A9%3C%3E"},
  };
  for (const auto& [pointer, fragment] : cases) {
    std::string out;
    request::append_fragment(out, pointer);
    EXPECT_EQ(out, fragment);
  }
}

// ---- memory

TEST(Gate, PassingCostsNoAllocationOnceWarm) {
  Gate gate;
  const std::string payload = "{\"runtimeEnvironment\":{\"A\":\"\\u00e9" + std::string(5000, 'x') + "\",\"B\":\"\"}}";
  gate.warm_up(std::size_t{16} << 10);
  const std::size_t before = allocations::count();
  EXPECT_EQ(gate.check(post("/v1/projects/%70/jobs/j/runs"), payload).verdict, GateVerdict::kPass);
  EXPECT_EQ(gate.check(post(), "{}").verdict, GateVerdict::kPass);
  EXPECT_EQ(allocations::count(), before);
}

// Rules that can't refuse a payload find nothing in one that is refused.
TEST(Gate, RulesThatCannotRefuseAreOff) {
  const auto payload = [](string_view value) {
    std::string text = "{\"x\":1,\"runtimeEnvironment\":{";
    for (int i = 0; i < 50; ++i) {
      text += "\"A" + std::to_string(100 + i) + "_TOKEN\":\"" + std::string(value) + "\",";
    }
    text.back() = '}';
    return text + "}";
  };
  const std::string secrets = payload("correct-horse-battery-staple");
  const std::string references = payload("${correct.horse.battery.staple}");
  const auto allocations_of = [](Gate& gate, const std::string& body) {
    (void)gate.check_body(body);
    const std::size_t before = allocations::count();
    EXPECT_EQ(gate.check_body(body).reason, "schema/unknown-property");
    return allocations::count() - before;
  };
  Gate gate;
  EXPECT_EQ(allocations_of(gate, secrets), allocations_of(gate, references));
  GateOptions options;
  options.payload.severities[static_cast<std::size_t>(Rule::kLintSecretInEnvironment)] = Severity::kError;
  Gate strict(options);
  EXPECT_GT(allocations_of(strict, secrets), allocations_of(strict, references));
}

TEST(Gate, AFailedAllocationIsAnAnswer) {
  const string_view bodies[] = {"{}", "{\"a\":1,\"a\":2}", "{\"a\"", "{\"deployment\":{}}"};
  const Request requests[] = {post(), post("/x"), with_types(kText), with_encodings(kGzip)};
  {
    Gate().warm_up(0);
  }  // what is compiled once in a process
  for (const allocations::Failing how : {allocations::Failing::kOnce, allocations::Failing::kFromThenOn}) {
    for (const Request& request : requests) {
      for (const string_view body : bodies) {
        const int expected = Gate().check(request, body).status;
        bool failed = true;
        for (std::size_t passing = 0; failed; ++passing) {
          Gate gate;
          allocations::fail_after(passing, how);
          const Answer answer = gate.check(request, body);
          failed = allocations::stop_failing();
          if (answer.verdict == GateVerdict::kFailed) {
            EXPECT_TRUE(failed);
            EXPECT_EQ(answer.status, 503);
            EXPECT_EQ(text_of(parse(answer.body), "title"), "Service Unavailable");
          } else {
            EXPECT_EQ(answer.status, expected);
          }
          EXPECT_EQ(gate.check(request, body).status, expected);
        }
      }
    }
  }
}

}  // namespace
}  // namespace runlint
