// What every format owes whoever reads it, on payloads that are broken at random: well-formed text, no character that
// a terminal obeys, no secret, and JSON that says what the report says.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/report_writer.h"
#include "runlint/validator.h"
#include "support/random.h"
#include "text/display.h"

namespace runlint::report {
namespace {

using planted::Random;

constexpr std::string_view kSecretLetter = "Þ";  // stands in secrets only

// Mutations never take these apart. So wherever an S lands it is a member name that nothing defines, or is text that is
// not JSON: what follows it is a secret either way.
std::string secret_member(Random& random) {
  const std::string_view parts[] = {kSecretLetter, "\\n", "\\\"", " ", "🚀", ",", "\\u00de", "}"};
  std::string member = "\"S\":\"";
  const std::size_t length = 1 + random.below(random.chance(12) ? 300 : 8);
  for (std::size_t i = 0; i < length; ++i) member.append(kSecretLetter).append(random.pick(parts));
  return member + '"';
}

// `$` is where a secret member goes.
constexpr std::string_view kSeeds[] = {
    R"({"runtimeEnvironment":{$,"A":1,$},"billing":{"deploymentPlan":"x"}})",
    "{\n\t\"runtimeEnviroment\": {$, \"B\": [{$}, true]},\r\n\t\"deployment\": {\"docker\": {\"configType\": \"no\", "
    "$}}\n}\n",
    R"({"runtimeFiles":{"/a":{$,"data":"e30="},$},"dockerSecretMounts":{"日本":{$}},"deployment":{"internal":{"id":"é"},"external":{$}}})",
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

// Invalid bytes as U+FFFD, as JSON output has them.
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

using Json = rapidjson::Value;

std::string string_of(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

// "pointer … column" of D and of related.
std::string place_of(const Json& json) {
  std::string place = string_of(json["pointer"]);
  for (const char* name : {"offset", "length", "line", "column"}) place += ' ' + std::to_string(json[name].GetUint64());
  return place;
}

std::string place_of(const Report& report, PathId path, Span span, Position start) {
  std::string place = lossy(report.pointer(path));
  for (const std::size_t number : {span.offset, span.length, start.line, start.column}) {
    place += ' ' + std::to_string(number);
  }
  return place;
}

void expect_same(const Json& json, const Diagnostic& found, const Report& report) {
  EXPECT_EQ(string_of(json["rule"]), info(found.rule).name);
  EXPECT_EQ(string_of(json["severity"]), severity_name(found.severity));
  EXPECT_EQ(string_of(json["message"]), found.message);
  EXPECT_EQ(json.HasMember("help") ? string_of(json["help"]) : "", found.help);
  EXPECT_EQ(place_of(json), place_of(report, found.path, found.span, found.start));
  EXPECT_EQ(json["endLine"].GetUint64(), found.end.line);
  EXPECT_EQ(json["endColumn"].GetUint64(), found.end.column);
  ASSERT_EQ(json.HasMember("related") ? json["related"].Size() : 0, found.related.size());
  for (rapidjson::SizeType i = 0; i < found.related.size(); ++i) {
    const Related& related = found.related[i];
    EXPECT_EQ(string_of(json["related"][i]["message"]), related.message);
    EXPECT_EQ(place_of(json["related"][i]), place_of(report, related.path, related.span, related.start));
  }
}

void expect_same(const Json& json, const Entry& entry) {
  EXPECT_EQ(string_of(json["path"]), lossy(entry.path));
  EXPECT_EQ(json["valid"].GetBool(), entry.report.valid());
  EXPECT_EQ(json["omitted"].GetUint64(), entry.report.omitted());
  const auto diagnostics = entry.report.diagnostics();
  ASSERT_EQ(json["diagnostics"].Size(), diagnostics.size());
  for (rapidjson::SizeType i = 0; i < diagnostics.size(); ++i) {
    expect_same(json["diagnostics"][i], diagnostics[i], entry.report);
  }
}

void parse(rapidjson::Document& document, const std::string& text) {
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  ASSERT_FALSE(document.HasParseError()) << document.GetErrorOffset() << " in " << text;
}

class ReportOutputTest : public testing::Test {
 protected:
  static Options few() {
    Options options;
    options.max_diagnostics = 4;
    return options;
  }

  std::string write(Format format, const Style& style, const Entry& entry) {
    const std::unique_ptr<Writer> writer = make_writer(format, style);
    Summary summary;
    summary.add(entry.report);
    std::string out;
    writer->begin(out);
    writer->entry(out, entry, true, validator_);
    writer->end(out, summary);
    return out;
  }

  void expect_good_text(const Entry& entry, const Style& style) {
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

  void expect_good_json(const Entry& entry, const Style& style) {
    const std::string out = write(Format::kJson, style, entry);
    expect_clean(out, "\n");
    rapidjson::Document document;
    ASSERT_NO_FATAL_FAILURE(parse(document, out));
    EXPECT_EQ(document["version"].GetInt(), 1);
    ASSERT_EQ(document["files"].Size(), 1u);
    expect_same(document["files"][0], entry);
    const Json& summary = document["summary"];
    EXPECT_EQ(summary["files"].GetUint64(), 1u);
    EXPECT_EQ(summary["errors"].GetUint64(), entry.report.count(Severity::kError));
    EXPECT_EQ(summary["warnings"].GetUint64(), entry.report.count(Severity::kWarning));
    EXPECT_EQ(summary["infos"].GetUint64(), entry.report.count(Severity::kInfo));

    const std::string line = write(Format::kJsonl, style, entry);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_NE(out.find('\n' + line), std::string::npos) << "jsonl has the entries of json";
  }

  Validator validator_{few()};
};

TEST_F(ReportOutputTest, HoldsWhateverThePayload) {
  Random random(7);
  for (int round = 0; round < 10'000; ++round) {
    const std::string payload = random_payload(random);
    const Report report = validator_.check(payload);
    const Entry entry{"a\xff\x1b\u2028.json", random.chance(50) ? std::optional(random.below(1000)) : std::nullopt,
                      payload, report};
    const Style style{.color = random.chance(50),
                      .unicode = random.chance(50),
                      .width = 10 + random.below(100),
                      .quiet = random.chance(25)};
    SCOPED_TRACE("round " + std::to_string(round) + ": " + text::printable(payload));
    expect_good_text(entry, style);
    expect_good_json(entry, style);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace runlint::report
