// Content-Type and Content-Encoding from careless and from malicious clients.
#include "request/media_type.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace runlint::request {
namespace {

using std::string_view;

void expect(ContentType judged, std::initializer_list<string_view> values) {
  for (const string_view value : values) EXPECT_EQ(check_content_type({&value, 1}), judged) << value;
}

TEST(MediaType, AcceptsApplicationJson) {
  expect(ContentType::kJson, {
                                 "application/json",
                                 "Application/JSON",
                                 " \tapplication/json \t",
                                 "application/json;",
                                 "application/json ; ;; ",
                                 "application/json;charset=utf-8",
                                 "application/json; CharSet=UTF-8",
                                 "application/json ;\tcharset=\"utf-8\"",
                                 "application/json;;charset=utf-8;;",
                                 "application/json; version=1; q=\"a \\\" ; x=latin1\"; charset=utf-8",
                                 "application/json; boundary=x; charset=utf-8",
                                 "application/json; chars=et; set=char; char*0=set; \u0063=harset",
                                 "application/json; profile=\"caf\xE9\"",
                                 "application/json; a=b; a=c",
                             });
}

TEST(MediaType, RejectsOtherCharsets) {
  expect(ContentType::kCharset, {
                                    "application/json; charset=utf8",
                                    "application/json; charset=latin1",
                                    "application/json; charset=utf-16",
                                    "application/json; charset=utf-8; charset=utf-8",
                                    "application/json; charset=utf-8; charset=utf-7",
                                    "application/json; charset=\"\"",
                                    "application/json; charset=\" utf-8\"",
                                    "application/json; charset=\"utf-88\"",
                                    "application/json; charset=\"utf-\"",
                                    "application/json; charset='utf-8'",
                                    "application/json; charset=utf-7",
                                    "application/json; charset=\"utf-7\"",
                                    "application/json; charset=utf-8utf-8",
                                    "application/json; charset=\"U\\TF-8\"",  // some servers keep the backslash
                                    "application/json; charset=\"utf-8\\\"\"",
                                    "application/json;;charset=utf-7",
                                    "application/json; charset=utf-8; charset=\"utf-8\"",
                                    "application/json; charset=utf-7; charset=utf-8",
                                    // RFC 2231: continuations and encoded values.
                                    "application/json; charset*0=utf-7",
                                    "application/json; charset*0=utf-8",
                                    "application/json; charset*0*=utf-7",
                                    "application/json; charset*0=utf-; charset*1=7",
                                    "application/json; charset*1=utf-7",
                                    "application/json; charset*=utf-8''utf-7",
                                    "application/json; charset*=\"utf-8''utf-7\"",
                                    "application/json; charset*=utf-8''utf-8",
                                    "application/json; charset=utf-8; charset*=utf-8''utf-7",
                                    "application/json; charset*0=utf-7; charset=utf-8",
                                    "application/json; CHARSET*0=utf-7",
                                    "application/json;\tCharSet*00*=utf-7",
                                    "application/json; charset**=utf-7",
                                    "application/json; charset*x=utf-7",
                                    "application/json; charset'=utf-7",
                                    "application/json; x-charset=utf-7",
                                    // Fields as read by servers that split at each semicolon or search for the word.
                                    "application/json; a=\"; charset=utf-7; b=\"",
                                    "application/json; a=\"\\\\\"; b=\";charset=utf-7\"",
                                    "application/json; charset=utf-8; a=\"charset=utf-7\"",
                                    "application/json; a=charset",
                                });
}

TEST(MediaType, RejectsOtherTypes) {
  expect(ContentType::kOther, {
                                  "text/plain",
                                  "text/json",
                                  "application/jsonp",
                                  "application/json5",
                                  "application/x-json",
                                  "application/problem+json",
                                  "application/merge-patch+json; charset=latin1",
                                  "*/*",
                                  "multipart/form-data; boundary=\"application/json\"",
                              });
}

TEST(MediaType, RejectsMalformedFields) {
  expect(ContentType::kMalformed, {
                                      "json",
                                      "application",
                                      "application/",
                                      "/json",
                                      "application /json",
                                      "application/ json",
                                      "application/json/x",
                                      "application/json, text/plain",
                                      "application/json,application/json",
                                      "application/json text/plain",
                                      "application/json; charset",
                                      "application/json; charset=",
                                      "application/json; charset =utf-8",
                                      "application/json; charset= utf-8",
                                      "application/json; charset=\"utf-8",
                                      "application/json; charset=\"utf-8\\",
                                      "application/json; charset=\"utf-8\"x",
                                      "application/json; =utf-8",
                                      "application/json; charset*0 =utf-7",
                                      "application/json; charset *0=utf-7",
                                      "application/json; charset* = utf-8''utf-7",
                                      "application/json; charset\v=utf-7",
                                      "application/json; char\xC2\xA0set=utf-7",
                                      "application/json; charset=utf-8 x",
                                      "application/json; charset=utf-8,",
                                      "application/json; charset=utf-8, application/json",
                                      "application/json; (c) charset=utf-7",
                                      "application/json; charset=utf-7(c)",
                                      "application/json;\r\n charset=utf-7",
                                      "application/json;\n charset=utf-7",
                                      string_view("application/json; charset\0=utf-7", 33),
                                      "application/json charset=utf-7",
                                      "application/json: charset=utf-7",
                                      "application/json; a=\"\n\"",
                                      "application/json; a=\"\x7F\"",
                                      "application/json\r\nX: y",
                                      string_view("application/json\0", 17),
                                      "application/j\xC3\xA9son",
                                  });
}

TEST(MediaType, RequiresExactlyOneField) {
  expect(ContentType::kMissing, {"", " \t "});
  EXPECT_EQ(check_content_type({}), ContentType::kMissing);
  const string_view twice[] = {"application/json", "application/json"};
  EXPECT_EQ(check_content_type(twice), ContentType::kSeveral);
  const string_view empty_first[] = {"", "application/json"};
  EXPECT_EQ(check_content_type(empty_first), ContentType::kSeveral);
}

TEST(ContentEncoding, AcceptsOnlyIdentity) {
  const struct {
    std::vector<string_view> values;
    bool plain;
  } cases[] = {
      {{}, true},
      {{""}, true},
      {{"identity"}, true},
      {{" Identity\t"}, true},
      {{"gzip"}, false},
      {{"br"}, false},
      {{"identity, gzip"}, false},
      {{"identity,identity"}, false},
      {{"identity;q=1"}, false},
      {{"identity,"}, false},
      {{",identity"}, false},
      {{"\"identity\""}, false},
      {{"x-gzip"}, false},
      {{"identity\r\n gzip"}, false},
      {{"i dentity"}, false},
      {{"aws-chunked"}, false},
      {{"x"}, false},
      {{"identity "}, true},
      {{"identity", "gzip"}, false},
      {{"identity", "identity"}, false},
      {{"", ""}, false},
  };
  for (const auto& [values, plain] : cases) EXPECT_EQ(is_identity(values), plain) << testing::PrintToString(values);
}

}  // namespace
}  // namespace runlint::request
