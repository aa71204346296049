// The tables of runlint's own files agree with their JSON Schemas in a third-party validator.
#include <gtest/gtest.h>

#include <string>

#include "export/exports.h"
#include "reference/valijson_validator.h"
#include "runlint/validator.h"

namespace runlint {
namespace {

struct Case {
  Kind kind;
  std::string text;
  bool valid;
};

TEST(ToolFileSchemas, AgreeWithJsonSchemaValidator) {
  const Case cases[] = {
      {Kind::kConfig, "{}", true},
      {Kind::kConfig, R"({"$schema": "x", "profile": "hook", "failOn": "info"})", true},
      {Kind::kConfig, R"({"failOn": "off"})", false},
      {Kind::kConfig, R"({"severities": {"schema/enum": "off", "schema/one-of-conflict": "error"}})", true},
      {Kind::kConfig, R"({"severities": {"json/syntax": "error"}})", false},
      {Kind::kConfig, R"({"severities": {"schema/*": "off", "lint/*": "error"}})", true},
      {Kind::kConfig, R"({"severities": {"json/*": "error"}})", false},
      {Kind::kConfig, R"({"severities": {"*": "error"}})", false},
      {Kind::kConfig, R"({"minimumVersion": "0.1.0"})", true},
      {Kind::kConfig, R"({"minimumVersion": 0.1})", false},
      {Kind::kConfig, R"({"suppressions": {"s": {"rule": "lint/*", "reason": "r"}}})", true},
      {Kind::kConfig, R"({"severities": {"schema/enum": true}})", false},
      {Kind::kConfig, R"({"limits": {"size": 1, "depth": 1024, "diagnostics": 4294967295}})", true},
      {Kind::kConfig, R"({"limits": {"size": 4294901760}})", true},
      {Kind::kConfig, R"({"limits": {"size": 4294901761}})", false},
      {Kind::kConfig, R"({"limits": {"depth": 0}})", false},
      {Kind::kConfig, R"({"limits": {"depth": -1}})", false},
      {Kind::kConfig, R"({"limits": {"depth": 1025}})", false},
      {Kind::kConfig, R"({"limits": {"depth": 1.5}})", false},
      {Kind::kConfig, R"({"limits": {"depth": "64"}})", false},
      {Kind::kConfig, R"({"include": {"*": "x"}, "exclude": {}})", true},
      {Kind::kConfig, R"({"include": {"": "x"}})", false},
      {Kind::kConfig, R"({"exclude": ["x"]})", false},
      {Kind::kConfig, R"({"suppressions": {"s": {"rule": "schema/enum", "reason": "r"}}})", true},
      {Kind::kConfig, R"({"suppressions": {"s": {"rule": "schema/enum", "reason": ""}}})", false},
      {Kind::kConfig, R"({"suppressions": {"s": {"reason": "r"}}})", false},
      {Kind::kConfig, R"({"suppressions": {"s": {"rule": "json/size", "reason": "r"}}})", false},
      {Kind::kConfig, "[]", false},
      {Kind::kBaseline, R"({"version": 1, "findings": {}})", true},
      {Kind::kBaseline, R"({"version": 1, "findings": {"a": {"schema/enum": {"": 1, "/x": 2}}}})", true},
      {Kind::kBaseline, R"({"version": 1, "findings": {"a": {"schema/enum": {"": 0}}}})", false},
      {Kind::kBaseline, R"({"version": 2, "findings": {}})", false},
      {Kind::kBaseline, R"({"version": 1})", false},
  };
  reference::ValijsonValidator config(exports::json_schema(Kind::kConfig));
  reference::ValijsonValidator baseline(exports::json_schema(Kind::kBaseline));
  for (const auto& [kind, text, valid] : cases) {
    Options options;
    options.kind = kind;
    EXPECT_EQ(Validator(options).accepts(text) == Verdict::kValid, valid) << text;
    EXPECT_EQ(Validator(options).check(text).valid(), valid) << text;
    EXPECT_EQ((kind == Kind::kConfig ? config : baseline).accepts(text), valid) << text;
  }
}

}  // namespace
}  // namespace runlint
