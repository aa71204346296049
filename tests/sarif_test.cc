// SARIF, validated by a third-party JSON Schema validator, and fingerprints.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reference/sarif_schema.h"
#include "reference/valijson_validator.h"
#include "report/fingerprint.h"
#include "support/corpus.h"
#include "support/report_fixture.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint::report {
namespace {

// The output of the format for checked payloads.
std::string checked(Format format, const std::vector<std::pair<std::string, std::string>>& payloads,
                    std::optional<std::size_t> record = {}) {
  const std::unique_ptr<Formatter> formatter = make_formatter(format, {});
  Joiner joiner(*formatter);
  Options options;
  options.max_diagnostics = 3;
  Validator validator(options);
  YamlValidator yaml_validator(options);
  Summary summary;
  std::string out = joiner.begin();
  for (const auto& [path, payload] : payloads) {
    Formatted formatted;
    const auto add = [&](auto& used) {
      const Report report = used.check(payload);
      summary.add(report);
      format_redacted(formatted, *formatter, {path, record, payload, report}, used);
    };
    if (path.ends_with(corpus::kYamlPayload)) {
      add(yaml_validator);
    } else {
      add(validator);
    }
    out += joiner.append(formatted);
  }
  return out + joiner.end(summary);
}

std::vector<std::pair<std::string, std::string>> corpus() {
  std::vector<std::pair<std::string, std::string>> payloads;
  for (const std::string& name : corpus::cases_below("corpus")) {
    const std::string path = corpus::payload_of(name);
    payloads.emplace_back(path, corpus::read(path).value());
  }
  return payloads;
}

TEST(Sarif, ConformsToSchema) {
  reference::ValijsonValidator schema{std::string(kSarifSchema)};
  const std::vector<std::pair<std::string, std::string>> all = corpus();
  ASSERT_GT(all.size(), 100U);
  EXPECT_TRUE(schema.accepts(checked(Format::kSarif, {})));
  EXPECT_TRUE(schema.accepts(checked(Format::kSarif, all)));
  for (const auto& [path, payload] : all) {
    EXPECT_TRUE(schema.accepts(checked(Format::kSarif, {{path, payload}}, 3))) << path;
    for (const std::string strange : {"/\x1b\xff/%20\n", "a: b?#[c]\\", "", "<stdin>", "../\u202e"}) {
      EXPECT_TRUE(schema.accepts(checked(Format::kSarif, {{strange, payload}}))) << path;
    }
  }
}

TEST(Sarif, ConformsToSchemaWithFailures) {
  reference::ValijsonValidator schema{std::string(kSarifSchema)};
  const Input failure{.path = "/\x1b\xff/%20\n", .failure = "cannot be read: [a](b)"};
  const Input record{.path = "s", .record = 3, .failure = "not checked"};
  const std::string log = write(Format::kSarif, {failure, {.payload = "{}"}, record});
  EXPECT_TRUE(schema.accepts(log));
  const std::string_view flaws[][2] = {{"\"startLine\":3", "\"startLine\":0"},
                                       {"\"uri\":\"s\"", "\"uri\":\"s t\""},
                                       {"\"physicalLocation\"", "\"physical\""}};
  for (const auto& [from, to] : flaws) {
    std::string flawed = log;
    ASSERT_NE(flawed.find(from), std::string::npos) << from;
    flawed.replace(flawed.find(from), from.size(), to);
    EXPECT_FALSE(schema.accepts(flawed)) << from << " -> " << to;
  }
}

// The schema rejects a log with one member's name or value changed.
TEST(SarifSchema, RejectsEditedLogs) {
  reference::ValijsonValidator schema{std::string(kSarifSchema)};
  const std::string log = checked(
      Format::kSarif, {{"a.json", R"({"biling": {}, "billing": {}, "billing": {}})"}, {"b.json", R"({"biling": {}})"}});
  ASSERT_TRUE(schema.accepts(log));
  const struct {
    std::string_view from, to;
  } flaws[] = {
      {"\"2.1.0\"", "\"2.0.0\""},
      {"\"startLine\":1", "\"startLine\":0"},
      {"\"endColumn\":", "\"endColum\":"},
      {"\"ruleIndex\":12", "\"ruleIndex\":-1"},
      {"\"level\":\"error\"", "\"level\":\"info\""},
      {"\"uri\":\"a.json\",\"uriBaseId\":\"%SRCROOT%\"", "\"uri\":\"a.json\""},
      {"\"uri\":\"a.json\"", "\"uri\":\"file:///a.json\""},
      {"\"uri\":\"a.json\"", "\"uri\":\"a b.json\""},
      {"\"byteOffset\":", "\"charOffset\":"},
      {"\"insertedContent\":{", "\"insertedContent\":{\"x\":1,"},
      {"\"executionSuccessful\":", "\"executionSucceeded\":"},
      {"\"columnKind\":\"unicodeCodePoints\"", "\"columnKind\":\"bytes\""},
      {"\"markdown\":", "\"html\":"},
  };
  for (const auto& [from, to] : flaws) {
    std::string flawed = log;
    const std::size_t at = flawed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    flawed.replace(at, from.size(), to);
    EXPECT_FALSE(schema.accepts(flawed)) << from << " -> " << to;
  }
}

// The value of every member of that name, in order.
std::vector<std::string> values(std::string_view json, std::string_view name) {
  std::vector<std::string> found;
  const std::string before = "\"" + std::string(name) + "\":\"";
  for (std::size_t at = json.find(before); at != std::string_view::npos; at = json.find(before, at)) {
    at += before.size();
    found.emplace_back(json.substr(at, json.find('"', at) - at));
  }
  return found;
}

constexpr std::string_view kFingerprint = "ruleAndPointer/v1";

TEST(Fingerprint, IsUnique) {
  const std::string log = checked(Format::kSarif, corpus());
  const std::vector<std::string> all = values(log, kFingerprint);
  ASSERT_EQ(all.size(), values(log, "ruleId").size());
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  EXPECT_EQ(values(checked(Format::kGitlab, corpus()), "fingerprint"), all);
}

TEST(Fingerprint, IsStableWhenLinesMove) {
  const std::string twice = R"({"billing":{},"billing":{},"x":1,"billing":{},"deployment":{}})";
  const auto of = [&](const std::string& path, const std::string& payload, std::optional<std::size_t> record = {}) {
    return values(checked(Format::kSarif, {{path, payload}}, record), kFingerprint);
  };
  const std::vector<std::string> known = of("dir/a.json", twice);
  EXPECT_EQ(known.size(), 3U);
  const struct {
    const char* what;
    std::vector<std::string> found;
    bool same;
  } cases[] = {
      {"lines above", of("dir/a.json", "\n\n  " + twice), true},
      {"the same path", of("./dir//./a.json", twice), true},
      {"another one if x is a link", of("dir/x/../a.json", twice), false},
      {"another path", of("dir/b.json", twice), false},
      {"a record", of("dir/a.json", twice, 1), false},
  };
  for (const auto& [what, found, same] : cases) {
    ASSERT_EQ(found.size(), known.size());
    for (std::size_t i = 0; i < known.size(); ++i) EXPECT_EQ(found[i] == known[i], same) << what << ' ' << i;
  }
  EXPECT_NE(of("a", twice, 1), of("a", twice, 2));
}

// Shortened and redacted pointers may look the same.
TEST(Fingerprint, DistinguishesShortenedPointers) {
  const std::string begin(20'000, 'a');
  const std::string end(20'000, 'z');
  for (const std::string middle : {"1", "2"}) {
    const std::string payload = "{\"" + begin + "1" + end + "\":1,\"" + begin + "2" + end + "\":1}";
    const std::string log = checked(Format::kSarif, {{"a.json", payload}});
    const std::vector<std::string> pointers = values(log, "fullyQualifiedName");
    const std::vector<std::string> fingerprints = values(log, kFingerprint);
    ASSERT_EQ(pointers.size(), 2U);
    for (const std::string& pointer : pointers) {
      EXPECT_NE(pointer.find("a…z"), std::string::npos) << "what tells them apart is left out";
      EXPECT_EQ(pointer.find_first_of("12"), std::string::npos);
    }
    EXPECT_NE(fingerprints[0], fingerprints[1]);
    EXPECT_EQ(fingerprints, values(checked(Format::kGitlab, {{"a.json", payload}}), "fingerprint"));
    const std::string one = "{\"" + begin + middle + end + "\":1}";
    EXPECT_EQ(values(checked(Format::kSarif, {{"a.json", one}}), kFingerprint).at(0),
              fingerprints[middle == "1" ? 0 : 1]);
  }
}

TEST(Paths, NormalizeAndEncodeAsUri) {
  const struct {
    std::string_view path, plain, uri;
  } cases[] = {
      {"a.json", "a.json", "a.json"},
      {"./a/b.json", "a/b.json", "a/b.json"},
      {"a//b/../c", "a/b/../c", "a/b/../c"},
      {"./link/../x.json", "link/../x.json", "link/../x.json"},
      {".//", ".", "."},
      {"../a", "../a", "../a"},
      {"/tmp/a b.json", "/tmp/a b.json", "file:///tmp/a%20b.json"},
      {"a:b", "a:b", "a%3Ab"},
      {"<stdin>", "<stdin>", "%3Cstdin%3E"},
      {"é\xff%", "é\xff%", "%C3%A9%FF%25"},
      {"", "", ""},
  };
  for (const auto& [path, plain, uri] : cases) {
    EXPECT_EQ(normalized_path(path), plain);
    EXPECT_EQ(path_uri(plain), uri);
  }
}

}  // namespace
}  // namespace runlint::report
