// junit: XML for the test views of CI servers. Every payload is a test case, which fails with the text of its errors;
// other findings are its output. An input that could not be checked is a test case with an error. Each is a suite of
// its own, since a suite begins with its counts and the cases are written as they come. As Jenkins' schema has it
// (xUnit plugin, junit-10.xsd).
#include <fmt/format.h>

#include <algorithm>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "text/escape.h"

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

void append_finding(std::string& out, const FileResult& result, const Diagnostic& found, const FindingText& text) {
  text::append_xml(out,
                   fmt::format("{}:{}:{}: {}: {} [{}]", text.path, line_of(result, found.start), found.start.column,
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
  for (const std::string_view note : text.notes) append_line("note: ", note);
  for (std::size_t i = 0; i < text.related.size(); ++i) {
    const Position start = found.related[i].start;
    append_line("note: ",
                fmt::format("{}:{}:{}: {}", text.path, line_of(result, start), start.column, text.related[i].message));
  }
}

// Begins a suite and its test case, without the end of the latter's tag.
void begin_case(std::string& out, const FileResult& result, bool fails) {
  const std::string path = normalized_path(result.path);
  const bool broke_off = !result.failure.empty();
  append_attribute(out += "<testsuite", "name", path);
  out += fmt::format(" tests=\"1\" failures=\"{}\" errors=\"{}\">\n", fails ? 1 : 0, broke_off ? 1 : 0);
  append_attribute(out += "<testcase classname=\"runlint\"", "name",
                   result.record ? fmt::format("{}:{}", path, *result.record) : path);
}

constexpr std::string_view kEndOfSuite = "</testsuite>\n";

// Appends the findings that are errors, or those that are not.
void append_findings(Formatted& out, const FileResult& result, bool errors, const Formatter::Flush& flush) {
  const std::string path = normalized_path(result.path);
  for (const Diagnostic& found : result.report.diagnostics()) {
    if ((found.severity == Severity::kError) != errors) continue;
    append_bounded(out.text, found, result.report, path,
                   [&](const FindingText& text) { append_finding(out.text, result, found, text); },
                   {.bytes = kMaxTextBytes});
    flush_if_large(out, flush);
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

class JunitFormatter final : public Formatter {
 public:
  [[nodiscard]] Frame frame(const Summary&, const Deferred&) const override {
    Frame frame{.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"};
    frame.list_at = frame.text.size();
    frame.text += "</testsuites>\n";
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    const Report& report = result.report;
    const std::size_t errors = report.count(Severity::kError);
    const auto is_error = [](const Diagnostic& found) { return found.severity == Severity::kError; };
    const auto listed = static_cast<std::size_t>(std::ranges::count_if(report.diagnostics(), is_error));
    begin_case(out.text, result, errors > 0);
    if (!result.failure.empty()) {
      append_attribute(out.text += ">\n<error", "message", result.failure);
      out.text.append("/>\n</testcase>\n").append(kEndOfSuite);
      return;
    }
    if (report.omitted() + report.diagnostics().size() == 0) {
      out.text.append("/>\n").append(kEndOfSuite);
      return;
    }
    out.text += ">\n";
    if (errors > 0) {
      append_attribute(out.text += "<failure", "message", failure_message(report));
      out.text += listed > 0 ? ">\n" : "/>\n";
    }
    if (listed > 0) {
      append_findings(out, result, true, flush);
      out.text += "</failure>\n";
    }
    if (listed < report.diagnostics().size()) {
      out.text += "<system-out>\n";
      append_findings(out, result, false, flush);
      out.text += "</system-out>\n";
    }
    out.text.append("</testcase>\n").append(kEndOfSuite);
  }
};

}  // namespace

std::unique_ptr<Formatter> make_junit_formatter(const Style&) { return std::make_unique<JunitFormatter>(); }

}  // namespace runlint::report
