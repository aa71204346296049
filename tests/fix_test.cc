// Repairs of whole texts, and the diffs that show them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "check/report_builder.h"
#include "fix/edits.h"
#include "fix/repair.h"
#include "fix/unified_diff.h"
#include "runlint/validator.h"
#include "support/patch.h"

namespace runlint::fix {
namespace {

Check check_with(Validator& validator) {
  return [&validator](std::string_view text) { return validator.check(text); };
}

// ---- repair

struct Case {
  const char* name;
  std::string_view payload;
  std::string_view repaired;  // empty: nothing is
};

constexpr Case kCases[] = {
    {"a name, and what was found only then",
     R"({"runtimeEnviroment":{"A":1},"biling":{"deploymentPlam":"nf-compute-10"}})",
     R"({"runtimeEnvironment":{"A":"1"},"billing":{"deploymentPlan":"nf-compute-10"}})"},
    {"an environment's numbers and booleans, as they are written",
     R"({"runtimeEnvironment":{"A":1.50e+3,"B":-0,"C":true,"D":false,"E":null,"F":"x"}})",
     R"({"runtimeEnvironment":{"A":"1.50e+3","B":"-0","C":"true","D":"false","E":null,"F":"x"}})"},
    {"letter case of values", R"({"deployment":{"docker":{"configType":"DEFAULT"},"internal":{"buildSHA":"Latest"}}})",
     R"({"deployment":{"docker":{"configType":"default"},"internal":{"buildSHA":"latest"}}})"},
    {"a duplicate's values too", R"({"runtimeEnvironment":{"A":1,"A":2}})",
     R"({"runtimeEnvironment":{"A":"1","A":"2"}})"},
    {"errors inside what was unknown", R"({"biling":5,"runtimeFile":{"/a":{}}})",
     R"({"billing":5,"runtimeFiles":{"/a":{}}})"},
    {"what is certain beside what is not",
     R"({"deployment":{"external":{"imagePat":"nginx:1"},"dockr":{"configTyp":"x"}}})",
     R"({"deployment":{"external":{"imagePath":"nginx:1"},"docker":{"configType":"x"}}})"},

    {"a near value", R"({"deployment":{"docker":{"configType":"defalt"},"internal":{"buildSHA":"lates"}}})", ""},
    {"two candidates", R"({"deployment":{"enternal":{}}})", ""},
    {"a name that is taken", R"({"billing":{},"biling":{}})", ""},
    {"a size", R"({"deployment":{"internal":{},"storage":{"shmSize":63}}})", ""},
    {"a number that is no variable", R"({"deployment":{"internal":{"branch":5}}})", ""},
    {"a name of which a member would then be required",
     R"({"deployment":{"internal":{"id":"abc"},"docker":{"configTyp":"customCommand"}}})", ""},
    {"a value of which a member would then be required",
     R"({"deployment":{"internal":{"id":"abc"},"docker":{"configType":"CustomCommand"}}})", ""},
    {"not JSON", R"({"biling":{}} x)", ""},
    {"nothing", "", ""},
};

TEST(Repair, CertainFindings) {
  Validator validator;
  for (const Case& test : kCases) {
    const Repaired repaired = repair(test.payload, check_with(validator));
    EXPECT_EQ(repaired.text, test.repaired.empty() ? test.payload : test.repaired) << test.name;
    EXPECT_EQ(repaired.count > 0, !test.repaired.empty()) << test.name;
    EXPECT_EQ(repair(repaired.text, check_with(validator)).count, 0u) << test.name;
  }
}

// A repair that would cause an error does not keep others from being made.
TEST(Repair, SkipsOnlyWhatCausesErrors) {
  Validator validator;
  const auto text = [&](std::string_view payload) { return repair(payload, check_with(validator)).text; };
  EXPECT_EQ(text(R"({"deployment":{"internal":{"id":"abc"},"docker":{"configTyp":"customCommand"}},"biling":{}})"),
            R"({"deployment":{"internal":{"id":"abc"},"docker":{"configTyp":"customCommand"}},"billing":{}})");
  EXPECT_EQ(text(R"({"deployment":{"internal":{"id":"abc"},
    "docker":{"configTyp":"customCommand","customEntrypoin":"x"}}})"),
            R"({"deployment":{"internal":{"id":"abc"},
    "docker":{"configTyp":"customCommand","customEntrypoint":"x"}}})");
  // Together they cause none.
  EXPECT_EQ(text(R"({"deployment":{"internal":{"id":"abc"},
    "docker":{"configTyp":"CustomCommand","customComand":"x"}}})"),
            R"({"deployment":{"internal":{"id":"abc"},
    "docker":{"configType":"customCommand","customCommand":"x"}}})");
}

TEST(Repair, UnderOptions) {
  Options off;
  off.severities[static_cast<std::size_t>(Rule::kSchemaType)] = Severity::kOff;
  Validator validator(off);
  EXPECT_EQ(repair(R"({"runtimeEnvironment":{"A":1},"biling":{}})", check_with(validator)).text,
            R"({"runtimeEnvironment":{"A":1},"billing":{}})");
  Validator config({.kind = Kind::kConfig});
  EXPECT_EQ(repair(R"({"severities":{"lint/build-sh":"off","schema/enum":"OFF"}})", check_with(config)).text,
            R"({"severities":{"lint/build-sha":"off","schema/enum":"off"}})");
  EXPECT_EQ(repair(R"({"severities":{"lint/build-sh":"off","lint/build-sha":"off"}})", check_with(config)).count, 0u);
  Validator templates({.kind = Kind::kTemplate});
  EXPECT_EQ(
      repair(R"([{"kind":"JobRun","spec":{"jobId":"a","runtimeEnvironment":{"A":1}}}])", check_with(templates)).text,
      R"([{"kind":"JobRun","spec":{"jobId":"a","runtimeEnvironment":{"A":"1"}}}])");
}

// More findings than a report holds take more rounds.
TEST(Repair, BeyondOneReport) {
  std::string payload = R"({"runtimeEnvironment":{)";
  std::string expected = payload;
  for (int i = 0; i < 500; ++i) {
    payload += fmt::format("{}\"V{}\":{}", i > 0 ? "," : "", i, i);
    expected += fmt::format("{}\"V{}\":\"{}\"", i > 0 ? "," : "", i, i);
  }
  Validator validator({.max_diagnostics = 7});
  const Repaired repaired = repair(payload + "}}", check_with(validator));
  EXPECT_EQ(repaired.text, expected + "}}");
  EXPECT_EQ(repaired.count, 500u);
  EXPECT_EQ(repaired.changes.size(), 500u);
}

// A reader that deletes comments of the form /*c*/, a BOM and commas before a bracket.
Report deletions(std::string_view text) {
  ReportBuilder builder(1000);
  const auto add = [&](std::size_t offset, std::size_t length) {
    (void)builder.count(Rule::kJsonSyntax, Severity::kError, offset);
    builder.add({.rule = Rule::kJsonSyntax, .severity = Severity::kError, .replacement = "", .span = {offset, length}});
  };
  if (text.starts_with("\xEF\xBB\xBF")) add(0, 3);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("/*c*/")) {
      add(at, 5);
      at += 4;
    } else if (text[at] == ',') {
      std::size_t next = at + 1;
      while (text.substr(next).starts_with("/*c*/")) next += 5;
      if (next < text.size() && (text[next] == ']' || text[next] == '}')) add(at, 1);
    }
  }
  return builder.finish(text);
}

TEST(Repair, Deletions) {
  const struct {
    std::string_view text;
    std::string_view repaired;
  } cases[] = {
      {"\xEF\xBB\xBF{}", "{}"},
      {"[1,]", "[1]"},
      {"[1,/*c*/]", "[1]"},
      {"[1/*c*/,]", "[1]"},
      {"/*c*/{/*c*/}/*c*/", "{}"},
      {"[1,/*c*/2]", "[1,2]"},
      {"[1 /*c*/ ]", "[1  ]"},
      // Two tokens never become one.
      {"[1/*c*/2]", "[1 2]"},
      {"[tr/*c*//*c*/ue]", "[tr ue]"},
      {"[\"a\"/*c*/\"b\"]", "[\"a\" \"b\"]"},
  };
  for (const auto& test : cases) EXPECT_EQ(repair(test.text, deletions).text, test.repaired) << test.text;
}

TEST(Repair, StopsWhereACheckFails) {
  Validator validator;
  int checks = 0;
  const Repaired repaired = repair(R"({"biling":{"deploymentPlam":"abc"}})", [&](std::string_view text) {
    return ++checks > 2 ? ReportBuilder::failed(Report::Status::kOutOfMemory) : validator.check(text);
  });
  EXPECT_EQ(repaired.text, R"({"billing":{"deploymentPlam":"abc"}})");
}

// ---- edits and diffs

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  // Few different lines, so that they are alike, and some without an end.
  std::string text() {
    std::string out;
    for (std::size_t lines = below(30); lines > 0; --lines) out += std::string(below(3), 'a') + "b\n";
    if (below(2) == 0) out += "ab";
    return out;
  }

  std::vector<Edit> edits(std::string_view text) {
    static constexpr std::string_view kTexts[] = {"", "c", "\n", "c\nd", "aab\n"};
    std::vector<Edit> edits;
    for (std::size_t at = below(5); at < text.size();) {
      const std::size_t length = std::min(1 + below(below(4) == 0 ? 30 : 2), text.size() - at);
      edits.push_back({{at, length}, std::string(kTexts[below(std::size(kTexts))])});
      at += length + below(40);
    }
    return edits;
  }

 private:
  std::mt19937 random_;
};

std::string_view part(std::string_view text, Span span) { return text.substr(span.offset, span.length); }

TEST(Edits, ComposeToChangesOfTheOriginal) {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Generator generator(seed);
    const std::string original = generator.text();
    std::string text = original;
    std::vector<Change> changes;
    for (std::size_t rounds = generator.below(4); rounds > 0; --rounds) {
      const std::vector<Edit> edits = generator.edits(text);
      changes = compose(changes, edits);
      text = apply_edits(text, edits);
    }
    std::vector<Edit> all;
    std::size_t end = 0;
    for (const Change& change : changes) {
      EXPECT_TRUE(all.empty() || change.before.offset > end) << seed;
      end = change.before.end();
      all.push_back({change.before, std::string(part(text, change.after))});
    }
    EXPECT_EQ(apply_edits(original, all), text) << seed;
  }
}

TEST(UnifiedDiff, LeadsFromOneTextToTheOther) {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    Generator generator(seed);
    const std::string before = generator.text();
    const std::vector<Edit> edits = generator.edits(before);
    const std::string after = apply_edits(before, edits);
    if (before == after) continue;
    std::string diff;
    append_unified_diff(diff, "a", {before, {}}, {after, {}}, compose({}, edits));
    ASSERT_EQ(patched(before, diff), after) << seed << '\n' << before << '\n' << diff;
  }
}

// The format of GNU diff.
TEST(UnifiedDiff, Format) {
  std::string before;
  for (int i = 1; i <= 20; ++i) before += fmt::format("line {}\n", i);
  before += "end";
  const auto edit = [&before](std::string_view from, std::string to) {
    return Edit{{before.find(from), from.size()}, std::move(to)};
  };
  const std::vector<Edit> edits = {edit("line 2\n", "second\n"), edit("line 3", "third"), edit("line 16\n", ""),
                                   edit("end", "END")};
  std::string diff;
  append_unified_diff(diff, "a b.json", {before, {}}, {apply_edits(before, edits), {}}, compose({}, edits));
  EXPECT_EQ(diff,
            "--- a b.json\t\n+++ a b.json\t\n"
            "@@ -1,6 +1,6 @@\n line 1\n-line 2\n-line 3\n+second\n+third\n line 4\n line 5\n line 6\n"
            "@@ -13,9 +13,8 @@\n line 13\n line 14\n line 15\n-line 16\n line 17\n line 18\n line 19\n line 20\n-end\n"
            "\\ No newline at end of file\n+END\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, QuotesNamesThatPatchWouldMisread) {
  const struct {
    std::string_view path;
    std::string_view shown;
  } cases[] = {
      {"a", "a"},
      {"d/Ä", "d/Ä"},
      {"a b", "a b\t"},
      {"a\nb", "\"a\\012b\""},
      {"a\"\\", "\"a\\\"\\\\\""},
      {"\xFF\t", "\"\\377\\011\""},
  };
  for (const auto& test : cases) {
    std::string diff;
    append_unified_diff(diff, test.path, {"x", {}}, {"y", {}}, std::vector<Change>{{{0, 1}, {0, 1}}});
    EXPECT_EQ(diff, fmt::format("--- {0}\n+++ {0}\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n"
                                "\\ No newline at end of file\n",
                                test.shown));
  }
}

TEST(UnifiedDiff, HidesOnBothSides) {
  const std::string before = "\"s1\" t1\nold \"s2\"\nt2 x\xFFy\n";
  const std::vector<Edit> edits = {{{before.find("old"), 3}, "newer"}};
  const std::string after = apply_edits(before, edits);
  // Hidden before: s1, t2; after: t1, s2.
  const auto span_in = [](std::string_view text, std::string_view what) { return Span{text.find(what), what.size()}; };
  const std::vector<Span> hidden_before = {span_in(before, "\"s1\""), span_in(before, "t2")};
  const std::vector<Span> hidden_after = {span_in(after, "t1"), span_in(after, "\"s2\"")};
  std::string diff;
  append_unified_diff(diff, "a", {before, hidden_before}, {after, hidden_after}, compose({}, edits));
  EXPECT_EQ(diff, "--- a\n+++ a\n@@ -1,3 +1,3 @@\n \"***\" ***\n-old \"***\"\n+newer \"***\"\n *** x\\x{FF}y\n");
  // A part over several lines is hidden on each.
  const std::vector<Span> lines = {{0, before.find("old") - 0}};
  diff.clear();
  append_unified_diff(diff, "a", {before, lines}, {after, {}}, compose({}, edits));
  EXPECT_EQ(diff.find("s1"), std::string::npos) << diff;
}

// One long line with many changes is searched once.
TEST(UnifiedDiff, LongLine) {
  std::string before;
  std::vector<Edit> edits;
  for (int i = 0; i < 200'000; ++i) {
    edits.push_back({{before.size(), 1}, "yy"});
    before += "x,";
  }
  const std::string after = apply_edits(before, edits);
  std::string diff;
  append_unified_diff(diff, "a", {before, {}}, {after, {}}, compose({}, edits));
  EXPECT_EQ(patched(before, diff), after);
}

}  // namespace
}  // namespace runlint::fix
