// json: one document for the run, with a line for each input, which is good for paging and for diff. jsonl: these lines
// alone. The payload is not quoted, except in messages and pointers.
#include <cstddef>
#include <string_view>

#include "report/bounded_finding.h"
#include "report/formatter.h"
#include "text/json_writer.h"

namespace runlint::report {
namespace {

using text::JsonWriter;

void write_place(JsonWriter& json, std::string_view pointer, Span span, Position start) {
  json.members("pointer", pointer, "offset", span.offset, "length", span.length, "line", start.line, "column",
               start.column);
}

void write_diagnostic(JsonWriter& json, const Diagnostic& found, const FindingText& text) {
  json.begin_object();
  json.members("rule", info(found.rule).name, "severity", severity_name(found.severity), "message", text.message);
  if (!text.help.empty()) json.member("help", text.help);
  write_place(json, text.pointer, found.span, found.start);
  json.members("endLine", found.end.line, "endColumn", found.end.column);
  if (text.replacement) json.member("replacement", *text.replacement);
  if (!text.notes.empty()) {
    json.begin_array("notes");
    for (const std::string_view note : text.notes) json.string(note);
    json.end();
  }
  if (text.truncated) json.member("truncated", true);
  if (!text.related.empty()) {
    json.begin_array("related");
    for (std::size_t i = 0; i < text.related.size(); ++i) {
      json.begin_object();
      json.member("message", text.related[i].message);
      write_place(json, text.related[i].pointer, found.related[i].span, found.related[i].start);
      json.end();
    }
    json.end();
  }
  json.end();
}

// Writes a line, without its LF.
void write_result(Formatted& out, const FileResult& result, const Formatter::Flush& flush) {
  JsonWriter json(out.text);
  json.begin_object();
  json.member("path", result.path);
  if (result.record) json.member("record", *result.record);
  if (result.key != nullptr) {
    json.key("key");
    json.raw(result.key->json);
    if (result.key->truncated) json.member("keyTruncated", true);
  }
  if (!result.failure.empty()) {
    json.member("failure", result.failure);
    json.end();
    return;
  }
  json.member("valid", result.report.valid());
  json.begin_array("diagnostics");
  for (const Diagnostic& found : result.report.diagnostics()) {
    const JsonWriter before = json;
    append_bounded(out.text, found, result.report, {}, [&](const FindingText& text) {
      json = before;
      write_diagnostic(json, found, text);
    });
    flush_if_large(out, flush);
  }
  json.end();
  json.member("omitted", result.report.omitted());
  json.end();
}

class JsonFormatter final : public Formatter {
 public:
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  [[nodiscard]] Frame frame(const Summary& summary, const Deferred&) const override {
    Frame frame;
    JsonWriter json(frame.text);
    json.begin_object();
    json.member("version", 1);
    json.begin_array("files", JsonWriter::Layout::kLines);
    frame.list_at = json.items_inserted_here();
    json.end();
    json.begin_object("summary");
    json.members("files", summary.payloads + summary.unreadable, "errors", summary.errors, "warnings", summary.warnings,
                 "infos", summary.infos);
    const std::size_t failures = summary.failed + summary.unreadable;
    if (failures > 0) json.member("failures", failures);
    if (summary.known > 0) json.member("known", summary.known);
    if (summary.suppressed > 0) json.member("suppressed", summary.suppressed);
    json.end(2);
    frame.text += '\n';
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    out.text += ",\n";
    write_result(out, result, flush);
  }
};

class JsonlFormatter final : public Formatter {
 public:
  [[nodiscard]] Frame frame(const Summary&, const Deferred&) const override { return {}; }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    write_result(out, result, flush);
    out.text += '\n';
  }
};

}  // namespace

std::unique_ptr<Formatter> make_json_formatter(const Style&) { return std::make_unique<JsonFormatter>(); }
std::unique_ptr<Formatter> make_jsonl_formatter(const Style&) { return std::make_unique<JsonlFormatter>(); }

}  // namespace runlint::report
