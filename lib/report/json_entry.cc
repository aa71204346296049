#include "report/json_entry.h"

#include <optional>
#include <string_view>

#include "report/bounded_finding.h"
#include "report/formats.h"
#include "text/json_member.h"

namespace runlint::report {
namespace {

using text::append_json_number;
using text::append_json_string;

void append_place(std::string& out, std::string_view pointer, Span span, Position start) {
  append_json_string(out, ",\"pointer\":", pointer);
  append_json_number(out, ",\"offset\":", span.offset);
  append_json_number(out, ",\"length\":", span.length);
  append_json_number(out, ",\"line\":", start.line);
  append_json_number(out, ",\"column\":", start.column);
}

void append_diagnostic(std::string& out, const Diagnostic& found, const FindingText& text) {
  append_json_string(out, "{\"rule\":", info(found.rule).name);
  append_json_string(out, ",\"severity\":", severity_name(found.severity));
  append_json_string(out, ",\"message\":", text.message);
  if (!text.help.empty()) append_json_string(out, ",\"help\":", text.help);
  append_place(out, text.pointer, found.span, found.start);
  append_json_number(out, ",\"endLine\":", found.end.line);
  append_json_number(out, ",\"endColumn\":", found.end.column);
  if (text.truncated) out += ",\"truncated\":true";
  if (!text.related.empty()) {
    std::string_view separator = ",\"related\":[";
    for (std::size_t i = 0; i < text.related.size(); ++i) {
      append_json_string(out.append(separator), "{\"message\":", text.related[i].message);
      append_place(out, text.related[i].pointer, found.related[i].span, found.related[i].start);
      out += '}';
      separator = ",";
    }
    out += ']';
  }
  out += '}';
}

void append_name(std::string& out, std::string_view path, std::optional<std::size_t> record) {
  append_json_string(out, "{\"path\":", path);
  if (record) append_json_number(out, ",\"record\":", *record);
}

}  // namespace

void append_json_entry(std::string& out, const FileResult& entry, const Formatter::Spill& spill) {
  append_name(out, entry.path, entry.record);
  out += entry.report.valid() ? ",\"valid\":true" : ",\"valid\":false";
  out += ",\"diagnostics\":[";
  std::string_view separator;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    out += separator;
    append_bounded(out, found, entry.report, {}, [&](const FindingText& text) { append_diagnostic(out, found, text); });
    separator = ",";
    spill_if_large(out, spill);
  }
  append_json_number(out, "],\"omitted\":", entry.report.omitted());
  out += '}';
}

void append_json_failure(std::string& out, const Failure& failure) {
  append_name(out, failure.path, failure.record);
  append_json_string(out, ",\"failure\":", failure.reason);
  out += '}';
}

}  // namespace runlint::report
