// Whole requests: verdict, status and reason.
#include "runlint/gate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/document.h"
#include "reference/problem_reader.h"
#include "request/problem.h"
#include "support/allocations.h"

namespace runlint {
namespace {

using reference::find;
using reference::parse;
using reference::text_of;
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

// ---- verdicts

struct Case {
  Request request;
  string_view body;
  Verdict verdict;
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
    EXPECT_EQ(text_of(problem, "title"), request::reason_phrase(c.status));
    EXPECT_EQ(text_of(problem, "status"), std::to_string(c.status));
    EXPECT_FALSE(text_of(problem, "detail").empty());
    EXPECT_EQ(find(problem, "errors") != nullptr, c.reason != "json/size" && !c.reason.starts_with("request/"))
        << about;
  }
}

TEST(Gate, GivesVerdictForEachRequest) {
  GateOptions options;
  options.payload.max_size = 200;
  Gate gate(options);
  const std::string large = "{\"billing\":{}" + std::string(200, ' ') + "}";
  const Request announced{
      .method = "POST", .target = kTarget, .content_types = kJson, .content_encodings = {}, .content_length = 201};
  run(gate, {
                {post(), "{}", Verdict::kValid, 0, ""},
                {post("/v1/projects/p/jobs/j/runs?x=y"), "{}", Verdict::kValid, 0, ""},
                {with_encodings(kIdentity), "{}", Verdict::kValid, 0, ""},
                {post("/v1/teams/t/projects/p/jobs/j/runs"), "{}", Verdict::kValid, 0, ""},
                {post("/v1/teams/t/projects/p/jobs/j/runs"), "[]", Verdict::kInvalid, 422, "schema/type"},
                {post("/v1/teams/t/projects/p/jobs/j/runs.json"), "{}", Verdict::kInvalid, 400, "request/target"},
                {with_method("PUT", "/v1/teams/t/projects/p/jobs/j/runs"), "{}", Verdict::kInvalid, 405,
                 "request/method", "Allow"},
                {post("/v1/projects/p/jobs/j/runs/"), "{}", Verdict::kInvalid, 400, "request/target"},
                {post("/v1/projects"), "{}", Verdict::kInvalid, 404, "request/target"},
                {with_method("GET", "/v1/projects"), "", Verdict::kInvalid, 404, "request/target"},
                {with_method("GET"), "", Verdict::kInvalid, 405, "request/method", "Allow"},
                {with_method(""), "", Verdict::kInvalid, 405, "request/method", "Allow"},
                {with_method("post"), "{}", Verdict::kInvalid, 400, "request/method"},
                {with_types({}), "{}", Verdict::kInvalid, 415, "request/content-type", "Accept"},
                {with_types(kText), "{}", Verdict::kInvalid, 415, "request/content-type", "Accept"},
                {with_types(kTwice), "{}", Verdict::kInvalid, 415, "request/content-type", "Accept"},
                {with_encodings(kGzip), "{}", Verdict::kInvalid, 415, "request/content-encoding", "Accept-Encoding"},
                {announced, "{}", Verdict::kInvalid, 413, "json/size"},
                {post(), large, Verdict::kInvalid, 413, "json/size"},
                {post(), "", Verdict::kInvalid, 400, "json/empty"},
                {post(), "{\"a\"}", Verdict::kInvalid, 400, "json/syntax"},
                {post(), "\"\xFF\"", Verdict::kInvalid, 400, "json/encoding"},
                {post(), "{\"x\":1,\"billing\":{},\"billing\":{}}", Verdict::kInvalid, 400, "schema/unknown-property"},
                {post(), "{\"billing\":{},\"billing\":{}}", Verdict::kInvalid, 400, "json/duplicate-key"},
                {post(), "[]", Verdict::kInvalid, 422, "schema/type"},
                {post(), "{\"x\":1}", Verdict::kInvalid, 422, "schema/unknown-property"},
            });
}

TEST(Gate, FollowsRoutingMode) {
  GateOptions options;
  options.routing = Routing::kReport;
  Gate reporting(options);
  run(reporting,
      {
          {post(), "{}", Verdict::kValid, 0, ""},
          {post("/v1/projects"), "{", Verdict::kNotRouted, 0, ""},
          {with_method("GET"), "", Verdict::kNotRouted, 0, ""},
          {with_method("GET", "/v1//projects/p/jobs/j/runs"), "", Verdict::kNotRouted, 0, ""},
          {post("/v1//projects/p/jobs/j/runs"), "{}", Verdict::kInvalid, 400, "request/target"},
          {with_method("Post", "/x/../v1/projects/p/jobs/j/runs"), "{}", Verdict::kInvalid, 400, "request/target"},
          {with_method("PoST"), "{}", Verdict::kInvalid, 400, "request/method"},
      });
  options.routing = Routing::kIgnore;
  Gate ignoring(options);
  run(ignoring, {
                    {with_method("PUT", "anything"), "{}", Verdict::kValid, 0, ""},
                    {with_method("PUT", "anything"), "{", Verdict::kInvalid, 400, "json/syntax"},
                });
}

TEST(Gate, AppliesStatusAndSeverityOptions) {
  GateOptions options;
  options.invalid_status = 409;
  options.payload.severities[static_cast<std::size_t>(Rule::kSchemaUnknownProperty)] = Severity::kWarning;
  options.payload.severities[static_cast<std::size_t>(Rule::kSchemaDocumentedMaximum)] = Severity::kError;
  Gate gate(options);
  run(gate, {{post(), "{\"x\":1}", Verdict::kValid, 0, ""},
             {post(), "{\"x\":{\"x\":1},\"deployment\":{\"internal\":{},\"storage\":{\"shmSize\":81920}}}",
              Verdict::kInvalid, 409, "schema/documented-maximum"},
             {post(), "{", Verdict::kInvalid, 400, "json/syntax"}});
}

TEST(Gate, InvalidStatusOutOfRangeUsesDefault) {
  const std::pair<int, int> cases[] = {{399, 422}, {400, 400}, {499, 499}, {500, 422}, {0, 422}, {-1, 422}, {200, 422}};
  for (const auto& [given, expected] : cases) {
    GateOptions options;
    options.invalid_status = given;
    EXPECT_EQ(Gate(options).check(post(), "[]").status, expected) << given;
  }
}

TEST(Gate, ChecksHeadAndBodySeparately) {
  Gate gate;
  EXPECT_EQ(gate.check_head(post()).verdict, Verdict::kValid);
  EXPECT_EQ(gate.check_body("{}").verdict, Verdict::kValid);
  EXPECT_EQ(gate.check_body("{").status, 400);
  EXPECT_EQ(gate.check_head(with_types(kText)).status, 415);
}

// ---- memory

TEST(Gate, PassAllocatesNothingWhenWarm) {
  Gate gate;
  const std::string payload = "{\"runtimeEnvironment\":{\"A\":\"\\u00e9" + std::string(5000, 'x') + "\",\"B\":\"\"}}";
  gate.warm_up(std::size_t{16} << 10);
  const std::size_t before = allocations::count();
  EXPECT_EQ(gate.check(post("/v1/projects/%70/jobs/j/runs"), payload).verdict, Verdict::kValid);
  EXPECT_EQ(gate.check(post(), "{}").verdict, Verdict::kValid);
  EXPECT_EQ(allocations::count(), before);
}

// Rules that can't refuse a payload report nothing for refused ones.
TEST(Gate, DisablesRulesThatCannotRefuse) {
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

TEST(Gate, AllocationFailureIsAnswered) {
  const string_view bodies[] = {"{}", "{\"a\":1,\"a\":2}", "{\"a\"", "{\"deployment\":{}}"};
  const Request requests[] = {post(), post("/x"), with_types(kText), with_encodings(kGzip)};
  {
    Gate().warm_up(0);
  }  // fills caches that exist once in a process
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
          if (answer.verdict == Verdict::kFailed) {
            EXPECT_TRUE(failed);
            EXPECT_EQ(answer.status, 503);
            EXPECT_EQ(answer.reason, "internal/memory");
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
