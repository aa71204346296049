// Targets that are the endpoint, that only a lenient server would read as the endpoint, and that are neither.
#include "request/route.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace runlint::request {
namespace {

using std::string_view;

void expect(Match match, std::initializer_list<string_view> targets) {
  for (const string_view target : targets) EXPECT_EQ(match_route(target), match) << target;
}

TEST(Route, MatchesEndpoint) {
  expect(Match::kYes,
         {
             "/v1/projects/p/jobs/j/runs", "/v1/projects/my-project/jobs/nightly_report.2/runs",
             "/v1/projects/p/jobs/j/runs?", "/v1/projects/p/jobs/j/runs?a=b/../c?d#e%",
             "http://api.example.com/v1/projects/p/jobs/j/runs", "HTTPS://user@[::1]:8080/v1/projects/p/jobs/j/runs?x",
             "/v1/projects/%70/jobs/%C3%A9/runs",  // parameters are any text
             "/v1/%70rojects/p/%6Aobs/j/r%75ns",   // letters may be encoded
             "/v1/projects/a:b@c;d=e,f/jobs/~!$&'()*+/runs", "/v1/projects/.../jobs/.a/runs",
             "/v1/projects/projects/jobs/jobs/runs", "/v1/teams/t/projects/p/jobs/j/runs",
             "https://api.example.com/v1/t%65ams/my-team/projects/p/jobs/j/runs?x",
             "/v1/teams/projects/projects/p/jobs/j/runs",
             "/v1/projects/%25/jobs/%252/runs",  // a percent sign, not a second layer
         });
}

TEST(Route, LenientSpellingsAreAmbiguous) {
  expect(Match::kAmbiguous,
         {
             "v1/projects/p/jobs/j/runs",
             "//v1/projects/p/jobs/j/runs",
             "/v1/projects/p/jobs/j/runs/",
             "/v1//projects/p/jobs/j/runs",
             "v1//projects/p/jobs/j/runs",
             "v1/projects/x/../p/jobs/j/runs",
             // Many servers remove any scheme, with or without a host.
             "http:/v1/projects/p/jobs/j/runs",
             "x:/v1/projects/p/jobs/j/runs",
             "http:v1/projects/p/jobs/j/runs",
             "http:/host/v1/projects/p/jobs/j/runs",
             "ftp://host/v1/projects/p/jobs/j/runs",
             "http:///v1/projects/p/jobs/j/runs",
             "http:///host/v1/projects/p/jobs/j/runs",
             "/v1/projects/p/jobs/j//runs//",
             "/./v1/projects/p/jobs/j/runs",
             "/v1/projects/p/jobs/j/runs/.",
             "/v1/projects/p/jobs/j/x/../runs",
             "/../v1/projects/p/jobs/j/runs",
             "/a/b/c/d/e/f/g/../../../../../../../v1/projects/p/jobs/j/runs",
             "/v1/projects/p/jobs/j/runs/x/..",
             "/v1/projects/p/jobs/j/runs/x/%2e%2E",
             "/v1/projects/p/jobs/j/x/%2e./runs",
             "/v1/projects/p/jobs/j%2Fruns",
             "/v1/projects/p/jobs%2fj/runs",
             "/v1%2Fprojects%2Fp%2Fjobs%2Fj%2Fruns",
             "/v1/projects/p/jobs/j%252Fruns",
             "/v1/projects/p/jobs/j%25252Fruns",
             "/v1\\projects\\p\\jobs\\j\\runs",
             "/v1/projects/p/jobs/j%5cruns",
             "/V1/Projects/p/Jobs/j/RUNS",
             "/v1/projects/p/jobs/j/runs;x=1",
             "/v1/projects;a/p/jobs;b/j/runs",
             "/v1/projects/p/jobs/j/runs%3Bx",
             "/v1/projects/p/jobs/j/x/..;/runs",
             "/v1/projects/p/jobs/j/runs#x",
             "/v1/projects/p/jobs/j/runs%23x",
             "/v1/projects/p/jobs/j/runs%3Fx",
             "/v1/projects/p/jobs/j/runs%00.html",
             "/v1/projects/p#q/jobs/j/runs",
             "/v1/projects/p q/jobs/j/runs",
             "/v1/projects/\xC3\xA9/jobs/j/runs",
             "/v1/projects/%0A/jobs/j/runs",
             "/v1/projects/%00/jobs/j/runs",
             "/v1/projects/%/jobs/j/runs",
             "/v1/projects/%zz/jobs/j/runs",
             "/v1/projects/%4/jobs/j/runs",
             "/v1/projects/a%5Cb/../p/jobs/j/runs",
             // The removed part depends on how a server splits segments.
             "/v1/projects/p/x%2Fy/../jobs/j/runs",
             "/v1/projects/p//../jobs/j/runs",
             "/v1/projects/x%2F../p/jobs/j/runs",
             "/v1/projects/a%2Fb/jobs/j/runs",
             "/v1/projects//jobs/j/runs",
             "/v1/projects/%2e%2e/jobs/j/runs",
             "/v1/projects/../jobs/j/runs",
             "/v1/projects/p/jobs/j/runs/..",
             "/v1/%2570rojects/p/jobs/j/runs",
             "/v1/%25%37%30rojects/p/jobs/j/runs",
             "/v1/%%37%30rojects/p/jobs/j/runs",
             "/v1/%25%32%35%2537%30rojects/p/jobs/j/runs",
             // Some servers drop control characters before they decode.
             "/v1/pro\tjects/p/jobs/j/runs",
             "/v\r\n1/projects/p/jobs/j/ru\nns",
             "/v1/%7\t0rojects/p/jobs/j/runs",
             "/v1/pro%09jects/p/jobs/j/runs",
             "//host/v1/projects/p/jobs/j/runs",
             "\\\\host/v1/projects/p/jobs/j/runs",
             "http://host//v1/projects/p/jobs/j/runs",
             "http://host\\v1/projects/p/jobs/j/runs",
             // The same for the route of teams.
             "/v1/teams/t/projects/p/jobs/j/runs/",
             "/V1/TEAMS/t/projects/p/jobs/j/runs",
             "/v1/teams;x/t/projects/p/jobs/j/runs",
             "/v1/teams/t%2Fx/projects/p/jobs/j/runs",
             "/v1/teams/../projects/p/jobs/j/runs",
             "/v1/teams/%2e%2e/projects/p/jobs/j/runs",
             "/v1/teams//projects/p/jobs/j/runs",
             "/v1/teams/t/x/../projects/p/jobs/j/runs",
             // For frameworks that choose a format by the extension, and for those that trim.
             "/v1/projects/p/jobs/j/runs.json",
             "/v1/projects/p/jobs/j/runs.",
             "/v1/projects/p/jobs/j/RUNS.json/",
             "/v1/projects/p/jobs/j/runs%20",
             "/v1/projects/p/jobs/j/%20%20runs%20.json",
             "/v1/projects%20/p/jobs/j/runs",
             "/v1/projects/p/jobs/j/runs%C2%A0",
             // Overlong UTF-8, with or without continuation bytes, the escapes of IIS, similar letters.
             "/v1/projects/p/jobs/j%C0%AFruns",
             "/v1/projects/p%c0%2fjobs/j/runs",
             "/v1/projects/p%E0%80%AFjobs/j/runs",
             "/v1/projects/p%F0%80%80%AFjobs/j/runs",
             "/v1/projects/p/x%C0%AF%C0%AE%C0%AE%C0%AFjobs/j/runs",
             "/v1/projects/p/jobs/j/%C1%B2uns",
             "/v1/projects/p/jobs/j/%C1%B2%E0%81%B5n%F0%80%81%B3",
             "/v1/projects/p%EF%BC%8Fjobs/j/runs",
             "/v1/projects/p%E2%88%95jobs/j/runs",
             "/v1/projects/p/jobs/j/\xEF\xBD\x92uns",
             "/v1/projects/p/jobs/j/%EF%BD%92uns",
             "/v1/projects/p/jobs/j/%EF%BC%B2uns",
             "/v1/projects/p/jobs/j/run%C5%BF",
             "/v1/projects/p/jobs/j/%C0runs",
             "/v1/projects/p/jobs/j/%FFr%80uns",
             "/v1/projects/p/jobs/j/ru%C2%ADns",
             "/v1/projects/p/jobs/j%u002fruns",
             "/v1/projects/p/jobs/j/%u0072uns",
             "/v1/projects/p/jobs/j/%U0072%u0055ns",
             "/v1/projects/p/jobs/j/%uFF32uns",
             "/v1/projects/p/jobs/j/%25u0072uns",
             "/v1/%u0070%C1%B2ojects/p/jobs/j/runs",
         });
}

TEST(Route, RejectsOtherTargets) {
  expect(Match::kNo, {
                         "",
                         "*",
                         "/",
                         "?",
                         "host:443",
                         "x:/v1/projects/p/jobs/j/run",
                         "/v1/%25%37%31rojects/p/jobs/j/runs",
                         "/v1/projects%/p/jobs/j/run%",
                         "/v1/projects%2/p/jobs/j/run%7",
                         "http://",
                         "http://host",
                         "http://host?/v1/projects/p/jobs/j/runs",
                         "/v1/projects/p/jobs/j",
                         "/v1/projects/p/jobs/j/run",
                         "/v1/projects/p/jobs/j/runss",
                         "/v1/projects/p/jobs/j/runs/r",
                         "/v1/projects/p/jobs/j/runs/r/",
                         "/v1/projects/a/b/jobs/j/runs",
                         "/v2/projects/p/jobs/j/runs",
                         "/x?/v1/projects/p/jobs/j/runs",
                         "/v1/projects/a.b/jobs/j/runs/100%41",
                         "/v1/projects/p/jobs/../j",
                         "/v1/projects/%2e%2e/j/runs",
                         "/v1/jobs/p/projects/j//runs",
                         "/api/v1/projects/p/jobs/j/runs",
                         "/v1/teams/t/projects/p/jobs/j",
                         "/v1/teams/t/projects/p/jobs/j/runs/r",
                         "/v1/teams/projects/p/jobs/j/runs",
                         "/v1/teams/t/jobs/j/runs",
                         "/v1.0/projects/p/jobs/j/runs",
                         "/v1/projects/p/jobs/j/run.s",
                         "/v1/projects/p/jobs/j/runs%20x",
                         "/v1/projects/p/jobs/j/%C3",
                         "/v1/projects/p/jobs/j/%u00",
                         "/v1/projects/p/jobs/j/%u0073uns",
                         "/v1/projects/p/jobs/j/%C1%B3uns",
                     });
}

TEST(Route, ReadsLongTargetsToEnd) {
  const std::string long_id(100'000, 'a');
  EXPECT_EQ(match_route("/v1/projects/" + long_id + "/jobs/j/runs"), Match::kYes);
  EXPECT_EQ(match_route("/v1/projects/" + long_id + "/jobs//j/runs"), Match::kAmbiguous);
  EXPECT_EQ(match_route("/v1/projects/p/jobs/j/runs" + long_id), Match::kNo);
  std::string detour;
  for (int i = 0; i < 1000; ++i) detour += "/x";
  std::string back;
  for (int i = 0; i < 1000; ++i) back += "/..";
  EXPECT_EQ(match_route(detour + back + "/v1/projects/p/jobs/j/runs"), Match::kAmbiguous);
  EXPECT_EQ(match_route(detour + "/v1/projects/p/jobs/j/runs"), Match::kNo);
}

}  // namespace
}  // namespace runlint::request
