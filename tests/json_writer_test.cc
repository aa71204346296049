#include "text/json_writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace runlint::text {
namespace {

using Layout = JsonWriter::Layout;
using Style = JsonWriter::Style;

// Every call once, in each order that matters to commas.
void write_all(JsonWriter& json) {
  json.begin_object();
  json.member("a \"b\"\n", "\\\x01é");
  json.begin_object("empty");
  json.end();
  json.begin_array("list");
  json.integer(std::int64_t{-5});
  json.begin_array(Layout::kInline);
  json.boolean(true);
  json.begin_object(Layout::kLines);  // inside an inline one
  json.member("k", false);
  json.member("l", std::string("m"));
  json.end(2);
  json.raw("{}");
  json.begin_object();
  json.object("o", "a", 1, "b", "c");
  json.end();
  json.end();
  json.key("number");
  json.value(std::numeric_limits<std::uint64_t>::max());
  json.end();
}

TEST(JsonWriter, IndentsForPeople) {
  std::string out = "before ";
  JsonWriter json(out, Style::kIndented);
  write_all(json);
  EXPECT_EQ(out, R"(before {
  "a \"b\"\n": "\\\u0001é",
  "empty": {},
  "list": [
    -5,
    [true, {"k": false, "l": "m"}],
    {},
    {
      "o": {
        "a": 1,
        "b": "c"
      }
    }
  ],
  "number": 18446744073709551615
})");
}

TEST(JsonWriter, IsCompactForPrograms) {
  std::string out;
  JsonWriter json(out);
  write_all(json);
  EXPECT_EQ(out, R"({"a \"b\"\n":"\\\u0001é","empty":{},"list":[-5,[true,)"
                 "{\n\"k\":false,\n\"l\":\"m\"\n}],{},{\"o\":{\"a\":1,\"b\":\"c\"}}],\"number\":18446744073709551615}");
}

TEST(JsonWriter, PutsItemsOnLinesWithoutIndentation) {
  std::string out;
  JsonWriter json(out);
  json.begin_array(Layout::kLines);
  json.integer(std::int64_t{1});
  json.begin_object();
  json.member("a", 1U);
  json.member("b", -1);
  json.end();
  json.begin_array(Layout::kLines);
  json.end(2);
  EXPECT_EQ(out, "[\n1,\n{\"a\":1,\"b\":-1},\n[]\n]");
}

// The list is written elsewhere, between the two parts of the text.
TEST(JsonWriter, LeavesRoomForItems) {
  for (const std::string_view items : {"", "\n1", "\n1,\n2"}) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.begin_array("list", Layout::kLines);
    const std::size_t at = json.items_inserted_here();
    json.end();
    json.member("more", true);
    json.end();
    out.insert(at, items);
    EXPECT_EQ(out, "{\"list\":[" + std::string(items) + "\n],\"more\":true}");
  }
}

TEST(JsonWriter, CopyContinuesFromTheSamePlace) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.integer(std::int64_t{1});
  const JsonWriter before = json;
  const std::size_t size = out.size();
  for (const int number : {2, 3}) {
    out.resize(size);
    json = before;
    json.begin_object();
    json.member("n", number);
    json.end();
  }
  json.end();
  EXPECT_EQ(out, "[1,{\"n\":3}]");
}

TEST(JsonWriter, Closes64Containers) {
  std::string out;
  JsonWriter json(out);
  for (int i = 0; i < 32; ++i) {
    json.begin_array();
    json.begin_object();
    json.key("");
  }
  json.boolean(true);
  json.end(64);
  std::string expected = "true";
  for (int i = 0; i < 32; ++i) expected = "[{\"\":" + expected + "}]";
  EXPECT_EQ(out, expected);
}

}  // namespace
}  // namespace runlint::text
