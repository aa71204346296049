// Repairs offered by diagnostics, tested by applying them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "runlint/validator.h"

namespace runlint {
namespace {

// Applies every repair to `payload`.
std::string mended(std::string payload, const Report& report) {
  for (auto found = report.diagnostics().rbegin(); found != report.diagnostics().rend(); ++found) {
    if (found->replacement) payload.replace(found->span.offset, found->span.length, *found->replacement);
    if (found->quote) payload.insert(found->span.end(), 1, '"').insert(found->span.offset, 1, '"');
  }
  return payload;
}

struct Case {
  const char* what;
  std::string_view payload;
  std::string_view mended;  // empty: no replacement is offered
};

constexpr Case kCases[] = {
    {"a near name", R"({"runtimeEnviroment":{}})", R"({"runtimeEnvironment":{}})"},
    {"in any letter case", R"({"RUNTIMEFILES":{}})", R"({"runtimeFiles":{}})"},
    {"with escapes in it", R"({"bil\u006cin":{}})", R"({"billing":{}})"},
    {"of a file", R"({"runtimeFiles":{"/a":{"dta":""}}})", R"({"runtimeFiles":{"/a":{"data":""}}})"},
    {"values in another letter case",
     R"({"deployment":{"internal":{"buildSHA":"LATEST"},"docker":{"configType":"Default"}}})",
     R"({"deployment":{"internal":{"buildSHA":"latest"},"docker":{"configType":"default"}}})"},
    {"numbers and booleans of an environment", R"({"runtimeEnvironment":{"A":-1.5e3,"B":true,"C":false}})",
     R"({"runtimeEnvironment":{"A":"-1.5e3","B":"true","C":"false"}})"},
    {"each in its object", R"({"biling":{},"runtimeFiles":{"/a":{"data":"","encodin":""},"/b":{"dat":""}}})",
     R"({"billing":{},"runtimeFiles":{"/a":{"data":"","encoding":""},"/b":{"data":""}}})"},

    {"a trailing comma beside it", R"({"biling":{},})", R"({"billing":{}})"},
    {"comments and a byte order mark", "\xEF\xBB\xBF{/* a */\"billing\": // b\n{},\n}", "{\"billing\": \n{}\n}"},
    {"a name without quotes", "{biling:{}}", R"({"billing":{}})"},

    {"another word", R"({"deployment":{"internal":{"uid":"a","build":"b"}},"runtimeFolder":{},"deploymentId":"c"})",
     ""},
    {"another word in an image", R"({"deployment":{"external":{"imageTag":"a:1","repository":"a"}}})", ""},
    {"another word of four letters", R"({"runtimeFiles":{"/a":{"date":"2026"}}})", ""},
    {"far from all", R"({"x":{},"deployment":{"internal":{},"docker":{"configType":"unheard-of"}}})", ""},
    {"the name is taken before", R"({"billing":{},"biling":{}})", ""},
    {"the name is taken later", R"({"biling":{},"billing":{}})", ""},
    {"two would get the name", R"({"biling":{},"billin":{}})", ""},
    {"it would conflict with what is there", R"({"deployment":{"internl":{},"external":{"imagePath":"a:b"}}})", ""},
    {"as near to another name", R"({"deployment":{"enternal":{}}})", ""},
    {"the nearest number is a guess", R"({"deployment":{"internal":{},"storage":{"shmSize":63}}})", ""},
    {"a near value is a guess", R"({"deployment":{"internal":{"buildSHA":"lates"},"docker":{"configType":"defalt"}}})",
     ""},
    {"null is not a text", R"({"runtimeEnvironment":{"A":null}})", ""},
    {"what a container was meant to be", R"({"runtimeEnvironment":{"A":[1],"B":{"C":true}}})", ""},
    {"a number elsewhere", R"({"deployment":{"internal":{"branch":1}}})", ""},
    {"which of two duplicates is meant", R"({"billing":{},"billing":{}})", ""},
    {"not JSON", R"({"biling":{},"x" 1})", ""},
    {"slips whose quotes or values are a guess", R"({"runtimeEnvironment":{'A':"b",C:"d","E":True,"F":NaN}})", ""},
};

TEST(Fixes, OfferedWhenUnambiguous) {
  Validator validator;
  for (const Case& test : kCases) {
    const Report report = validator.check(test.payload);
    EXPECT_FALSE(report.diagnostics().empty()) << test.what;
    const std::string expected(test.mended.empty() ? test.payload : test.mended);
    EXPECT_EQ(mended(std::string(test.payload), report), expected) << test.what;
    EXPECT_EQ(validator.accepts(expected) == Verdict::kValid, !test.mended.empty()) << test.what;
  }
}

// Replacements are the same whichever diagnostics are omitted and in whatever order they are found.
TEST(Fixes, ConsistentUnderDiagnosticLimit) {
  const std::string_view payload = R"({"biling":{"deploymntPlan":""},"runtimeFile":{},"billing":{"deploymntPlan":""}})";
  for (const std::size_t most : {1U, 2U, 3U, 4U}) {
    Options options;
    options.max_diagnostics = most;
    const Report report = Validator(options).check(payload);
    ASSERT_EQ(report.diagnostics().size(), most > 3 ? 3 : most);
    for (const Diagnostic& found : report.diagnostics()) {
      EXPECT_EQ(!found.replacement, report.pointer(found.instance) == "/biling") << report.pointer(found.instance);
    }
  }
}

}  // namespace
}  // namespace runlint
