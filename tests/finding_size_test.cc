// A finding takes at most 4 KiB in any format, whatever the texts, file names and payloads, and the memory for a report
// does not grow with its size.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report_builder.h"
#include "generators/random.h"
#include "reference/document.h"
#include "reference/format_readers.h"
#include "reference/xml.h"
#include "report/bounded_finding.h"
#include "report/formatter.h"
#include "runlint/validator.h"
#include "support/run_output.h"
#include "text/escape.h"

namespace runlint::report {
namespace {

using generator::Random;

// Characters that become longer when escaped, or have more bytes than columns.
constexpr std::string_view kCharacters[] = {"a", "\x01", "\"",         "%", "<",      "é", "🚀", "\u0301",
                                            ":", "\n",   "\U000E0041", "…", "]( [x]", "/", "~",  "日"};

std::string hostile_text(Random& random, bool is_name = false) {
  constexpr std::size_t kLengths[] = {0, 1, 10, 80, 400, 1500, 4096, 30'000};
  const std::string_view characters[] = {random.pick(kCharacters), random.pick(kCharacters)};
  std::string text = is_name ? "k" : "";
  for (std::size_t length = random.pick(kLengths); length > 0; --length) text += random.pick(characters);
  return text;
}

// A line with unknown members: their names are shown, their values are not.
std::string hostile_payload(Random& random) {
  constexpr std::string_view kNames[] = {"a", "é", "🚀", "\u0301", "\U000E0041", "日", "\u200b"};
  std::string payload = "{";
  for (std::size_t members = random.below(30); members > 0; --members) {
    const std::string_view character = random.pick(kNames);
    payload += '"';
    for (std::size_t length = 1 + random.below(300); length > 0; --length) payload += character;
    payload += random.chance(10) ? "\":0,\n" : "\":0,";
  }
  return payload + "\"z\":0}";
}

class HostileFinding {
 public:
  HostileFinding(Random& random, std::string_view payload) : random_(random), payload_(payload) {}

  Report make() {
    Diagnostic made{
        .rule = static_cast<Rule>(random_.below(kRuleCount)),
        .severity = static_cast<Severity>(1 + random_.below(3)),
        .message = hostile_text(random_),
        .help = hostile_text(random_),
        .notes = {},
        .replacement = random_.chance(50) ? std::optional<std::string>("\"runtimeEnvironment\"") : std::nullopt,
        .instance = path(),
        .span = span(),
        .start = {},
        .end = {},
        .related = {}};
    for (std::size_t count = random_.chance(30) ? random_.below(7) : 0; count > 0; --count) {
      made.related.push_back({.message = hostile_text(random_), .instance = path(), .span = span(), .start = {}});
    }
    for (std::size_t count = random_.chance(30) ? random_.below(7) : 0; count > 0; --count) {
      made.notes.push_back(hostile_text(random_));
    }
    (void)builder_.count(made.rule, made.severity, made.span.offset);
    builder_.add(std::move(made));
    return builder_.finish(payload_);
  }

 private:
  InstanceId path() {
    InstanceId at = InstanceId::kRoot;
    for (std::size_t steps = random_.below(4); steps > 0; --steps) at = builder_.instance(at, hostile_text(random_));
    return at;
  }

  // A random span between code points.
  Span span() {
    std::size_t places[] = {random_.below(payload_.size()), random_.below(payload_.size())};
    for (std::size_t& place : places) {
      while ((static_cast<unsigned char>(payload_[place]) & 0xC0) == 0x80) --place;
    }
    std::ranges::sort(places);
    return {places[0], places[1] - places[0]};
  }

  Random& random_;
  std::string_view payload_;
  ReportBuilder builder_{100};
};

struct Written {
  std::string whole;  // the output of a run with only this entry
  std::size_t size;   // the bytes that the entry adds to the output
};

Written write(Format format, const Style& style, const FileResult& entry) {
  Validator validator;
  const auto run = [&](const Report& report) {
    FileResult same{entry.path, entry.record, entry.payload, report, entry.fail_on};
    same.key = entry.key;
    return run_output(*make_formatter(format, style), same, validator, {});
  };
  Written written{.whole = run(entry.report), .size = 0};
  const Report none = ReportBuilder(0).finish({});
  written.size = written.whole.size() - run(none).size();
  return written;
}

const reference::Value* find(const reference::Value& object, std::string_view name) {
  const auto found = std::ranges::find(object.children, name, &reference::Value::key);
  return found == object.children.end() ? nullptr : &*found;
}

std::string text_of(const reference::Value& object, std::string_view name) {
  const reference::Value* const found = find(object, name);
  return found == nullptr ? "" : found->text;
}

// Messages are printable by contract. Formats escape other text.
bool is_printable(const Diagnostic& found) {
  const auto holds = [](const std::string& text) { return text::printable(text) == text; };
  return holds(found.message) && holds(found.help) && std::ranges::all_of(found.notes, holds) &&
         std::ranges::all_of(found.related, holds, &Related::message);
}

void expect_honest_json(const std::string& out, const Report& report) {
  const reference::Document document = reference::read(out, 8);
  ASSERT_FALSE(document.error) << out;
  const reference::Value& json = find(document.root, "diagnostics")->children.at(0);
  const Diagnostic& found = report.diagnostics()[0];
  const reference::Value* const related = find(json, "related");
  const std::size_t listed = related == nullptr ? 0 : related->children.size();
  bool whole = text_of(json, "message") == found.message && text_of(json, "help") == found.help &&
               text_of(json, "pointer") == report.pointer(found.instance) && listed == found.related.size();
  const reference::Value* const notes = find(json, "notes");
  const auto texts = notes == nullptr ? std::vector<reference::Value>() : notes->children;
  whole = whole && std::ranges::equal(texts, found.notes, {}, &reference::Value::text);
  for (std::size_t i = 0; i < listed; ++i) {
    const reference::Value& place = related->children[i];
    whole = whole && text_of(place, "message") == found.related[i].message &&
            text_of(place, "pointer") == report.pointer(found.related[i].instance);
  }
  EXPECT_EQ(text_of(json, "truncated"), whole ? "" : "true");
}

TEST(FindingSize, IsBoundedInEveryFormat) {
  Random random(3);
  std::size_t truncated = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string payload = hostile_payload(random);
    const Report report = HostileFinding(random, payload).make();
    const bool plain = random.chance(50);
    std::string path = plain ? "a.json" : "d/" + hostile_text(random, true) + (random.chance(30) ? "\xff\xfe" : "");
    path.resize(std::min<std::size_t>(path.size(), 4096));
    FileResult entry{path, random.chance(20) ? std::optional<std::size_t>(~std::size_t{0}) : std::nullopt, payload,
                     report};
    const RecordKey key{'"' + std::string(RecordKey::kMaxBytes - 2, 'k') + '"', true};
    if (entry.record && random.chance(50)) entry.key = &key;
    constexpr std::size_t kWidths[] = {1, 20, 80, 200, 1000};
    for (const bool color : {false, true}) {
      const Style style{.color = color, .unicode = random.chance(50), .width = random.pick(kWidths)};
      for (const std::string_view name : format_names()) {
        const Format format = find_format(name).value();
        if (color && format != Format::kText) continue;  // only the text format has colours
        const auto [whole, size] = write(format, style, entry);
        EXPECT_LE(size, kMaxFindingBytes) << name << " in round " << round;
        if (format == Format::kJunit) {
          EXPECT_TRUE(xml::read(whole).has_value()) << whole;
        }
        if (format == Format::kJsonl) {
          expect_honest_json(whole, report);
          truncated += whole.find("\"truncated\":true") == std::string::npos ? 0 : 1;
        }
        const Diagnostic& found = report.diagnostics()[0];
        const bool lists_all =
            found.related.size() <= FindingText::kMaxRelated && found.notes.size() <= FindingText::kMaxNotes;
        if (!plain || !is_printable(found) || !lists_all) continue;
        if (format == Format::kSarif) {
          EXPECT_TRUE(
              format_readers::agree(format_readers::read_sarif(whole), format_readers::expected_in_sarif(entry)))
              << testing::PrintToString(format_readers::read_sarif(whole)) << '\n'
              << testing::PrintToString(format_readers::expected_in_sarif(entry));
        }
        if (format == Format::kGitlab) {
          EXPECT_TRUE(
              format_readers::agree(format_readers::read_gitlab(whole), format_readers::expected_in_gitlab(entry)));
        }
        if (format == Format::kRdjson) {
          EXPECT_TRUE(
              format_readers::agree(format_readers::read_rdjson(whole), format_readers::expected_in_rdjson(entry)));
        }
        if (format == Format::kGithub) {
          EXPECT_TRUE(
              format_readers::agree(format_readers::read_github(whole), format_readers::expected_in_github(entry)));
        }
      }
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(truncated, 50U);
  EXPECT_LT(truncated, 350U);
}

// Short texts beside long ones are not shortened.
TEST(FindingSize, ShortensLongestTextsFirst) {
  const std::string name(100'000, 'n');
  const std::string payload = "{\"" + name + "\":1}";
  Validator validator;
  const Report report = validator.check(payload);
  const Diagnostic& found = report.diagnostics()[0];
  for (const std::string_view format : {"jsonl", "sarif", "gitlab", "junit", "github", "rdjson"}) {
    const FileResult entry{.path = "some/folder/a.json", .payload = payload, .report = report};
    const Written written = write(find_format(format).value(), {}, entry);
    EXPECT_NE(written.whole.find("some/folder/a.json"), std::string::npos) << format;
    EXPECT_NE(written.whole.find(found.help.substr(0, found.help.find('"'))), std::string::npos) << format;
    if (format == "gitlab" || format == "github" || format == "rdjson") continue;  // these have no pointer
    EXPECT_NE(written.whole.find("/nnnnnnnn"), std::string::npos) << format;
    EXPECT_NE(written.whole.find("n…n"), std::string::npos) << format;
    EXPECT_GT(written.size, kMaxFindingBytes / 2) << format << " leaves out no more than is too much";
  }
}

TEST(FindingSize, FailuresAreBounded) {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    const std::string path = ("d/" + hostile_text(random, true)).substr(0, 4096);
    const std::string reason = hostile_text(random, true);
    for (const Format format : {Format::kText, Format::kSarif, Format::kGithub, Format::kGitlab}) {
      const auto size = [&](bool any) {
        const std::unique_ptr<Formatter> formatter = make_formatter(format, {.color = true});
        Joiner joiner(*formatter);
        Formatted formatted;
        if (any) formatter->format(formatted, {.path = path, .failure = reason});
        return joiner.append(formatted).size() + joiner.end({}).size();
      };
      EXPECT_LE(size(true), size(false) + kMaxFindingBytes) << static_cast<int>(format) << " in round " << round;
    }
  }
}

// A report is written in parts, which add up to the whole.
TEST(FindingSize, FormattingMemoryIsBounded) {
  std::string payload = "{";
  for (int i = 0; i < 8000; ++i) payload += "\"x" + std::to_string(i) + "\":0,";
  payload.back() = '}';
  Options options;
  options.max_diagnostics = 100'000;
  Validator validator(options);
  const Report report = validator.check(payload);
  const FileResult entry{.path = "a.json", .payload = payload, .report = report};
  for (const std::string_view name : format_names()) {
    const std::unique_ptr<Formatter> formatter = make_formatter(find_format(name).value(), {});
    Formatted whole;
    format_redacted(whole, *formatter, entry, validator);
    std::string passed;
    Formatted out;
    std::size_t largest = 0;
    format_redacted(out, *formatter, entry, validator, [&] {
      largest = std::max(largest, out.text.size());
      passed += out.text;
      out.text.clear();
    });
    EXPECT_EQ(passed + out.text, whole.text) << name;
    if (whole.text.size() < 2'000'000) continue;
    EXPECT_GT(largest, 0U) << name;
    EXPECT_LE(std::max(largest, out.text.size()), (std::size_t{1} << 20) + kMaxFindingBytes) << name;
  }
}

TEST(Shortened, KeepsBothEndsAndWholeCodePoints) {
  const struct {
    std::string_view text;
    std::size_t keep;
    std::string_view expected;
  } cases[] = {
      {"abcdef", 6, "abcdef"}, {"abcdef", 5, "ab…def"}, {"abcdef", 4, "ab…ef"},
      {"abcdef", 1, "…f"},     {"abcdef", 0, "…"},      {"", 0, ""},
      {"ééé", 5, "é…é"},       {"ééé", 4, "é…é"},       {"ééé", 3, "…é"},
      {"🚀🚀🚀", 9, "🚀…🚀"},  {"🚀🚀🚀", 7, "…🚀"},    {"🚀🚀🚀", 3, "…"},
      {"日本語", 7, "日…語"},  {"日本語", 5, "…語"},
  };
  for (const auto& [text, keep, expected] : cases) EXPECT_EQ(shortened(text, keep), expected) << text << ' ' << keep;
  EXPECT_EQ(shortened("abcdef", 4, "..."), "ab...ef");
}

}  // namespace
}  // namespace runlint::report
