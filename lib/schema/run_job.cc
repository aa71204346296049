// THE table: the request body of
//
//   POST /v1/projects/{projectId}/jobs/{jobId}/runs    "Run job", Northflank API
//   POST /v1/teams/{teamId}/projects/{projectId}/jobs/{jobId}/runs    the same in a team
//
// as the API's page publishes them, in the revisions of ApiRevision: what differs is a template over the revision. What
// the page leaves open (closed objects, string environment values, the shape of a file, Docker's own rule for secret
// names) follows the platform's published clients and Docker. The response is in endpoints.cc.
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "schema/schema.h"
#include "schema/schema_checks.h"
#include "schema/synonyms.h"

namespace runlint::schema {
namespace {

using std::string_view;
using text::pattern;

constexpr ApiRevision kOriginal = ApiRevision::kOriginal;

// Compile-time look-ups: a wrong name stops the build.
consteval std::uint8_t member(std::span<const Member> members, string_view name) {
  std::size_t i = 0;
  while (i < members.size() && members[i].name != name) ++i;
  if (i == members.size()) throw "no such member in the table";
  return static_cast<std::uint8_t>(i);
}

consteval ValueSet set_of(std::span<const string_view> values, std::initializer_list<string_view> names) {
  ValueSet set = 0;
  for (const string_view name : names) {
    std::size_t i = 0;
    while (i < values.size() && values[i] != name) ++i;
    if (i == values.size()) throw "no such value in the table";
    if (i >= kMaxValues) throw "a discriminator has more than 32 values (kMaxValues)";
    set |= ValueSet{1} << i;
  }
  return set;
}

// The set of these members.
consteval MemberSet members_of(std::span<const Member> members, std::initializer_list<string_view> names) {
  MemberSet set = 0;
  for (const string_view name : names) set = static_cast<MemberSet>(set | 1u << member(members, name));
  return set;
}

constexpr Schema kCommand = completed({.type = Type::kString, .name = "", .role = Role::kCommand});

// ---- files: runtimeFiles and dockerSecretMounts

constexpr Schema kFileContent =
    completed({.type = Type::kString, .name = "", .role = Role::kFileContent, .may_be_reference = true});
constexpr Schema kFileEncoding = completed({.type = Type::kString, .name = "", .role = Role::kFileEncoding});
constexpr Member kFileMembers[] = {
    {.name = "data",
     .schema = &kFileContent,
     .summary = "The content, as base64.",
     .required = true,
     .example = "ZXhhbXBsZSBjb250ZW50Cg=="},
    {.name = "encoding",
     .schema = &kFileEncoding,
     .summary = "The encoding of the decoded content: a name of Node.js Buffer encodings, like utf-8.",
     .example = "utf-8"},
};
constexpr Schema kFile =
    completed({.type = Type::kObject, .name = "file", .role = Role::kFile, .members = kFileMembers});

constexpr Schema kEnvironmentValue = completed(
    {.type = Type::kString, .name = "", .role = Role::kVariable, .may_be_reference = true, .example = "debug"});
constexpr Schema kEnvironmentKey =
    completed({.type = Type::kString, .name = "", .pattern = pattern("environment-key")});
constexpr Schema kEnvironment = completed({.type = Type::kMap,
                                           .name = "runtimeEnvironment",
                                           .role = Role::kEnvironment,
                                           .may_be_reference = true,
                                           .key = &kEnvironmentKey,
                                           .value = &kEnvironmentValue,
                                           .secret = true,
                                           .example = "LOG_LEVEL"});

constexpr Schema kFilePath = completed({.type = Type::kString, .name = "", .pattern = pattern("absolute-path")});
constexpr Schema kFiles = completed({.type = Type::kMap,
                                     .name = "runtimeFiles",
                                     .role = Role::kFiles,
                                     .key = &kFilePath,
                                     .value = &kFile,
                                     .secret = true,
                                     .example = "/etc/app/settings.ini"});

constexpr Schema kSecretMountId =
    completed({.type = Type::kString, .name = "", .max_length = 64, .pattern = pattern("secret-mount-id")});
constexpr Schema kSecretMounts = completed({.type = Type::kMap,
                                            .name = "dockerSecretMounts",
                                            .key = &kSecretMountId,
                                            .value = &kFile,
                                            .secret = true,
                                            .example = "registry-login"});

// ---- billing

constexpr Schema kPlan = completed({.type = Type::kString,
                                    .name = "",
                                    .may_be_reference = true,
                                    .example = "nf-compute-20",
                                    .min_length = 3,
                                    .max_length = 100,
                                    .pattern = pattern("plan-id")});
constexpr Member kBillingMembers[] = {{"deploymentPlan", &kPlan, "The ID of the deployment plan to use."}};
constexpr Schema kBilling = completed({.type = Type::kObject,
                                       .name = "billing",
                                       .role = Role::kOverride,
                                       .members = kBillingMembers,
                                       .synonyms = kSynonyms});

// ---- deployment: what both sources have

constexpr string_view kDockerTypes[] = {"default", "customEntrypoint", "customCommand",
                                        "customEntrypointCustomCommand"};
constexpr Schema kDockerType = completed({.type = Type::kString, .name = "", .values = kDockerTypes});
constexpr Member kDockerMembers[] = {
    {"configType", &kDockerType, "Which of the image's entrypoint and command are overridden.", true},
    {.name = "customEntrypoint",
     .schema = &kCommand,
     .summary = "The entrypoint to use instead of the image's.",
     .example = "/usr/bin/env"},
    {.name = "customCommand",
     .schema = &kCommand,
     .summary = "The command to use instead of the image's.",
     .example = "node scripts/report.js"},
};
constexpr Condition kDockerConditions[] = {
    {member(kDockerMembers, "customEntrypoint"),
     set_of(kDockerTypes, {"customEntrypoint", "customEntrypointCustomCommand"})},
    {member(kDockerMembers, "customCommand"), set_of(kDockerTypes, {"customCommand", "customEntrypointCustomCommand"})},
};
constexpr Schema kDocker = completed({.type = Type::kObject,
                                      .name = "docker",
                                      .members = kDockerMembers,
                                      .synonyms = kSynonyms,
                                      .discriminator = member(kDockerMembers, "configType"),
                                      .conditions = kDockerConditions});

constexpr string_view kBuildpackTypes[] = {"default", "customProcess", "customCommand", "customEntrypointCustomCommand",
                                           "originalEntrypointCustomCommand"};
constexpr Schema kBuildpackType = completed({.type = Type::kString, .name = "", .values = kBuildpackTypes});
constexpr Member kBuildpackMembers[] = {
    {"configType", &kBuildpackType, "Which of the buildpack's process, entrypoint and command are overridden.", true},
    {.name = "customProcess", .schema = &kCommand, .summary = "The process to run.", .example = "worker"},
    {.name = "customEntrypoint", .schema = &kCommand, .summary = "The entrypoint to run.", .example = "/usr/bin/env"},
    {.name = "customCommand",
     .schema = &kCommand,
     .summary = "The command to run.",
     .example = "node scripts/report.js"},
};
constexpr Condition kBuildpackConditions[] = {
    {member(kBuildpackMembers, "customProcess"), set_of(kBuildpackTypes, {"customProcess"})},
    {member(kBuildpackMembers, "customEntrypoint"), set_of(kBuildpackTypes, {"customEntrypointCustomCommand"})},
    {member(kBuildpackMembers, "customCommand"),
     set_of(kBuildpackTypes, {"customCommand", "customEntrypointCustomCommand", "originalEntrypointCustomCommand"})},
};
constexpr Schema kBuildpack = completed({.type = Type::kObject,
                                         .name = "buildpack",
                                         .members = kBuildpackMembers,
                                         .synonyms = kSynonyms,
                                         .discriminator = member(kBuildpackMembers, "configType"),
                                         .conditions = kBuildpackConditions});

// The newer revision takes any size.
constexpr Schema kAnySize =
    completed({.type = Type::kInteger, .name = "", .may_be_reference = true, .minimum = 1, .maximum = kNoMaximum});

constexpr std::int64_t kEphemeralSizes[] = {1024,  2048,   5120,   10240,  20480,  30720,  40960,  51200,  61440,
                                            81920, 102400, 122880, 153600, 204800, 256000, 307200, 409600, 512000};
constexpr Schema kEphemeralSize = completed({.type = Type::kInteger,
                                             .name = "",
                                             .may_be_reference = true,
                                             .integers = kEphemeralSizes,
                                             .documented_maximum = 204800});
template <ApiRevision kApi>
constexpr Member kEphemeralMembers[] = {
    {"storageSize", kApi == kOriginal ? &kEphemeralSize : &kAnySize, "Ephemeral storage for each container, in MB."}};
template <ApiRevision kApi>
constexpr Schema kEphemeral = completed({.type = Type::kObject,
                                         .name = "ephemeralStorage",
                                         .role = Role::kOverride,
                                         .members = kEphemeralMembers<kApi>,
                                         .synonyms = kSynonyms});

constexpr std::int64_t kShmSizes[] = {64,    128,   256,   512,   1024,  2048,   5120,   10240, 20480,
                                      30720, 40960, 51200, 61440, 81920, 102400, 122880, 143360};
constexpr Schema kShmSize = completed(
    {.type = Type::kInteger, .name = "", .may_be_reference = true, .integers = kShmSizes, .documented_maximum = 61440});
constexpr Schema kFlag = completed({.type = Type::kBoolean, .name = ""});
template <ApiRevision kApi>
constexpr Member kStorageMembers[] = {
    {"ephemeralStorage", &kEphemeral<kApi>, "Ephemeral storage of the run."},
    {"shmSize", kApi == kOriginal ? &kShmSize : &kAnySize, "Memory-backed space for /dev/shm, in MB."},
    {"useHdbStorage", &kFlag, "Whether the run uses HDB storage."},
    {"usePdSsdStorage", &kFlag, "Whether the run uses PD-SSD storage."},
};
template <ApiRevision kApi>
constexpr Schema kStorage = completed({.type = Type::kObject,
                                       .name = "storage",
                                       .role = Role::kOverride,
                                       .members = std::span(kStorageMembers<kApi>).first(kApi == kOriginal ? 2 : 4),
                                       .synonyms = kSynonyms});

// ---- deployment: the two sources

constexpr Schema kServiceId = completed({.type = Type::kString,
                                         .name = "",
                                         .may_be_reference = true,
                                         .example = "example-service",
                                         .min_length = 3,
                                         .max_length = 54,
                                         .pattern = pattern("service-id")});
// An ID, or PROJECT/ID for the service of another project.
constexpr Schema kServicePath = completed({.type = Type::kString,
                                           .name = "",
                                           .may_be_reference = true,
                                           .example = "example-service",
                                           .min_length = 3,
                                           .max_length = 54,
                                           .pattern = pattern("service-id"),
                                           .path_pattern = pattern("service-path")});
constexpr Schema kCommitSha =
    completed({.type = Type::kString, .name = "a commit SHA of 40 characters", .min_length = 40, .max_length = 40});
constexpr string_view kLatestValues[] = {"latest"};
constexpr Schema kLatest = completed({.type = Type::kString, .name = "\"latest\"", .values = kLatestValues});
constexpr const Schema* kBuildShaAlternatives[] = {&kCommitSha, &kLatest};
constexpr Schema kBuildSha = completed({.type = Type::kString,
                                        .name = "buildSHA",
                                        .role = Role::kCommitSha,
                                        .may_be_reference = true,
                                        .one_of = kBuildShaAlternatives});
constexpr Schema kBuildName =
    completed({.type = Type::kString, .name = "", .role = Role::kBuildName, .may_be_reference = true});
template <ApiRevision kApi>
constexpr Member kInternalMembers[] = {
    {"id", kApi == kOriginal ? &kServiceId : &kServicePath, "The ID of the build service to deploy."},
    {.name = "branch", .schema = &kBuildName, .summary = "The branch to deploy.", .example = "main"},
    {.name = "buildSHA",
     .schema = &kBuildSha,
     .summary = "The commit SHA to deploy, or 'latest' for the most recent commit.",
     .in_example = false},  // a buildId says the same
    {.name = "buildId",
     .schema = &kBuildName,
     .summary = "The ID of the build to deploy.",
     .example = "premium-guide-6393"},
};
template <ApiRevision kApi>
constexpr Schema kInternal =
    completed({.type = Type::kObject,
               .name = "internal",
               .role = Role::kOverride,
               .members = kInternalMembers<kApi>,
               .synonyms = kSynonyms,
               .mutually_exclusive = members_of(kInternalMembers<kApi>, {"buildSHA", "buildId"})});

constexpr Schema kImagePath = completed({.type = Type::kString,
                                         .name = "imagePath",
                                         .role = Role::kImagePath,
                                         .may_be_reference = true,
                                         .example = "ghcr.io/example/report:1.4.2",
                                         .pattern = pattern("image-path")});
constexpr Schema kCredentials = completed({.type = Type::kString,
                                           .name = "",
                                           .role = Role::kCredentials,
                                           .may_be_reference = true,
                                           .example = "example-registry",
                                           .pattern = pattern("credentials-id")});
constexpr Member kExternalMembers[] = {
    {"imagePath", &kImagePath, "The image to run, with its registry unless that is Docker Hub.", true},
    {"credentials", &kCredentials, "The ID of the saved credentials for the image's registry."},
};
constexpr Schema kExternal =
    completed({.type = Type::kObject, .name = "external", .members = kExternalMembers, .synonyms = kSynonyms});

constexpr string_view kSources[] = {"internal source", "external source"};
template <ApiRevision kApi>
constexpr Member kDeploymentMembers[] = {
    {"docker", &kDocker, "Customises the Docker runtime."},
    {.name = "buildpack",
     .schema = &kBuildpack,
     .summary = "Customises the buildpack runtime.",
     .in_example = false},  // a build has either this or docker
    {"storage", &kStorage<kApi>, "Storage of the run."},
    {"internal", &kInternal<kApi>, "Runs a commit that was built before.", false, 0b01},
    {"external", &kExternal, "Runs an external image.", false, 0b10},
};
template <ApiRevision kApi>
constexpr Schema kDeployment =
    completed({.type = Type::kObject,
               .name = "deployment",
               .members = kDeploymentMembers<kApi>,
               .synonyms = kSynonyms,
               .alternatives = kSources,
               .no_alternative = kApi == kOriginal ? Severity::kError : Severity::kWarning,
               .mutually_exclusive = members_of(kDeploymentMembers<kApi>, {"docker", "buildpack"})});

// ---- the documents

// The request body has all but the first two members; the spec of a template's JobRun has them too.
constexpr Schema kNodeId =
    completed({.type = Type::kString, .name = "", .may_be_reference = true, .example = "example", .min_length = 1});
template <ApiRevision kApi>
constexpr Member kJobRunSpecMembers[] = {
    {"jobId", &kNodeId, "The ID of the job to run.", true},
    {"projectId", &kNodeId, "The ID of the project of the job."},
    {"runtimeEnvironment", &kEnvironment, "Environment variables of the run, by name."},
    {"runtimeFiles", &kFiles, "Secret files of the run, by absolute path."},
    {"dockerSecretMounts", &kSecretMounts, "Docker secret mounts of the run, by identifier."},
    {"billing", &kBilling, "Overrides the billing of the run."},
    {kRevisedName, &kDeployment<kApi>, "Overrides the deployment source of the run."},
};
template <ApiRevision kApi>
constexpr Schema kRunJobOf = completed({.type = Type::kObject,
                                        .name = "run-job",
                                        .members = std::span(kJobRunSpecMembers<kApi>).subspan(2),
                                        .is_request = true,
                                        .synonyms = kSynonyms,
                                        .wrappers = kWrappers});

template <ApiRevision kApi>
constexpr Schema kJobRunSpec = completed(
    {.type = Type::kObject, .name = "job-run-spec", .members = kJobRunSpecMembers<kApi>, .synonyms = kSynonyms});
template <ApiRevision kApi>
constexpr Member kJobRunNodeMembers[] = {{kSpecName, &kJobRunSpec<kApi>, "The payload, and the job to run.", true}};
template <ApiRevision kApi>
constexpr Schema kJobRunNodeOf = completed({.type = Type::kObject,
                                            .name = "job-run",
                                            .role = Role::kNode,
                                            .display_name = "the JobRun node",
                                            .members = kJobRunNodeMembers<kApi>,
                                            .open = true,
                                            .is_request = true});

static_assert(std::ranges::equal(kJobRunSpecMembers<kOriginal>, kJobRunSpecMembers<ApiRevision::k2026_05>,
                                 [](const Member& older, const Member& newer) {
                                   return older.name == newer.name && older.required == newer.required &&
                                          (older.schema == newer.schema || older.name == kRevisedName);
                                 }),
              "revisions differ outside of kRevised, which alone is compared for notes");

// The paths at which the revisions of the table differ.
struct Differences {
  std::array<RevisedPath, kMaxRevisedPaths> paths{};
  std::size_t count = 0;

  constexpr void add(const RevisedPath& path) { paths.at(count++) = path; }
  constexpr void find(const Schema& older, const Schema& newer, const RevisedPath& path) {
    if (&older == &newer) return;
    if (older.type != Type::kObject || newer.type != Type::kObject) return add(path);
    if (older.required != newer.required || older.no_alternative != newer.no_alternative) add(path);
    for (const Member& m : newer.members) {
      const std::size_t i = find_member(older, m.name);
      if (i == kMaxMembers) {
        add(path / m.name);
      } else {
        find(*older.members[i].schema, *m.schema, path / m.name);
      }
    }
    for (const Member& m : older.members) {
      if (find_member(newer, m.name) == kMaxMembers) add(path / m.name);
    }
  }
};
constexpr Differences kDifferences = [] {
  Differences differences;
  differences.find(kDeployment<kOriginal>, kDeployment<ApiRevision::k2026_05>, {});
  return differences;
}();

}  // namespace

constexpr std::array<Schema, kRevisionNames.size()> kRunJob = {kRunJobOf<kOriginal>, kRunJobOf<ApiRevision::k2026_05>};
constexpr std::array<const Schema*, kRevisionNames.size()> kRevised = {&kDeployment<kOriginal>,
                                                                       &kDeployment<ApiRevision::k2026_05>};
constexpr std::span<const RevisedPath> kRevisedPaths = std::span(kDifferences.paths).first(kDifferences.count);
constexpr std::array<Schema, kRevisionNames.size()> kJobRunNode = {kJobRunNodeOf<kOriginal>,
                                                                   kJobRunNodeOf<ApiRevision::k2026_05>};
constexpr Schema kConditionNode =
    completed({.type = Type::kObject, .name = "condition", .role = Role::kNode, .open = true});

static_assert(is_sound(kRunJob.front()) && is_sound(kRunJob.back()));
static_assert(is_sound(kJobRunNode.front()) && is_sound(kJobRunNode.back()));

}  // namespace runlint::schema
