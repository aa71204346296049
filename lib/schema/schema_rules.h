// The rule catalogue: JSON that is no payload of the API.
#ifndef RUNLINT_LIB_SCHEMA_SCHEMA_RULES_H_
#define RUNLINT_LIB_SCHEMA_SCHEMA_RULES_H_

#include <string_view>

#include "runlint/rule.h"

namespace runlint::schema {

inline constexpr std::string_view kApiPage = "\"Run job\", Northflank API";

inline constexpr RuleInfo kSchemaRules[] = {
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
};

}  // namespace runlint::schema

#endif  // RUNLINT_LIB_SCHEMA_SCHEMA_RULES_H_
