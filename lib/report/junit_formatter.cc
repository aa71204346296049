// junit: XML for the test views of CI servers. Every payload is a test case, which fails with the text of its errors;
// other findings are its output. An input that could not be checked is a test case with an error. The suite has no
// counts: they would have to stand before the cases, which are written as they come, and readers count for themselves.
#include <fmt/format.h>

#include <algorithm>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "text/xml_escape.h"

namespace runlint::report {
namespace {

// The message of the first error is written twice: in an attribute, for which its finding leaves room, and in the text.
constexpr std::size_t kMaxAttributeBytes = 1024;
constexpr std::size_t kMaxTextBytes = kMaxFindingBytes - kMaxAttributeBytes - 128;  // there are tags around it too

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(1, ' ').append(name).append("=\"");
  text::append_xml(out, value);
  out += '"';
}

void append_finding(std::string& out, const FileResult& entry, const Diagnostic& found, const FindingText& text) {
  text::append_xml(out, fmt::format("{}:{}:{}: {}: {} [{}]", text.path, line_of(entry, found.start), found.start.column,
                                    severity_name(found.severity), text.message, info(found.rule).name));
  out += '\n';
  const auto append_line = [&out](std::string_view label, std::string_view line) {
    if (line.empty()) return;
    out.append("    ").append(label);
    text::append_xml(out, line);
    out += '\n';
  };
  append_line("at: ", text.pointer);
  append_line("help: ", text.help);
  for (std::size_t i = 0; i < text.related.size(); ++i) {
    const Position start = found.related[i].start;
    append_line("note: ",
                fmt::format("{}:{}:{}: {}", text.path, line_of(entry, start), start.column, text.related[i].message));
  }
}

// Begins a test case, without the end of its tag.
void begin_case(std::string& out, const std::string& path, std::optional<std::size_t> record) {
  out += "<testcase classname=\"runlint\"";
  append_attribute(out, "name", record ? fmt::format("{}:{}", path, *record) : path);
  append_attribute(out, "file", path);
}

class JunitFormatter final : public Formatter {
 public:
  void begin(std::string& out) const override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"runlint\">\n";
  }
  void failure(std::string& out, const Failure& failure, bool first) const override;
  void end(std::string& out, const Summary&) const override { out += "</testsuite>\n</testsuites>\n"; }

 protected:
  void append(std::string& out, const FileResult& entry, bool first, Validator& validator,
              const Spill& spill) const override;
};

// Appends the findings that are errors, or those that are not.
void append_findings(std::string& out, const FileResult& entry, bool errors, const Formatter::Spill& spill) {
  const std::string path = normalized_path(entry.path);
  for (const Diagnostic& found : entry.report.diagnostics()) {
    if ((found.severity == Severity::kError) != errors) continue;
    append_bounded(out, found, entry.report, path,
                   [&](const FindingText& text) { append_finding(out, entry, found, text); }, {.bytes = kMaxTextBytes});
    spill_if_large(out, spill);
  }
}

std::string failure_message(const Report& report) {
  const std::size_t errors = report.count(Severity::kError);
  const auto first = std::ranges::find(report.diagnostics(), Severity::kError, &Diagnostic::severity);
  if (first == report.diagnostics().end()) return pluralized(errors, "error");
  const std::string more = errors > 1 ? fmt::format(" (and {})", pluralized(errors - 1, "more error")) : std::string();
  std::string attribute;
  std::string message;
  append_bounded(attribute, {.message = first->message},
                 [&](const FindingText& text) {
                   message = std::string(text.message) + more;
                   append_attribute(attribute, "message", message);
                 },
                 {.bytes = kMaxAttributeBytes});
  return message;
}

void JunitFormatter::append(std::string& out, const FileResult& entry, bool, Validator&, const Spill& spill) const {
  const Report& report = entry.report;
  const std::size_t errors = report.count(Severity::kError);
  const auto is_error = [](const Diagnostic& found) { return found.severity == Severity::kError; };
  const auto listed = static_cast<std::size_t>(std::ranges::count_if(report.diagnostics(), is_error));
  begin_case(out, normalized_path(entry.path), entry.record);
  if (report.omitted() + report.diagnostics().size() == 0) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  if (errors > 0) {
    append_attribute(out += "<failure", "message", failure_message(report));
    out += listed > 0 ? ">\n" : "/>\n";
  }
  if (listed > 0) {
    append_findings(out, entry, true, spill);
    out += "</failure>\n";
  }
  if (listed < report.diagnostics().size()) {
    out += "<system-out>\n";
    append_findings(out, entry, false, spill);
    out += "</system-out>\n";
  }
  out += "</testcase>\n";
}

void JunitFormatter::failure(std::string& out, const Failure& failure, bool) const {
  begin_case(out, normalized_path(failure.path), failure.record);
  append_attribute(out += ">\n<error", "message", failure.reason);
  out += "/>\n</testcase>\n";
}

}  // namespace

std::unique_ptr<Formatter> make_junit_formatter(const Style&) { return std::make_unique<JunitFormatter>(); }

}  // namespace runlint::report
