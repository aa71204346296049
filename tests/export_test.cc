// Documents printed from the table: the JSON Schema and the example payload. generated_payloads_test.cc shows that the
// schema accepts the same payloads as the library.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/exports.h"
#include "runlint/validator.h"

namespace runlint::exports {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

struct Part {
  std::string_view text;
  std::size_t times;
};

TEST(JsonSchema, MatchesTable) {
  constexpr Part kParts[] = {
      {R"("$schema": "https://json-schema.org/draft/2020-12/schema")", 1},
      // The root, billing, deployment, internal, external, file, docker, buildpack and both storages.
      {R"("additionalProperties": false)", 10},
      {R"(      "propertyNames": {
        "type": "string",
        "pattern": "^[a-zA-Z0-9\\-/._]+$",
        "patternErrorMessage": "Expected ASCII letters, digits, hyphens, underscores, dots and slashes."
      },
      "additionalProperties": {
        "type": "string",
        "examples": ["debug"]
      })",
       1},
      {R"(      "propertyNames": {
        "type": "string",
        "maxLength": 64,
        "pattern": "^[a-zA-Z0-9]+([a-zA-Z0-9\\-_.]*[a-zA-Z0-9])?$",
        "patternErrorMessage": "Expected ASCII letters, digits, hyphens, underscores and dots, with a letter or digit )"
       R"(at both ends."
      },
      "additionalProperties": {
        "$ref": "#/$defs/file"
      })",
       1},
      {R"(        "deploymentPlan": {
          "description": "The ID of the deployment plan to use.",
          "type": "string",
          "minLength": 3,
          "maxLength": 100,
          "pattern": "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$",
          "patternErrorMessage": "Expected ASCII letters, digits and single hyphens between them.",
          "examples": ["nf-compute-20"]
        })",
       1},
      {R"(      "oneOf": [
        {"title": "internal source", "required": ["internal"]},
        {"title": "external source", "required": ["external"]}
      ])",
       1},
      {R"("internal": {)", 1},
      {R"("external": {)", 1},
      {R"("enum": ["latest"])", 1},
      {R"("required": ["imagePath"])", 1},
      {R"("required": ["data"])", 1},
      {R"(            {
              "if": {"properties": {"configType": {"enum": ["customProcess"]}}, "required": ["configType"]},
              "then": {"required": ["customProcess"]}
            })",
       1},
      {R"(            "shmSize": {
              "description": "Memory-backed space for /dev/shm, in MB. The documented maximum is 61440.",
              "type": "integer",
              "enum": [64, 128, 256, 512, 1024, 2048, 5120, 10240, 20480, 30720, 40960, 51200, 61440, 81920, 102400, )"
       R"(122880, 143360]
            })",
       1},
  };
  const std::string schema = json_schema(Kind::kRunJob);
  for (const Part& part : kParts) EXPECT_EQ(count(schema, part.text), part.times) << part.text;
}

TEST(JsonSchema, NewerRevisionMatchesTable) {
  constexpr Part kParts[] = {
      {"The body of POST /v1/projects/{projectId}/jobs/{jobId}/runs, API revision 2026-05.", 1},
      {R"("additionalProperties": false)", 10},
      {R"("not": {"required": ["internal", "external"]})", 1},
      {R"("oneOf")", 1},  // of buildSHA
      {R"(            "shmSize": {
              "description": "Memory-backed space for /dev/shm, in MB.",
              "type": "integer",
              "minimum": 1
            },
            "useHdbStorage": {
              "description": "Whether the run uses HDB storage.",
              "type": "boolean"
            })",
       1},
      {R"("anyOf": [
                {
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 54,
                  "pattern": "^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$")",
       1},
      {R"("pattern": "^[a-zA-Z](?:[a-zA-Z0-9]|\\b-\\b){2,53}/[a-zA-Z](?:[a-zA-Z0-9]|\\b-\\b){2,53}$")", 1},
      {R"("maximum")", 0},
      {"documented maximum", 0},
  };
  const std::string schema = json_schema(Kind::kRunJob, ApiRevision::k2026_05);
  for (const Part& part : kParts) EXPECT_EQ(count(schema, part.text), part.times) << part.text;
}

TEST(JsonSchema, ResponseMatchesGolden) {
  EXPECT_EQ(json_schema(Kind::kResponse), R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Run job: response body",
  "description": "The body of the response to POST /v1/projects/{projectId}/jobs/{jobId}/runs.",
  "type": "object",
  "properties": {
    "data": {
      "description": "The result.",
      "type": "object",
      "properties": {
        "id": {
          "description": "The ID of the job run.",
          "type": "string",
          "examples": ["d34582a4-35bd-4c71-8e7c-e36999b88723"]
        },
        "runName": {
          "description": "The name of the job run.",
          "type": "string",
          "examples": ["example-job-5fcf67bc56e1913e21d49504"]
        }
      },
      "required": ["id", "runName"]
    }
  },
  "required": ["data"]
}
)");
}

// Every string in `json` between `before` and the next quote.
std::vector<std::string> strings_after(const std::string& json, std::string_view before) {
  std::vector<std::string> found;
  for (std::size_t at = json.find(before); at != std::string::npos; at = json.find(before, at)) {
    at += before.size();
    found.push_back(json.substr(at, json.find('"', at) - at));
  }
  return found;
}

TEST(JsonSchema, DefinesSharedTypesOnce) {
  std::map<std::string, int> uses;
  const std::string schema = json_schema(Kind::kRunJob);
  for (const std::string& name : strings_after(schema, R"("$ref": "#/$defs/)")) ++uses[name];
  EXPECT_EQ(uses, (std::map<std::string, int>{{"file", 2}}));
  const std::string definitions = schema.substr(schema.find(R"("$defs": {)"));
  for (const auto& [name, times] : uses) EXPECT_EQ(count(definitions, "\n    \"" + name + "\": {"), 1u) << name;
}

// With the flag "u" of ECMA-262, a backslash before any other character is an error.
TEST(JsonSchema, PatternEscapesAreValidInUnicodeMode) {
  std::vector<std::string> patterns = strings_after(json_schema(Kind::kRunJob), R"("pattern": ")");
  EXPECT_EQ(patterns.size(), 7u);
  const auto newer = strings_after(json_schema(Kind::kRunJob, ApiRevision::k2026_05), R"("pattern": ")");
  EXPECT_EQ(newer.size(), 8u);
  patterns.insert(patterns.end(), newer.begin(), newer.end());
  for (const std::string& pattern : patterns) {
    for (std::size_t i = pattern.find("\\\\"); i != std::string::npos; i = pattern.find("\\\\", i + 3)) {
      EXPECT_NE(std::string_view(R"(^$\.*+?()[]{}|/-b)").find(pattern.at(i + 2)), std::string_view::npos) << pattern;
    }
  }
}

TEST(ExamplePayload, MatchesGolden) {
  EXPECT_EQ(example_payload(), R"({
  "runtimeEnvironment": {
    "LOG_LEVEL": "debug"
  },
  "runtimeFiles": {
    "/etc/app/settings.ini": {
      "data": "ZXhhbXBsZSBjb250ZW50Cg==",
      "encoding": "utf-8"
    }
  },
  "dockerSecretMounts": {
    "registry-login": {
      "data": "ZXhhbXBsZSBjb250ZW50Cg==",
      "encoding": "utf-8"
    }
  },
  "billing": {
    "deploymentPlan": "nf-compute-20"
  },
  "deployment": {
    "docker": {
      "configType": "customEntrypointCustomCommand",
      "customEntrypoint": "/usr/bin/env",
      "customCommand": "node scripts/report.js"
    },
    "storage": {
      "ephemeralStorage": {
        "storageSize": 1024
      },
      "shmSize": 64
    },
    "internal": {
      "id": "example-service",
      "branch": "main",
      "buildId": "premium-guide-6393"
    }
  }
}
)");
}

TEST(ExamplePayload, HasNoDiagnostics) {
  Validator validator;
  const Report report = validator.check(example_payload());
  EXPECT_EQ(report.status(), Report::Status::kComplete);
  EXPECT_EQ(report.diagnostics().size(), 0u);
}

}  // namespace
}  // namespace runlint::exports
