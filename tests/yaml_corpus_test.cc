// The payloads of corpus/ read as YAML, and written again as block YAML, have the findings that they have as JSON.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reference/block_yaml.h"
#include "reference/document.h"
#include "runlint/rule.h"
#include "runlint/validator.h"
#include "support/corpus.h"
#include "yaml_validator/yaml_validator.h"

namespace runlint {
namespace {

struct Case {
  std::string name;
  std::string json;
  Options options;
  reference::Document document;  // of JSON, nested at most as deep as the options allow
};

// All payloads of the corpus that are JSON, and whose numbers js-yaml reads as they are.
std::vector<Case> cases() {
  std::vector<Case> found;
  for (const std::string& path : corpus::files_below("corpus")) {
    if (!path.ends_with(".json") || path.ends_with(corpus::kJson)) continue;
    const std::string name =
        path.ends_with(corpus::kPayload) ? path.substr(0, path.size() - corpus::kPayload.size()) : path;
    std::optional<Options> options = corpus::parse_args(corpus::read(name + std::string(corpus::kArgs)).value_or(""));
    if (!options) continue;
    Case test{name, corpus::read(path).value(), *options, {}};
    test.document = reference::read(test.json, test.options.max_depth);
    const bool is_read = !test.document.error && test.json.size() <= test.options.max_size;
    if (is_read && reference::has_exact_numbers(test.document.root)) found.push_back(std::move(test));
  }
  return found;
}

std::string describe(const Report& report, const Diagnostic& found) {
  std::string line(info(found.rule).name);
  line.append(" ").append(severity_name(found.severity)).append(" ").append(report.exact_pointer(found.instance));
  line.append(" ")
      .append(report.pointer(found.instance))
      .append(": ")
      .append(found.message)
      .append("; ")
      .append(found.help);
  line.append("; ").append(found.replacement.value_or("none")).append(found.quote ? " in quotes" : "");
  for (const std::string& note : found.notes) line.append("; ").append(note);
  for (const Related& related : found.related) {
    line.append("; ").append(report.pointer(related.instance)).append(" ").append(related.message);
  }
  return line;
}

std::string at(Span span) { return " @" + std::to_string(span.offset) + "+" + std::to_string(span.length); }

// The findings, with their places as `place` gives them.
template <class Place>
std::multiset<std::string> findings(const Report& report, Place place) {
  std::multiset<std::string> lines;
  for (const Diagnostic& found : report.diagnostics()) {
    if (found.rule == Rule::kLintYamlScalar) continue;
    std::string line = describe(report, found) + place(found.span);
    for (const Related& related : found.related) line += place(related.span);
    lines.insert(std::move(line));
  }
  return lines;
}

std::string joined(const std::multiset<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out.append(line).append("\n");
  return out;
}

bool is_unread(const Report& report) {
  return !report.diagnostics().empty() && info(report.diagnostics().front().rule).name.starts_with("yaml/");
}

// The cases of the corpus that are JSON which js-yaml does not read.
const std::map<std::string_view, std::string_view> kRefused = {
    {"corpus/valid/white-space-everywhere", "names and their colons on different lines"},
};

TEST(YamlCorpus, JsonReadAsYamlHasSameFindings) {
  const std::vector<Case> all = cases();
  EXPECT_GT(all.size(), 300u);
  for (const Case& test : all) {
    Validator json(test.options);
    YamlValidator yaml(test.options);
    const Report expected = json.check(test.json);
    const Report actual = yaml.check(test.json);
    ASSERT_EQ(actual.status(), Report::Status::kComplete) << test.name;
    if (kRefused.contains(test.name)) {
      EXPECT_TRUE(is_unread(actual)) << test.name;
      continue;
    }
    EXPECT_EQ(joined(findings(actual, at)), joined(findings(expected, at))) << test.name << '\n' << test.json;
    EXPECT_EQ(yaml.redacted_spans(test.json, {0, test.json.size()}),
              json.redacted_spans(test.json, {0, test.json.size()}))
        << test.name << '\n'
        << test.json;
  }
}

TEST(YamlCorpus, BlockYamlHasSameFindings) {
  constexpr std::uint64_t kSpellings = 3;
  std::size_t compared = 0;
  for (const Case& test : cases()) {
    Validator json(test.options);
    YamlValidator yaml(test.options);
    const Report expected = json.check(test.json);
    for (std::uint64_t seed = 0; seed < kSpellings; ++seed) {
      const reference::BlockYaml block = reference::block_yaml(test.document.root, seed);
      if (block.text.size() > test.options.max_size) continue;
      const Report actual = yaml.check(block.text);
      ASSERT_EQ(actual.status(), Report::Status::kComplete) << test.name;
      const auto moved = [&block](Span span) {
        const std::optional<Span> place = block.place_of(span);
        return place ? at(*place) : " lost";
      };
      if (expected.omitted() > 0) continue;  // which ones depends on the order of the text
      EXPECT_EQ(joined(findings(actual, at)), joined(findings(expected, moved))) << test.name << '\n' << block.text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 900u);
}

}  // namespace
}  // namespace runlint
