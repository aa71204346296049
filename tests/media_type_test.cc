// Content-Type and Content-Encoding as clients, careless and hostile, send them.
#include "request/media_type.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace runlint::request {
namespace {

using std::string_view;

void expect(ContentType judged, std::initializer_list<string_view> values) {
  for (const string_view value : values) EXPECT_EQ(judge_content_type({&value, 1}), judged) << value;
}

TEST(MediaType, ApplicationJson) {
  expect(ContentType::kJson, {
                                 "application/json",
                                 "Application/JSON",
                                 " \tapplication/json \t",
                                 "application/json;",
                                 "application/json ; ;; ",
                                 "application/json;charset=utf-8",
                                 "application/json; CharSet=UTF-8",
                                 "application/json ;\tcharset=\"utf-8\"",
                                 "application/json; charset=\"U\\TF-8\"",
                                 "application/json; version=1; q=\"a \\\" ; charset=latin1\"",
                                 "application/json; profile=\"caf\xE9\"",
                                 "application/json; a=b; a=c",
                             });
}

TEST(MediaType, Charsets) {
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
                                });
}

TEST(MediaType, Others) {
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

TEST(MediaType, Malformed) {
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
                                      "application/json; a=\"\n\"",
                                      "application/json; a=\"\x7F\"",
                                      "application/json\r\nX: y",
                                      string_view("application/json\0", 17),
                                      "application/j\xC3\xA9son",
                                  });
}

TEST(MediaType, MustBeThereOnce) {
  expect(ContentType::kMissing, {"", " \t "});
  EXPECT_EQ(judge_content_type({}), ContentType::kMissing);
  const string_view twice[] = {"application/json", "application/json"};
  EXPECT_EQ(judge_content_type(twice), ContentType::kSeveral);
  const string_view empty_first[] = {"", "application/json"};
  EXPECT_EQ(judge_content_type(empty_first), ContentType::kSeveral);
}

TEST(MediaType, ContentEncoding) {
  const struct {
    std::vector<string_view> values;
    bool plain;
  } cases[] = {
      {{}, true},        {{""}, true},          {{"identity"}, true},          {{" Identity\t"}, true},
      {{"gzip"}, false}, {{"br"}, false},       {{"identity, gzip"}, false},   {{"identity,identity"}, false},
      {{"x"}, false},    {{"identity "}, true}, {{"identity", "gzip"}, false}, {{"identity", "identity"}, false},
      {{"", ""}, false},
  };
  for (const auto& [values, plain] : cases) EXPECT_EQ(is_plain(values), plain) << testing::PrintToString(values);
}

}  // namespace
}  // namespace runlint::request
