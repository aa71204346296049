// Names that other systems, or earlier versions of the API, have for members of the payload.
#pragma once

#include <cstdint>
#include <string_view>

#include "schema/schema.h"

namespace runlint::schema {

namespace internal {

constexpr Synonym variables(std::string_view name) {
  return {.name = name, .path = {"runtimeEnvironment"}, .form = R"("runtimeEnvironment": {"NAME": "value"})"};
}

constexpr Synonym command(std::string_view name, std::string_view formerly_in = {}) {
  return {.name = name,
          .path = {"deployment", "docker", "customCommand"},
          .form = R"("customCommand": "…")",
          .formerly_in = formerly_in};
}

constexpr Synonym kubernetes_command(std::string_view name, std::uint8_t half) {
  Synonym synonym = command(name);
  synonym.kubernetes = half;
  return synonym;
}

constexpr Synonym entrypoint(std::string_view name, std::string_view formerly_in = {}) {
  return {.name = name,
          .path = {"deployment", "docker", "customEntrypoint"},
          .form = R"("customEntrypoint": "…")",
          .formerly_in = formerly_in};
}

constexpr Synonym commit(std::string_view name) {
  return {.name = name, .path = {"deployment", "internal", "buildSHA"}, .form = R"("buildSHA": "…")"};
}

}  // namespace internal

// From Kubernetes, Compose, GitHub Actions, GitLab and the API before 2023.
inline constexpr Synonym kSynonyms[] = {
    internal::variables("env"),
    internal::variables("environment"),
    internal::variables("envVars"),
    internal::variables("environmentVariables"),
    internal::variables("variables"),
    internal::kubernetes_command("command", kKubernetesCommand),
    internal::command("cmd", "docker"),
    internal::command("cmdOverride", "deployment"),
    internal::kubernetes_command("args", kKubernetesArguments),
    internal::kubernetes_command("arguments", kKubernetesArguments),
    internal::entrypoint("entrypoint"),
    internal::entrypoint("entrypointOverride", "deployment"),
    {.name = "image", .path = {"deployment", "external", "imagePath"}, .form = R"("imagePath": "…")"},
    {.name = "plan", .path = {"billing", "deploymentPlan"}, .form = R"("deploymentPlan": "…")"},
    internal::commit("sha"),
    internal::commit("commit"),
    internal::commit("commitSha"),
};

// The members of clients and of responses that hold a payload.
inline constexpr std::string_view kWrappers[] = {"data", "body", "payload"};

}  // namespace runlint::schema
