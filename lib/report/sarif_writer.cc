// sarif: the Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub code scanning and editors read it. One
// log with one run: first the tool and its rules, then the results as they come, a line each, and what became of the
// run as a whole. GitHub takes 25,000 results of a run and shows the 5,000 gravest.
#include <fmt/format.h>

#include "report/finding.h"
#include "report/formats.h"
#include "report/sarif_rules.h"
#include "text/display.h"
#include "text/json_member.h"

namespace runlint::report {
namespace {

using text::append_json_number;
using text::append_json_string;

// A message that is no more than text. Viewers make links of "[…](…)", which a name in a payload may hold. (They are
// also told to read "{{" as "{", but those there are do so only in messages with arguments, which ours have not.)
std::string plain(std::string message) {
  for (std::size_t at = 0; (at = message.find("](", at)) != std::string::npos;) message.insert(at + 1, 1, ' ');
  return message;
}

// Writes the results of one entry.
class Results {
 public:
  Results(std::string& out, const Entry& entry) : out_(out), entry_(entry), uri_(path_uri(entry.path)) {}

  void append(const Diagnostic& found, std::string_view fingerprint);

 private:
  void append_artifact();
  void append_region(Span span, Position start, Position end);
  void append_location(const std::string& pointer, Span span, Position start, Position end);
  [[nodiscard]] Position end_of(const Related& related) const noexcept;

  std::string& out_;
  const Entry& entry_;
  std::string uri_;
};

void Results::append(const Diagnostic& found, std::string_view fingerprint) {
  append_json_string(out_, "{\"ruleId\":", info(found.rule).name);
  append_json_number(out_, ",\"ruleIndex\":", static_cast<std::size_t>(found.rule));
  append_json_string(out_, ",\"level\":", sarif_level(found.severity));
  append_json_string(out_, ",\"message\":{\"text\":", plain(sentence(found)));
  out_ += "},\"locations\":[{";
  append_location(entry_.report.pointer(found.path), found.span, found.start, found.end);
  out_ += "}]";
  if (!found.related.empty()) {
    std::string_view separator = ",\"relatedLocations\":[";
    for (const Related& related : found.related) {
      append_json_string(out_.append(separator), "{\"message\":{\"text\":", plain(related.message));
      out_ += "},";
      append_location(entry_.report.pointer(related.path), related.span, related.start, end_of(related));
      out_ += '}';
      separator = ",";
    }
    out_ += ']';
  }
  // GitHub compares only one that is made of a line's text, which its upload action adds, and warns of any other there.
  append_json_string(out_, ",\"partialFingerprints\":{\"ruleAndPointer/v1\":", fingerprint);
  out_ += '}';
  if (!found.replacement.empty()) {
    append_json_string(
        out_, ",\"fixes\":[{\"description\":{\"text\":", fmt::format("Replace it with {}.", found.replacement));
    out_ += "},\"artifactChanges\":[{";
    append_artifact();
    out_ += ",\"replacements\":[{\"deletedRegion\":";
    append_region(found.span, found.start, found.end);
    append_json_string(out_, ",\"insertedContent\":{\"text\":", found.replacement);
    out_ += "}}]}]}]";
  }
  out_ += '}';
}

void Results::append_artifact() {
  append_json_string(out_, "\"artifactLocation\":{\"uri\":", uri_);
  out_ += uri_.starts_with("file:") ? "}" : ",\"uriBaseId\":\"%SRCROOT%\"}";
}

void Results::append_region(Span span, Position start, Position end) {
  append_json_number(out_, "{\"startLine\":", line_of(entry_, start));
  append_json_number(out_, ",\"startColumn\":", start.column);
  append_json_number(out_, ",\"endLine\":", line_of(entry_, end));
  append_json_number(out_, ",\"endColumn\":", end.column);
  if (!entry_.record) {  // a record's place in the file is known by its line alone
    append_json_number(out_, ",\"byteOffset\":", span.offset);
    append_json_number(out_, ",\"byteLength\":", span.length);
  }
  out_ += '}';
}

void Results::append_location(const std::string& pointer, Span span, Position start, Position end) {
  out_ += "\"physicalLocation\":{";
  append_artifact();
  out_ += ",\"region\":";
  append_region(span, start, end);
  out_ += '}';
  if (pointer.empty()) return;  // the whole document needs no name
  append_json_string(out_, ",\"logicalLocations\":[{\"fullyQualifiedName\":", pointer);
  out_ += ",\"kind\":\"value\"}]";
}

// Related places are keys and brackets, which do not go over lines.
Position Results::end_of(const Related& related) const noexcept {
  const std::string_view text = entry_.payload.substr(related.span.offset, related.span.length);
  return {related.start.line, related.start.column + text::count_code_points(text)};
}

class SarifWriter final : public Writer {
 public:
  [[nodiscard]] bool lists(const Report& report) const noexcept override { return !report.diagnostics().empty(); }
  void begin(std::string& out) const override;
  void entry(std::string& out, const Entry& entry, bool first, Validator& validator) const override;
  void end(std::string& out, const Summary& summary) const override;
};

void SarifWriter::begin(std::string& out) const {
  out +=
      "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\","
      "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":";
  append_sarif_driver(out);
  // %SRCROOT% stays undefined: whoever reads the log knows best where the repository is, as with CodeQL's logs.
  out += "},\"columnKind\":\"unicodeCodePoints\",\"results\":[";
}

void SarifWriter::entry(std::string& out, const Entry& entry, bool first, Validator&) const {
  if (!lists(entry.report)) return;
  Results results(out, entry);
  Fingerprints fingerprints(entry);
  for (const Diagnostic& found : entry.report.diagnostics()) {
    out += first ? "\n" : ",\n";
    first = false;
    results.append(found, fingerprints.next(found));
  }
}

void SarifWriter::end(std::string& out, const Summary& summary) const {
  const bool successful = summary.failed == 0 && summary.unreadable == 0;
  out += fmt::format("\n],\"invocations\":[{{\"executionSuccessful\":{},\"toolExecutionNotifications\":[", successful);
  std::string_view separator;
  const auto notify = [&](std::size_t count, std::string_view level, const std::string& message) {
    if (count == 0) return;
    append_json_string(out.append(separator), "{\"level\":", level);
    append_json_string(out, ",\"message\":{\"text\":", message);
    out += "}}";
    separator = ",";
  };
  notify(summary.unreadable, "error", counted(summary.unreadable, "input") + " could not be read.");
  notify(summary.failed, "error", counted(summary.failed, "payload") + " could not be checked.");
  notify(summary.omitted, "warning",
         counted(summary.omitted, "more finding") + " left out; --max-diagnostics shows more.");
  out += "]}]}]}\n";
}

}  // namespace

std::unique_ptr<Writer> make_sarif_writer(const Style&) { return std::make_unique<SarifWriter>(); }

}  // namespace runlint::report
