// JSON read as YAML has the events that it has as JSON, for the whole corpus and for texts made to be hard.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "support/corpus.h"
#include "support/event_recorder.h"
#include "yaml/document.h"

namespace runlint {
namespace {

constexpr std::size_t kDepth = 64;

// Empty if it is not JSON.
std::string json_events(std::string_view text) {
  json::Index index;
  json::StringArena arena;
  arena.reserve(text.size());
  EventRecorder recorder;
  if (index.build(text) != json::Index::Result::kOk) return {};
  if (json::walk(text, index, arena, kDepth, recorder) != json::WalkResult::kComplete) return {};
  return recorder.events();
}

std::string yaml_events(std::string_view text) {
  yaml::Document document;
  if (!document.read(text, kDepth)) return "error: " + document.error().message;
  EventRecorder recorder;
  EXPECT_TRUE(document.walk(recorder));
  return recorder.events();
}

// Cases with numbers that js-yaml reads otherwise, or with text that it refuses.
constexpr std::string_view kDifferent[] = {
    "corpus/invalid/schema/enum/size-not-representable.run-job.json",
    "corpus/invalid/schema/enum/size-wraps-to-a-listed-one.run-job.json",
    "corpus/invalid/schema/minimum/beyond-any-integer.run-job.json",
    "corpus/invalid/schema/type/size-a-hair-off.run-job.json",
    "corpus/valid/white-space-everywhere.run-job.json",
    "corpus/valid/with-options/newer-revision-any-size.run-job.json",
};

TEST(YamlOfJson, HasTheSameEventsInTheCorpus) {
  std::size_t count = 0;
  for (const std::string& path : corpus::files_below("corpus")) {
    if (!path.ends_with(".json")) continue;
    const std::string text = corpus::read(path).value_or("");
    const std::string expected = json_events(text);
    if (expected.empty()) continue;
    if (std::ranges::find(kDifferent, path) != std::end(kDifferent)) {
      EXPECT_NE(yaml_events(text), expected) << path;
    } else {
      EXPECT_EQ(yaml_events(text), expected) << path;
    }
    ++count;
  }
  EXPECT_GT(count, 200U);
}

TEST(YamlOfJson, HasTheSameEventsInHardTexts) {
  const std::string long_key(5000, 'k');
  const std::string texts[] = {
      "{}",
      "[]",
      "\t{\"a\":\t1}",
      "{\n\t\"a\" : [\n\t\t1 ,\n\t\t2\n\t]\n}\n",
      "{\"a\":{\n\"b\":[\n1\n]\n}}",
      "{\"" + long_key + "\":1}",
      "{\"" + long_key + "\" :1,\"b\":\"" + long_key + "\"}",
      R"({"":"","a b":"\ud83d\ude00\u00e9\/\"\\\b\f\n\r\t"})",
      "[\"x \xE2\x80\xA8 y\", \"\xC2\x85\", \"\x7F\", \"\xEF\xBF\xBE\", \"\xEF\xBB\xBF\"]",
      R"(["# a", "a # b", "a: b", "- a", "? a", "%a", "@", "*a", "&a", "!a", "|", ">", "---", "...", "<<", "~"])",
      R"({"<<":{"a":1},"b":{"<<":[1]}})",
      R"({"no":"no","on":"2026-05-01","~":"~","012":"012","null":"null"})",
      R"([0,-0,1.0,1.5e3,1E+2,1e-2,123456789012345,0.1,true,false,null])",
      "\r\n [1,\r\n2\r\n] \r\n",
      "[1,\r2]\r",
      "\"a\"",
      " 17 ",
      "null\n\n",
      std::string(64, '[') + std::string(64, ']'),
  };
  for (const std::string& text : texts) {
    ASSERT_NE(json_events(text), "") << text;
    EXPECT_EQ(yaml_events(text), json_events(text)) << text;
  }
}

// A number that a double can't hold is sent, and shown, as another one.
TEST(YamlOfJson, HasTheNumbersThatAreSent) {
  EXPECT_EQ(yaml_events("[1e400,12345678901234567890,0.12345678901234567890]"),
            "[0 - null+5@1 - 12345678901234567000+20@7 - 0.12345678901234568+22@28 ]50");
}

TEST(YamlOfJson, RefusesWhatJsYamlRefuses) {
  EXPECT_EQ(yaml_events("{\"a\"\n:1}"), "error: ':' on another line than the name before it: expected ',' or '}'");
}

}  // namespace
}  // namespace runlint
