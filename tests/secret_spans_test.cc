// The secret parts of texts: each case is written with «marks» around them.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/marked_text.h"
#include "text/redaction.h"

namespace runlint::text {
namespace {

using std::string;
using std::string_view;

// Assembled at run time, so that no file contains text that looks like a credential.
const string kToken = string("gh") + "p_0123456789abcdefghijklmnopqrstuvwxyz";
const string kBegin = string("-----BEGIN ") + "RSA PRIVATE KEY-----";
const string kEnd = string("-----END ") + "RSA PRIVATE KEY-----";

void expect_secret(std::initializer_list<string> cases) {
  for (const string& marked : cases) {
    const string text = without_marks(marked);
    EXPECT_EQ(with_marks(text, secret_spans(text)), marked);
  }
}

TEST(SecretSpans, PlainTextHasNone) {
  expect_secret({"", "a", "node report.js --since=yesterday", "registry.example.com/team/app:1.2"});
}

TEST(SecretSpans, CoverCredentials) {
  expect_secret({"«" + kToken + "»", "run --token=«" + kToken + "» --quiet", "«" + kToken + "» «" + kToken + "»",
                 "«" + kToken + "»,x,«" + kToken + "»", kToken.substr(0, 20)});
}

TEST(SecretSpans, CoverPrivateKeys) {
  const string key = kBegin + "\nMIIB\n" + kEnd;
  const string certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
  expect_secret({
      "«" + key + "»",
      "a «" + key + "» b «" + key + "» c",
      "a «" + kBegin + "\nMIIB\nand no last line»",
      "«" + kBegin + "\nMIIB\n" + kEnd.substr(0, kEnd.size() - 5) + " and no dashes»",
      "«-----BEGIN PRIVATE KEY»",
      certificate,
      certificate + "\n«" + key + "»",
      "-----BEGIN ",
      "-----END PRIVATE KEY-----",
  });
}

TEST(SecretSpans, CoverUrlUserinfo) {
  expect_secret({
      "https://«user:pw»@host/path",
      "https://«user»@host/path",
      "https://«:pw»@host",
      "//«user:pw»@host",
      R"(https:\\«user:pw»@host)",
      R"(https:/\«user:pw»@host)",
      "https:///«user:pw»@host",
      "https://«u:p@q»@host",
      "a https://«u:p»@h/ b http://«v:q»@h/",
      "https://«u:p/q»@host",  // a slash, a question mark or a hash that should have been encoded
      "https://«u:p?q»@host",
      "https://«u:p#q»@host",
      "https://«u:p/q»@host https://«v:q/r»@host",
      "https://host/a@b",
      "https://host?a@b",
      "https://host#a@b",
      "https://host:80/a@b",
      "https://«u:p'q»@host",  // and what ends a URL in most texts
      "https://«u:p\"q»@host",
      "https://«u:<p>»@host",
      "https://«u:#p»@host",
      "https://«u:/p»@host",
      "https://u:p q@host",
      "https://u:p/q r@host",
      "a/b@c",
      "https://",
      "//",
      "@",
  });
}

TEST(SecretSpans, CoverUserinfoWithoutScheme) {
  expect_secret({
      "«user:pw»@host.com/db",
      "«user:pw»@host.com",
      "«user:pw»@tcp(host)/db",
      "«user:pw»@localhost:80",
      "«user:pw»@[::1]:80",
      "«user:p@w»@host.com",
      "«user:pw»@10.0.0.1/db",  // an address: a path follows
      "tool:x@1.2.3",           // a version
      "user@host.com",
      "user:@host.com",
      "user:pw@host",
      "host.com:80/a@b.c",
      "app:1@sha256:0123",
      "registry.example.com/app:1@sha256:0123",
  });
  for (const char between : string_view(" \t\r\n\"'`<>=,;")) {
    expect_secret({string("x") + between + "«u:p»@h.com" + between + "«v:q»@h.com"});
  }
}

// All of the word, string or field, though what comes first is enough to report it.
TEST(SecretSpans, CoverWholeValues) {
  expect_secret({
      "app --password=«hunter2,xyz» -v",
      "app --password=«hunter2\\&xyz» -v",
      "app --password=«hunter2\\ xyz» -v",
      "DB_PASSWORD=«hunter2,xyz» node a",
      "mysql --password='«hunter2'\\''xyz»' app",
      "mysql --password='«hunter2''xyz»' app",
      "mysql --password=\"«hunter2\\\"xyz»\" app",
      "mysql --password '«hunter2'\\''xyz»' app",
      "mysql -p'«hunter2'\"'\"'xyz»' app",
      "mysql -p«hunter2'xyz»' app",
      "sh -c \"mysql -p'«hunter2'\\\"'\\\"'xyz»' app\"",
      "mysql -p'«hunter2\\'\"'\"'xyz»' app",
      "mysql -p«hunter2\\'xyz» app",
      "psql -c \"ALTER USER app PASSWORD '«hunter2''xyz»'\"",
      "curl -d '{\"password\":\"«hunter2\\\"xyz»\"}' u",
      "curl -H 'Authorization: Bearer «hunter2x!xyz»' h",
      "A=1\nDB_PASSWORD=«hunter2&xyz»\nB=2",
      "printf '[client]\\npassword=«hunter2)xyz\\n»' > f",
      "curl -d 'user=a&password=«hunter2#xyz»' u",
      "curl -d 'password=«hunter2xyz»' u",
      "https://h/x?password=«hunter2»&x=1#y",
      "Server=h;Password=«hunter2»;User Id=u",
      "sh -c \"mysql -p'«hunter2»' app\"",
      "sh -c 'app --password=«hunter2»'",
      "{\"password\": \"«hunter2»\", \"port\": 1}",
      "{\\\"password\\\":\\\"«hunter2»\\\",\\\"port\\\":1}",
      "connect(password='«hunter2»', port=1)",
      "psql -c \"UPDATE users SET password = crypt('«hunter2»', gen_salt('bf'))\"",
      // Wherever else it stands.
      "ldappasswd -x -w «hunter2» -s «hunter2» uid=a",
      "DB_PASSWORD=«hunter2» app «hunter2» x",
      "[\"app\",\"--password\",\"«hunter2»\"]",
  });
}

TEST(SecretSpans, MergeOverlaps) {
  expect_secret({
      "https://«" + kToken + ":x»@host",
      "https://«user:" + kToken + "»@host.com/" + "«" + kToken + "»",
      "«" + kBegin + "\n" + kToken + "\n" + kEnd + "» «" + kToken + "»",
  });
}

TEST(SecretSpansOfName, CoverAssignedValue) {
  for (const string_view marked :
       {"", "TOKEN", "TOKEN=«hunter2»", "TOKEN: «hunter2»", "TOKEN:«hunter2»", "TOKEN=", "TOKEN: ", "=«hunter2»",
        ": «hunter2»", "a: «b=c»", "a=«b: c»", "a=«=b»", "export TOKEN=«https://user:pw@host»"}) {
    const string text = without_marks(marked);
    EXPECT_EQ(with_marks(text, secret_spans_of_name(text)), marked);
  }
  const string text = kToken + "=x";
  EXPECT_EQ(with_marks(text, secret_spans_of_name(text)), "«" + kToken + "»=«x»");
}

TEST(Redacted, ReplacesSpansWithStars) {
  const string text = "abcdef";
  const struct {
    std::vector<Span> spans;
    string_view expected;
  } cases[] = {
      {{}, "abcdef"},
      {{{0, 6}}, "***"},
      {{{0, 1}}, "***bcdef"},
      {{{5, 1}}, "abcde***"},
      {{{1, 1}, {3, 2}}, "a***c***f"},
      {{{1, 1}, {2, 1}}, "a******def"},
  };
  for (const auto& c : cases) EXPECT_EQ(redacted(text, c.spans), c.expected);
}

TEST(SecretSpans, AdversarialTextTakesLinearTime) {
  for (const string_view part : {"\\\\a", "\\\\a:1", "//a", "//a@", "https://u:", "password=\"qwz7k\" ",
                                 "password=a'b\"c`", "password='", "password=\"x\\\"", "password=a;",
                                 "password=qwz7k7 password l", "${token:-qwz7kk}@tcp(", "-p'", "mysql -pqwz7 "}) {
    string text;
    while (text.size() < 1'000'000) text += part;
    (void)secret_spans(text);
  }
}

}  // namespace
}  // namespace runlint::text
