// Diagnosing text that is not JSON: the exact byte and the description of the error.
#include "json/diagnose.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runlint/validator.h"

namespace runlint::json {
namespace {

using std::string_view;

constexpr std::size_t kDepth = 64;

struct ErrorCase {
  string_view json;
  string_view dump;          // "RULE OFFSET+LENGTH /path"
  string_view message;       // a part of it
  string_view related = "";  // "OFFSET+LENGTH DEPTH"
};

// Keeps the slips.
struct Slips final : SlipHandler {
  bool wants_slip(Rule, std::size_t) override { return true; }
  void on_slip(ParseError slip) override { found.push_back(std::move(slip)); }
  std::vector<ParseError> found;
};

// All errors, in the order of the text.
std::vector<ParseError> errors_of(string_view json) {
  Slips slips;
  Diagnosis diagnosis = diagnose(json, kDepth, {}, &slips);
  EXPECT_EQ(diagnosis.slips, slips.found.size()) << json;
  if (diagnosis.fault) slips.found.push_back(std::move(*diagnosis.fault));
  return std::move(slips.found);
}

std::optional<ParseError> first_error(string_view json) {
  std::vector<ParseError> errors = errors_of(json);
  return errors.empty() ? std::nullopt : std::optional(std::move(errors[0]));
}

std::string dump(const ParseError& error) {
  std::string text = std::string(info(error.rule).name) + " " + std::to_string(error.span.offset) + "+" +
                     std::to_string(error.span.length);
  text += " ";
  for (const PathStep& step : error.path) text += "/" + step.name;
  return text;
}

const ErrorCase kErrors[] = {
    {"", "json/empty 0+0 ", "is empty"},
    {" \n\t\r", "json/empty 4+0 ", "white space"},
    {"\xEF\xBB\xBF{}", "json/encoding 0+3 ", "byte order mark"},
    {"\xEF\xBB\xBF", "json/encoding 0+3 ", "byte order mark"},
    {R"({"a":1,})", "json/syntax 6+1 ", "trailing comma"},
    {R"({"a":1, /* c */ })", "json/syntax 6+1 ", "trailing comma"},
    {R"([1,] ,)", "json/syntax 2+1 ", "trailing comma"},
    {R"({} ,)", "json/syntax 3+1 ", "trailing comma: expected the end of the input, found ','"},
    {R"([1,})", "json/syntax 3+1 ", "expected a value after ','"},
    {R"({"a":[1,]})", "json/syntax 7+1 /a", "trailing comma"},
    {R"([,])", "json/syntax 1+1 ", "unexpected comma"},
    {R"([1,,2])", "json/syntax 3+1 ", "unexpected comma"},
    {R"({,})", "json/syntax 1+1 ", "unexpected comma"},
    {"{// c\n}", "json/syntax 1+4 ", "comment"},
    {"[1] // c", "json/syntax 4+4 ", "comment"},
    {"[1]/*", "json/syntax 3+2 ", "comment"},
    {"[1]/", "json/syntax 3+1 ", "content after the end"},
    {"[1 /* c */]", "json/syntax 3+7 ", "comment"},
    {"# c\n{}", "json/syntax 0+3 ", "comment"},
    {R"({'a':1})", "json/syntax 1+3 ", "single quote"},
    {R"({"a":'b'})", "json/syntax 5+3 ", "single quote"},
    {R"(['it\'s "b"'])", "json/syntax 1+11 ", "single quote"},
    {"['a\nb']", "json/syntax 1+1 ", "single quote"},
    {R"(['\x'])", "json/syntax 1+1 ", "single quote"},
    {"[“a\"]", "json/syntax 1+3 ", "typographic quote"},
    {"[„a“]", "json/syntax 1+7 ", "typographic quote"},
    {"[«a»]", "json/syntax 1+5 ", "typographic quote"},
    {R"({a:1})", "json/syntax 1+1 ", "unquoted member name"},
    {R"({"a":1,b2_c:2})", "json/syntax 7+4 ", "unquoted member name"},
    {R"({my-secret:1})", "json/syntax 1+9 ", "unquoted member name"},
    {R"({registry/größe : 1})", "json/syntax 1+16 ", "unquoted member name"},
    {R"({a.b=1})", "json/syntax 1+3 ", "unquoted member name"},
    {R"({a b:1})", "json/syntax 1+1 ", "unquoted member name"},
    {R"({"a":1,024})", "json/syntax 7+3 ", "malformed number"},
    {R"({"a":1,0245:2})", "json/syntax 7+4 ", "unquoted member name"},
    {R"({"a" => 1})", "json/syntax 5+2 ", "expected ':'"},
    {R"({"a":hello})", "json/syntax 5+5 ", "unquoted text"},
    {R"({"a":x-y z ,"b":1})", "json/syntax 5+5 ", "unquoted text"},
    {"[x:1 // c\n]", "json/syntax 1+3 ", "unquoted text"},
    {"hello world", "json/syntax 0+5 ", "unquoted text"},
    {"{\"a\": #f00,\n\"b\":1}", "json/syntax 6+4 ", "unquoted text"},
    {"{\"a\": //x/y\n}", "json/syntax 6+5 ", "unquoted text"},
    {"{\"a\":#f\n'b':1}", "json/syntax 5+2 ", "unquoted text"},
    {"{\"a\":#f\n// c\nb /**/ : 1}", "json/syntax 5+2 ", "unquoted text"},
    {"{\"a\":#f", "json/syntax 5+2 ", "unquoted text"},
    {"{\"a\": # c\n, \"b\": 1}", "json/syntax 6+3 ", "comment: expected a value after ':'"},
    {"[ #f00,\n#00f\n]", "json/syntax 2+4 ", "unquoted text"},
    {"[//a]", "json/syntax 1+3 ", "unquoted text"},
    {"[#a\n1]", "json/syntax 1+2 ", "comment"},
    {"[# a\n]", "json/syntax 1+3 ", "comment"},
    {R"([b'x'])", "json/syntax 1+4 ", "a prefix before a string"},
    {R"([rb"x])", "json/syntax 1+2 ", "a prefix before a string"},
    {R"(['{}'])", "json/syntax 1+4 ", "single quote: "},
    {R"('{"a":1}')", "json/syntax 0+1 ", "single quote around the payload"},
    {"“\n{}”", "json/syntax 0+3 ", "typographic quote around the payload"},
    {"`[]`", "json/syntax 0+1 ", "backtick as a quote around the payload"},
    {"'a{}'", "json/syntax 0+5 ", "single quote: "},
    {"{\"a\":…}", "json/syntax 5+3 ", "ellipsis"},
    {"[1, ...]", "json/syntax 4+3 ", "ellipsis"},
    {R"({"a":NaN})", "json/syntax 5+3 ", "NaN is not JSON"},
    {R"([-Infinity])", "json/syntax 2+8 /0", "-Infinity is not JSON"},
    {R"([Infinity])", "json/syntax 1+8 ", "Infinity is not JSON"},
    {R"([True])", "json/syntax 1+4 ", "True is not JSON"},
    {R"([None])", "json/syntax 1+4 ", "None is not JSON"},
    {R"([undefined])", "json/syntax 1+9 ", "undefined is not JSON"},
    {R"([nul])", "json/syntax 4+1 /0", "true, false and null"},
    {R"([truth])", "json/syntax 1+5 /0", "true, false and null"},
    {R"([truex])", "json/syntax 1+5 /0", "true, false and null"},
    {R"([tru ])", "json/syntax 4+1 /0", "true, false and null"},
    {R"([nan, 1])", "json/syntax 1+3 /0", "true, false and null"},
    {R"([new Date()])", "json/syntax 1+10 /0", "true, false and null"},
    {R"([f"{x}"])", "json/syntax 1+6 /0", "a prefix before a string"},
    {R"([true"x"])", "json/syntax 5+1 ", "missing comma"},
    {R"({\"a\":1})", "json/syntax 1+1 ", "backslash outside a string"},
    {R"({\n})", "json/syntax 1+2 ", "backslash outside a string"},
    {R"([01])", "json/syntax 2+1 /0", "leading zero"},
    {R"([-01])", "json/syntax 3+1 /0", "leading zero"},
    {R"([+1])", "json/syntax 1+1 ", "malformed number"},
    {R"([.5])", "json/syntax 1+1 ", "malformed number"},
    {R"([1.])", "json/syntax 3+1 /0", "expected a digit"},
    {R"([1.e5])", "json/syntax 3+1 /0", "expected a digit"},
    {R"([1e])", "json/syntax 3+1 /0", "expected a digit"},
    {R"([1e+])", "json/syntax 4+1 /0", "expected a digit"},
    {R"([0x1F])", "json/syntax 2+3 ", "malformed number"},
    {R"({"size":1024MB})", "json/syntax 12+2 ", "malformed number"},
    {R"([1_000])", "json/syntax 2+4 ", "malformed number"},
    {"[\"a\tb\"]", "json/syntax 3+1 /0", "a tab must be escaped", "1+1 1"},
    {"[\"a\nb\"]", "json/syntax 3+1 /0", "end of the line", "1+1 1"},
    {"[\"a\r\nb\"]", "json/syntax 3+1 /0", "end of the line", "1+1 1"},
    {"[\"a\x01\"]", "json/syntax 3+1 /0", "U+0001 must be escaped", "1+1 1"},
    {R"(["\q"])", "json/syntax 3+1 /0", "found 'q'", "1+1 1"},
    {R"(["C:\Users"])", "json/syntax 5+1 /0", "found 'U'", "1+1 1"},
    {R"(["\x41"])", "json/syntax 3+1 /0", "found 'x'"},
    {R"(["\u12G4"])", "json/syntax 6+1 /0", "four hexadecimal digits", "1+1 1"},
    {R"(["\u12"])", "json/syntax 6+1 /0", "four hexadecimal digits"},
    {R"(["\é"])", "json/syntax 3+2 /0", "found 'é'"},
    {R"({"a":1 "b":2})", "json/syntax 7+1 ", "missing comma"},
    {R"([1 2])", "json/syntax 3+1 ", "missing comma"},
    {R"([{} {}])", "json/syntax 4+1 ", "missing comma"},
    {R"(["a" b])", "json/syntax 5+1 ", "missing comma"},
    {R"(["a"b"])", "json/syntax 4+1 ", "after the end of a string"},
    {R"({"a" 1})", "json/syntax 5+1 ", "expected ':'"},
    {R"({"a"=1})", "json/syntax 4+1 ", "expected ':'"},
    {R"({"a"})", "json/syntax 4+1 ", "expected ':'"},
    {R"({"a":})", "json/syntax 5+1 ", "expected a value after ':'"},
    {R"({"a"::1})", "json/syntax 5+1 ", "expected a value after ':'"},
    {R"({1:2})", "json/syntax 1+1 ", "member name"},
    {R"({"a":{{ x }}})", "json/syntax 6+6 /a", "placeholder"},
    {R"({"a":${X},"b":1})", "json/syntax 5+4 ", "placeholder"},
    {R"([$TAG])", "json/syntax 1+4 ", "placeholder"},
    {R"([<tag>])", "json/syntax 1+5 ", "placeholder"},
    {R"({{"a":1}})", "json/syntax 1+1 ", "member name"},
    {R"({null:2})", "json/syntax 1+4 ", "unquoted member name"},
    {R"(["a":1])", "json/syntax 4+1 ", "expected ',' or ']'"},
    {R"({"a":[1})", "json/syntax 7+1 /a", "mismatched bracket", "5+1 1"},
    {R"([1})", "json/syntax 2+1 ", "mismatched bracket", "0+1 0"},
    {R"({"a":{"b":1)", "json/syntax 11+0 /a", "unclosed object", "5+1 1"},
    {R"([[1])", "json/syntax 4+0 ", "unclosed array", "0+1 0"},
    {R"({)", "json/syntax 1+0 ", "unclosed object", "0+1 0"},
    {R"({"a)", "json/syntax 3+0 ", "unclosed string", "1+1 0"},
    {R"({"a":"b)", "json/syntax 7+0 /a", "unclosed string", "5+1 1"},
    {R"(["\)", "json/syntax 3+0 /0", "unclosed string"},
    {R"(["\u00)", "json/syntax 6+0 /0", "unclosed string"},
    {R"({} {})", "json/syntax 3+1 ", "content after the end"},
    {R"({}})", "json/syntax 2+1 ", "content after the end"},
    {R"(1 2)", "json/syntax 2+1 ", "content after the end"},
    {"}", "json/syntax 0+1 ", "expected a JSON value"},
    {"\x0C{}", "json/syntax 0+1 ", "U+000C"},
    {"[\xC2\xA0"
     "1]",
     "json/syntax 1+2 ", "a no-break space"},
    {"[“a”]", "json/syntax 1+7 ", "typographic quote"},
    {"[\"\xFF\"]", "json/encoding 2+1 /0", "0xFF"},
    {"[\"a\xC3\"]", "json/encoding 3+1 /0", "0xC3"},
    {"[\"\xC0\x80\"]", "json/encoding 2+1 /0", "0xC0"},
    {"[\"\xED\xA0\x80\"]", "json/encoding 2+1 /0", "0xED"},
    {"[\"\xF4\x90\x80\x80\"]", "json/encoding 2+1 /0", "0xF4"},
    {"[\"\xE2\x82\"]", "json/encoding 2+1 /0", "0xE2"},
    {"[\x80]", "json/encoding 1+1 ", "0x80"},
    {"{\"\xFF\":1}", "json/encoding 2+1 ", "0xFF"},
    {R"(["\ud800"])", "json/encoding 2+6 /0", "lone surrogate"},
    {R"(["\udc00"])", "json/encoding 2+6 /0", "lone surrogate"},
    {R"(["\ud800\n"])", "json/encoding 2+6 /0", "lone surrogate"},
    {R"(["\ud800\ud800"])", "json/encoding 2+6 /0", "lone surrogate"},
    {R"(["\ud800\u12"])", "json/encoding 2+6 /0", "lone surrogate"},
    {R"(["ok \uDBFF\uDFFF \uDFFF"])", "json/encoding 18+6 /0", "lone surrogate"},
    {R"({"a":{"b":[0,{"c":x}]}})", "json/syntax 18+1 /a/b/1", "unquoted text"},
    {R"({"k\u0065y":[tru]})", "json/syntax 16+1 /key/0", "true, false and null"},
};

TEST(Diagnose, LocatesAndDescribesSyntaxErrors) {
  for (const ErrorCase& c : kErrors) {
    const std::optional<ParseError> error = first_error(c.json);
    ASSERT_TRUE(error) << c.json;
    EXPECT_EQ(dump(*error), c.dump) << c.json;
    EXPECT_NE(error->message.find(c.message), std::string::npos) << c.json << ": " << error->message;
    if (!c.related.empty()) {
      EXPECT_EQ(std::to_string(error->related.offset) + "+" + std::to_string(error->related.length) + " " +
                    std::to_string(error->related_depth),
                c.related)
          << c.json;
      EXPECT_FALSE(error->related_message.empty()) << c.json;
    }
  }
}

// An "x" follows each escape; it is the error if the escape is valid by itself.
TEST(Diagnose, RejectsLoneSurrogates) {
  constexpr string_view kDigits[] = {"0123456789abcdef", "0123456789ABCDEF"};
  for (unsigned unit = 0; unit < 0x10000; ++unit) {
    for (const string_view digits : kDigits) {
      std::string escape = R"(\u)";
      for (int shift = 12; shift >= 0; shift -= 4) escape += digits[unit >> shift & 15];
      const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
      const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
      const std::optional<ParseError> alone = first_error(R"([")" + escape + R"("x)");
      ASSERT_TRUE(alone);
      ASSERT_EQ(dump(*alone), is_high || is_low ? "json/encoding 2+6 /0" : "json/syntax 9+1 ") << escape;
      const std::optional<ParseError> second = first_error(R"(["\udbff)" + escape + R"("x)");
      ASSERT_TRUE(second);
      ASSERT_EQ(dump(*second), is_low ? "json/syntax 15+1 " : "json/encoding 2+6 /0") << escape;
    }
  }
}

// check() diagnoses from where the walk stopped.
TEST(Diagnose, ResumedScanAgreesWithFullScan) {
  Validator validator;
  for (const ErrorCase& c : kErrors) {
    const Report report = validator.check(c.json);
    std::vector<Diagnostic> reported(report.diagnostics().begin(), report.diagnostics().end());
    std::erase_if(reported, [](const Diagnostic& d) { return severity_is_adjustable(d.rule); });
    const std::vector<ParseError> errors = errors_of(c.json);
    ASSERT_EQ(reported.size(), errors.size()) << c.json;
    for (std::size_t i = 0; i < errors.size(); ++i) {
      const ParseError& error = errors[i];
      EXPECT_EQ(reported[i].rule, error.rule) << c.json;
      EXPECT_EQ(reported[i].span, error.span) << c.json;
      EXPECT_EQ(reported[i].message, error.message) << c.json;
      EXPECT_EQ(reported[i].help, error.help) << c.json;
      std::string pointer;
      for (const PathStep& step : error.path) pointer += "/" + step.name;
      EXPECT_EQ(report.pointer(reported[i].instance), pointer) << c.json;
      ASSERT_EQ(reported[i].related.empty(), error.related_message.empty()) << c.json;
      for (const Related& related : reported[i].related) EXPECT_EQ(related.span, error.related) << c.json;
    }
  }
}

struct SlipCase {
  string_view text;
  std::vector<string_view> dumps;  // of all errors
  string_view repaired;            // empty: the last error ends the reading
};

TEST(Diagnose, ReadsPastSlips) {
  const SlipCase cases[] = {
      {"{'a':True,// c\n b:[1,],}",
       {"json/syntax 1+3 ", "json/syntax 5+4 ", "json/syntax 10+4 ", "json/syntax 16+1 ", "json/syntax 20+1 /b",
        "json/syntax 22+1 "},
       "{\"a\":true,\n \"b\":[1]}"},
      {"\xEF\xBB\xBF[NaN,-Infinity,undefined,None]",
       {"json/encoding 0+3 ", "json/syntax 4+3 ", "json/syntax 9+8 /1", "json/syntax 18+9 ", "json/syntax 28+4 "},
       "[null,null,null,null]"},
      {R"(['it\'s "b"', 'a\"\\'])", {"json/syntax 1+11 ", "json/syntax 14+7 "}, R"(["it's \"b\"", "a\"\\"])"},
      {"/**/ {\"a\" /*:*/ : /*1*/ 2 /*,*/ , /*}*/ } # end",
       {"json/syntax 0+4 ", "json/syntax 10+5 ", "json/syntax 18+5 ", "json/syntax 26+5 ", "json/syntax 32+1 ",
        "json/syntax 34+5 ", "json/syntax 42+5 "},
       " {\"a\"  :  2    } "},
      {"[# c\n]", {"json/syntax 1+3 "}, "[\n]"},
      {"// \xFF\n1", {"json/syntax 0+4 "}, "\n1"},
      {"# a\r{}", {"json/syntax 0+3 "}, "\r{}"},
      {"{a_$1:1,null:2}", {"json/syntax 1+4 ", "json/syntax 8+4 "}, R"({"a_$1":1,"null":2})"},
      {"{} , // c\n", {"json/syntax 3+1 ", "json/syntax 5+4 "}, "{}  \n"},
      {"{‘a’:‘l’été’,‘b’:‘‘}",
       {"json/syntax 1+7 ", "json/syntax 9+15 ", "json/syntax 25+7 ", "json/syntax 33+6 "},
       R"({"a":"l’été","b":""})"},
      {"{\"a\": # c\n 1, \"b\":\n # c\n 'x'}",
       {"json/syntax 6+3 ", "json/syntax 20+3 ", "json/syntax 25+3 "},
       "{\"a\": \n 1, \"b\":\n \n \"x\"}"},
      // A later error without a certain repair.
      {"{a = 1}", {"json/syntax 1+1 ", "json/syntax 3+1 "}, ""},
      {"{\"a\":\n#f\n\"b\":1}", {"json/syntax 6+2 ", "json/syntax 12+1 "}, ""},
      {"['a’b']", {"json/syntax 1+7 "}, "[\"a’b\"]"},
      {"[1,],", {"json/syntax 2+1 ", "json/syntax 4+1 "}, "[1]"},
      {"[True, truth]", {"json/syntax 1+4 ", "json/syntax 7+5 /1"}, ""},
      {"{a:1 b:2}", {"json/syntax 1+1 ", "json/syntax 5+1 "}, ""},
      {"['a' 'b']", {"json/syntax 1+3 ", "json/syntax 5+1 "}, ""},
      {"\xEF\xBB\xBF\xEF\xBB\xBF{}", {"json/encoding 0+3 ", "json/encoding 3+3 "}, "{}"},
      {"// c", {"json/syntax 0+4 ", "json/syntax 4+0 "}, ""},
      {"\xEF\xBB\xBF ", {"json/encoding 0+3 ", "json/empty 4+0 "}, ""},
      {"{'it's':1}", {"json/syntax 1+4 ", "json/syntax 5+1 "}, ""},
      {{"{} ,\0", 5}, {"json/syntax 3+1 "}, ""},
      {"{'a", {"json/syntax 1+1 "}, ""},
  };
  for (const SlipCase& c : cases) {
    const string_view text(c.text);
    std::vector<std::string> dumps;
    for (const ParseError& error : errors_of(text)) dumps.push_back(dump(error));
    EXPECT_EQ(dumps, std::vector<std::string>(c.dumps.begin(), c.dumps.end())) << text;
    const Diagnosis diagnosis = diagnose(text, kDepth);
    EXPECT_EQ(diagnosis.fault.has_value(), c.repaired.empty()) << text;
    if (!diagnosis.fault) {
      EXPECT_EQ(diagnosis.repair.text(), c.repaired);
    }
  }
}

TEST(Diagnose, SaysWhichSlipsAreRemovable) {
  const struct {
    string_view text;
    bool is_removable;
  } cases[] = {{"\xEF\xBB\xBF{}", true}, {"[1,]", true},   {"1 /* c */", true},        {"[1/**/,2]", true},
               {"[1/**/2]", false},      {"['a']", false}, {"{a:1}", false},           {"[NaN]", false},
               {"1/**/", true},          {"/**/1", true},  {"[\"a\"/**/\"b\"]", false}};
  for (const auto& c : cases) EXPECT_EQ(first_error(c.text)->is_removable, c.is_removable) << c.text;
}

TEST(Diagnose, MapsRepairedTextToSource) {
  const string_view text = "/*c*/{a:'b', \"c\":NaN,}";
  const Diagnosis diagnosis = diagnose(text, kDepth);
  ASSERT_EQ(diagnosis.repair.text(), R"({"a":"b", "c":null})");
  const struct {
    Span repaired;
    Span source;
  } cases[] = {{{0, 1}, {5, 1}},   {{1, 3}, {6, 1}},   {{5, 3}, {8, 3}},   {{6, 1}, {8, 3}},  {{10, 3}, {13, 3}},
               {{14, 4}, {17, 3}}, {{18, 1}, {21, 1}}, {{0, 19}, {5, 17}}, {{19, 0}, {22, 0}}};
  for (const auto& c : cases) EXPECT_EQ(diagnosis.repair.map().to_source(c.repaired), c.source) << c.repaired.offset;
  EXPECT_EQ(diagnosis.repair.map().to_edited({8, 1}), (Span{5, 3}));
  EXPECT_EQ(diagnosis.repair.map().to_edited({0, text.size()}), (Span{0, diagnosis.repair.text().size()}));
}

TEST(PrimitiveTokens, CoverEverySecretCandidate) {
  struct Case {
    string_view json;
    std::vector<Span> values;
    std::vector<Span> names;
  };
  const Case cases[] = {
      {R"({"a":"b","c":[1,true],"d":{}})", {{5, 3}, {14, 1}, {16, 4}}, {{1, 3}, {9, 3}, {22, 3}}},
      {R"({"a":"b","c" "d"})", {{5, 3}, {9, 3}}, {{1, 3}}},  // a string instead of a name and without a colon
      {R"({"a":"bc)", {{5, 3}}, {{1, 3}}},
      {R"({"a":12x)", {{5, 2}}, {{1, 3}}},
      {"{a:'b',‘c’:None /*d*/ x", {{3, 3}, {15, 4}}, {{1, 1}, {7, 7}}},
  };
  const auto tokens_of = [](string_view json, Span window) {
    ScalarTokens tokens{.window = window};
    (void)diagnose(json, kDepth, {}, nullptr, &tokens);
    return tokens;
  };
  for (const Case& c : cases) {
    const ScalarTokens tokens = tokens_of(c.json, {0, c.json.size()});
    EXPECT_EQ(tokens.values, c.values) << c.json;
    EXPECT_EQ(tokens.names, c.names) << c.json;
  }
  EXPECT_EQ(tokens_of("[1,2,3]", {3, 1}).values, (std::vector<Span>{{3, 1}}));
  EXPECT_EQ(tokens_of(R"({"a":1,"b":2})", {8, 1}).names, (std::vector<Span>{{7, 3}}));
  EXPECT_EQ(tokens_of("{a:'b',/*c*/x}", {0, 20}).comments, (std::vector<Span>{{7, 5}}));
}

}  // namespace
}  // namespace runlint::json
