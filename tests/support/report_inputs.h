// Inputs with reports, which the tests of several formats share.
#ifndef RUNLINT_TESTS_SUPPORT_REPORT_INPUTS_H_
#define RUNLINT_TESTS_SUPPORT_REPORT_INPUTS_H_

#include <string>
#include <vector>

#include "support/report_fixture.h"

namespace runlint::report {

inline constexpr Severity kError = Severity::kError;
inline constexpr Severity kWarning = Severity::kWarning;
inline constexpr Severity kInfo = Severity::kInfo;

inline const Input kClean{.path = "./clean.json", .payload = "{}"};
inline const Input kRename{.path = "a,b:c.json",
                           .payload = "{\n  \"biling\": {}\n}\n",
                           .findings = {{.rule = Rule::kSchemaUnknownProperty,
                                         .severity = kError,
                                         .place = {"/biling", "\"biling\""},
                                         .message = "unknown <100%>",
                                         .help = "did you mean \"billing\"?",
                                         .replacement = "\"billing\""}}};
inline const Input kMixed{.path = "/tmp/m.json",
                          .payload = "{\"deployment\": {\n}, \"billing\": 2, \"deployment\": 3}",
                          .findings = {{Rule::kSchemaEnum, kInfo, {"", "{\"deployment\": {\n}"}, "an info"},
                                       {Rule::kSchemaType, kWarning, {"/billing", "2"}, "a warning"},
                                       {Rule::kJsonDuplicateKey,
                                        kError,
                                        {"/deployment", "\"deployment\"", ", \"deployment\""},
                                        "twice [x](y)",
                                        "",
                                        Place{"/deployment", "\"deployment\""}}}};
inline const Input kRecord{.path = "s.ndjson",
                           .payload = "[]",
                           .findings = {{Rule::kSchemaType, kError, {"", "[]"}, "an array"}},
                           .record = 7};
inline const Input kMissing{.path = "./no, such:%.json", .failure = "cannot be read: <gone>"};
inline const Input kBrokenOff{.path = "s.ndjson", .record = 8, .failure = "not checked: out of memory"};
inline const std::vector<Input> kAll = {kClean, kRename, kMixed, kRecord};

// The lines from `begin`, exclusive, to `end`.
inline std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

}  // namespace runlint::report

#endif  // RUNLINT_TESTS_SUPPORT_REPORT_INPUTS_H_
