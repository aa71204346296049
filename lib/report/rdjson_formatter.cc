// rdjson: the Reviewdog Diagnostic Format, one document for the run. Columns count bytes of UTF-8.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
#include <optional>
#include <string>
#include <unordered_map>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "report/rule_uri.h"
#include "text/json_writer.h"

namespace runlint::report {
namespace {

using text::JsonWriter;

std::string_view rdjson_severity(Severity severity) noexcept {
  constexpr std::string_view kNames[] = {"", "INFO", "WARNING", "ERROR"};
  return kNames[static_cast<std::size_t>(severity)];
}

// The columns of a payload, in bytes. Each line is searched for its start once, however many findings it has.
class ByteColumns {
 public:
  explicit ByteColumns(std::string_view payload) : payload_(payload) {}

  [[nodiscard]] std::size_t of(std::size_t offset, std::size_t line) {
    const auto [start, is_new] = starts_.try_emplace(line);
    if (is_new && offset > 0) {
      const std::size_t feed = payload_.rfind('\n', offset - 1);
      start->second = feed == std::string_view::npos ? 0 : feed + 1;
    }
    return offset - start->second + 1;
  }

 private:
  std::string_view payload_;
  std::unordered_map<std::size_t, std::size_t> starts_;  // by line
};

// Writes the diagnostics of one input.
class RdjsonDiagnostics {
 public:
  explicit RdjsonDiagnostics(const FileResult& result) : result_(result), columns_(result.payload) {}

  void write(JsonWriter& json, const Diagnostic& found, const FindingText& text) {
    json.begin_object();
    json.member("message", joined_message(text));
    json.begin_object("location");
    json.member("path", text.path);
    write_range(json, found.span, found.start, found.end);
    json.end();
    json.member("severity", rdjson_severity(found.severity));
    json.begin_object("code");
    json.member("value", info(found.rule).name);
    if (const std::string uri = rule_uri(found.rule); !uri.empty()) json.member("url", uri);
    json.end();
    if (text.replacement) {
      json.begin_array("suggestions");
      json.begin_object();
      write_range(json, found.span, found.start, found.end);
      json.member("text", *text.replacement);
      json.end(2);
    }
    write_related(json, found, text);
    json.end();
  }

 private:
  void write_place(JsonWriter& json, std::string_view name, std::size_t offset, Position position) {
    json.object(name, "line", line_of(result_, position), "column", columns_.of(offset, position.line));
  }

  void write_range(JsonWriter& json, Span span, Position start, Position end) {
    json.begin_object("range");
    write_place(json, "start", span.offset, start);
    write_place(json, "end", span.end(), end);
    json.end();
  }

  void write_related(JsonWriter& json, const Diagnostic& found, const FindingText& text) {
    if (text.related.empty()) return;
    json.begin_array("relatedLocations");
    for (std::size_t i = 0; i < text.related.size(); ++i) {
      json.begin_object();
      json.member("message", text.related[i].message);
      json.begin_object("location");
      json.member("path", text.path);
      json.begin_object("range");
      write_place(json, "start", found.related[i].span.offset, found.related[i].start);
      json.end(3);
    }
    json.end();
  }

  const FileResult& result_;
  ByteColumns columns_;
};

class RdjsonFormatter final : public Formatter {
 public:
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  [[nodiscard]] Frame frame(const Summary&, const Deferred&) const override {
    Frame frame;
    JsonWriter json(frame.text);
    json.begin_object();
    json.begin_object("source");
    json.member("name", "runlint");
    if (!homepage().empty()) json.member("url", homepage());
    json.end();
    json.begin_array("diagnostics", JsonWriter::Layout::kLines);
    frame.list_at = json.items_inserted_here();
    json.end(2);
    frame.text += '\n';
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    const std::string path = normalized_path(result.path);
    if (!result.failure.empty()) {
      out.text += ",\n";
      return append_bounded(out.text, {.path = path, .message = result.failure}, [&](const FindingText& text) {
        JsonWriter json(out.text);
        json.begin_object();
        json.member("message", text.message);
        json.begin_object("location");
        json.member("path", text.path);
        if (result.record) {
          json.begin_object("range");
          json.object("start", "line", *result.record);
          json.end();
        }
        json.end();
        json.member("severity", rdjson_severity(Severity::kError));
        json.object("code", "value", kFailureName);
        json.end();
      });
    }
    RdjsonDiagnostics diagnostics(result);
    for (const Diagnostic& found : result.report.diagnostics()) {
      out.text += ",\n";
      append_bounded(out.text, found, result.report, path, [&](const FindingText& text) {
        JsonWriter json(out.text);
        diagnostics.write(json, found, text);
      });
      flush_if_large(out, flush);
    }
  }
};

}  // namespace

std::unique_ptr<Formatter> make_rdjson_formatter(const Style&) { return std::make_unique<RdjsonFormatter>(); }

}  // namespace runlint::report
