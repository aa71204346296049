#include "report/json_entry.h"

#include "text/json_member.h"

namespace runlint::report {
namespace {

using text::append_json_number;
using text::append_json_string;

void append_place(std::string& out, const std::string& pointer, Span span, Position start) {
  append_json_string(out, ",\"pointer\":", pointer);
  append_json_number(out, ",\"offset\":", span.offset);
  append_json_number(out, ",\"length\":", span.length);
  append_json_number(out, ",\"line\":", start.line);
  append_json_number(out, ",\"column\":", start.column);
}

void append_diagnostic(std::string& out, const Diagnostic& found, const Report& report) {
  append_json_string(out, "{\"rule\":", info(found.rule).name);
  append_json_string(out, ",\"severity\":", severity_name(found.severity));
  append_json_string(out, ",\"message\":", found.message);
  if (!found.help.empty()) append_json_string(out, ",\"help\":", found.help);
  append_place(out, report.pointer(found.path), found.span, found.start);
  append_json_number(out, ",\"endLine\":", found.end.line);
  append_json_number(out, ",\"endColumn\":", found.end.column);
  if (!found.related.empty()) {
    std::string_view separator = ",\"related\":[";
    for (const Related& related : found.related) {
      append_json_string(out.append(separator), "{\"message\":", related.message);
      append_place(out, report.pointer(related.path), related.span, related.start);
      out += '}';
      separator = ",";
    }
    out += ']';
  }
  out += '}';
}

}  // namespace

void append_json_entry(std::string& out, const Entry& entry) {
  append_json_string(out, "{\"path\":", entry.path);
  if (entry.record) append_json_number(out, ",\"record\":", *entry.record);
  out += entry.report.valid() ? ",\"valid\":true" : ",\"valid\":false";
  out += ",\"diagnostics\":[";
  std::string_view separator;
  for (const Diagnostic& found : entry.report.diagnostics()) {
    append_diagnostic(out.append(separator), found, entry.report);
    separator = ",";
  }
  append_json_number(out, "],\"omitted\":", entry.report.omitted());
  out += '}';
}

}  // namespace runlint::report
