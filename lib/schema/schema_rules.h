// The rule catalogue, schema/*: JSON that is not a payload of the API.
#pragma once

#include <string_view>

#include "runlint/rule.h"

namespace runlint::schema {

inline constexpr std::string_view kApiPage = "\"Run job\", Northflank API";

inline constexpr RuleInfo kSchemaRules[] = {
    {.rule = Rule::kSchemaType,
     .name = "schema/type",
     .severity = Severity::kError,
     .summary = "A value has the wrong JSON type.",
     .explanation = "The API does not convert types. The usual case is a number or a boolean in runtimeEnvironment: "
                    "the value of an environment variable is a string, so it has to be quoted. An integer may be "
                    "written in any way JSON allows: 1024, 1024.0 and 1.024e3 are the same number.",
     .bad = R"({"runtimeEnvironment": {"PORT": 8080}})",
     .good = R"({"runtimeEnvironment": {"PORT": "8080"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaRequired,
     .name = "schema/required",
     .severity = Severity::kError,
     .summary = "A required member is missing.",
     .explanation = "The API refuses an object that lacks a required member. Some members are required only by the "
                    "value of another: if configType is customCommand, the object needs a customCommand.",
     .bad = R"({"runtimeFiles": {"/etc/app.ini": {"encoding": "utf-8"}}})",
     .good = R"({"runtimeFiles": {"/etc/app.ini": {"data": "Y29sb3I9cmVk", "encoding": "utf-8"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaUnknownProperty,
     .name = "schema/unknown-property",
     .severity = Severity::kError,
     .summary = "An object has a member that the API does not know.",
     .explanation = "A member that the API does not know is refused or silently dropped; users report the latter. A "
                    "misspelled or misplaced one then overrides nothing: the job runs, with other settings than its "
                    "author believes. That is hard to notice afterwards, so no object of the request may have members "
                    "that the API's page does not list.",
     .bad = R"({"runtimeEnviroment": {"MODE": "fast"}})",
     .good = R"({"runtimeEnvironment": {"MODE": "fast"}})",
     .source = "The platform's published API clients, which accept no other members"},
    {.rule = Rule::kSchemaPropertyName,
     .name = "schema/property-name",
     .severity = Severity::kError,
     .summary = "A member's name does not have the form that its object requires.",
     .explanation =
         "Names in runtimeEnvironment consist of ASCII letters, digits, underscores, hyphens, slashes and dots; names "
         "in runtimeFiles are absolute paths; names in dockerSecretMounts are those that Docker accepts for a secret: "
         "at most 64 ASCII letters, digits, hyphens, underscores and dots, with a letter or digit at both ends.",
     .bad = R"({"runtimeEnvironment": {"MAX USERS": "many"}})",
     .good = R"({"runtimeEnvironment": {"MAX_USERS": "many"}})",
     .source = "\"Run job\", Northflank API; for dockerSecretMounts, the rule for secret names in Docker's swarmkit"},
    {.rule = Rule::kSchemaEnum,
     .name = "schema/enum",
     .severity = Severity::kError,
     .summary = "A value is not one of the allowed values.",
     .explanation = "The API accepts only the values it lists: sizes come in steps, and configType is one of a few "
                    "names, which are case-sensitive.",
     .bad = R"({"deployment": {"storage": {"shmSize": 100}, "internal": {"id": "web-api"}}})",
     .good = R"({"deployment": {"storage": {"shmSize": 128}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaPattern,
     .name = "schema/pattern",
     .severity = Severity::kError,
     .summary = "A string does not match the pattern that the API requires.",
     .explanation =
         "IDs of plans, services and credentials and the path of an image have patterns that the API checks. The whole "
         "string has to match: a trailing line break is an error too. The path of an image needs a tag or a digest.",
     .bad = R"({"billing": {"deploymentPlan": "nf_compute_20"}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaMinLength,
     .name = "schema/min-length",
     .severity = Severity::kError,
     .summary = "A string is shorter than allowed.",
     .explanation = "No ID is shorter than the minimum length; a short one is often what remains when a variable was "
                    "not set. Length is counted in Unicode code points, after unescaping.",
     .bad = R"({"billing": {"deploymentPlan": "nf"}})",
     .good = R"({"billing": {"deploymentPlan": "nf-compute-20"}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaMaxLength,
     .name = "schema/max-length",
     .severity = Severity::kError,
     .summary = "A string is longer than allowed.",
     .explanation = "No ID is longer than the maximum length, so a longer one can't exist. Length is counted in "
                    "Unicode code points, after unescaping.",
     .bad = R"({"deployment": {"internal": {"id": "invoices-and-reminders-for-all-customers-in-europe-nightly"}}})",
     .good = R"({"deployment": {"internal": {"id": "invoices-nightly"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaMinimum,
     .name = "schema/minimum",
     .severity = Severity::kError,
     .summary = "A size is smaller than the least that the API takes.",
     .explanation = "In revision 2026-05 of the API's page a size is any number of MB from 1 up. In the original "
                    "revision it is one of a list, and any other size breaks schema/enum.",
     .bad = R"({"deployment": {"storage": {"shmSize": 0}, "internal": {"id": "web-api"}}})",
     .good = R"({"deployment": {"storage": {"shmSize": 64}, "internal": {"id": "web-api"}}})",
     .source = "\"Run job\", Northflank API, revision 2026-05",
     .api = ApiRevision::k2026_05},
    {.rule = Rule::kSchemaDocumentedMaximum,
     .name = "schema/documented-maximum",
     .severity = Severity::kWarning,
     .summary = "A size is in the API's list, but above its documented maximum.",
     .explanation = "The API's page lists sizes above the maximum that it states for the same member. The API accepts "
                    "what is listed, so such a size is not an error, but the platform may not provide it.",
     .bad = R"({"deployment": {"storage": {"shmSize": 81920}, "internal": {"id": "web-api"}}})",
     .good = R"({"deployment": {"storage": {"shmSize": 61440}, "internal": {"id": "web-api"}}})",
     .source = kApiPage},
    {.rule = Rule::kSchemaOneOfAmbiguous,
     .name = "schema/one-of-ambiguous",
     .severity = Severity::kError,
     .summary = "A deployment names neither an internal nor an external source.",
     .explanation = "The API's page defines a deployment as oneOf two alternatives, one with an internal source and "
                    "one with an external source: exactly one of them must fit. A deployment that names neither fits "
                    "both, so that a strict reader of the page refuses it. The platform's own command lets it pass, "
                    "and whether the API refuses it is not known. To be safe, repeat the source; or check by "
                    "--api 2026-05, the revision of the page in which this is a warning.",
     .bad = R"({"deployment": {"docker": {"configType": "default"}}})",
     .good = R"({"deployment": {"docker": {"configType": "default"}, "internal": {"id": "web-api"}}})",
     .source = "\"Run job\", Northflank API: oneOf"},
    {.rule = Rule::kSchemaOneOfConflict,
     .name = "schema/one-of-conflict",
     .severity = Severity::kError,
     .summary = "A deployment names two sources, or a buildSHA is neither a commit SHA nor 'latest'.",
     .explanation = "The API accepts exactly one of several alternatives here. A deployment with both an internal and "
                    "an external source matches neither. A buildSHA is either a string of exactly 40 characters or the "
                    "word 'latest'; an abbreviated SHA is not enough.",
     .bad = R"({"deployment": {"internal": {"id": "web-api"}, "external": {"imagePath": "nginx:1.27"}}})",
     .good = R"({"deployment": {"external": {"imagePath": "nginx:1.27"}}})",
     .source = "\"Run job\", Northflank API: oneOf"},
};

}  // namespace runlint::schema
