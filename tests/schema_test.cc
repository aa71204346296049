// Compares the table with the published API page: every member, written by hand.
#include "schema/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runlint/rule.h"
#include "schema/tool_files.h"
#include "text/pattern.h"

namespace runlint::schema {
namespace {

struct Line {
  std::string pointer;  // `*` is any key; `{key}` is the rule for the keys
  std::string says;
  bool operator==(const Line&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Line& line) { return out << line.pointer << "  " << line.says; }

std::string list(std::span<const std::string_view> values, ValueSet set = ~ValueSet{0}) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (set == ~ValueSet{0} || (set >> i & 1) != 0) out.append(out.empty() ? "" : " ").append(values[i]);
  }
  return out;
}

std::string describe_string(const Schema& s) {
  std::string out = "string";
  if (!s.values.empty()) out += " in " + list(s.values);
  if (s.min_length != 0) out += " min " + std::to_string(s.min_length);
  if (s.max_length != kUnlimited) out += " max " + std::to_string(s.max_length);
  if (s.pattern != nullptr) out.append(" like ").append(s.pattern->expression);
  if (s.path_pattern != nullptr) out.append(" or like ").append(s.path_pattern->expression);
  for (const Schema* alternative : s.one_of) out += " | " + describe_string(*alternative);
  return out;
}

std::string describe(const Schema& s) {
  switch (s.type) {
    case Type::kObject: {
      std::string out = s.open ? "open object" : "object";
      if (!s.alternatives.empty()) out += ", one of " + list(s.alternatives);
      if (s.no_alternative != Severity::kError) out.append(", or a ").append(severity_name(s.no_alternative));
      for (const Synonym& synonym : s.synonyms) {
        if (synonym.formerly_in == s.name) out.append(", formerly ").append(synonym.name);
      }
      for (const Condition& c : s.conditions) {
        const Member& choice = s.members[s.discriminator];
        out.append(", ").append(s.members[c.required].name).append(" required when ").append(choice.name);
        out += " in " + list(choice.schema->values, c.when);
      }
      return out;
    }
    case Type::kMap:
      return s.secret ? "secret map" : "map";
    case Type::kString:
      return describe_string(s);
    case Type::kInteger: {
      if (s.maximum == kNoMaximum) return "integer from " + std::to_string(s.minimum);
      if (s.integers.empty()) return "integer from " + std::to_string(s.minimum) + " to " + std::to_string(s.maximum);
      std::string out = "integer in";
      for (const std::int64_t value : s.integers) out += ' ' + std::to_string(value);
      return out + " documented to " + std::to_string(s.documented_maximum);
    }
    case Type::kBoolean:
      return "boolean";
  }
  return "?";
}

void walk(const Schema& s, const std::string& pointer, const std::string& prefix, std::vector<Line>& out) {
  out.push_back({pointer, prefix + describe(s)});
  if (s.type == Type::kMap) {
    walk(*s.key, pointer + "/{key}", "", out);
    walk(*s.value, pointer + "/*", "", out);
  }
  for (const Member& m : s.members) {
    std::string facts = m.required ? "required " : "";
    for (std::size_t i = 0; i < s.alternatives.size(); ++i) {
      if (m.alternatives == 1u << i) facts.append("only of ").append(s.alternatives[i]).append(": ");
    }
    walk(*m.schema, pointer + "/" + std::string(m.name), facts, out);
  }
}

std::vector<Line> lines_of(const Schema& s) {
  std::vector<Line> out;
  walk(s, "", "", out);
  return out;
}

constexpr std::string_view kImagePattern =
    R"(^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+))"
    R"((?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$)";

// The pointers of the values below `s` for which a reference may stand.
void find_references(const Schema& s, const std::string& pointer, std::vector<std::string>& out) {
  if (s.may_be_reference) out.push_back(pointer);
  if (s.type == Type::kMap) {
    EXPECT_FALSE(s.key->may_be_reference) << pointer;
    find_references(*s.value, pointer + "/*", out);
  }
  for (const Member& m : s.members) find_references(*m.schema, pointer + "/" + std::string(m.name), out);
}

TEST(SchemaTable, ReferencesStandForTheseValues) {
  const std::vector<std::string> expected = {
      "/spec/jobId",
      "/spec/projectId",
      "/spec/runtimeEnvironment",
      "/spec/runtimeEnvironment/*",
      "/spec/runtimeFiles/*/data",
      "/spec/dockerSecretMounts/*/data",
      "/spec/billing/deploymentPlan",
      "/spec/deployment/storage/ephemeralStorage/storageSize",
      "/spec/deployment/storage/shmSize",
      "/spec/deployment/internal/id",
      "/spec/deployment/internal/branch",
      "/spec/deployment/internal/buildSHA",
      "/spec/deployment/internal/buildId",
      "/spec/deployment/external/imagePath",
      "/spec/deployment/external/credentials",
  };
  for (const Schema& node : kJobRunNode) {
    std::vector<std::string> found;
    find_references(node, "", found);
    EXPECT_EQ(found, expected);
  }
}

TEST(SchemaTable, RequestBodyMatchesApiPage) {
  const std::vector<Line> expected = {
      {"", "object"},
      {"/runtimeEnvironment", "secret map"},
      {"/runtimeEnvironment/{key}", R"(string like ^[a-zA-Z0-9\-/._]+$)"},
      {"/runtimeEnvironment/*", "string"},
      {"/runtimeFiles", "secret map"},
      {"/runtimeFiles/{key}", "string like ^/"},
      {"/runtimeFiles/*", "object"},
      {"/runtimeFiles/*/data", "required string"},
      {"/runtimeFiles/*/encoding", "string"},
      {"/dockerSecretMounts", "secret map"},
      {"/dockerSecretMounts/{key}", R"(string max 64 like ^[a-zA-Z0-9]+([a-zA-Z0-9\-_.]*[a-zA-Z0-9])?$)"},
      {"/dockerSecretMounts/*", "object"},
      {"/dockerSecretMounts/*/data", "required string"},
      {"/dockerSecretMounts/*/encoding", "string"},
      {"/billing", "object"},
      {"/billing/deploymentPlan", "string min 3 max 100 like ^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"},
      {"/deployment",
       "object, one of internal source external source, formerly cmdOverride, formerly entrypointOverride"},
      {"/deployment/docker",
       "object, formerly cmd, customEntrypoint required when configType in customEntrypoint "
       "customEntrypointCustomCommand"
       ", customCommand required when configType in customCommand customEntrypointCustomCommand"},
      {"/deployment/docker/configType",
       "required string in default customEntrypoint customCommand customEntrypointCustomCommand"},
      {"/deployment/docker/customEntrypoint", "string"},
      {"/deployment/docker/customCommand", "string"},
      {"/deployment/buildpack",
       "object, customProcess required when configType in customProcess"
       ", customEntrypoint required when configType in customEntrypointCustomCommand"
       ", customCommand required when configType in"
       " customCommand customEntrypointCustomCommand originalEntrypointCustomCommand"},
      {"/deployment/buildpack/configType",
       "required string in default customProcess customCommand customEntrypointCustomCommand"
       " originalEntrypointCustomCommand"},
      {"/deployment/buildpack/customProcess", "string"},
      {"/deployment/buildpack/customEntrypoint", "string"},
      {"/deployment/buildpack/customCommand", "string"},
      {"/deployment/storage", "object"},
      {"/deployment/storage/ephemeralStorage", "object"},
      {"/deployment/storage/ephemeralStorage/storageSize",
       "integer in 1024 2048 5120 10240 20480 30720 40960 51200 61440 81920 102400 122880 153600 204800 256000 307200"
       " 409600 512000 documented to 204800"},
      {"/deployment/storage/shmSize",
       "integer in 64 128 256 512 1024 2048 5120 10240 20480 30720 40960 51200 61440 81920 102400 122880 143360"
       " documented to 61440"},
      {"/deployment/internal", "only of internal source: object"},
      {"/deployment/internal/id", "string min 3 max 54 like ^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"},
      {"/deployment/internal/branch", "string"},
      {"/deployment/internal/buildSHA", "string | string min 40 max 40 | string in latest"},
      {"/deployment/internal/buildId", "string"},
      {"/deployment/external", "only of external source: object"},
      {"/deployment/external/imagePath", "required string like " + std::string(kImagePattern)},
      {"/deployment/external/credentials", "string like ^[A-Za-z0-9-]+$"},
  };
  const std::vector<Line> found = lines_of(kRunJob.front());
  for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) EXPECT_EQ(found[i], expected[i]);
  EXPECT_EQ(found.size(), expected.size());
}

// What the lines of `newer` have that those of `older` lack.
std::vector<Line> added(const Schema& older, const Schema& newer) {
  const std::vector<Line> known = lines_of(older);
  std::vector<Line> found = lines_of(newer);
  std::erase_if(found, [&known](const Line& line) { return std::ranges::find(known, line) != known.end(); });
  return found;
}

TEST(SchemaTable, NewerRevisionDiffersAsExpected) {
  const Schema& older = kRunJob.front();
  const Schema& newer = kRunJob.back();
  EXPECT_EQ(
      added(older, newer),
      (std::vector<Line>{
          {"/deployment",
           "object, one of internal source external source, or a warning, formerly cmdOverride, formerly "
           "entrypointOverride"},
          {"/deployment/storage/ephemeralStorage/storageSize", "integer from 1"},
          {"/deployment/storage/shmSize", "integer from 1"},
          {"/deployment/storage/useHdbStorage", "boolean"},
          {"/deployment/storage/usePdSsdStorage", "boolean"},
          {"/deployment/internal/id", R"(string min 3 max 54 like ^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$ or like )"
                                      R"(^[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}/[a-zA-Z](?:[a-zA-Z0-9]|\b-\b){2,53}$)"},
      }));
  // Nothing is gone but what differs, and the notes know where that is.
  std::vector<std::string> differing;
  for (const Line& line : added(older, newer)) differing.push_back(line.pointer);
  for (const Line& line : added(newer, older)) {
    EXPECT_NE(std::ranges::find(differing, line.pointer), differing.end()) << line;
  }
  std::vector<std::string> revised;
  for (const RevisedPath& path : kRevisedPaths) {
    std::string pointer = "/" + std::string(kRevisedName);
    for (const std::string_view name : path.names()) pointer.append("/").append(name);
    revised.push_back(pointer);
  }
  EXPECT_EQ(revised, differing);
}

TEST(SchemaTable, ResponseBodyMatchesApiPage) {
  EXPECT_EQ(lines_of(kResponse), (std::vector<Line>{{"", "open object"},
                                                    {"/data", "required open object"},
                                                    {"/data/id", "required string"},
                                                    {"/data/runName", "required string"}}));
}

TEST(SchemaTable, PathParametersMatchApiPage) {
  EXPECT_EQ(lines_of(kPathParameters),
            (std::vector<Line>{
                {"", "object"}, {"/projectId", "required string min 1"}, {"/jobId", "required string min 1"}}));
  EXPECT_EQ(lines_of(kTeamPathParameters), (std::vector<Line>{{"", "object"},
                                                              {"/teamId", "required string min 1"},
                                                              {"/projectId", "required string min 1"},
                                                              {"/jobId", "required string min 1"}}));
}

TEST(SchemaTable, ConfigAndBaselineMatchExpected) {
  const std::string rules = list(kAdjustableRules) + " schema/* lint/*";
  EXPECT_EQ(lines_of(kConfig), (std::vector<Line>{
                                   {"", "object"},
                                   {"/$schema", "string"},
                                   {"/minimumVersion", "string min 1"},
                                   {"/profile", "string in hook preflight gateway"},
                                   {"/api", "string in original 2026-05"},
                                   {"/references", "boolean"},
                                   {"/failOn", "string in info warning error"},
                                   {"/severities", "map"},
                                   {"/severities/{key}", "string in " + rules},
                                   {"/severities/*", "string in off info warning error"},
                                   {"/limits", "object"},
                                   {"/limits/size", "integer from 1 to 4294901760"},
                                   {"/limits/depth", "integer from 1 to 1024"},
                                   {"/limits/diagnostics", "integer from 1 to 4294967295"},
                                   {"/include", "map"},
                                   {"/include/{key}", "string min 1"},
                                   {"/include/*", "string min 1"},
                                   {"/exclude", "map"},
                                   {"/exclude/{key}", "string min 1"},
                                   {"/exclude/*", "string min 1"},
                                   {"/suppressions", "map"},
                                   {"/suppressions/{key}", "string min 1"},
                                   {"/suppressions/*", "object"},
                                   {"/suppressions/*/rule", "required string in " + rules},
                                   {"/suppressions/*/files", "string min 1"},
                                   {"/suppressions/*/pointer", "string"},
                                   {"/suppressions/*/reason", "required string min 1"},
                               }));
  EXPECT_EQ(lines_of(kBaseline), (std::vector<Line>{
                                     {"", "object"},
                                     {"/version", "required integer in 1 documented to 9223372036854775807"},
                                     {"/findings", "required map"},
                                     {"/findings/{key}", "string min 1"},
                                     {"/findings/*", "map"},
                                     {"/findings/*/{key}", "string min 1"},
                                     {"/findings/*/*", "map"},
                                     {"/findings/*/*/{key}", "string"},
                                     {"/findings/*/*/*", "integer from 1 to 4294967295"},
                                 }));
}

TEST(SchemaTable, ListsAdjustableRules) {
  std::vector<std::string_view> expected;
  for (const RuleInfo& rule : rules()) {
    if (severity_is_adjustable(rule.rule)) expected.push_back(rule.name);
  }
  EXPECT_EQ((std::vector<std::string_view>{kAdjustableRules.begin(), kAdjustableRules.end()}), expected);
}

TEST(SchemaTable, FindsMembersByExactName) {
  const Schema& root = kRunJob.front();
  for (std::size_t i = 0; i < root.members.size(); ++i) EXPECT_EQ(find_member(root, root.members[i].name), i);
  for (const std::string_view name : {"", "Billing", "billin", "billing ", "runtimeenvironment"}) {
    EXPECT_EQ(find_member(root, name), kMaxMembers) << name;
  }
}

}  // namespace
}  // namespace runlint::schema
