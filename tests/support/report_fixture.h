// Builds reports by hand and formats them.
#ifndef RUNLINT_TESTS_SUPPORT_REPORT_FIXTURE_H_
#define RUNLINT_TESTS_SUPPORT_REPORT_FIXTURE_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "report/formatter.h"
#include "runlint/validator.h"

namespace runlint::report {

// A location in a payload: the first occurrence of `text` after the first one of `after`.
struct Place {
  std::string pointer;
  std::string_view text;
  std::string_view after = {};
};

struct Finding {
  Rule rule;
  Severity severity;
  Place place;
  std::string message;
  std::string help = {};
  std::optional<Place> related = {};
  std::optional<std::string> replacement = {};
  std::vector<std::string> notes = {};
};

class ReportMaker {
 public:
  ReportMaker(std::string_view payload, std::size_t max_diagnostics) : payload_(payload), builder_(max_diagnostics) {}

  void add(const Finding& finding) {
    Diagnostic diagnostic{.rule = finding.rule,
                          .severity = finding.severity,
                          .message = finding.message,
                          .help = finding.help,
                          .notes = finding.notes,
                          .replacement = finding.replacement,
                          .instance = path(finding.place.pointer),
                          .span = span(finding.place),
                          .start = {},
                          .end = {},
                          .related = {}};
    if (finding.related) {
      diagnostic.related.push_back(
          {"the other is here", path(finding.related->pointer), span(*finding.related), Position{}});
    }
    if (builder_.count(diagnostic.rule, diagnostic.severity, diagnostic.span.offset))
      builder_.add(std::move(diagnostic));
  }
  Report finish() { return builder_.finish(payload_); }

 private:
  [[nodiscard]] Span span(const Place& place) const {
    return {payload_.find(place.text, payload_.find(place.after)), place.text.size()};
  }

  InstanceId path(std::string_view pointer) {
    InstanceId at = InstanceId::kRoot;
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::size_t end = std::min(pointer.find('/'), pointer.size());
      at = builder_.instance(at, pointer.substr(0, end));
      pointer.remove_prefix(end);
    }
    return at;
  }

  std::string_view payload_;
  ReportBuilder builder_;
};

struct Input {
  std::string path = "a.json";
  std::string payload = {};
  std::vector<Finding> findings = {};
  std::optional<std::size_t> record = {};
  std::size_t max_diagnostics = 100;
  std::string failure = {};  // why it was not checked; then there are no findings
  Severity fail_on = Severity::kError;
};

inline Report make_report(const Input& input) {
  ReportMaker maker(input.payload, input.max_diagnostics);
  for (const Finding& finding : input.findings) maker.add(finding);
  return maker.finish();
}

// The output of a whole run; `summary` has the counts that are not from the reports.
inline std::string write(Format format, const std::vector<Input>& inputs, const Style& style = {},
                         Summary summary = {}) {
  const std::unique_ptr<Formatter> formatter = make_formatter(format, style);
  Joiner joiner(*formatter);
  Validator validator;
  std::string out = joiner.begin();
  for (const Input& input : inputs) {
    Formatted formatted;
    if (!input.failure.empty()) {
      ++summary.unreadable;
      formatter->format(formatted, {.path = input.path, .record = input.record, .failure = input.failure});
    } else {
      const Report report = make_report(input);
      summary.add(report);
      format_redacted(formatted, *formatter, {input.path, input.record, input.payload, report, input.fail_on},
                      validator);
    }
    out += joiner.append(formatted);
  }
  return out + joiner.end(summary);
}

}  // namespace runlint::report

#endif  // RUNLINT_TESTS_SUPPORT_REPORT_FIXTURE_H_
