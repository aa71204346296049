// sarif: the Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub code scanning and editors read it. One
// log with one run: first the tool and its rules, then the results, a line each, and the invocation with all failures.
// GitHub takes 25,000 results of a run and shows the 5,000 gravest.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formatter.h"
#include "report/rule_uri.h"
#include "runlint/version.h"
#include "text/ascii.h"
#include "text/escape.h"
#include "text/json_writer.h"
#include "text/utf8.h"

namespace runlint::report {
namespace {

using text::JsonWriter;

// A message as plain text. Viewers make links of "[…](…)", which a name in a payload may hold. (By the
// standard they also read "{{" as "{", but those there are do so only in messages with arguments, which ours lack.)
std::string plain(std::string message) {
  for (std::size_t at = 0; (at = message.find("](", at)) != std::string::npos;) message.insert(at + 1, 1, ' ');
  return message;
}

void write_artifact(JsonWriter& json, std::string_view uri) {
  json.begin_object("artifactLocation");
  json.member("uri", uri);
  if (!uri.starts_with("file:")) json.member("uriBaseId", "%SRCROOT%");
  json.end();
}

// ---- the tool

// The name of a severity where kInfo is called `info`.
std::string_view level_name(Severity severity, std::string_view info = "note") noexcept {
  return severity == Severity::kInfo ? info : severity_name(severity);
}

// "schema/min-length" -> "SchemaMinLength"
std::string pascal_case(std::string_view name) {
  std::string out;
  bool begins_word = true;
  for (const char c : name) {
    const bool separates = c == '/' || c == '-';
    if (!separates) out += begins_word && text::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = separates;
  }
  return out;
}

std::string help(const RuleInfo& rule, std::string_view fence, std::string_view end_fence) {
  std::string out(rule.explanation);
  const auto add = [&](std::string_view title, std::string_view payload) {
    if (!payload.empty()) out += fmt::format("\n\n{}:\n{}{}{}", title, fence, payload, end_fence);
  };
  add("Bad", rule.bad);
  add("Good", rule.good);
  return out + fmt::format("\n\nSource: {}", rule.source);
}

void write_rule(JsonWriter& json, const RuleInfo& rule) {
  json.begin_object();
  json.members("id", rule.name, "name", pascal_case(rule.name));
  json.object("shortDescription", "text", rule.summary);
  json.object("fullDescription", "text", rule.explanation);
  json.object("help", "text", help(rule, "", ""), "markdown",
              help(rule, rule.is_yaml ? "```yaml\n" : "```json\n", "\n```"));
  if (const std::string uri = rule_uri(rule.rule); !uri.empty()) json.member("helpUri", uri);
  json.object("defaultConfiguration", "level", level_name(rule.severity));
  json.begin_object("properties");
  json.begin_array("tags");
  json.string(rule.name.substr(0, rule.name.find('/')));
  json.end();
  json.members("precision", rule.name.starts_with("lint/") ? "high" : "very-high", "problem.severity",
               level_name(rule.severity, "recommendation"));  // by which GitHub sorts its alerts
  json.end(2);
}

// The rules are the catalogue, in order: a Rule is its index.
void write_driver(JsonWriter& json) {
  json.begin_object("driver");
  json.members("name", "runlint", "version", RUNLINT_VERSION, "semanticVersion", RUNLINT_VERSION);
  if (!homepage().empty()) json.member("informationUri", homepage());
  json.begin_array("rules", JsonWriter::Layout::kLines);
  for (const RuleInfo& rule : rules()) write_rule(json, rule);
  json.end(2);
}

// ---- the results

// Writes the results of one input.
class SarifResults {
 public:
  explicit SarifResults(const FileResult& result)
      : result_(result), path_(normalized_path(result.path)), uri_(path_uri(path_)) {}

  void append(std::string& out, const Diagnostic& found, std::string_view fingerprint) const {
    append_bounded(out, found, result_.report, path_, [&](const FindingText& text) {
      JsonWriter json(out);
      write(json, found, text, fingerprint);
    });
  }

 private:
  struct Location {
    std::string_view uri;
    std::string_view pointer;
    Span span;
    Position start;
    Position end;
  };

  void write(JsonWriter& json, const Diagnostic& found, const FindingText& text, std::string_view fingerprint) const {
    const std::string uri = text.path == path_ ? uri_ : path_uri(text.path);
    json.begin_object();
    json.members("ruleId", info(found.rule).name, "ruleIndex", static_cast<std::size_t>(found.rule), "level",
                 level_name(found.severity));
    json.object("message", "text", plain(joined_message(text)));
    json.begin_array("locations");
    json.begin_object();
    write_location(json, {uri, text.pointer, found.span, found.start, found.end});
    json.end(2);
    write_related(json, found, text, uri);
    // GitHub compares only one made of a line's text, which its upload action adds, and warns of any other there.
    json.object("partialFingerprints", "ruleAndPointer/v1", fingerprint);
    if (text.replacement) write_fix(json, found, *text.replacement, uri);
    json.end();
  }

  void write_related(JsonWriter& json, const Diagnostic& found, const FindingText& text, std::string_view uri) const {
    if (text.related.empty()) return;
    json.begin_array("relatedLocations");
    for (std::size_t i = 0; i < text.related.size(); ++i) {
      const Related& related = found.related[i];
      json.begin_object();
      json.object("message", "text", plain(std::string(text.related[i].message)));
      write_location(json, {uri, text.related[i].pointer, related.span, related.start, end_of(related)});
      json.end();
    }
    json.end();
  }

  void write_fix(JsonWriter& json, const Diagnostic& found, std::string_view replacement, std::string_view uri) const {
    json.begin_array("fixes");
    json.begin_object();
    json.object("description", "text",
                replacement.empty() ? std::string("Delete it.") : fmt::format("Replace it with {}.", replacement));
    json.begin_array("artifactChanges");
    json.begin_object();
    write_artifact(json, uri);
    json.begin_array("replacements");
    json.begin_object();
    write_region(json, "deletedRegion", found.span, found.start, found.end);
    if (!replacement.empty()) json.object("insertedContent", "text", replacement);
    json.end(6);
  }

  void write_region(JsonWriter& json, std::string_view name, Span span, Position start, Position end) const {
    json.begin_object(name);
    json.members("startLine", line_of(result_, start), "startColumn", start.column, "endLine", line_of(result_, end),
                 "endColumn", end.column);
    if (!result_.record) {  // a record's place in the file is known by its line alone
      json.members("byteOffset", span.offset, "byteLength", span.length);
    }
    json.end();
  }

  void write_location(JsonWriter& json, const Location& location) const {
    json.begin_object("physicalLocation");
    write_artifact(json, location.uri);
    write_region(json, "region", location.span, location.start, location.end);
    json.end();
    if (location.pointer.empty()) return;  // the whole document needs no name
    json.begin_array("logicalLocations");
    json.begin_object();
    json.members("fullyQualifiedName", location.pointer, "kind", "value");
    json.end(2);
  }

  // Related places are keys and brackets, which do not go over lines.
  [[nodiscard]] Position end_of(const Related& related) const noexcept {
    const std::string_view text = result_.payload.substr(related.span.offset, related.span.length);
    return {related.start.line, related.start.column + text::count_code_points(text)};
  }

  const FileResult& result_;
  std::string path_;
  std::string uri_;
};

// Begins a notification, an object.
void begin_notification(JsonWriter& json, std::string_view level, std::string_view message) {
  json.begin_object();
  json.member("level", level);
  json.object("message", "text", message);
}

std::string failure_notification(const FileResult& result) {
  std::string notification;
  const std::string path = normalized_path(result.path);
  append_bounded(notification, {.path = path, .message = result.failure}, [&](const FindingText& text) {
    JsonWriter json(notification);
    begin_notification(json, "error", plain(fmt::format("{}: {}", text::printable(text.path), text.message)));
    json.begin_array("locations");
    json.begin_object();
    json.begin_object("physicalLocation");
    write_artifact(json, path_uri(text.path));
    if (result.record) json.object("region", "startLine", *result.record);
    json.end(4);
  });
  return notification;
}

void write_invocation(JsonWriter& json, const Summary& summary, const Deferred& deferred) {
  json.begin_object();
  json.member("executionSuccessful", deferred.failures.empty());
  json.begin_array("toolExecutionNotifications", JsonWriter::Layout::kLines);
  for (const std::string& failure : deferred.failures) json.raw(failure);
  if (summary.omitted > 0) {
    begin_notification(json, "warning",
                       pluralized(summary.omitted, "more finding") + " left out; --max-diagnostics shows more.");
    json.end();
  }
  json.end(2);
}

// Failures are notifications of the invocation, which ends the log.
class SarifFormatter final : public Formatter {
 public:
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }

  [[nodiscard]] Frame frame(const Summary& summary, const Deferred& deferred) const override {
    Frame frame;
    JsonWriter json(frame.text);
    json.begin_object();
    json.members("$schema",
                 "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                 "version", "2.1.0");
    json.begin_array("runs");
    json.begin_object();
    json.begin_object("tool");
    write_driver(json);
    json.end();
    // %SRCROOT% stays undefined: whoever reads the log knows best where the repository is, as with CodeQL's logs.
    json.member("columnKind", "unicodeCodePoints");
    json.begin_array("results", JsonWriter::Layout::kLines);
    frame.list_at = json.items_inserted_here();
    json.end();
    json.begin_array("invocations");
    write_invocation(json, summary, deferred);
    json.end(4);
    frame.text += '\n';
    return frame;
  }

 protected:
  void append(Formatted& out, const FileResult& result, const Flush& flush) const override {
    if (!result.failure.empty()) return out.deferred.failures.push_back(failure_notification(result));
    const SarifResults results(result);
    Fingerprints fingerprints(result);
    for (const Diagnostic& found : result.report.diagnostics()) {
      out.text += ",\n";
      results.append(out.text, found, fingerprints.next(found));
      flush_if_large(out, flush);
    }
  }
};

}  // namespace

std::unique_ptr<Formatter> make_sarif_formatter(const Style&) { return std::make_unique<SarifFormatter>(); }

}  // namespace runlint::report
