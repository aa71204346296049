// The paths of errors in texts that can't be read.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "yaml/document.h"

namespace runlint::yaml {
namespace {

using std::string_view;

// As in JSON, where `{"a": @` is an error in the object and `{"a": "\q` one in the string.
TEST(YamlPointer, PointsToTheInnermostValueBegun) {
  const struct {
    string_view yaml;
    string_view path;
  } cases[] = {
      // Nothing begins there, in a collection on several lines, on one line, in brackets.
      {"a:\n  b: @x\n", "/a"},
      {"a:\n  b: c\n  d: %x\n", "/a"},
      {"a:\n  b: !!str `x\n", "/a"},
      {"a:\n  b:\n    c: @x\nd: e\n", "/a/b"},
      {"a:\n  - @x\n", "/a"},
      {"a:\n  - b: @x\n", "/a/0"},
      {"a:\n  - b: c\n    d: @x\n", "/a/0"},
      {"a:\n  - - @x\n", "/a/0"},
      {"a:\n  b: {c: @x}\n", "/a/b"},
      {"a:\n  b: [c, @x]\n", "/a/b"},
      {"a:\n  b: ]\n", "/a"},
      {"a:\n  b: - c\n", "/a"},
      {"a:\n- b\n@x", ""},
      // Likewise in the place of a member or an item.
      {"a:\n  b: c\n  @x: d\n", "/a"},
      {"a:\n  b:\n    c: d\n  ]\n", "/a"},
      {"a:\n  b:\n    c: d\n]\n", ""},
      {"a:\n  - b\n  c: d\n", "/a"},
      {"a:\n  - b\n  -c\n", "/a"},
      {"a:\n  b: c\n  - d\n", "/a"},
      // After a complete value.
      {"a:\n  b: c: d\n", "/a"},
      {"a:\n  b: \"c\" d\n", "/a"},
      {"a:\n  b: [c] d\n", "/a"},
      {"a:\n  - b: [c] d\n", "/a/0"},
      {"a:\n    b: c\n  d: e\n", ""},
      // A name without a colon, or a space, before the first member.
      {"a:\n  b\n  c: d\n", "/a"},
      {"a:\n  b:c\n  d: e\n", "/a"},
      {"-\n  b:c\n  d: e\n", "/0"},
      // A value that has begun.
      {"a:\n  b: *x\n", "/a/b"},
      {"a:\n  b: \"\\q\"\n", "/a/b"},
      {"a:\n  b: |x\n", "/a/b"},
  };
  for (const auto& c : cases) {
    Document document;
    EXPECT_FALSE(document.read(c.yaml, 64)) << c.yaml;
    std::string path;
    for (const text::PathStep& step : document.error().path) path.append("/").append(step.name);
    EXPECT_EQ(path, c.path) << c.yaml;
  }
}

}  // namespace
}  // namespace runlint::yaml
