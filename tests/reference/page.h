// The constraints of the API's page.
#ifndef RUNLINT_TESTS_REFERENCE_PAGE_H_
#define RUNLINT_TESTS_REFERENCE_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <set>
#include <string>
#include <string_view>

namespace runlint::reference {

using Names = std::set<std::string, std::less<>>;
using Sizes = std::set<std::int64_t>;

inline constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

inline constexpr const char* kEnvironmentKey = R"(^[a-zA-Z0-9\-/._]+$)";
inline constexpr const char* kMountId = R"(^[a-zA-Z0-9]+([a-zA-Z0-9\-_.]*[a-zA-Z0-9])?$)";
inline constexpr const char* kPlanId = "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$";
inline constexpr const char* kServiceId = "^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$";
inline constexpr const char* kServicePath =
    R"(^[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}/[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}$)";
inline constexpr const char* kCredentials = "^[A-Za-z0-9-]+$";
inline constexpr const char* kImagePath =
    R"(^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+))"
    R"((?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$)";

inline const Names kDockerTypes = {"default", "customEntrypoint", "customCommand", "customEntrypointCustomCommand"};
inline const Names kBuildpackTypes = {"default", "customProcess", "customCommand", "customEntrypointCustomCommand",
                                      "originalEntrypointCustomCommand"};
inline const Sizes kStorageSizes = {1024,  2048,   5120,   10240,  20480,  30720,  40960,  51200,  61440,
                                    81920, 102400, 122880, 153600, 204800, 256000, 307200, 409600, 512000};
inline const Sizes kShmSizes = {64,    128,   256,   512,   1024,  2048,   5120,   10240, 20480,
                                30720, 40960, 51200, 61440, 81920, 102400, 122880, 143360};

// The members that a name of other systems means: those on the way to it from the payload. Empty if the name is none.
[[nodiscard]] Names meaning_of(std::string_view name);

// What `name` stands for where Kubernetes splits a command: "entrypoint", "arguments" or nothing.
[[nodiscard]] std::string kubernetes_half(std::string_view name);

// Whether the regular expression matches somewhere in `text`.
[[nodiscard]] bool matches(const char* expression, std::string_view text);

// The value of a JSON number if it is an integer; integers of more than 18 digits compare equal.
struct Integer {
  bool is_integer;
  std::int64_t value;
};

[[nodiscard]] Integer integer_of(std::string number);

}  // namespace runlint::reference

#endif  // RUNLINT_TESTS_REFERENCE_PAGE_H_
