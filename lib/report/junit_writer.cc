// junit: XML for the test views of CI servers. Every payload is a test case, which fails with the text of its errors;
// other findings are its output. The suite has no counts: they would have to stand before the cases, which are written
// as they come, and readers count for themselves.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/finding.h"
#include "report/formats.h"
#include "text/xml.h"

namespace runlint::report {
namespace {

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(1, ' ').append(name).append("=\"");
  text::append_xml(out, value);
  out += '"';
}

void append_finding(std::string& out, const Entry& entry, const Diagnostic& found) {
  text::append_xml(
      out, fmt::format("{}:{}:{}: {}: {} [{}]", plain_path(entry.path), line_of(entry, found.start), found.start.column,
                       severity_name(found.severity), found.message, info(found.rule).name));
  out += '\n';
  const auto append_line = [&out](std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out.append("    ").append(label);
    text::append_xml(out, text);
    out += '\n';
  };
  append_line("at: ", entry.report.pointer(found.path));
  append_line("help: ", found.help);
  for (const Related& related : found.related) {
    append_line("note: ", fmt::format("{}:{}:{}: {}", plain_path(entry.path), line_of(entry, related.start),
                                      related.start.column, related.message));
  }
}

// The findings that are errors, or those that are not, in an element; nothing when there are none.
void append_findings(std::string& out, const Entry& entry, bool errors, std::string_view begin, std::string_view end) {
  bool any = false;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    if ((found.severity == Severity::kError) != errors) continue;
    if (!any) out.append(begin).append(">\n");
    any = true;
    append_finding(out, entry, found);
  }
  if (any) out.append(end).append("\n");
}

class JunitWriter final : public Writer {
 public:
  void begin(std::string& out) const override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"runlint\">\n";
  }
  void entry(std::string& out, const Entry& entry, bool first, Validator& validator) const override;
  void end(std::string& out, const Summary& summary) const override;
};

void JunitWriter::entry(std::string& out, const Entry& entry, bool, Validator&) const {
  const Report& report = entry.report;
  out += "<testcase classname=\"runlint\"";
  const std::string path = plain_path(entry.path);
  append_attribute(out, "name", entry.record ? fmt::format("{}:{}", path, *entry.record) : path);
  append_attribute(out, "file", path);
  if (report.status() == Report::Status::kComplete && report.omitted() + report.diagnostics().size() == 0) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  if (report.status() != Report::Status::kComplete) out += "<error message=\"the check broke off\"/>\n";
  if (const std::size_t errors = report.count(Severity::kError); errors > 0) {
    const auto first = std::ranges::find(report.diagnostics(), Severity::kError, &Diagnostic::severity);
    const bool shown = first != report.diagnostics().end();
    std::string begin = "<failure";
    append_attribute(begin, "message",
                     !shown       ? counted(errors, "error")
                     : errors > 1 ? fmt::format("{} (and {})", first->message, counted(errors - 1, "more error"))
                                  : first->message);
    if (!shown) out.append(begin).append("/>\n");
    append_findings(out, entry, true, begin, "</failure>");
  }
  append_findings(out, entry, false, "<system-out", "</system-out>");
  out += "</testcase>\n";
}

void JunitWriter::end(std::string& out, const Summary& summary) const {
  if (summary.unreadable > 0) {
    fmt::format_to(std::back_inserter(out),
                   "<testcase classname=\"runlint\" name=\"inputs\">\n<error message=\"{} could not be read\"/>\n"
                   "</testcase>\n",
                   counted(summary.unreadable, "input"));
  }
  out += "</testsuite>\n</testsuites>\n";
}

}  // namespace

std::unique_ptr<Writer> make_junit_writer(const Style&) { return std::make_unique<JunitWriter>(); }

}  // namespace runlint::report
