#include "schema/tool_files.h"

#include <cstdint>
#include <limits>
#include <string_view>

#include "runlint/validator.h"
#include "schema/schema_checks.h"

namespace runlint::schema {
namespace {

using std::string_view;

// ---- the configuration. It has no arrays: an object has room for the reason why something is as it is.

constexpr Schema kProfile = completed({.type = Type::kString, .name = "", .values = kProfileNames});
constexpr Schema kRevision = completed({.type = Type::kString, .name = "", .values = kRevisionNames});
constexpr Schema kRequiredVersion = completed({.type = Type::kString, .name = "", .example = "0.1.0", .min_length = 1});
constexpr Schema kSwitch = completed({.type = Type::kBoolean, .name = ""});
constexpr Schema kThreshold = completed({.type = Type::kString, .name = "", .values = kThresholdNames});

// The names of the rules are filled in at run time; here it is enough that the list is not empty.
constexpr Schema kRuleName =
    completed({.type = Type::kString, .name = "", .example = "schema/documented-maximum", .values = kRuleSelectors});
constexpr Schema kLevel = completed({.type = Type::kString, .name = "", .values = kSeverityNames});
constexpr Schema kSeverities = completed({.type = Type::kMap,
                                          .name = "severities",
                                          .key = &kRuleName,
                                          .value = &kLevel,
                                          .example = "schema/documented-maximum"});

constexpr Schema kSize =
    completed({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = Options::kMaxSizeLimit});
constexpr Schema kDepth =
    completed({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = Options::kMaxDepthLimit});
constexpr Schema kCount =
    completed({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = std::numeric_limits<std::uint32_t>::max()});
constexpr Member kLimitMembers[] = {
    {"size", &kSize, "The maximum size of a payload, in bytes."},
    {"depth", &kDepth, "The maximum depth of nested objects and arrays."},
    {"diagnostics", &kCount, "The maximum number of findings shown per payload; the rest are counted."},
};
constexpr Schema kLimits = completed({.type = Type::kObject, .name = "limits", .members = kLimitMembers});

constexpr Schema kGlob =
    completed({.type = Type::kString, .name = "", .example = "jobs/**/*.run-job.json", .min_length = 1});
constexpr Schema kReason =
    completed({.type = Type::kString, .name = "", .example = "rendered by the release job", .min_length = 1});
constexpr Schema kInclude = completed(
    {.type = Type::kMap, .name = "include", .key = &kGlob, .value = &kReason, .example = "deploy/**/*.job.json"});
constexpr Schema kExclude =
    completed({.type = Type::kMap, .name = "exclude", .key = &kGlob, .value = &kReason, .example = "fixtures/**"});

constexpr Schema kPointer = completed({.type = Type::kString, .name = "", .example = "/deployment/storage/shmSize"});
constexpr Member kSuppressionMembers[] = {
    {"rule", &kRuleName, "The rule whose findings are suppressed, or a pattern: `schema/*` or `lint/*`.", true},
    {"files", &kGlob, "A pattern of the files in which they are suppressed; all files by default."},
    {"pointer", &kPointer,
     "A pattern of the JSON Pointers at which they are suppressed: `*` matches part of a name, `**` any number of "
     "names."},
    {"reason", &kReason, "Why they are suppressed.", true},
};
constexpr Schema kSuppression =
    completed({.type = Type::kObject, .name = "suppression", .members = kSuppressionMembers});
constexpr Schema kName = completed({.type = Type::kString, .name = "", .min_length = 1});
constexpr Schema kSuppressions = completed({.type = Type::kMap,
                                            .name = "suppressions",
                                            .key = &kName,
                                            .value = &kSuppression,
                                            .example = "more shared memory"});

constexpr Member kConfigMembers[] = {
    {.name = "$schema",
     .schema = &kAnyString,
     .summary = "The JSON Schema of this file, for editors.",
     .in_example = false},
    {"minimumVersion", &kRequiredVersion, "The oldest version of runlint that may read this file, like 0.1.0."},
    {"profile", &kProfile, "The default settings, for the place where runlint is used."},
    {"api", &kRevision, "The revision of the API's page that payloads are checked against."},
    {"references", &kSwitch, "Whether a string with a reference, like `${args.x}`, may stand for a value."},
    {"failOn", &kThreshold, "The lowest severity that makes a run fail."},
    {"severities", &kSeverities, "The severities of rules, by name or by the patterns `schema/*` and `lint/*`."},
    {"limits", &kLimits, "Limits for payloads and reports."},
    {"include", &kInclude, "Patterns of the files to check in a directory, each with a note on what they are."},
    {"exclude", &kExclude, "Patterns of files and directories to skip in a directory, each with the reason."},
    {"suppressions", &kSuppressions, "Findings to suppress, each entry under a name of its own."},
};

// ---- the baseline: how often a finding is known, by file, rule and JSON Pointer

constexpr std::int64_t kVersions[] = {1};
constexpr Schema kVersion = completed({.type = Type::kInteger, .name = "", .integers = kVersions});
constexpr Schema kPointers =
    completed({.type = Type::kMap, .name = "pointers", .key = &kAnyString, .value = &kCount, .example = "/billing"});
constexpr Schema kRules =
    completed({.type = Type::kMap, .name = "rules", .key = &kName, .value = &kPointers, .example = "schema/type"});
constexpr Schema kFindings =
    completed({.type = Type::kMap, .name = "findings", .key = &kName, .value = &kRules, .example = "run-job.json"});
constexpr Member kBaselineMembers[] = {
    {"version", &kVersion, "The version of this format.", true},
    {"findings", &kFindings, "The number of known findings, by file, rule and JSON Pointer.", true},
};

}  // namespace

constexpr Schema kConfig = completed(
    {.type = Type::kObject, .name = "config", .display_name = "the configuration", .members = kConfigMembers});
constexpr Schema kBaseline =
    completed({.type = Type::kObject, .name = "baseline", .display_name = "the baseline", .members = kBaselineMembers});

static_assert(is_sound(kConfig));
static_assert(is_sound(kBaseline));

}  // namespace runlint::schema
