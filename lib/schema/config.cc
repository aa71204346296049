#include "schema/config.h"

#include <cstdint>
#include <limits>
#include <string_view>

#include "runlint/validator.h"
#include "schema/soundness.h"

namespace runlint::schema {
namespace {

using std::string_view;

// ---- the configuration. It has no arrays: an object has room for the reason why something is as it is.

constexpr Schema kProfile = derive({.type = Type::kString, .name = "", .values = kProfileNames});
constexpr Schema kThreshold = derive({.type = Type::kString, .name = "", .values = kThresholdNames});

// What the catalogue calls its rules is known at run time only; that there are some is enough here.
constexpr Schema kRuleName =
    derive({.type = Type::kString, .name = "", .example = "schema/documented-maximum", .values = kAdjustableRules});
constexpr string_view kLevels[] = {"off", "info", "warning", "error"};
constexpr Schema kLevel = derive({.type = Type::kString, .name = "", .values = kLevels});
constexpr Schema kSeverities = derive({.type = Type::kMap,
                                       .name = "severities",
                                       .key = &kRuleName,
                                       .value = &kLevel,
                                       .example = "schema/documented-maximum"});

constexpr Schema kSize = derive({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = Options::kMaxSizeLimit});
constexpr Schema kDepth =
    derive({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = Options::kMaxDepthLimit});
constexpr Schema kCount =
    derive({.type = Type::kInteger, .name = "", .minimum = 1, .maximum = std::numeric_limits<std::uint32_t>::max()});
constexpr Member kLimitMembers[] = {
    {"size", &kSize, "The largest payload, in bytes."},
    {"depth", &kDepth, "How many objects and arrays may be open at once."},
    {"diagnostics", &kCount, "How many findings are shown for one payload; the rest are counted."},
};
constexpr Schema kLimits = derive({.type = Type::kRecord, .name = "limits", .members = kLimitMembers});

constexpr Schema kGlob =
    derive({.type = Type::kString, .name = "", .example = "jobs/**/*.run-job.json", .min_length = 1});
constexpr Schema kReason =
    derive({.type = Type::kString, .name = "", .example = "rendered by the release job", .min_length = 1});
constexpr Schema kInclude = derive(
    {.type = Type::kMap, .name = "include", .key = &kGlob, .value = &kReason, .example = "deploy/**/*.job.json"});
constexpr Schema kExclude =
    derive({.type = Type::kMap, .name = "exclude", .key = &kGlob, .value = &kReason, .example = "fixtures/**"});

constexpr Schema kPointer = derive({.type = Type::kString, .name = "", .example = "/deployment/storage/shmSize"});
constexpr Member kSuppressionMembers[] = {
    {"rule", &kRuleName, "The rule whose findings are not reported.", true},
    {"files", &kGlob, "In which files; in all of them unless given."},
    {"pointer", &kPointer, "At which JSON Pointers: `*` stands for part of a name, `**` for any number of names."},
    {"reason", &kReason, "Why that is right.", true},
};
constexpr Schema kSuppression = derive({.type = Type::kRecord, .name = "suppression", .members = kSuppressionMembers});
constexpr Schema kName = derive({.type = Type::kString, .name = "", .min_length = 1});
constexpr Schema kSuppressions = derive({.type = Type::kMap,
                                         .name = "suppressions",
                                         .key = &kName,
                                         .value = &kSuppression,
                                         .example = "more shared memory"});

constexpr Member kConfigMembers[] = {
    {.name = "$schema", .schema = &kText, .summary = "The JSON Schema of this file, for editors.", .in_example = false},
    {"profile", &kProfile, "The settings to begin with: those that suit a place where runlint is used."},
    {"failOn", &kThreshold, "The least severity that fails a run."},
    {"severities", &kSeverities, "How serious the findings of a rule are."},
    {"limits", &kLimits, "What is too much."},
    {"include", &kInclude, "Which files are payloads in a directory that is searched, and what they are."},
    {"exclude", &kExclude, "Which files and directories such a search leaves out, and why."},
    {"suppressions", &kSuppressions, "Findings that are not reported, each under a name of its own."},
};

// ---- the baseline: how often a finding is known, by file, rule and JSON Pointer

constexpr std::int64_t kVersions[] = {1};
constexpr Schema kVersion = derive({.type = Type::kInteger, .name = "", .integers = kVersions});
constexpr Schema kPointers =
    derive({.type = Type::kMap, .name = "pointers", .key = &kText, .value = &kCount, .example = "/billing"});
constexpr Schema kRules =
    derive({.type = Type::kMap, .name = "rules", .key = &kName, .value = &kPointers, .example = "schema/type"});
constexpr Schema kFindings =
    derive({.type = Type::kMap, .name = "findings", .key = &kName, .value = &kRules, .example = "run-job.json"});
constexpr Member kBaselineMembers[] = {
    {"version", &kVersion, "The version of this format.", true},
    {"findings", &kFindings, "How often a finding is known, by file, rule and JSON Pointer.", true},
};

}  // namespace

constexpr Schema kConfig =
    derive({.type = Type::kRecord, .name = "config", .subject = "the configuration", .members = kConfigMembers});
constexpr Schema kBaseline =
    derive({.type = Type::kRecord, .name = "baseline", .subject = "the baseline", .members = kBaselineMembers});

static_assert(is_sound(kConfig));
static_assert(is_sound(kBaseline));

}  // namespace runlint::schema
