// The rule catalogue. Everything that names, documents or configures a rule reads it from here.
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "runlint/rule.h"
#include "schema/schema.h"

namespace runlint {
namespace {

using std::string_view;

constexpr string_view kRfc8259 = "RFC 8259 (JSON)";
constexpr string_view kApiPage = "\"Run job\", Northflank API";

constexpr RuleInfo kRules[] = {
    {.rule = Rule::kJsonEmpty,
     .name = "json/empty",
     .severity = Severity::kError,
     .summary = "There is nothing but white space.",
     .explanation =
         "An empty body is not JSON. It is usually the sign of something that went wrong earlier: a redirect to the "
         "wrong file, a template that rendered nothing, a variable that was not set. A run without any overrides is "
         "an empty object, which has to be written.",
     .bad = " ",
     .good = "{}",
     .source = "RFC 8259, section 2: a JSON text is a value"},
    {.rule = Rule::kJsonSyntax,
     .name = "json/syntax",
     .severity = Severity::kError,
     .summary = "The text is not JSON.",
     .explanation =
         "What is not JSON is refused as a whole, or read differently by different parsers: one takes a trailing "
         "comma or a comment, the next does not. Only the first mistake is reported, because what follows it can't "
         "be read with certainty.",
     .bad = R"({"billing": {"deploymentPlan": "nf-compute-20"},})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kRfc8259},
    {.rule = Rule::kJsonEncoding,
     .name = "json/encoding",
     .severity = Severity::kError,
     .summary = "The text is not plain UTF-8, or an escape is half of a surrogate pair.",
     .explanation =
         "JSON that is exchanged between systems is UTF-8 without a byte order mark. Parsers disagree about anything "
         "else: some refuse it, some replace what they can't read, so that a value arrives other than it was sent. "
         "An escaped surrogate without its other half stands for no character at all.",
     .bad = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d"}})",
     .good = R"({"runtimeEnvironment": {"GREETING": "hello \ud83d\ude00"}})",
     .source = "RFC 8259, sections 7, 8.1 and 8.2"},
    {.rule = Rule::kJsonDepth,
     .name = "json/depth",
     .severity = Severity::kError,
     .summary = "Objects and arrays are nested deeper than the limit.",
     .explanation =
         "No payload of the API nests deeper than four levels. Text that nests far deeper is a mistake or an attack on "
         "a parser's stack, and RFC 8259 lets a parser set a limit. The limit here is 64 unless it is set "
         "otherwise.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the depth of nesting"},
    {.rule = Rule::kJsonSize,
     .name = "json/size",
     .severity = Severity::kError,
     .summary = "The text is larger than the limit.",
     .explanation =
         "A limit keeps one body from taking the memory and time of all others. A text over the limit is not looked "
         "at. Large files belong in the image or in a volume rather than in a payload.",
     .bad = "",
     .good = "",
     .source = "RFC 8259, section 9: a parser may limit the size of texts"},
    {.rule = Rule::kJsonDuplicateKey,
     .name = "json/duplicate-key",
     .severity = Severity::kError,
     .summary = "An object has two members of the same name.",
     .explanation =
         "Parsers disagree on which of the two wins: most take the last, some the first, some refuse the object. One "
         "of the values is lost without a word, and a gateway that lets the object pass has checked something other "
         "than what its upstream reads. Names are compared after unescaping.",
     .bad = R"({"runtimeEnvironment": {"MODE": "fast", "MODE": "slow"}})",
     .good = R"({"runtimeEnvironment": {"MODE": "slow"}})",
     .source = "RFC 8259, section 4: the names within an object should be unique"},
    {.rule = Rule::kSchemaType,
     .name = "schema/type",
     .severity = Severity::kError,
     .summary = "A value has the wrong JSON type.",
     .explanation =
         "The API does not convert types. The usual case is a number or a boolean in runtimeEnvironment: an "
         "environment variable is text, so its value has to be quoted. An integer may be written in any way JSON "
         "allows: 1024, 1024.0 and 1.024e3 are the same number.",
     .bad = R"({"runtimeEnvironment": {"PORT": 8080}})",
     .good = R"({"runtimeEnvironment": {"PORT": "8080"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaRequired,
     .name = "schema/required",
     .severity = Severity::kError,
     .summary = "A member that must be there is missing.",
     .explanation =
         "The API refuses an object that lacks a required member. Some members are required by the value of another "
         "one: a configType that announces a custom command needs the customCommand.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"encoding": "utf-8"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "utf-8"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaUnknownProperty,
     .name = "schema/unknown-property",
     .severity = Severity::kError,
     .summary = "An object has a member that the API does not know.",
     .explanation =
         "A misspelled or misplaced member is an override that does not happen: the job runs, with other settings "
         "than its author believes. That is hard to notice afterwards, so every object of the request is closed.",
     .bad = R"({"runtimeEnviroment": {"MODE": "fast"}})",
     .good = R"({"runtimeEnvironment": {"MODE": "fast"}})",
     .source = "The platform's published API clients, which accept no other members"},
    {.rule = Rule::kSchemaPropertyName,
     .name = "schema/property-name",
     .severity = Severity::kError,
     .summary = "A key does not have the form that its object asks for.",
     .explanation =
         "Keys of runtimeEnvironment hold letters, numbers, underscores, hyphens, slashes and dots; keys of "
         "runtimeFiles are absolute paths; keys of dockerSecretMounts are names that Docker accepts for a secret: "
         "letters, numbers and, between them, hyphens, underscores and dots, at most 64 in all.",
     .bad = R"({"runtimeEnvironment": {"MAX USERS": "many"}})",
     .good = R"({"runtimeEnvironment": {"MAX_USERS": "many"}})",
     .source = "\"Run job\", Northflank API; for dockerSecretMounts, the rule for secret names in Docker's swarmkit"},
    {.rule = Rule::kSchemaEnum,
     .name = "schema/enum",
     .severity = Severity::kError,
     .summary = "A value is not one of those allowed.",
     .explanation =
         "The API takes only the values it lists: sizes come in steps, and configType is one of a few names, written "
         "exactly so, upper and lower case included.",
     .bad = R"({"deployment": {"storage": {"shmSize": 100}, "internal": {"id": "web-api"}}})",
     .good = R"({"deployment": {"storage": {"shmSize": 128}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaPattern,
     .name = "schema/pattern",
     .severity = Severity::kError,
     .summary = "A text does not have the form that the API asks for.",
     .explanation =
         "IDs of plans, services and credentials and the path of an image have patterns that the API checks. The "
         "whole text has to fit: a trailing line break does not slip through. The path of an image needs a tag or a "
         "digest.",
     .bad = R"({"billing": {"deploymentPlan": "nf_compute_20"}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaMinLength,
     .name = "schema/min-length",
     .severity = Severity::kError,
     .summary = "A text is shorter than allowed.",
     .explanation =
         "An ID below the minimum length names nothing; often it is the rest of a variable that was not set. Length "
         "is counted in Unicode code points, after unescaping.",
     .bad = R"({"billing": {"deploymentPlan": "nf"}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaMaxLength,
     .name = "schema/max-length",
     .severity = Severity::kError,
     .summary = "A text is longer than allowed.",
     .explanation =
         "An ID above the maximum length names nothing: the platform hands out no such IDs. Length is counted in "
         "Unicode code points, after unescaping.",
     .bad = R"({"deployment": {"internal": {"id": "invoices-and-reminders-for-all-customers-in-europe-nightly"}}})",
     .good = R"({"deployment": {"internal": {"id": "invoices-nightly"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaDocumentedMaximum,
     .name = "schema/documented-maximum",
     .severity = Severity::kWarning,
     .summary = "A size is in the API's list but above its documented maximum.",
     .explanation =
         "The API's page lists sizes that lie above the maximum it states for the same member. The list is what the "
         "API accepts, so such a size is no error; whether it can be had is for the platform to say.",
     .bad = R"({"deployment": {"storage": {"shmSize": 81920}, "internal": {"id": "web-api"}}})",
     .good = R"({"deployment": {"storage": {"shmSize": 61440}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaOneOfAmbiguous,
     .name = "schema/one-of-ambiguous",
     .severity = Severity::kError,
     .summary = "A deployment names neither an internal nor an external source.",
     .explanation =
         "The API defines a deployment as exactly one of two: with an internal source or with an external one. What "
         "names neither fits both, and is refused for that. To override only the runtime or the storage, the source "
         "has to be repeated.",
     .bad = R"({"deployment": {"docker": {"configType": "default"}}})",
     .good = R"({"deployment": {"docker": {"configType": "default"}, "internal": {"id": "web-api"}}})",
     .source = "\"Run job\", Northflank API: oneOf"},
    {.rule = Rule::kSchemaOneOfConflict,
     .name = "schema/one-of-conflict",
     .severity = Severity::kError,
     .summary = "A deployment names two sources, or a buildSHA is neither a commit SHA nor 'latest'.",
     .explanation =
         "The API takes exactly one of several alternatives here. A deployment with both an internal and an external "
         "source fits neither of its two. A buildSHA is either a text of exactly 40 characters or the word 'latest'; "
         "an abbreviated SHA is not enough.",
     .bad = R"({"deployment": {"internal": {"id": "web-api"}, "external": {"imagePath": "nginx:1.27"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "nginx:1.27"}}})",
     .source = "\"Run job\", Northflank API: oneOf"},
    {.rule = Rule::kLintBuildSha,
     .name = "lint/build-sha",
     .severity = Severity::kWarning,
     .summary = "A buildSHA has 40 characters, but they are not hexadecimal.",
     .explanation =
         "The API takes any text of 40 characters here, but Git names a commit by 40 hexadecimal digits, so that "
         "anything else can name none. The run is refused later, when the build is looked for.",
     .bad = R"({"deployment": {"internal": {"buildSHA": "release-2024-11-03-of-the-reporting-tool"}}})",
     .good = R"({"deployment": {"internal": {"buildSHA": "6b1c0f5a2e9d4387c1b0a9f8e7d6c5b4a3928170"}}})",
     .source = "Git, gitglossary(7): object name"},
};

constexpr string_view kSeverityNames[] = {"off", "info", "warning", "error"};
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::kError)] == "error");

constexpr bool belongs_to_json(string_view name) { return name.starts_with("json/"); }

// A sentence of one line, fit to be printed as it is.
consteval bool is_prose(string_view text) {
  return text.ends_with('.') && text.find_first_of("\n\t") == string_view::npos;
}

consteval bool is_sound() {
  for (std::size_t i = 0; i < std::size(kRules); ++i) {
    const RuleInfo& r = kRules[i];
    if (r.rule != static_cast<Rule>(i)) return false;  // info() indexes by rule
    for (std::size_t j = 0; j < i; ++j) {
      if (kRules[j].name == r.name) return false;
    }
    if (!belongs_to_json(r.name) && !r.name.starts_with("schema/") && !r.name.starts_with("lint/")) return false;
    if (belongs_to_json(r.name) && r.severity != Severity::kError) return false;
    if (r.severity == Severity::kOff) return false;
    if (belongs_to_json(r.name) != (r.rule < Rule::kSchemaType)) return false;  // kAdjustableRules are the rest
    if (!is_prose(r.summary) || !is_prose(r.explanation) || r.source.empty()) return false;
    if (r.bad.empty() != r.good.empty()) return false;
  }
  return true;
}

static_assert(std::size(kRules) == kRuleCount);
static_assert(static_cast<std::size_t>(Rule::kLintBuildSha) + 1 == kRuleCount, "the last rule of the enum");
static_assert(is_sound());

}  // namespace

constexpr std::array<std::string_view, schema::kAdjustableRuleCount> schema::kAdjustableRules = [] {
  std::array<std::string_view, kAdjustableRuleCount> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kRules[kRuleCount - names.size() + i].name;
  return names;
}();

std::span<const RuleInfo> rules() noexcept { return kRules; }

const RuleInfo& info(Rule rule) noexcept { return kRules[static_cast<std::size_t>(rule)]; }

std::optional<Rule> find_rule(std::string_view name) noexcept {
  for (const RuleInfo& r : kRules) {
    if (r.name == name) return r.rule;
  }
  return std::nullopt;
}

bool severity_is_adjustable(Rule rule) noexcept { return !belongs_to_json(info(rule).name); }

std::string_view severity_name(Severity severity) noexcept {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::optional<Severity> find_severity(std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(kSeverityNames); ++i) {
    if (kSeverityNames[i] == name) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

}  // namespace runlint
