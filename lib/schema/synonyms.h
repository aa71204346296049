// The names that other systems, or the API before, have for members of the payload.
#pragma once

#include <string_view>

#include "schema/schema.h"

namespace runlint::schema {

inline constexpr Synonym kSynonyms[] = {
    // Kubernetes, Compose, GitHub Actions, GitLab
    {.name = "env", .path = {"runtimeEnvironment"}, .form = R"("runtimeEnvironment": {"NAME": "value"})"},
    {.name = "environment", .path = {"runtimeEnvironment"}, .form = R"("runtimeEnvironment": {"NAME": "value"})"},
    {.name = "envVars", .path = {"runtimeEnvironment"}, .form = R"("runtimeEnvironment": {"NAME": "value"})"},
    {.name = "environmentVariables",
     .path = {"runtimeEnvironment"},
     .form = R"("runtimeEnvironment": {"NAME": "value"})"},
    {.name = "variables", .path = {"runtimeEnvironment"}, .form = R"("runtimeEnvironment": {"NAME": "value"})"},
    {.name = "command",
     .path = {"deployment", "docker", "customCommand"},
     .form = R"("configType": "customCommand", "customCommand": "…")"},
    {.name = "cmd",
     .path = {"deployment", "docker", "customCommand"},
     .form = R"("configType": "customCommand", "customCommand": "…")",
     .formerly_in = "docker"},
    {.name = "cmdOverride",
     .path = {"deployment", "docker", "customCommand"},
     .form = R"("configType": "customCommand", "customCommand": "…")",
     .formerly_in = "deployment"},
    {.name = "args",
     .path = {"deployment", "docker", "customCommand"},
     .form = R"("configType": "customCommand", "customCommand": "…")"},
    {.name = "arguments",
     .path = {"deployment", "docker", "customCommand"},
     .form = R"("configType": "customCommand", "customCommand": "…")"},
    {.name = "entrypoint",
     .path = {"deployment", "docker", "customEntrypoint"},
     .form = R"("configType": "customEntrypoint", "customEntrypoint": "…")"},
    {.name = "entrypointOverride",
     .path = {"deployment", "docker", "customEntrypoint"},
     .form = R"("configType": "customEntrypoint", "customEntrypoint": "…")",
     .formerly_in = "deployment"},
    {.name = "image", .path = {"deployment", "external", "imagePath"}, .form = R"("imagePath": "…")"},
    {.name = "plan", .path = {"billing", "deploymentPlan"}, .form = R"("deploymentPlan": "…")"},
    {.name = "sha", .path = {"deployment", "internal", "buildSHA"}, .form = R"("buildSHA": "…")"},
    {.name = "commit", .path = {"deployment", "internal", "buildSHA"}, .form = R"("buildSHA": "…")"},
    {.name = "commitSha", .path = {"deployment", "internal", "buildSHA"}, .form = R"("buildSHA": "…")"},
};

// The members of clients and of responses that hold a payload.
inline constexpr std::string_view kWrappers[] = {"data", "body", "payload"};

}  // namespace runlint::schema
