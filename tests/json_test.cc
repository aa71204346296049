// From bytes to tokens: the strict walk and numbers; the walk and diagnose() agree with an independent parser.
#include <gtest/gtest.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/diagnose.h"
#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "support/event_recorder.h"
#include "text/number.h"

namespace runlint::json {
namespace {

using std::string_view;
using text::PrimitiveToken;
using text::StringToken;
using text::TokenHandler;
using namespace std::string_literals;

struct Ignorer {
  bool on_begin_object(const StringToken&, std::uint32_t) { return true; }
  bool on_end_object(std::uint32_t) { return true; }
  bool on_begin_array(const StringToken&, std::uint32_t) { return true; }
  bool on_end_array(std::uint32_t) { return true; }
  bool on_key(const StringToken&) { return true; }
  void on_element() {}
  bool on_string(const StringToken&, const StringToken&) { return true; }
  bool on_number(const StringToken&, const PrimitiveToken&) { return true; }
  bool on_literal(const StringToken&, const PrimitiveToken&) { return true; }
};

// A handler that misses a callback, or has it with another result, is refused.
static_assert(TokenHandler<EventRecorder> && TokenHandler<Ignorer>);
struct WithoutResult : Ignorer {
  void on_key(const StringToken&) {}
};
struct WithoutOffset : Ignorer {
  bool on_end_array() { return true; }
};
static_assert(!TokenHandler<WithoutResult> && !TokenHandler<WithoutOffset>);

constexpr std::size_t kDepth = 64;

// Reads one document after the other, as a validator does.
class Reader {
 public:
  template <class Handler>
  WalkResult read(string_view json, Handler& handler, std::size_t depth = kDepth) {
    if (index_.build(json) != Index::Result::kOk) return WalkResult::kNotJson;
    return walk(json, index_, arena_, depth, handler);
  }
  bool accepts(string_view json) {
    Ignorer ignorer;
    return read(json, ignorer) == WalkResult::kComplete;
  }

 private:
  Index index_;
  StringArena arena_;
};

TEST(Walk, ReportsEveryToken) {
  struct Case {
    string_view json, events;
  };
  const Case cases[] = {
      {R"({})", "{0 }1"},
      {R"( [ ] )", "[1 ]3"},
      {R"({"a":1})", "{0 key:a+3@1 1+1@5 }6"},
      {R"({"a" : "b" , "c":[true,null , -0.5e+7]})",
       "{0 key:a+3@1 b+3@7 key:c+3@13 [17 - true+4@18 - null+4@23 - -0.5e+7+7@30 ]37 }38"},
      {R"([{"":""},[[]]])", "[0 - {1 key:+2@2 +2@5 }7 - [9 - [10 ]11 ]12 ]13"},
      {R"("top")", "top+5@0"},
      {"17", "17+2@0"},
      {" false\n", "false+5@1"},
      {R"(["\u0061\n\"\\\/", "\ud83d\ude00\u00e9\u20ac", "é€"])", "[0 - a\n\"\\/+16@1 - 😀é€+26@19 - é€+7@47 ]54"},
      {R"({"\u0061":"x"})", "{0 key:a+8@1 x+3@10 }13"},
  };
  Reader reader;
  for (const Case& c : cases) {
    EventRecorder listener;
    EXPECT_EQ(reader.read(c.json, listener), WalkResult::kComplete) << c.json;
    EXPECT_EQ(listener.events(), c.events) << c.json;
  }
}

TEST(Walk, StopsAtHandlersRequest) {
  struct Impatient : Ignorer {
    bool on_key(const StringToken& key) { return key.value != "stop"; }
  } impatient;
  Reader reader;
  EXPECT_EQ(reader.read(R"({"go":1,"stop":2})", impatient), WalkResult::kStopped);
}

std::string nested(std::size_t depth, bool closed) {
  std::string json;
  for (std::size_t i = 0; i < depth; ++i) json += i % 2 == 0 ? "[" : "{\"k\":";
  if (depth % 2 == 0) json += "0";
  for (std::size_t i = depth; closed && i > 0; --i) json += i % 2 == 1 ? "]" : "}";
  return json;
}

TEST(Walk, LimitsDepth) {
  Reader reader;
  Ignorer ignorer;
  for (const std::size_t limit : {std::size_t{1}, std::size_t{2}, std::size_t{64}, std::size_t{1023}, kMaxDepth}) {
    EXPECT_EQ(reader.read(nested(limit, true), ignorer, limit), WalkResult::kComplete) << limit;
    EXPECT_FALSE(diagnose(nested(limit, true), limit).fault) << limit;
    EXPECT_EQ(reader.read(nested(limit + 1, true), ignorer, limit), WalkResult::kTooDeep) << limit;
    const std::optional<ParseError> fault = diagnose(nested(limit + 1, false), limit).fault;
    ASSERT_TRUE(fault) << limit;
    EXPECT_EQ(fault->rule, Rule::kJsonDepth);
    EXPECT_EQ(fault->path.size(), limit);
  }
}

TEST(Walk, IgnoresBytesAfterEnd) {
  const std::string_view documents[] = {"{}",  "[1",    "12",       "-",   "tru", "true",
                                        "\"a", "\"a\\", "{\"a\":1", "[1,", "1e",  " "};
  for (const string_view document : documents) {
    const bool alone = Reader().accepts(std::string(document));
    for (const string_view after : {"}", "]", "\"", "0", "e", "\\", ",", "\xFF"}) {
      std::string buffer(document);
      for (int i = 0; i < 80; ++i) buffer += after;
      EXPECT_EQ(Reader().accepts(string_view(buffer).substr(0, document.size())), alone) << document << " + " << after;
    }
  }
}

// Calls `visit` with every string over `alphabet` of up to `longest` bytes, between `before` and `after`.
template <class Visit>
void every_string(string_view alphabet, std::size_t longest, Visit visit) {
  std::vector<std::size_t> digits;
  std::string text;
  for (;;) {
    visit(text);
    std::size_t i = 0;
    while (i < digits.size() && ++digits[i] == alphabet.size()) digits[i++] = 0;
    if (i == digits.size()) {
      if (digits.size() == longest) return;
      digits.push_back(0);
    }
    text.resize(digits.size());
    for (std::size_t j = 0; j < digits.size(); ++j) text[j] = alphabet[digits[j]];
  }
}

bool rapidjson_accepts(string_view json) {
  rapidjson::Reader reader;
  rapidjson::MemoryStream stream(json.data(), json.size());
  rapidjson::BaseReaderHandler<> handler;
  return !reader.Parse < rapidjson::kParseValidateEncodingFlag |
         rapidjson::kParseNumbersAsStringsFlag > (stream, handler).IsError();
}

// Compares the walk, diagnose() and an independent parser on all short texts. The reported byte is exact: the text
// before it can be continued to JSON, with that byte it can't.
TEST(ExhaustiveJson, WalkDiagnoseAndReferenceAgree) {
  struct Space {
    string_view alphabet;
    std::size_t longest;
    string_view before, after;
  };
  const Space spaces[] = {
      {"{}[]:,\"1 ", 6, "", ""}, {"[]1,/*#\n", 6, "", ""},
      {"{}a:'\"\\,", 6, "", ""}, {"-+01.eE", 5, "", ""},  // RapidJSON rejects exponents of 4 digits and more
      {"-+01.eE ", 5, "[", "]"}, {"\"\\ud8cn0", 6, "\"", "\""},
      {"truefalsn", 5, "", ""},  {"a\"\\\n\x01\x7F,", 5, "[\"", "\"]"},
  };
  Reader reader;
  std::size_t valid = 0;
  std::size_t repaired = 0;
  for (const Space& space : spaces) {
    every_string(space.alphabet, space.longest, [&](const std::string& middle) {
      const std::string json = std::string(space.before) + middle + std::string(space.after);
      const bool accepted = reader.accepts(json);
      const Diagnosis diagnosis = diagnose(json, kDepth);
      const std::optional<ParseError>& fault = diagnosis.fault;
      ASSERT_EQ(accepted, !fault && diagnosis.slips == 0) << json;
      valid += accepted ? 1 : 0;
      if (accepted != rapidjson_accepts(json)) {
        // RapidJSON takes \udc00 to \udfff on their own.
        ASSERT_TRUE(fault && fault->rule == Rule::kJsonEncoding) << json;
      }
      if (!fault && diagnosis.slips != 0) {
        ASSERT_TRUE(reader.accepts(diagnosis.repair.text())) << json;
        ++repaired;
      }
      if (!fault || diagnosis.slips != 0 || fault->rule != Rule::kJsonSyntax || fault->span.offset == json.size())
        return;
      const Diagnosis before = diagnose(json.substr(0, fault->span.offset), kDepth);
      ASSERT_TRUE(!before.fault || before.fault->span.offset == fault->span.offset) << json;
      if (std::string_view("tfn").find(json[fault->span.offset]) != std::string_view::npos) return;  // all of a word
      const Diagnosis with = diagnose(json.substr(0, fault->span.offset + 1), kDepth);
      ASSERT_TRUE(with.slips != 0 || (with.fault && with.fault->span.offset == fault->span.offset)) << json;
    });
  }
  EXPECT_GT(valid, 1000U);
  EXPECT_GT(repaired, 1000U);
}

TEST(ExhaustiveJson, EveryByteAtEveryOffset) {
  Reader reader;
  for (const string_view around :
       {"@", "[@]", "[\"@\"]", "[\"\\@\"]", "[1@]", "{\"a\"@:1}", "[\"\\u00@0\"]", "[\"a\"@]"}) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string json(around);
      json[json.find('@')] = static_cast<char>(byte);
      const bool accepted = reader.accepts(json);
      const Diagnosis diagnosis = diagnose(json, kDepth);
      EXPECT_EQ(accepted, !diagnosis.fault && diagnosis.slips == 0) << around << " with " << byte;
      if (byte != 0) {
        EXPECT_EQ(accepted, rapidjson_accepts(json)) << around << " with " << byte;
      }
    }
  }
}

TEST(Number, ParsesIntegersByValue) {
  struct Case {
    string_view text;
    bool is_integer;
    std::optional<std::int64_t> value;
  };
  const Case cases[] = {
      {"1024", true, 1024},
      {"1024.0", true, 1024},
      {"1024.000", true, 1024},
      {"1.024e3", true, 1024},
      {"1.024E+3", true, 1024},
      {"0.0001024e7", true, 1024},
      {"102400e-2", true, 1024},
      {"10240000000000000000000000e-22", true, 1024},
      {"-0", true, 0},
      {"-0.0", true, 0},
      {"0e999999999999999999999", true, 0},
      {"0.000e-5", true, 0},
      {"-64", true, -64},
      {"1024.5", false, std::nullopt},
      {"1.0241e3", false, std::nullopt},
      {"1e-1", false, std::nullopt},
      {"1e-999999999999999999999", false, std::nullopt},
      {"1e400", true, std::nullopt},
      {"1e99999999999999999999999", true, std::nullopt},
      {"999999999999999999", true, 999999999999999999},
      {"1000000000000000000", true, std::nullopt},
      {"123456789012345678901234567890", true, std::nullopt},
      {"123456789012345678901234567890.5", false, std::nullopt},
      {"9007199254740993", true, 9007199254740993},
  };
  for (const Case& c : cases) {
    const text::Number number = text::parse_integer(c.text);
    EXPECT_EQ(number.is_integer, c.is_integer) << c.text;
    EXPECT_EQ(number.value, c.value) << c.text;
  }
}

TEST(StructuralIndex, GrowsAndIsReused) {
  Reader reader;
  std::string large = "[";
  for (int i = 0; i < 50000; ++i) large += "\"\\u0041\",";
  large += "0]";
  EXPECT_TRUE(reader.accepts("{}"));
  EXPECT_TRUE(reader.accepts(large));
  EXPECT_TRUE(reader.accepts("[\"\\n\"]"));
  EXPECT_TRUE(reader.accepts(large));
}

}  // namespace
}  // namespace runlint::json
