#include "generators/contract_tables.h"

#include <algorithm>

namespace runlint::generator {
namespace {

using std::string_view;

constexpr string_view kRunJobMembers[] = {"runtimeEnvironment", "runtimeFiles", "dockerSecretMounts", "billing",
                                          "deployment"};
constexpr string_view kFileMembers[] = {"data", "encoding"};
constexpr string_view kBillingMembers[] = {"deploymentPlan"};
constexpr string_view kDeploymentMembers[] = {"docker", "buildpack", "storage", "internal", "external"};
constexpr string_view kDockerMembers[] = {"configType", "customEntrypoint", "customCommand"};
constexpr string_view kBuildpackMembers[] = {"configType", "customProcess", "customEntrypoint", "customCommand"};
constexpr string_view kStorageMembers[] = {"ephemeralStorage", "shmSize"};
constexpr string_view kNewerStorageMembers[] = {"ephemeralStorage", "shmSize", "useHdbStorage", "usePdSsdStorage"};
constexpr string_view kEphemeralMembers[] = {"storageSize"};
constexpr string_view kInternalMembers[] = {"id", "branch", "buildSHA", "buildId"};
constexpr string_view kExternalMembers[] = {"imagePath", "credentials"};
constexpr string_view kResponseMembers[] = {"data"};
constexpr string_view kResultMembers[] = {"id", "runName"};

constexpr string_view kDockerTypes[] = {"default", "customEntrypoint", "customCommand",
                                        "customEntrypointCustomCommand"};
constexpr string_view kBuildpackTypes[] = {"default", "customProcess", "customCommand", "customEntrypointCustomCommand",
                                           "originalEntrypointCustomCommand"};

constexpr std::int64_t kStorageSizes[] = {1024,  2048,   5120,   10240,  20480,  30720,  40960,  51200,  61440,
                                          81920, 102400, 122880, 153600, 204800, 256000, 307200, 409600, 512000};
constexpr std::int64_t kShmSizes[] = {64,    128,   256,   512,   1024,  2048,   5120,   10240, 20480,
                                      30720, 40960, 51200, 61440, 81920, 102400, 122880, 143360};

}  // namespace

std::span<const string_view> members_of(Role role) {
  switch (role) {
    case Role::kRunJob:
      return kRunJobMembers;
    case Role::kFile:
      return kFileMembers;
    case Role::kBilling:
      return kBillingMembers;
    case Role::kDeployment:
      return kDeploymentMembers;
    case Role::kDocker:
      return kDockerMembers;
    case Role::kBuildpack:
      return kBuildpackMembers;
    case Role::kStorage:
      return kStorageMembers;
    case Role::kNewerStorage:
      return kNewerStorageMembers;
    case Role::kEphemeral:
      return kEphemeralMembers;
    case Role::kInternal:
      return kInternalMembers;
    case Role::kExternal:
      return kExternalMembers;
    case Role::kResponse:
      return kResponseMembers;
    case Role::kResult:
      return kResultMembers;
    default:
      return {};
  }
}

bool is_closed_object(Role role) {
  return !members_of(role).empty() && role != Role::kResponse && role != Role::kResult;
}

bool is_map(Role role) { return role == Role::kEnvironment || role == Role::kFiles || role == Role::kMounts; }

bool is_integer(Role role) { return has_listed_sizes(role) || role == Role::kAnySize; }

bool has_listed_sizes(Role role) { return role == Role::kEphemeralSize || role == Role::kShmSize; }

std::span<const string_view> values_of(Role role) {
  if (role == Role::kDockerType) return kDockerTypes;
  if (role == Role::kBuildpackType) return kBuildpackTypes;
  return {};
}

std::span<const std::int64_t> sizes_of(Role role, bool beyond_documented) {
  const bool shm = role == Role::kShmSize;
  const std::span<const std::int64_t> all = shm ? std::span<const std::int64_t>(kShmSizes) : kStorageSizes;
  const auto maximum = std::ranges::find(all, shm ? 61440 : 204800) + 1 - all.begin();
  return beyond_documented ? all.subspan(static_cast<std::size_t>(maximum))
                           : all.first(static_cast<std::size_t>(maximum));
}

bool is_required(const Node& object, string_view member) {
  switch (object.role) {
    case Role::kFile:
      return member == "data";
    case Role::kExternal:
      return member == "imagePath";
    case Role::kResponse:
      return member == "data";
    case Role::kResult:
      return member == "id" || member == "runName";
    case Role::kDocker:
    case Role::kBuildpack:
      break;
    default:
      return false;
  }
  if (member == "configType") return true;
  const Node* const choice = find_child(object, "configType");
  if (choice == nullptr || values_of(choice->role).empty() || count_key(object, "configType") != 1) return false;
  const string_view chosen = choice->text;
  if (member == "customProcess") return chosen == "customProcess";
  if (member == "customEntrypoint") return chosen == "customEntrypoint" || chosen == "customEntrypointCustomCommand";
  if (member == "customCommand") return chosen.ends_with("ustomCommand");
  return false;
}

}  // namespace runlint::generator
