// Properties of every format on randomly mutated payloads: well-formed text, no control characters, no secrets, and
// machine formats that read back as the report.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generators/random.h"
#include "reference/document.h"
#include "reference/format_readers.h"
#include "reference/junit_schema.h"
#include "reference/xml.h"
#include "report/formatter.h"
#include "runlint/validator.h"
#include "support/run_output.h"
#include "text/escape.h"
#include "text/utf8.h"

namespace runlint::report {
namespace {

using generator::Random;

constexpr std::string_view kSecretLetter = "Þ";  // occurs in secrets only

// Mutations never split these. So an S always ends up in an unknown member's name or in text that is not JSON, and what
// follows it is secret in both cases.
std::string secret_member(Random& random) {
  const std::string_view parts[] = {kSecretLetter, "\\n", "\\\"", " ", "🚀", ",", "\\u00de", "}"};
  std::string member = "\"S\":\"";
  const std::size_t length = 1 + random.below(random.chance(12) ? 300 : 8);
  for (std::size_t i = 0; i < length; ++i) member.append(kSecretLetter).append(random.pick(parts));
  return member + '"';
}

// `$` marks the position of a secret member.
constexpr std::string_view kSeeds[] = {
    R"({"runtimeEnvironment":{$,"A":1,$},"billing":{"deploymentPlan":"x"}})",
    "{\n\t\"runtimeEnviroment\": {$, \"B\": [{$}, true]},\r\n\t\"deployment\": {\"docker\": {\"configType\": 1, "
    "$}}\n}\n",
    R"({"runtimeFiles":{"/a":{$,"data":"e30="},$},"deployment":{"internal":{"id":"é"},"external":{$}}})",
    R"({"dockerSecretMounts":{"日本":{$}},"billing":[{$}]})",
    R"({$,"a\u001b":[$],"deployment":{"storage":{"shmSize":1025},"storage":{}}})",
    "{\"\u202e\x7f\":{$},\n\n\n\n\n\n\n\n\"\u202e\x7f\":1e400}",
};

std::string random_payload(Random& random) {
  std::vector<std::string> atoms;
  for (const char byte : random.pick(kSeeds)) {
    atoms.push_back(byte == '$' ? secret_member(random) : std::string(1, byte));
  }
  constexpr std::string_view kBytes = "{}[]:,\"\\ \n\t01eE-a\x01\x1b\x7f\xc3\xa9\xff\xe2\x80\xa8'/#";
  for (std::size_t edits = random.below(4); edits > 0 && !atoms.empty(); --edits) {
    const std::size_t at = random.below(atoms.size());
    const auto place = atoms.begin() + static_cast<std::ptrdiff_t>(at);
    switch (random.below(4)) {
      case 0:
        atoms.erase(place);
        break;
      case 1:
        atoms.insert(place, std::string(1, random.pick(kBytes)));
        break;
      case 2:
        atoms.resize(at);
        break;
      default: {
        const std::vector<std::string> copy(
            place, place + static_cast<std::ptrdiff_t>(std::min(atoms.size() - at, random.below(20))));
        atoms.insert(atoms.begin() + static_cast<std::ptrdiff_t>(random.below(atoms.size())), copy.begin(), copy.end());
      }
    }
  }
  std::string payload;
  for (const std::string& atom : atoms) payload += atom;
  return payload;
}

// Replaces invalid bytes by U+FFFD, as JSON output does.
std::string lossy(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [value, length] = text::decode(text);
    out += value == text::CodePoint::kInvalid ? "\uFFFD" : text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

void expect_clean(std::string_view text, std::string_view allowed_controls) {
  ASSERT_EQ(text.find(kSecretLetter), std::string_view::npos) << "a secret in " << text;
  ASSERT_EQ(lossy(text), text) << "invalid UTF-8";
  while (!text.empty()) {
    const auto [value, length] = text::decode(text);
    if (text::is_unprintable(value)) {
      ASSERT_NE(allowed_controls.find(text.substr(0, length)), std::string_view::npos)
          << "control character in " << text;
    }
    text.remove_prefix(length);
  }
}

using Json = reference::Value;

const Json* find(const Json& object, std::string_view name) {
  const auto found = std::find_if(object.children.begin(), object.children.end(),
                                  [name](const Json& member) { return member.key == name; });
  return found == object.children.end() ? nullptr : &*found;
}

// A string's contents, or a number or literal as written.
std::string text_of(const Json& object, std::string_view name) {
  const Json* const member = find(object, name);
  return member == nullptr ? "(none)" : member->text;
}

const std::vector<Json>& list_of(const Json& object, std::string_view name) {
  static const std::vector<Json> kNone;
  const Json* const member = find(object, name);
  return member == nullptr ? kNone : member->children;
}

// "pointer offset length line column" of a diagnostic or a related location.
std::string place_of(const Json& json) {
  std::string place = text_of(json, "pointer");
  for (const char* name : {"offset", "length", "line", "column"}) place += ' ' + text_of(json, name);
  return place;
}

std::string place_of(const Report& report, InstanceId path, Span span, Position start) {
  std::string place = lossy(report.pointer(path));
  for (const std::size_t number : {span.offset, span.length, start.line, start.column}) {
    place += ' ' + std::to_string(number);
  }
  return place;
}

void expect_same(const Json& json, const Diagnostic& found, const Report& report) {
  EXPECT_EQ(text_of(json, "rule"), info(found.rule).name);
  EXPECT_EQ(text_of(json, "severity"), severity_name(found.severity));
  EXPECT_EQ(text_of(json, "message"), found.message);
  EXPECT_EQ(text_of(json, "help"), found.help.empty() ? "(none)" : found.help);
  EXPECT_EQ(place_of(json), place_of(report, found.instance, found.span, found.start));
  EXPECT_EQ(text_of(json, "endLine"), std::to_string(found.end.line));
  EXPECT_EQ(text_of(json, "endColumn"), std::to_string(found.end.column));
  const std::vector<Json>& notes = list_of(json, "notes");
  EXPECT_TRUE(std::ranges::equal(notes, found.notes, {}, &Json::text));
  const std::vector<Json>& related = list_of(json, "related");
  ASSERT_EQ(related.size(), found.related.size());
  for (std::size_t i = 0; i < related.size(); ++i) {
    const Related& expected = found.related[i];
    EXPECT_EQ(text_of(related[i], "message"), expected.message);
    EXPECT_EQ(place_of(related[i]), place_of(report, expected.instance, expected.span, expected.start));
  }
}

void expect_same(const Json& json, const FileResult& entry) {
  EXPECT_EQ(text_of(json, "path"), lossy(entry.path));
  EXPECT_EQ(text_of(json, "record"), entry.record ? std::to_string(*entry.record) : "(none)");
  EXPECT_EQ(text_of(json, "valid"), entry.report.valid() ? "true" : "false");
  EXPECT_EQ(text_of(json, "omitted"), std::to_string(entry.report.omitted()));
  const std::vector<Json>& diagnostics = list_of(json, "diagnostics");
  const std::span<const Diagnostic> expected = entry.report.diagnostics();
  ASSERT_EQ(diagnostics.size(), expected.size());
  for (std::size_t i = 0; i < diagnostics.size(); ++i) expect_same(diagnostics[i], expected[i], entry.report);
}

class FormatProperties : public testing::Test {
 protected:
  static Options few() {
    Options options;
    options.max_diagnostics = 4;
    return options;
  }

  std::string write(Format format, const Style& style, const FileResult& entry) {
    return run_output(*make_formatter(format, style), entry, validator_);
  }

  void expect_good_text(const FileResult& entry, const Style& style) {
    const std::string out = write(Format::kText, style, entry);
    expect_clean(out, style.color ? "\n\x1b" : "\n");
    for (const Diagnostic& found : entry.report.diagnostics()) {
      if (style.quiet && found.severity != Severity::kError) continue;
      const std::size_t line = entry.record.value_or(found.start.line);
      EXPECT_NE(out.find(':' + std::to_string(line) + ':' + std::to_string(found.start.column) + ':'),
                std::string::npos)
          << out;
    }
  }

  void expect_good_json(const FileResult& entry, const Style& style) {
    const std::string out = write(Format::kJson, style, entry);
    expect_clean(out, "\n");
    const reference::Document document = reference::read(out, 8);
    ASSERT_FALSE(document.error.has_value()) << out;
    EXPECT_EQ(text_of(document.root, "version"), "1");
    const std::vector<Json>& files = list_of(document.root, "files");
    ASSERT_EQ(files.size(), 1u);
    expect_same(files[0], entry);
    const Json* const summary = find(document.root, "summary");
    ASSERT_NE(summary, nullptr);
    EXPECT_EQ(text_of(*summary, "files"), "1");
    EXPECT_EQ(text_of(*summary, "errors"), std::to_string(entry.report.count(Severity::kError)));
    EXPECT_EQ(text_of(*summary, "warnings"), std::to_string(entry.report.count(Severity::kWarning)));
    EXPECT_EQ(text_of(*summary, "infos"), std::to_string(entry.report.count(Severity::kInfo)));

    const std::string line = write(Format::kJsonl, style, entry);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_NE(out.find('\n' + line), std::string::npos) << "jsonl has the entries of json";
  }

  void expect_good_machine_format(Format format, const FileResult& entry, const Style& style,
                                  format_readers::Lines (*read)(std::string_view),
                                  const format_readers::Lines& expected) {
    const std::string out = write(format, style, entry);
    expect_clean(out, "\n");
    EXPECT_EQ(read(out), expected);
  }

  void expect_good_junit(const FileResult& entry, const Style& style) {
    const std::string out = write(Format::kJunit, style, entry);
    expect_clean(out, "\n");
    const std::optional<xml::Element> root = xml::read(out);
    ASSERT_TRUE(root.has_value()) << out;
    EXPECT_TRUE(reference::junit_schema().accepts(out)) << out;
    const xml::Element& test = root->children.at(0).children.at(0);
    EXPECT_EQ(test.name, "testcase");
    EXPECT_EQ(std::ranges::count(test.children, "failure", &xml::Element::name), entry.report.valid() ? 0 : 1);
    std::size_t rules = 0;
    for (const xml::Element& part : test.children) rules += std::ranges::count(part.text, '[');
    EXPECT_GE(rules, entry.report.diagnostics().size());
  }

  Validator validator_{few()};
};

TEST_F(FormatProperties, HoldForRandomPayloads) {
  Random random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string payload = random_payload(random);
    const Report report = validator_.check(payload);
    const FileResult entry{"a\xff\x1b\u2028.json", random.chance(50) ? std::optional(random.below(1000)) : std::nullopt,
                           payload, report};
    const Style style{.color = random.chance(50),
                      .unicode = random.chance(50),
                      .width = 10 + random.below(100),
                      .quiet = random.chance(25)};
    SCOPED_TRACE("round " + std::to_string(round) + ": " + text::printable(payload));
    expect_good_text(entry, style);
    expect_good_json(entry, style);
    expect_good_machine_format(Format::kSarif, entry, style, format_readers::read_sarif,
                               format_readers::expected_in_sarif(entry));
    expect_good_machine_format(Format::kGitlab, entry, style, format_readers::read_gitlab,
                               format_readers::expected_in_gitlab(entry));
    expect_good_machine_format(Format::kRdjson, entry, style, format_readers::read_rdjson,
                               format_readers::expected_in_rdjson(entry));
    expect_good_machine_format(Format::kGithub, entry, style, format_readers::read_github,
                               format_readers::expected_in_github(entry));
    expect_good_junit(entry, style);
    if (HasFailure()) return;
  }
}

// A caller that forgets the redacted spans shows no secret.
TEST_F(FormatProperties, QuotesNothingWithoutRedactedSpans) {
  const std::string payload = R"({"billing": {"deploymentPlan": "x"}, "unknown": "secret"})";
  const Report report = validator_.check(payload);
  const FileResult result{.path = "a.json", .payload = payload, .report = report};
  const std::unique_ptr<Formatter> formatter = make_formatter(Format::kText, {});
  Formatted without;
  formatter->format(without, result);
  EXPECT_NE(without.text.find("a.json:1:"), std::string::npos);
  EXPECT_EQ(without.text.find(" | "), std::string::npos) << without.text;
  Formatted with;
  format_redacted(with, *formatter, result, validator_);
  EXPECT_NE(with.text.find(R"( | {"billing": {"deploymentPlan": "x"}, "unknown": "***"})"), std::string::npos)
      << with.text;
}

}  // namespace
}  // namespace runlint::report
