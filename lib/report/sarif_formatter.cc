// sarif: the Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub code scanning and editors read it. One
// log with one run: first the tool and its rules, then the results as they come, a line each, and what became of the
// run as a whole. GitHub takes 25,000 results of a run and shows the 5,000 gravest.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

#include "report/bounded_finding.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/sarif_rules.h"
#include "text/escape.h"
#include "text/json_member.h"
#include "text/utf8.h"

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

void append_artifact(std::string& out, std::string_view uri) {
  append_json_string(out, "\"artifactLocation\":{\"uri\":", uri);
  out += uri.starts_with("file:") ? "}" : ",\"uriBaseId\":\"%SRCROOT%\"}";
}

// Writes the results of one entry.
class SarifResults {
 public:
  SarifResults(std::string& out, const FileResult& entry)
      : out_(out), entry_(entry), path_(normalized_path(entry.path)), uri_(path_uri(path_)) {}

  void append(const Diagnostic& found, std::string_view fingerprint) {
    append_bounded(out_, found, entry_.report, path_,
                   [&](const FindingText& text) { append(found, text, fingerprint); });
  }

 private:
  struct Location {
    std::string_view uri;
    std::string_view pointer;
    Span span;
    Position start;
    Position end;
  };

  void append(const Diagnostic& found, const FindingText& text, std::string_view fingerprint);
  void append_related(const Diagnostic& found, const FindingText& text, std::string_view uri);
  void append_fix(const Diagnostic& found, std::string_view replacement, std::string_view uri);
  void append_region(Span span, Position start, Position end);
  void append_location(const Location& location);
  [[nodiscard]] Position end_of(const Related& related) const noexcept;

  std::string& out_;
  const FileResult& entry_;
  std::string path_;
  std::string uri_;
};

void SarifResults::append(const Diagnostic& found, const FindingText& text, std::string_view fingerprint) {
  const std::string uri = text.path == path_ ? uri_ : path_uri(text.path);
  append_json_string(out_, "{\"ruleId\":", info(found.rule).name);
  append_json_number(out_, ",\"ruleIndex\":", static_cast<std::size_t>(found.rule));
  append_json_string(out_, ",\"level\":", sarif_level(found.severity));
  append_json_string(out_, ",\"message\":{\"text\":", plain(message_and_help(text)));
  out_ += "},\"locations\":[{";
  append_location({uri, text.pointer, found.span, found.start, found.end});
  out_ += "}]";
  append_related(found, text, uri);
  // GitHub compares only one that is made of a line's text, which its upload action adds, and warns of any other there.
  append_json_string(out_, ",\"partialFingerprints\":{\"ruleAndPointer/v1\":", fingerprint);
  out_ += '}';
  if (!text.replacement.empty()) append_fix(found, text.replacement, uri);
  out_ += '}';
}

void SarifResults::append_related(const Diagnostic& found, const FindingText& text, std::string_view uri) {
  if (text.related.empty()) return;
  std::string_view separator = ",\"relatedLocations\":[";
  for (std::size_t i = 0; i < text.related.size(); ++i) {
    const Related& related = found.related[i];
    append_json_string(out_.append(separator), "{\"message\":{\"text\":", plain(std::string(text.related[i].message)));
    out_ += "},";
    append_location({uri, text.related[i].pointer, related.span, related.start, end_of(related)});
    out_ += '}';
    separator = ",";
  }
  out_ += ']';
}

void SarifResults::append_fix(const Diagnostic& found, std::string_view replacement, std::string_view uri) {
  append_json_string(out_, ",\"fixes\":[{\"description\":{\"text\":", fmt::format("Replace it with {}.", replacement));
  out_ += "},\"artifactChanges\":[{";
  append_artifact(out_, uri);
  out_ += ",\"replacements\":[{\"deletedRegion\":";
  append_region(found.span, found.start, found.end);
  append_json_string(out_, ",\"insertedContent\":{\"text\":", replacement);
  out_ += "}}]}]}]";
}

void SarifResults::append_region(Span span, Position start, Position end) {
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

void SarifResults::append_location(const Location& location) {
  out_ += "\"physicalLocation\":{";
  append_artifact(out_, location.uri);
  out_ += ",\"region\":";
  append_region(location.span, location.start, location.end);
  out_ += '}';
  if (location.pointer.empty()) return;  // the whole document needs no name
  append_json_string(out_, ",\"logicalLocations\":[{\"fullyQualifiedName\":", location.pointer);
  out_ += ",\"kind\":\"value\"}]";
}

// Related places are keys and brackets, which do not go over lines.
Position SarifResults::end_of(const Related& related) const noexcept {
  const std::string_view text = entry_.payload.substr(related.span.offset, related.span.length);
  return {related.start.line, related.start.column + text::count_code_points(text)};
}

std::string notification(std::string_view level, std::string_view message) {
  std::string out;
  append_json_string(out, "{\"level\":", level);
  append_json_string(out, ",\"message\":{\"text\":", message);
  out += '}';
  return out;
}

// Failures are notifications of the invocation, which ends the log, so they are held until then.
class SarifFormatter final : public Formatter {
 public:
  [[nodiscard]] bool lists_failures() const noexcept override { return false; }
  [[nodiscard]] std::string_view separator() const noexcept override { return ","; }
  void begin(std::string& out) const override;
  void failure(std::string& out, const Failure& failure, bool first) const override;
  void end(std::string& out, const Summary& summary) const override;

 protected:
  [[nodiscard]] bool lists_complete(const Report& report) const noexcept override {
    return !report.diagnostics().empty();
  }
  void append(std::string& out, const FileResult& entry, bool first, Validator& validator,
              const Spill& spill) const override;

 private:
  struct Notification {
    std::size_t turn;
    std::size_t record;
    std::string text;
  };

  mutable std::mutex mutex_;                    // guards the next
  mutable std::vector<Notification> failures_;  // in any order
};

void SarifFormatter::begin(std::string& out) const {
  out +=
      "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\","
      "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":";
  append_sarif_driver(out);
  // %SRCROOT% stays undefined: whoever reads the log knows best where the repository is, as with CodeQL's logs.
  out += "},\"columnKind\":\"unicodeCodePoints\",\"results\":[";
}

void SarifFormatter::append(std::string& out, const FileResult& entry, bool first, Validator&,
                            const Spill& spill) const {
  SarifResults results(out, entry);
  Fingerprints fingerprints(entry);
  for (const Diagnostic& found : entry.report.diagnostics()) {
    out += first ? "\n" : ",\n";
    first = false;
    results.append(found, fingerprints.next(found));
    spill_if_large(out, spill);
  }
}

void SarifFormatter::failure(std::string&, const Failure& failure, bool) const {
  std::string out;
  const std::string path = normalized_path(failure.path);
  append_bounded(out, {.path = path, .message = failure.reason}, [&](const FindingText& text) {
    out += notification("error", plain(fmt::format("{}: {}", text::printable(text.path), text.message)));
    append_artifact(out += ",\"locations\":[{\"physicalLocation\":{", path_uri(text.path));
    if (failure.record) append_json_number(out, ",\"region\":{\"startLine\":", *failure.record);
    out += failure.record ? "}}}]}" : "}}]}";
  });
  const std::lock_guard lock(mutex_);
  failures_.push_back({failure.sequence, failure.record.value_or(0), std::move(out)});
}

void SarifFormatter::end(std::string& out, const Summary& summary) const {
  const std::lock_guard lock(mutex_);
  std::ranges::sort(failures_, {}, [](const Notification& n) { return std::tie(n.turn, n.record, n.text); });
  out += fmt::format("\n],\"invocations\":[{{\"executionSuccessful\":{},\"toolExecutionNotifications\":[",
                     failures_.empty());
  std::string_view separator;
  for (const Notification& failure : failures_) {
    out.append(separator).append(failure.text);
    separator = ",\n";
  }
  if (summary.omitted > 0) {
    out.append(separator)
        .append(notification("warning",
                             pluralized(summary.omitted, "more finding") + " left out; --max-diagnostics shows more."))
        .append("}");
  }
  out += "]}]}]}\n";
}

}  // namespace

std::unique_ptr<Formatter> make_sarif_formatter(const Style&) { return std::make_unique<SarifFormatter>(); }

}  // namespace runlint::report
