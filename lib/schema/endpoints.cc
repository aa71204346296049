// The response body, the path parameters and the routes of the requests whose body is in run_job.cc.
#include <algorithm>
#include <array>
#include <span>

#include "schema/schema.h"
#include "schema/schema_checks.h"

namespace runlint::schema {
namespace {

constexpr Member kResultMembers[] = {
    {.name = "id",
     .schema = &kAnyString,
     .summary = "The ID of the job run.",
     .required = true,
     .example = "d34582a4-35bd-4c71-8e7c-e36999b88723"},
    {.name = "runName",
     .schema = &kAnyString,
     .summary = "The name of the job run.",
     .required = true,
     .example = "example-job-5fcf67bc56e1913e21d49504"},
};
constexpr Schema kResult =
    completed({.type = Type::kObject, .name = "result", .members = kResultMembers, .open = true});
constexpr Member kResponseMembers[] = {{"data", &kResult, "The result.", true}};

constexpr Schema kParameter = completed({.type = Type::kString, .name = "", .example = "example", .min_length = 1});
constexpr Member kPathParameterMembers[] = {
    {"teamId", &kParameter, "The ID of the team.", true},
    {"projectId", &kParameter, "The ID of the project.", true},
    {"jobId", &kParameter, "The ID of the job.", true},
};

}  // namespace

constexpr Schema kResponse =
    completed({.type = Type::kObject, .name = "response", .members = kResponseMembers, .open = true});
constexpr Schema kPathParameters = completed(
    {.type = Type::kObject, .name = "path-parameters", .members = std::span(kPathParameterMembers).subspan(1)});
constexpr Schema kTeamPathParameters =
    completed({.type = Type::kObject, .name = "team-path-parameters", .members = kPathParameterMembers});

static_assert(is_sound(kResponse));
static_assert(is_sound(kPathParameters));
static_assert(is_sound(kTeamPathParameters));

constexpr std::array<Endpoint, 2> kEndpoints = {{
    {"/v1/projects/{projectId}/jobs/{jobId}/runs", &kPathParameters},
    {"/v1/teams/{teamId}/projects/{projectId}/jobs/{jobId}/runs", &kTeamPathParameters},
}};

static_assert(std::ranges::all_of(kEndpoints, names_parameters));

}  // namespace runlint::schema
