// From YAML to events: spans of every style, aliases, merge keys, and what a redactor asks of a document.
#include <gtest/gtest.h>

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "support/allocations.h"
#include "support/event_recorder.h"
#include "yaml/document.h"

namespace runlint::yaml {
namespace {

using std::string_view;
using namespace std::string_literals;

constexpr std::size_t kDepth = 64;

std::string events(string_view yaml, std::size_t depth = kDepth) {
  Document document;
  if (!document.read(yaml, depth)) return "error: " + document.error().message;
  EventRecorder recorder;
  EXPECT_TRUE(document.walk(recorder));
  return recorder.events();
}

struct Case {
  string_view yaml, events;
};

TEST(YamlDocument, ReportsEveryStyle) {
  const Case cases[] = {
      // Plain scalars, without comments and the space around them.
      {"a: 1", "{0 key:a+1@0 1+1@3 }3"},
      {"a: b c # d\n", "{0 key:a+1@0 b c+3@3 }5"},
      {"a: b\n  c\n\n  d\n", "{0 key:a+1@0 b c\nd+10@3 }12"},
      {"a: é\n\"é\": x\n", "{0 key:a+1@0 é+2@3 key:é+4@6 x+1@12 }12"},
      // Quoted ones, with the quotes.
      {"\"a\": \"b\\u0041\"\n", "{0 key:a+3@0 bA+9@5 }13"},
      {"a: \"b\n  c\\\n  d\"\n", "{0 key:a+1@0 b cd+12@3 }14"},
      {"a: 'it''s\n  x'\n", "{0 key:a+1@0 it's x+11@3 }13"},
      {"\"\\ud83d\\ude00\\/\\x41\\L\"", "😀/A\xE2\x80\xA8+22@0"},
      // Block scalars, from the indicator to the last content.
      {"a: |\n  x\n  y\n\nb: 1\n", "{0 key:a+1@0 x\ny\n+9@3 key:b+1@14 1+1@17 }17"},
      {"a: >-\n  x\n  y\n\n  z\n", "{0 key:a+1@0 x y\nz+15@3 }17"},
      {"a: |+\n x\n\n", "{0 key:a+1@0 x\n\n+5@3 }7"},
      {"a: |\nb: 1\n", "{0 key:a+1@0 +1@3 key:b+1@5 1+1@8 }8"},
      {"a: >\n\n\n x\n", "{0 key:a+1@0 \n\nx\n+6@3 }8"},
      {"a: |2- # c\n    x\n", "{0 key:a+1@0   x+13@3 }15"},
      // Block collections, from their first byte to their last content.
      {"- a\n-   b\n- ", "[0 - a+1@2 - b+1@8 - null+0@11 ]10"},
      {"a:\n  b: 1\n  c:\nd: ~ # x\n",
       "{0 key:a+1@0 {5 key:b+1@5 1+1@8 key:c+1@12 null+0@14 }13 key:d+1@15 null+1@18 }18"},
      {"a:\n- b\n- c\nd: e\n", "{0 key:a+1@0 [3 - b+1@5 - c+1@9 ]9 key:d+1@11 e+1@14 }14"},
      {"- - a\n  - b\n- c: 1\n  d: 2\n",
       "[0 - [2 - a+1@4 - b+1@10 ]10 - {14 key:c+1@14 1+1@17 key:d+1@21 2+1@24 }24 ]24"},
      {"? a\n: b\n? c\n", "{0 key:a+1@2 b+1@6 key:c+1@10 null+0@11 }10"},
      {"a:\r\n  - b\r\n  - c\r\n", "{0 key:a+1@0 [6 - b+1@8 - c+1@15 ]15 }15"},
      // Flow collections, with their brackets.
      {"a: [1, \"b\", c d]\n", "{0 key:a+1@0 [3 - 1+1@4 - b+3@7 - c d+3@12 ]15 }15"},
      {"a: {b: c, d}\n", "{0 key:a+1@0 {3 key:b+1@4 c+1@7 key:d+1@10 null+0@11 }11 }11"},
      {"[a: b, ? c]\n", "[0 - {1 key:a+1@1 b+1@4 }4 - {7 key:c+1@9 null+0@10 }9 ]10"},
      {"{a: b, }", "{0 key:a+1@1 b+1@4 }7"},
      // Directives and document markers.
      {"--- a\n...\n", "a+1@4"},
      {"%YAML 1.2\n---\na: 1\n", "{14 key:a+1@14 1+1@17 }17"},
      {"%TAG !y! tag:yaml.org,2002:\n---\n!y!str 1\n", "1+1@39"},
      {"\xEF\xBB\xBF"
       "a: 1",
       "{3 key:a+1@3 1+1@6 }6"},
      // Values that are left out.
      {"a:    \nb: &x\nc: !!str\n", "{0 key:a+1@0 null+0@2 key:b+1@7 null+0@12 key:c+1@13 +0@21 }20"},
      {"[, a]", "[0 - null+0@1 - a+1@3 ]4"},
      // Properties are not part of a span.
      {"a: !!str &x 5", "{0 key:a+1@0 5+1@12 }12"},
      {"a: !!binary aGk=\n", "{0 key:a+1@0 {12 }15 }15"},
  };
  for (const Case& c : cases) EXPECT_EQ(events(c.yaml), c.events) << c.yaml;
}

TEST(YamlDocument, NamesKeysAsJavaScriptDoes) {
  EXPECT_EQ(events("0x1F: 0x1F\n~: .nan\n1.0: 1.0\n"),
            "{0 key:31+4@0 31+4@6 key:null+1@11 null+4@14 key:1+3@19 1.0+3@24 }26");
  EXPECT_EQ(
      events("{: 1, -0: 2, .inf: 3, 1e21: 4, TRUE: 5}"),
      "{0 key:null+0@1 1+1@3 key:0+2@6 2+1@10 key:Infinity+4@13 3+1@19 key:1e+21+4@22 4+1@28 key:true+4@31 5+1@37 "
      "}38");
}

TEST(YamlDocument, ReplaysAliases) {
  const Case cases[] = {
      {"a: &x !!str b\nc: *x\n", "{0 key:a+1@0 b+1@12 key:c+1@14 b+1@12 }18"},
      {"a: &x {b: 1}\nc: *x\n", "{0 key:a+1@0 {6 key:b+1@7 1+1@10 }11 key:c+1@13 {6 key:b+1@7 1+1@10 }11 }17"},
      {"- &x 12\n- *x : v\n", "[0 - 12+2@5 - {10 key:12+2@10 v+1@15 }15 ]15"},
      {"- &x a\n- &x b\n- *x\n", "[0 - a+1@5 - b+1@12 - b+1@12 ]17"},
      {"- &x [&y a]\n- [*x, *y]\n", "[0 - [5 - a+1@9 ]10 - [14 - [5 - a+1@9 ]10 - a+1@9 ]21 ]21"},
  };
  for (const Case& c : cases) EXPECT_EQ(events(c.yaml), c.events) << c.yaml;
}

TEST(YamlDocument, Merges) {
  const Case cases[] = {
      // Members of the object itself take precedence, wherever they are.
      {"a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n",
       "{0 key:a+1@0 {6 key:b+1@7 1+1@10 key:c+1@13 2+1@16 }17 key:d+1@19 {24 key:c+1@24 3+1@27 key:b+1@7 1+1@10 }36 "
       "}36"},
      {"<<: {a: 1, b: 2}\na: 3\n", "{0 key:b+1@11 2+1@14 key:a+1@17 3+1@20 }20"},
      // The first of several takes precedence.
      {"<<: [{a: 1}, {a: 2, b: 3}]", "{0 key:a+1@6 1+1@9 key:b+1@20 3+1@23 }25"},
      {"- &x {<<: {a: 1}, b: 2}\n- {<<: *x}",
       "[0 - {5 key:a+1@11 1+1@14 key:b+1@18 2+1@21 }22 - {26 key:a+1@11 1+1@14 key:b+1@18 2+1@21 }33 ]33"},
      // Both of two members of one source stay.
      {"<<: {a: 1, a: 2}", "{0 key:a+1@5 1+1@8 key:a+1@11 2+1@14 }15"},
      // Not merge keys.
      {"\"<<\": {a: 1}", "{0 key:<<+4@0 {6 key:a+1@7 1+1@10 }11 }11"},
      {"? <<\n: {a: 1}", "{0 key:<<+2@2 {7 key:a+1@8 1+1@11 }12 }12"},
      {"a: <<", "{0 key:a+1@0 <<+2@3 }4"},
  };
  for (const Case& c : cases) EXPECT_EQ(events(c.yaml), c.events) << c.yaml;
}

TEST(YamlDocument, KeepsDuplicates) {
  EXPECT_EQ(events("a: 1\n\"a\": 2\n"), "{0 key:a+1@0 1+1@3 key:a+3@5 2+1@10 }10");
}

TEST(YamlDocument, StopsAtHandlersRequest) {
  struct Impatient : EventRecorder {
    bool on_key(const text::StringToken& key) { return EventRecorder::on_key(key) && key.value != "stop"; }
  } impatient;
  Document document;
  ASSERT_TRUE(document.read("go: 1\nstop: 2\non: 3\n", kDepth));
  EXPECT_FALSE(document.walk(impatient));
  EXPECT_EQ(impatient.events(), "{0 key:go+2@0 1+1@4 key:stop+4@6");
}

// Each allocation fails in turn: bad_alloc passes, and the document can be read again.
TEST(YamlDocument, ReportsOutOfMemory) {
  constexpr string_view kYaml =
      "# c\na: &x {b: \"c\\n\", no: 012}\nd: [*x, 'e\n  f']\n<<: *x\ng: |\n  h\n  i\n? 1.0\n: !!str\n";
  for (const string_view yaml : {kYaml, string_view("a: &b [1\nc: 2")}) {
    Document document;
    const bool expected = document.read(yaml, kDepth);
    std::size_t failures = 0;
    for (bool failed = true; failed; ++failures) {
      Document fresh;
      bool thrown = false;
      allocations::fail_after(failures, allocations::Failing::kFromThenOn);
      try {
        static_cast<void>(fresh.read(yaml, kDepth));
      } catch (const std::bad_alloc&) {
        thrown = true;
      }
      failed = allocations::stop_failing();
      EXPECT_EQ(thrown, failed);
      EXPECT_EQ(fresh.read(yaml, kDepth), expected);
    }
    EXPECT_GT(failures, 3U);
  }
}

TEST(YamlDocument, LimitsDepth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  const auto sequences = [](std::size_t depth) {
    std::string yaml;
    for (std::size_t i = 0; i < depth; ++i) yaml += "- ";
    return yaml + "a";
  };
  Document document;
  for (const std::size_t limit : {std::size_t{1}, std::size_t{64}, kMaxDepth}) {
    EXPECT_TRUE(document.read(nested(limit), limit));
    EXPECT_TRUE(document.read(sequences(limit), limit));
    ASSERT_FALSE(document.read(nested(limit + 1), limit));
    EXPECT_EQ(document.error().rule, Rule::kJsonDepth);
    EXPECT_EQ(document.error().span, (Span{limit, 1}));
    ASSERT_FALSE(document.read(sequences(limit + 1), limit));
    EXPECT_EQ(document.error().span, (Span{2 * limit, 1}));
  }
  // Aliases count as what they stand for; the error is where the container is.
  EXPECT_TRUE(document.read("- &a [[]]\n- [*a]\n", 4));
  ASSERT_FALSE(document.read("- &a [[]]\n- [*a]\n", 3));
  EXPECT_EQ(document.error().rule, Rule::kJsonDepth);
  EXPECT_EQ(document.error().span, (Span{6, 1}));
  // Merged members have no object of their own.
  EXPECT_TRUE(document.read("- &a {x: [[]]}\n- {<<: *a}\n- {<<: [*a]}\n", 4));
}

TEST(YamlDocument, LimitsAliases) {
  // Each line has ten times the one before.
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'i'; ++name) {
    const char before = static_cast<char>(name - 1);
    bomb += name + ": &"s + name + " [";
    for (int i = 0; i < 10; ++i) bomb += (i > 0 ? ", *"s : "*"s) + before;
    bomb += "]\n";
  }
  Document document;
  ASSERT_FALSE(document.read(bomb, kDepth));
  EXPECT_EQ(document.error().rule, Rule::kYamlAliasLimit);
  EXPECT_LT(bomb.size(), 1000U);

  // 64 KiB, or ten times the source.
  const auto repeated = [](std::size_t length, std::size_t count) {
    std::string yaml = "- &a " + std::string(length, 'x') + "\n";
    for (std::size_t i = 0; i < count; ++i) yaml += "- *a\n";
    return yaml;
  };
  EXPECT_TRUE(document.read(repeated(1024, 64), kDepth));
  EXPECT_FALSE(document.read(repeated(1025, 64), kDepth));
  EXPECT_TRUE(document.read(repeated(100'000, 10), kDepth));
  EXPECT_FALSE(document.read(repeated(100'000, 11), kDepth));

  ASSERT_FALSE(document.read("a: &a\n  b: *a\n", kDepth));
  EXPECT_EQ(document.error().rule, Rule::kYamlAliasLimit);
  EXPECT_EQ(document.error().span, (Span{11, 2}));
}

TEST(YamlDocument, LimitsMerging) {
  const auto merging = [](std::size_t members, std::size_t times) {
    std::string yaml = "- &a {";
    for (std::size_t i = 0; i < members; ++i) yaml += std::to_string(i) + ", ";
    yaml += "}\n- <<: [";
    for (std::size_t i = 0; i < times; ++i) yaml += "*a, ";
    return yaml + "]\n";
  };
  Document document;
  EXPECT_TRUE(document.read(merging(99, 100), kDepth));
  EXPECT_FALSE(document.read(merging(100, 100), kDepth));  // with the objects, more than 10000
  EXPECT_FALSE(document.read(merging(1, 101), kDepth));
}

// ---- what a redactor asks

std::string marked(string_view yaml, const std::vector<Span>& spans) {
  std::string text(yaml);
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    text.insert(span->end(), ">").insert(span->offset, "<");
  }
  return text;
}

TEST(YamlDocument, FindsLinesOfScalars) {
  const struct {
    string_view yaml;
    Span scalar;
    string_view expected;
  } cases[] = {
      {"a: b c", {3, 3}, "a: <b c>"},
      {"a: 'b\n   c' # d", {3, 8}, "a: <'b>\n   <c'> # d"},
      {"a: b \n\n \tc\n", {3, 7}, "a: <b> \n\n \t<c>\n"},
      {"a: |2 # x\n  b\n\n   c\r\n  d\n", {3, 23}, "a: |2 # x\n  <b>\n\n   <c>\r\n  <d>\n"},
  };
  for (const auto& c : cases) {
    Document document;
    ASSERT_TRUE(document.read(c.yaml, kDepth));
    std::vector<Span> spans;
    document.append_line_spans(c.scalar, spans);
    EXPECT_EQ(marked(c.yaml, spans), c.expected);
  }
}

// Marks the parts of the source that `part` of the value of the first member comes from.
std::string marked_part(string_view yaml, string_view part) {
  struct First : EventRecorder {
    text::StringToken value;
    bool on_string(const text::StringToken& key, const text::StringToken& string) {
      value = string;
      return EventRecorder::on_string(key, string);
    }
  } first;
  Document document;
  if (!document.read(yaml, kDepth) || !document.walk(first)) return "error";
  const Span span{first.value.value.find(part), part.size()};
  std::vector<Span> spans;
  document.append_raw_spans(first.value, {&span, 1}, spans);
  return marked(yaml, spans);
}

TEST(YamlDocument, MapsValuesToTheSource) {
  EXPECT_EQ(marked_part("a: bcd", "c"), "a: b<c>d");
  EXPECT_EQ(marked_part("a: 'bcd'", "bcd"), "a: '<bcd>'");
  EXPECT_EQ(marked_part("a: \"b\\u0063d\\n\"", "cd"), "a: \"b<\\u0063d>\\n\"");
  EXPECT_EQ(marked_part("a: \"b\\u0063d\\n\"", "d\n"), "a: \"b\\u0063<d\\n>\"");
  EXPECT_EQ(marked_part("a: 'b''c'", "'"), "a: 'b'<'>c'");
  EXPECT_EQ(marked_part("a: bcd\n   efg\n", "cd e"), "a: b<cd>\n   <e>fg\n");
  EXPECT_EQ(marked_part("a: |\n  bcd\n  efg\n", "d\ne"), "a: |\n  bc<d>\n  <e>fg\n");
  EXPECT_EQ(marked_part("a: >\n  bcd\n\n  efg\n", "efg"), "a: >\n  bcd\n\n  <efg>\n");
  EXPECT_EQ(marked_part("a: \"b\\ud83d\\ude00c\"", "😀"), "a: \"b<\\ud83d\\ude00>c\"");
}

TEST(YamlDocument, MapsSeveralSpans) {
  Document document;
  constexpr string_view kYaml = "\"a\\tb\\tc\"";
  ASSERT_TRUE(document.read(kYaml, kDepth));
  struct Root : EventRecorder {
    text::StringToken value;
    bool on_string(const text::StringToken&, const text::StringToken& string) {
      value = string;
      return true;
    }
  } root;
  ASSERT_TRUE(document.walk(root));
  const Span spans[] = {{0, 1}, {2, 1}, {4, 1}};
  std::vector<Span> raw;
  document.append_raw_spans(root.value, spans, raw);
  EXPECT_EQ(marked(kYaml, raw), "\"<a>\\t<b>\\t<c>\"");
}

TEST(YamlDocument, ListsCommentsAndProperties) {
  constexpr string_view kYaml = "%TAG !h! u # v\n---\n# x\na: &y b # c\n'd': [1, *y, ~]\ne: !!str \"f\nsecret";
  Document document;
  ASSERT_FALSE(document.read(kYaml, kDepth));
  const auto list = [](std::span<const Span> spans) { return std::vector<Span>(spans.begin(), spans.end()); };
  EXPECT_EQ(marked(kYaml, list(document.comments())),
            "%TAG !h! u <# v>\n---\n<# x>\na: &y b <# c>\n'd': [1, *y, ~]\ne: !!str \"f\nsecret");
  EXPECT_EQ(marked(kYaml, list(document.properties())),
            "<%TAG> <!h!> <u> # v\n---\n# x\na: <&y> b # c\n'd': [1, <*y>, ~]\ne: <!!str> \"f\nsecret");
}

TEST(YamlDocument, FindsOwnersOfProperties) {
  constexpr string_view kYaml = "%TAG !h! u\n---\na: &p\n  b: !!str &q c\n  &r d: &s\n  *q : e\n";
  // Each with what it belongs to: the byte there, for a key before a "?".
  constexpr string_view kOwners = "&p b, !!str c, &q c, &r d?, &s left out, *q *?, ";
  Document document;
  ASSERT_TRUE(document.read(kYaml, kDepth));
  std::string owners;
  for (const Span& property : document.properties()) {
    const std::optional<PropertyOwner> owner = document.owner_of(property);
    if (!owner) continue;
    owners.append(kYaml, property.offset, property.length).append(" ");
    owners.append(owner->is_left_out ? "left out" : kYaml.substr(owner->offset, 1));
    owners.append(owner->is_key ? "?, " : ", ");
  }
  EXPECT_EQ(owners, kOwners);
  const std::span<const Span> properties = document.properties_at(kYaml.find("c\n"));
  EXPECT_EQ(marked(kYaml, {properties.begin(), properties.end()}),
            "%TAG !h! u\n---\na: &p\n  b: <!!str> <&q> c\n  &r d: &s\n  *q : e\n");
}

// A name without a value may be what was meant as a value.
TEST(YamlDocument, TellsHowKeysAreWritten) {
  constexpr string_view kYaml =
      "a: {b:c, d: e,f, g, h: i, j:k, l: {m: n}, o, p: \"q\", r, s: t,u: v, w: x,y:z}\n? aa\n? bb\n: cc\n";
  Document document;
  ASSERT_TRUE(document.read(kYaml, kDepth));
  EXPECT_TRUE(document.has_bare_keys());
  const auto keys_of = [&](text::KeyForm form) {
    std::string keys;
    for (std::size_t i = 0; i < kYaml.size(); ++i) {
      const Span key = document.key_span_at(i);
      if (key.length > 0 && document.form_of_key(i) == form) keys.append(kYaml, i, key.length).append(" ");
    }
    return keys;
  };
  EXPECT_EQ(keys_of(text::KeyForm::kNormal), "a d h l m p s u w bb ");
  EXPECT_EQ(keys_of(text::KeyForm::kBare), "b:c j:k o r ");
  EXPECT_EQ(keys_of(text::KeyForm::kStray), "f g y:z aa ");
  ASSERT_TRUE(document.read("a: {b: c}", kDepth));
  EXPECT_FALSE(document.has_bare_keys());
}

TEST(YamlDocument, ListsOverriddenMembers) {
  constexpr string_view kYaml = "a: &a {b: 1}\nc: {<<: [*a, {b: 2, \"d\": [3]}, {<<: {e: 4}, e: 5, d: 6}], e: 7}\n";
  Document document;
  ASSERT_TRUE(document.read(kYaml, kDepth));
  std::vector<Span> members(document.overridden_members().begin(), document.overridden_members().end());
  std::ranges::sort(members, {}, &Span::offset);
  EXPECT_EQ(marked(kYaml, members),
            "a: &a {b: 1}\nc: {<<: [*a, {<b: 2>, \"d\": [3]}, {<<: {<e: 4>}, <e: 5>, <d: 6>}], e: 7}\n");
}

TEST(YamlDocument, FindsAliases) {
  Document document;
  constexpr string_view kYaml = "a: &x 1\nb: *x\n\"c\" : # *y\n  *x\nd:\n*x : *x\ne:\n  *x : 1\nf: {<<: {g: *x}}\n";
  ASSERT_TRUE(document.read(kYaml, kDepth));
  std::vector<Span> aliases;
  for (std::size_t at = 0; at < kYaml.size(); ++at) {
    if (const Span alias = document.alias_of(at); alias.length != 0) aliases.push_back(alias);
  }
  EXPECT_EQ(marked(kYaml, aliases),
            "a: &x 1\nb: <*x>\n\"c\" : # *y\n  <*x>\nd:\n*x : <*x>\ne:\n  *x : 1\nf: {<<: {g: <*x>}}\n");
}

TEST(YamlDocument, FindsKeys) {
  Document document;
  ASSERT_TRUE(document.read("'a': 1\nb: {c: 1}\n", kDepth));
  EXPECT_EQ(document.key_span_at(0), (Span{0, 3}));
  EXPECT_EQ(document.key_span_at(7), (Span{7, 1}));
  EXPECT_EQ(document.key_span_at(11), (Span{11, 1}));
  EXPECT_EQ(document.key_span_at(5), Span{});
  EXPECT_EQ(document.key_span_at(99), Span{});
}

}  // namespace
}  // namespace runlint::yaml
