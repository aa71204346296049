// Payloads in templates, and references in the place of values.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generators/payload_generator.h"
#include "generators/random.h"
#include "generators/templates.h"
#include "reference/document.h"
#include "runlint/validator.h"
#include "text/reference.h"

namespace runlint {
namespace {

using std::string;
using std::string_view;

constexpr string_view kCommandMissing =
    R"({"apiVersion":"v1.2","spec":{"kind":"Workflow","spec":{"type":"sequential","steps":[{"kind":"JobRun",)"
    R"("ref":"migrate","condition":"success","spec":{"jobId":"job-prod","runtimeEnvironment":{"A":"${args.a}"},)"
    R"("deployment":{"internal":{"id":"${refs.b.id}","buildSHA":"${args.sha}"},)"
    R"("docker":{"configType":"customCommand"}}}}]}}})";
constexpr string_view kConditionOnRun =
    R"({"kind":"Condition","spec":{"kind":"JobRun","spec":{"type":"success","data":{"jobId":"j","runId":"r"}}}})";

// The findings as "RULE POINTER \"TEXT OF THE SPAN\"", a line each.
string dump(const Report& report, string_view text) {
  string out;
  for (const Diagnostic& found : report.diagnostics()) {
    out += string(info(found.rule).name) + " " + report.exact_pointer(found.instance) + " " +
           string(text.substr(found.span.offset, found.span.length)) + "\n";
  }
  return out;
}

string check(string_view text, const Options& options) {
  Validator validator(options);
  const Report report = validator.check(text);
  EXPECT_EQ(report.status(), Report::Status::kComplete) << text;
  EXPECT_EQ(validator.accepts(text), report.valid() ? Verdict::kValid : Verdict::kInvalid) << text;
  EXPECT_EQ(generator::wrong_positions(report, text), "") << text;
  return dump(report, text);
}

string check_template(string_view text) { return check(text, {.kind = Kind::kTemplate}); }
string check_references(string_view text) { return check(text, {.references = true}); }

TEST(Template, FindsEachJobRunAndNoCondition) {
  const struct {
    string_view text;
    string_view expected;
  } cases[] = {
      {kCommandMissing, "schema/required /spec/spec/steps/0/spec/deployment/docker \"docker\"\n"},
      {kConditionOnRun, ""},
      {R"({"kind":"JobRun","spec":{"jobId":"j"}})", ""},
      {R"([])", ""},
      {R"("JobRun")", ""},
      {R"({"spec":{"jobId":5}})", ""},
      {R"({"kind":"JobRun"})", "schema/required  {\n"},
      {R"([{"kind":"JobRun"}])", "schema/required /0 {\n"},
      {R"({"a":{"kind":"JobRun"}})", "schema/required /a \"a\"\n"},
      {R"({"spec":{},"kind":"JobRun"})", "schema/required /spec \"spec\"\n"},
      {R"({"\u006bind":"J\u006fbRun","sp\u0065c":{}})", "schema/required /spec \"sp\\u0065c\"\n"},
      {R"({"kind":"JobRun","spec":[{"kind":"JobRun"}]})", "schema/type /spec [{\"kind\":\"JobRun\"}]\n"},
      {R"({"kind":"JobRun","spec":null})", "schema/type /spec null\n"},
      {R"({"kind":"JobRun","spec":{"jobId":"","projectId":5}})",
       "schema/min-length /spec/jobId \"\"\nschema/type /spec/projectId 5\n"},
      // Any occurrence of the kind; each spec.
      {R"({"kind":"X","spec":1,"kind":"JobRun","spec":2})",
       "schema/type /spec 1\njson/duplicate-key /kind \"kind\"\njson/duplicate-key /spec \"spec\"\nschema/type /spec "
       "2\n"},
      {R"({"kind":"Condition","kind":"JobRun","spec":{}})",
       "json/duplicate-key /kind \"kind\"\nschema/required /spec \"spec\"\n"},
      // Nodes beside the spec of a node, and after it, at any depth; none inside it.
      {R"({"spec":{"jobId":"j"},"kind":"JobRun","x":[{"kind":"JobRun"}]})", "schema/required /x/0 {\n"},
      {R"([{"kind":"JobRun","spec":{"jobId":"j"}},[[{"kind":"JobRun"}]]])", "schema/required /1/0/0 {\n"},
      {R"({"spec":[{"kind":"JobRun"}],"x":{"kind":"JobRun"},"kind":"Condition"})", "schema/required /x \"x\"\n"},
      {R"([{"kind":"Condition","spec":{"spec":{"kind":"JobRun"}}},{"kind":"JobRun"}])", "schema/required /1 {\n"},
      {R"({"kind":"JobRun","spec":{"jobId":"j","x":{"kind":"JobRun"}}})", "schema/unknown-property /spec/x \"x\"\n"},
      {R"({"kind":"LoopWorkflow","spec":{"steps":[{"kind":"JobRun","spec":5}]}})",
       "schema/type /spec/steps/0/spec 5\n"},
      // What is not a node.
      {R"({"kind":"jobrun","spec":5})", ""},
      {R"({"kind":["JobRun"],"spec":5})", ""},
      {R"({"Kind":"JobRun","spec":5})", ""},
      {R"(["kind","JobRun"])", ""},
      // JSON counts everywhere, once.
      {R"({"a":{"x":1,"x":2},"kind":"JobRun","spec":{"jobId":"j","billing":{},"billing":{"deploymentPlan":5}}})",
       "json/duplicate-key /a/x \"x\"\nlint/noop-override /spec/billing {}\njson/duplicate-key /spec/billing "
       "\"billing\"\nschema/type /spec/billing/deploymentPlan 5\n"},
      {R"({"kind":"JobRun","spec":5,"x":})", "json/syntax  }\n"},
      {"", "json/empty  \n"},
      // References come with the kind.
      {R"({"kind":"JobRun","spec":{"jobId":"${a.b}","deployment":{"docker":{"configType":"${args.t}"},)"
       R"("storage":{"shmSize":"${args.s}"},"external":{"imagePath":"${args.i}"}}}})",
       "schema/enum /spec/deployment/docker/configType \"${args.t}\"\n"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(check_template(text), expected) << text;
}

TEST(Template, HonoursRevisionSeveritiesAndLimits) {
  constexpr string_view kFlag =
      R"({"kind":"JobRun","spec":{"jobId":"j","deployment":{"internal":{"id":"abc"},"storage":{"useHdbStorage":true}}}})";
  EXPECT_EQ(check(kFlag, {.kind = Kind::kTemplate, .api = ApiRevision::k2026_05}), "");
  EXPECT_EQ(check(kFlag, {.kind = Kind::kTemplate}),
            "schema/unknown-property /spec/deployment/storage/useHdbStorage \"useHdbStorage\"\n");
  Options options{.kind = Kind::kTemplate, .max_diagnostics = 1};
  EXPECT_EQ(check(R"([{"kind":"JobRun"},{"kind":"JobRun"}])", options), "schema/required /0 {\n");
  options.severities[static_cast<std::size_t>(Rule::kSchemaRequired)] = Severity::kOff;
  EXPECT_EQ(check(R"([{"kind":"JobRun"},{"kind":"JobRun"}])", options), "");
  string nested = R"({"kind":"JobRun"})";
  for (int i = 0; i < 63; ++i) nested.insert(0, R"({"kind":"JobRun","spec":5,"x":)").append("}");
  EXPECT_EQ(check_template(nested).size() > 63, true);
  EXPECT_EQ(check_template("[" + nested + "]").substr(0, 10), "json/depth");
}

// A finding that the newest revision does not have says so, in the payload that has it.
TEST(Template, NotesAreThoseOfEachPayload) {
  constexpr string_view kText =
      R"([{"kind":"JobRun","spec":{"jobId":"j","deployment":{"internal":{"id":"abc"},"storage":{"shmSize":5}}}},)"
      R"({"kind":"JobRun","spec":{"jobId":"j","deployment":{"internal":{"id":"abc"},"storage":{"shmSize":0}}}},)"
      R"({"kind":"JobRun","spec":{"jobId":"j","deployment":{"internal":{"id":"a/b"},"storage":{"shmSize":5}}}},)"
      R"({"kind":"JobRun","spec":{"jobId":"j","x":{"spec":{"deployment":1,"deployment":2}}}}])";
  const Report report = Validator({.kind = Kind::kTemplate}).check(kText);
  string notes;
  for (const Diagnostic& found : report.diagnostics()) {
    notes += report.exact_pointer(found.instance) + " " + std::to_string(found.notes.size()) + "\n";
  }
  EXPECT_EQ(notes,
            "/0/spec/deployment/storage/shmSize 1\n"
            "/1/spec/deployment/storage/shmSize 0\n"
            "/2/spec/deployment/internal/id 0\n"
            "/2/spec/deployment/storage/shmSize 1\n"
            "/3/spec/x 0\n"
            "/3/spec/x/spec/deployment 0\n");
}

TEST(Template, HidesSecretsInsideAndOutsideOfNodes) {
  constexpr string_view kText =
      R"({"args":"do-not-1","kind":"JobRun","spec":{"jobId":"shown","runtimeEnvironment":"${x} do-not-2","x":"do-not-3",)"
      R"("deployment":{"external":{"imagePath":"https://do-not-4@h/a:${t}"},"storage":{"shmSize":"${shown}"},)"
      R"("docker":["do-not-5"]}}})";
  Validator validator({.kind = Kind::kTemplate});
  string shown(kText);
  for (const Span& span : validator.redacted_spans(kText, {0, kText.size()})) {
    shown.replace(span.offset, span.length, span.length, '*');
  }
  EXPECT_EQ(shown.find("do-not"), string::npos) << shown;
  for (const string_view text : {"\"JobRun\"", "\"shown\"", "${shown}"})
    EXPECT_NE(shown.find(text), string::npos) << shown;
  const Report report = validator.check(kText);
  for (const Diagnostic& found : report.diagnostics()) {
    EXPECT_EQ(found.message.find("do-not"), string::npos) << found.message;
  }
  // Names in a value of the wrong type are hidden unless the table has them.
  EXPECT_EQ(report.diagnostics().empty(), false);
  const Report names =
      validator.check(R"({"kind":"JobRun","spec":{"jobId":"j","billing":[{"do-not":{"storage":{"a":1,"a":2}}}]}})");
  ASSERT_EQ(names.diagnostics().size(), 2u);
  EXPECT_EQ(names.pointer(names.diagnostics()[1].instance), "/spec/billing/0/***/storage/***");
}

TEST(TemplateAsPayload, HasOneFinding) {
  const struct {
    string_view text;
    string_view expected;
  } cases[] = {
      {kCommandMissing, "schema/unknown-property /apiVersion \"apiVersion\"\n"},
      {R"({"billing":5,"spec":1,"x":{"a":1,"a":2},"api\u0056ersion":1,"apiVersion":2})",
       "json/duplicate-key /x/a \"a\"\nschema/unknown-property /apiVersion \"api\\u0056ersion\"\njson/duplicate-key "
       "/apiVersion \"apiVersion\"\n"},
      {R"({"apiVersion":1})", "schema/unknown-property /apiVersion \"apiVersion\"\n"},
      {R"({"apiVersion":1,"spec":1,"metadata":1})",
       "schema/unknown-property /apiVersion \"apiVersion\"\nschema/unknown-property /spec \"spec\"\n"
       "schema/unknown-property /metadata \"metadata\"\n"},
      {R"({"billing":{"apiVersion":1,"spec":1}})",
       "schema/unknown-property /billing/apiVersion \"apiVersion\"\nschema/unknown-property /billing/spec \"spec\"\n"},
  };
  Options options;
  for (const auto& [text, expected] : cases) EXPECT_EQ(check(text, options), expected) << text;
  // Whatever its severity, accepts() agrees.
  constexpr string_view kBroken = R"({"apiVersion":1,"spec":2,"billing":5})";
  for (const Severity severity : {Severity::kOff, Severity::kInfo, Severity::kWarning}) {
    options.severities[static_cast<std::size_t>(Rule::kSchemaUnknownProperty)] = severity;
    EXPECT_EQ(check(kBroken, options),
              severity == Severity::kOff ? "" : "schema/unknown-property /apiVersion \"apiVersion\"\n");
    EXPECT_EQ(check(R"({"apiVersion":1,"billing":5})", options).ends_with("schema/type /billing 5\n"), true);
  }
  const Report report = Validator().check(kCommandMissing);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_NE(report.diagnostics()[0].message.find("template"), string::npos);
  EXPECT_NE(report.diagnostics()[0].help.find("--kind template"), string::npos);
}

TEST(References, StandForTheValuesThatMayBeOnes) {
  const struct {
    string_view text;
    string_view findings;  // with references; without them there are more
  } cases[] = {
      {R"({"billing":{"deploymentPlan":"${args.plan}"}})", ""},
      {R"({"deployment":{"internal":{"id":"${refs.b.data.id}","branch":"${args.b}","buildSHA":"${args.sha}"}}})", ""},
      {R"({"deployment":{"internal":{"id":"a-${args.x}-","buildSHA":"${{secrets.g.values.n}}","buildId":"${x}"}}})",
       "lint/source-conflict /deployment/internal/buildId \"buildId\"\n"},
      {R"({"deployment":{"external":{"imagePath":"${args.registry}/app","credentials":"${args.c_1}"}}})", ""},
      {R"({"deployment":{"external":{"imagePath":"http://${args.registry}/app:latest"}}})", ""},
      {R"({"deployment":{"internal":{"id":"abc","buildSHA":"${refs.build-of-the-service.data.sha-256}"}}})", ""},
      {R"({"deployment":{"storage":{"shmSize":"${args.s}","ephemeralStorage":{"storageSize":"${args.s}"}},)"
       R"("internal":{"id":"abc"}}})",
       ""},
      {R"({"runtimeEnvironment":"${args.env}"})", ""},
      {R"({"runtimeFiles":{"/a":{"data":"${fn.base64(args.x)}","encoding":"utf8"}}})", ""},
      // Neither elsewhere nor in another type.
      {R"({"runtimeFiles":"${args.f}"})", "schema/type /runtimeFiles \"${args.f}\"\n"},
      {R"({"runtimeEnvironment":["${args.f}"]})", "schema/type /runtimeEnvironment [\"${args.f}\"]\n"},
      {R"({"runtimeEnvironment":{"${args.f}":""}})",
       "schema/property-name /runtimeEnvironment/${args.f} \"${args.f}\"\n"},
      {R"({"billing":"${args.b}"})", "schema/type /billing \"${args.b}\"\n"},
      {R"({"deployment":{"internal":{},"docker":{"configType":"${args.t}"}}})",
       "lint/noop-override /deployment/internal {}\nschema/enum /deployment/docker/configType \"${args.t}\"\n"},
      {R"({"runtimeFiles":{"/a":{"data":"","encoding":"${args.e}"}}})",
       "lint/unknown-encoding /runtimeFiles/~1a/encoding \"${args.e}\"\n"},
      // What is not a reference.
      {R"({"billing":{"deploymentPlan":"${args.plan"}})", "schema/pattern /billing/deploymentPlan \"${args.plan\"\n"},
      {R"({"billing":{"deploymentPlan":"}$args{"}})", "schema/pattern /billing/deploymentPlan \"}$args{\"\n"},
      {R"x({"billing":{"deploymentPlan":"$(args)"}})x", "schema/pattern /billing/deploymentPlan \"$(args)\"\n"},
      // Secrets outside of references.
      {R"({"runtimeEnvironment":{"A":"${x}ghp_16C7e42F292c6912E7710c838347Ae178B4a"}})",
       "lint/secret-in-environment /runtimeEnvironment/A \"${x}ghp_16C7e42F292c6912E7710c838347Ae178B4a\"\n"},
      {R"({"runtimeEnvironment":{"A":"${x.ghp_16C7e42F292c6912E7710c838347Ae178B4a}","B_TOKEN":"${y}","C":"a://b:${p}@c"}})",
       ""},
      {R"({"runtimeEnvironment":"${x} ghp_16C7e42F292c6912E7710c838347Ae178B4a"})",
       "lint/secret-in-environment /runtimeEnvironment \"${x} ghp_16C7e42F292c6912E7710c838347Ae178B4a\"\n"},
  };
  for (const auto& [text, findings] : cases) EXPECT_EQ(check_references(text), findings) << text;
  EXPECT_EQ(check(R"({"billing":{"deploymentPlan":"${args.plan}"}})", {}),
            "schema/pattern /billing/deploymentPlan \"${args.plan}\"\n");
}

TEST(References, HelpSaysWhereNoneCanStand) {
  Validator validator({.references = true});
  const Report report =
      validator.check(R"({"deployment":{"internal":{"id":"web"},"docker":{"configType":"${args.t}"}}})");
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics()[0].help, R"(fill in the placeholder "${args.t}"; a reference can't stand here)");
}

TEST(References, AreCutToTheirBrackets) {
  const struct {
    string_view text;
    string_view without;
  } cases[] = {
      {"", ""},
      {"a", "a"},
      {"${a}", "${}"},
      {"a${b}c${d}e", "a${}c${}e"},
      {"${{a.b}}c", "${}c"},
      {"${f({a})}b", "${})}b"},
      {"${a{b}c", "${}c"},
      {"${a", "${a"},
      {"}${a", "}${a"},
      {"$${a}}", "$${}"},
  };
  for (const auto& [text, without] : cases) {
    EXPECT_EQ(text::without_references(text), without) << text;
    EXPECT_EQ(text::has_reference(text), without.find("${}") != string_view::npos) << text;
  }
}

// A generated payload as a spec, or nothing if it can't be one.
void add_payload(std::uint64_t seed, Validator& alone, std::vector<generator::PlantedPayload>& payloads) {
  const generator::GeneratedPayload payload = generator::generate(seed);
  const reference::Document document = reference::read(payload.text, Options::kMaxDepthLimit);
  if (document.error) return;
  for (const reference::Value& child : document.root.children) {
    if (child.key == "jobId" || child.key == "projectId" || child.key == "apiVersion") return;
  }
  payloads.push_back({payload.text, generator::diagnostics_of(alone.check(payload.text))});
}

TEST(Template, HasTheFindingsOfItsPayloadsMoved) {
  constexpr std::uint64_t kTemplates = 3000;
  Options options{.max_depth = Options::kMaxDepthLimit, .max_diagnostics = 1'000'000, .references = true};
  Validator alone(options);
  options.kind = Kind::kTemplate;
  Validator validator(options);
  std::size_t valid = 0;
  std::size_t findings = 0;
  for (std::uint64_t seed = 0; seed < kTemplates && !HasFailure(); ++seed) {
    std::vector<generator::PlantedPayload> payloads;
    for (std::uint64_t i = 0; i < 3; ++i) add_payload(seed * 3 + i, alone, payloads);
    generator::Random random(seed);
    const generator::GeneratedTemplate made = generator::plant(payloads, random);
    const Report report = validator.check(made.text);
    EXPECT_EQ(generator::lines(report, made.expected), generator::lines(made.expected)) << "seed " << seed << "\n"
                                                                                        << made.text;
    EXPECT_EQ(generator::wrong_positions(report, made.text), "") << "seed " << seed << "\n" << made.text;
    const Verdict verdict = validator.accepts(made.text);
    EXPECT_EQ(verdict, report.valid() ? Verdict::kValid : Verdict::kInvalid) << "seed " << seed << "\n" << made.text;
    valid += verdict == Verdict::kValid ? 1 : 0;
    findings += made.expected.size();
  }
  EXPECT_GT(valid, kTemplates / 10);
  EXPECT_GT(findings, kTemplates);
}

}  // namespace
}  // namespace runlint
