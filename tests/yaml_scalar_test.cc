// The values of scalars: js-yaml's default schema, other schemas, tags.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/event_recorder.h"
#include "yaml/document.h"
#include "yaml/number.h"
#include "yaml/scalar_value.h"
#include "yaml/timestamp.h"

namespace runlint::yaml {
namespace {

using std::string_view;

// The first event of an element, without its place: 31, null, "text".
struct FirstValue : EventRecorder {
  std::string value;
  bool is_element = false;

  bool set(std::string_view text) {
    if (value.empty() && is_element) value = text;
    return true;
  }
  void on_element() { is_element = true; }
  bool on_string(const text::StringToken&, const text::StringToken& string) {
    return set("\"" + std::string(string.value) + "\"");
  }
  bool on_number(const text::StringToken&, const text::PrimitiveToken& number) { return set(number.text); }
  bool on_literal(const text::StringToken&, const text::PrimitiveToken& literal) { return set(literal.text); }
  bool on_begin_object(const text::StringToken&, std::uint32_t) { return set("{}"); }
  bool on_begin_array(const text::StringToken&, std::uint32_t) { return set("[]"); }
};

std::string value(string_view scalar) {
  const std::string yaml = "- " + std::string(scalar);
  Document document;
  if (!document.read(yaml, 64)) return "error: " + document.error().message;
  FirstValue first;
  EXPECT_TRUE(document.walk(first));
  return first.value;
}

TEST(YamlScalar, ResolvesAsJsYaml) {
  const struct {
    string_view scalar, expected;
  } cases[] = {
      {"~", "null"},
      {"null", "null"},
      {"Null", "null"},
      {"NULL", "null"},
      {"nULL", "\"nULL\""},
      {"true", "true"},
      {"True", "true"},
      {"TRUE", "true"},
      {"tRUE", "\"tRUE\""},
      {"false", "false"},
      {"False", "false"},
      {"FALSE", "false"},
      {"yes", "\"yes\""},
      {"no", "\"no\""},
      {"on", "\"on\""},
      {"off", "\"off\""},
      {"y", "\"y\""},
      // Integers.
      {"0", "0"},
      {"12", "12"},
      {"+1", "1"},
      {"-7", "-7"},
      {"1_000", "1000"},
      {"1_", "\"1_\""},
      {"_1", "\"_1\""},
      {"0x1F", "31"},
      {"-0x_f", "-15"},
      {"0x", "\"0x\""},
      {"0b1_01", "5"},
      {"0b2", "\"0b2\""},
      {"012", "10"},
      {"08", "\"08\""},
      {"0o7", "\"0o7\""},
      {"0_7", "7"},
      {"00", "0"},
      {"1:30", "90"},
      {"-1:30", "-90"},
      {"1:60", "\"1:60\""},
      {"1:5:07", "3907"},
      {"0:30", "\"0:30\""},
      {"0x20000000000001", "9007199254740992"},
      {"0x20000000000003", "9007199254740996"},
      // Floats.
      {".5", "0.5"},
      {"-.5", "\"-.5\""},
      {"1.", "1"},
      {"1.5e3", "1.5e3"},
      {"1e3", "1e3"},
      {"1.e3", "1000"},
      {"1e+3", "1e+3"},
      {"+1.5", "1.5"},
      {"1_0.5", "10.5"},
      {"08.5", "\"08.5\""},
      {".", "\".\""},
      {"190:20:30.5", "685230.5"},
      {"1:30.", "90"},
      {".inf", "null"},
      {"-.INF", "null"},
      {".nan", "null"},
      {".Nan", "\".Nan\""},
      {"+.inf", "null"},
      {"+.nan", "\"+.nan\""},
      {"1e400", "null"},
      {"-1e400", "null"},
      {"1e-400", "0"},
      {"1e21", "1e21"},
      {"1E21", "1E21"},
      {"123456789012345678", "123456789012345680"},
      {"1234567890123456789012", "1.2345678901234568e+21"},
      {"0.1234567890123456", "0.1234567890123456"},
      {"-0", "-0"},
      {"-0.0", "-0.0"},
      // Timestamps.
      {"2026-05-01", "\"2026-05-01T00:00:00.000Z\""},
      {"2026-5-1", "\"2026-5-1\""},
      {"2026-5-1 1:02:03", "\"2026-05-01T01:02:03.000Z\""},
      {"2026-05-01T01:02:03.4567-7:30", "\"2026-05-01T08:32:03.456Z\""},
      {"2026-05-01t01:02:03 Z", "\"2026-05-01T01:02:03.000Z\""},
      {"2026-05-01 01:02", "\"2026-05-01 01:02\""},
      {"2026-13-32", "\"2027-02-01T00:00:00.000Z\""},
      {"0001-01-01", "\"1901-01-01T00:00:00.000Z\""},
      {"9999-12-31T23:59:59-1", "\"+010000-01-01T00:59:59.000Z\""},
      {"0100-03-00", "\"0100-02-28T00:00:00.000Z\""},
      // Quotes, and other texts.
      {"\"12\"", "\"12\""},
      {"'~'", "\"~\""},
      {"<<", "\"<<\""},
      {"=", "\"=\""},
      {"-", "[]"},
      {"--", "\"--\""},
      {"http://a:80/b#c", "\"http://a:80/b#c\""},
      {"a,b]", "\"a,b]\""},
      // Tags.
      {"!!str 5", "\"5\""},
      {"! 012", "\"012\""},
      {"!!str", "\"\""},
      {"!!int \"7\"", "7"},
      {"!!float 1", "1"},
      {"!!bool 'true'", "true"},
      {"!!null ''", "error: the value does not fit its tag !!null"},
      {"!!null ~", "null"},
      {"!!int x", "error: the value does not fit its tag !!int"},
      {"!!map", "{}"},
      {"!!seq", "[]"},
      {"!!seq {}", "error: the tag !!seq needs a sequence"},
      {"!<tag:yaml.org,2002:str> 1", "\"1\""},
      {"!!timestamp 2026-05-01", "\"2026-05-01T00:00:00.000Z\""},
      {"!!binary aGk=", "{}"},
      {"!!binary aGk", "error: the value does not fit its tag !!binary"},
      {"!!set {a, b}", "{}"},
      {"!!set {a: 1}", "error: the value does not fit its tag !!set"},
      {"!!omap [a: 1, b: 2]", "[]"},
      {"!!omap [a: 1, a: 2]", "error: the value does not fit its tag !!omap"},
      {"!!pairs [a: 1, a: 2]", "[]"},
  };
  for (const auto& c : cases) EXPECT_EQ(value(c.scalar), c.expected) << c.scalar;
}

TEST(YamlScalar, PairsBecomeArrays) {
  Document document;
  ASSERT_TRUE(document.read("!!pairs [a: 1]", 64));
  EventRecorder recorder;
  ASSERT_TRUE(document.walk(recorder));
  EXPECT_EQ(recorder.events(), "[8 - [9 - a+1@9 - 1+1@12 ]12 ]13");
}

TEST(YamlScalar, FindsAmbiguousOnes) {
  constexpr string_view kAmbiguous[] = {"no",    "on",  "Off",  "yes",         "012", "08",
                                        "0o7",   "0b1", "1:30", "+.5",         "-.5", "2026-05-01",
                                        "1_000", "=",   "1.e3", "190:20:30.5", "0_7", "2026-05-01T10:20:30Z"};
  constexpr string_view kClear[] = {"a",   "true",  "~",        "12", "-1",   "+1",    "0",    "0x1F",
                                    "1.5", "1e3",   "1.",       ".5", ".inf", ".nan",  "tRUE", "y",
                                    "<<",  "1e400", "2026-5-1", "-",  "v1",   "1.2.3", "null"};
  for (const string_view text : kAmbiguous) EXPECT_TRUE(is_ambiguous(text, js_value(text))) << text;
  for (const string_view text : kClear) EXPECT_FALSE(is_ambiguous(text, js_value(text))) << text;

  Document document;
  ASSERT_TRUE(document.read("no: [\"no\", on, !!str on, 012, 'x', 1]\n", 64));
  std::vector<std::string> found;
  for (const AmbiguousScalar& scalar : document.ambiguous_scalars()) {
    const Readings words = readings(scalar);
    found.push_back(std::to_string(scalar.span.offset) + ": " + words.js_yaml + " | " + words.yaml11 + " | " +
                    words.yaml12);
  }
  EXPECT_EQ(found, (std::vector<std::string>{
                       "0: the string \"no\" | false | the string \"no\"",
                       "11: the string \"on\" | true | the string \"on\"",
                       "25: the number 10 | the number 10 | the number 12",
                   }));
}

TEST(YamlScalar, FormatsNumbersAsJavaScript) {
  EXPECT_EQ(number_string(0.000001), "0.000001");
  EXPECT_EQ(number_string(1e-7), "1e-7");
  EXPECT_EQ(number_string(1.5e-10), "1.5e-10");
  EXPECT_EQ(number_string(123456789012345680000.0), "123456789012345680000");
  EXPECT_EQ(number_string(1e21), "1e+21");
  EXPECT_EQ(number_string(-12.25), "-12.25");
  EXPECT_EQ(number_string(5e-324), "5e-324");
  EXPECT_EQ(number_string(-0.0), "0");
}

}  // namespace
}  // namespace runlint::yaml
