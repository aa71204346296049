// Any bytes, with secret markers inserted where the contract has secrets: every output format is UTF-8 without control
// characters or markers; machine formats parse and read back as the report; replacements fix their findings; and no
// finding takes more than 4 KiB.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/report_builder.h"
#include "oracle.h"
#include "reference/document.h"
#include "reference/format_readers.h"
#include "reference/junit_schema.h"
#include "reference/xml.h"
#include "report/formatter.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "secret_markers.h"
#include "support/run_output.h"

namespace {

namespace report = runlint::report;
using runlint::Diagnostic;
using runlint::Report;
using runlint::fuzz::member;
using runlint::fuzz::require;
using runlint::fuzz::SecretMarkers;
using runlint::reference::Kind;
using runlint::reference::Value;

// A name that a hostile archive could hold.
constexpr std::string_view kPath = "a\n\x1b[2J\xFF\xE2\x80\xAE::b,%<&.json";

std::string write(const report::Formatter& formatter, std::string_view payload, const Report& found,
                  runlint::Validator& validator, std::string_view path = kPath) {
  return report::run_output(formatter, {.path = path, .payload = payload, .report = found}, validator);
}

// Characters that move the cursor or reorder text: C0 and C1 controls, DEL, line separators, bidirectional controls.
bool is_control(std::string_view character) {
  const auto from_to = [character](std::string_view from, std::string_view to) {
    return character.size() == from.size() && character >= from && character <= to;
  };
  return from_to({"\0", 1}, "\x1F") || character == "\x7F" || from_to("\xC2\x80", "\xC2\x9F") ||
         from_to("\xE2\x80\xA8", "\xE2\x80\xAE") || from_to("\xE2\x81\xA6", "\xE2\x81\xA9");
}

void check_text(std::string_view out, const SecretMarkers& markers) {
  require(out.find(markers.text) == std::string_view::npos, "no secret text is shown");
  require(out.find(markers.number) == std::string_view::npos, "no secret number is shown");
  while (!out.empty()) {
    const std::size_t length = runlint::reference::sequence_length(out);
    require(length != 0, "output is UTF-8");
    require(out[0] == '\n' || !is_control(out.substr(0, length)), "output holds no control character");
    out.remove_prefix(length);
  }
}

// Removes the colours.
std::string without_colors(std::string_view out) {
  std::string plain;
  while (!out.empty()) {
    const std::size_t escape = out.find('\x1b');
    plain += out.substr(0, escape);
    if (escape == std::string_view::npos) break;
    const std::size_t end = out.find_first_not_of("0123456789;", escape + 2);
    require(out.substr(escape, 2) == "\x1b[" && end < out.size() && out[end] == 'm', "an escape sequence is a colour");
    out.remove_prefix(end + 1);
  }
  return plain;
}

const std::string& text(const Value& object, std::string_view name) { return member(object, name).text; }

bool is_number(const Value& object, std::string_view name, std::size_t number) {
  return member(object, name).kind == Kind::kNumber && text(object, name) == std::to_string(number);
}

bool has(const Value& object, std::string_view name) {
  return std::ranges::any_of(object.children, [name](const Value& child) { return child.key == name; });
}

// Whether `shown` is `whole`, or a shortened form of it if that is allowed.
bool shows(const std::string& shown, const std::string& whole, bool may_be_shortened) {
  return shown == whole || (may_be_shortened && runlint::format_readers::agree({shown}, {whole}));
}

void check_place(const Value& place, const std::string& pointer, runlint::Span span, runlint::Position start,
                 bool truncated) {
  require(shows(text(place, "pointer"), pointer, truncated), "the pointer reads back");
  require(is_number(place, "offset", span.offset) && is_number(place, "length", span.length), "the span reads back");
  require(is_number(place, "line", start.line) && is_number(place, "column", start.column), "the place reads back");
}

void check_entry(const Value& entry, const Report& found) {
  require(text(entry, "valid") == (found.valid() ? "true" : "false"), "validity reads back");
  require(is_number(entry, "omitted", found.omitted()), "the number of omitted diagnostics reads back");
  const std::vector<Value>& diagnostics = member(entry, "diagnostics").children;
  require(diagnostics.size() == found.diagnostics().size(), "all diagnostics are written");
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Value& read = diagnostics[i];
    const Diagnostic& written = found.diagnostics()[i];
    require(text(read, "rule") == runlint::info(written.rule).name, "the rule reads back");
    require(text(read, "severity") == runlint::severity_name(written.severity), "the severity reads back");
    const bool truncated = has(read, "truncated");
    require(shows(text(read, "message"), written.message, truncated), "the message reads back");
    require(shows(has(read, "help") ? text(read, "help") : "", written.help, truncated), "the help reads back");
    require(has(read, "notes") == !written.notes.empty(), "notes are written where there are any");
    for (std::size_t j = 0; j < written.notes.size(); ++j) {
      require(member(read, "notes").children.size() == written.notes.size(), "all notes are written");
      require(shows(member(read, "notes").children[j].text, written.notes[j], truncated), "the note reads back");
    }
    check_place(read, found.pointer(written.instance), written.span, written.start, truncated);
    require(is_number(read, "endLine", written.end.line) && is_number(read, "endColumn", written.end.column),
            "the end reads back");
    require(has(read, "related") == !written.related.empty(), "related places are written where there are any");
    for (std::size_t j = 0; j < written.related.size(); ++j) {
      require(member(read, "related").children.size() == written.related.size(), "all related places are written");
      const Value& place = member(read, "related").children[j];
      require(text(place, "message") == written.related[j].message, "the related message reads back");
      check_place(place, found.pointer(written.related[j].instance), written.related[j].span, written.related[j].start,
                  truncated);
    }
  }
}

Value parse(const std::string& out) {
  runlint::reference::Document document = runlint::reference::read(out, 10);
  require(!document.error, "output is JSON");
  return std::move(document.root);
}

void check_junit(const std::string& out, const Report& found) {
  const std::optional<runlint::xml::Element> root = runlint::xml::read(out);
  require(root && root->children.size() == 1 && root->children[0].children.size() == 1, "output is XML with one case");
  require(runlint::reference::junit_schema().accepts(out), "output conforms to the schema");
  const auto& parts = root->children[0].children[0].children;
  require(std::ranges::count(parts, "failure", &runlint::xml::Element::name) == (found.valid() ? 0 : 1),
          "a test case fails when the payload is not valid");
}

// The other machine formats.
void check_machine_format(std::string_view name, const std::string& out, const report::FileResult& entry) try {
  namespace format_readers = runlint::format_readers;
  if (name == "sarif")
    require(format_readers::agree(format_readers::read_sarif(out), format_readers::expected_in_sarif(entry)),
            "SARIF reads back");
  if (name == "gitlab")
    require(format_readers::agree(format_readers::read_gitlab(out), format_readers::expected_in_gitlab(entry)),
            "issues read back");
  if (name == "rdjson")
    require(format_readers::agree(format_readers::read_rdjson(out), format_readers::expected_in_rdjson(entry)),
            "reviewdog's diagnostics read back");
  if (name == "github")
    require(format_readers::agree(format_readers::read_github(out), format_readers::expected_in_github(entry)),
            "annotations read back");
} catch (const runlint::format_readers::Unreadable& error) {
  require(false, error.what());
}

void check_format(std::string_view name, const std::string& out, const report::FileResult& entry,
                  const SecretMarkers& markers) {
  const Report& found = entry.report;
  check_text(out, markers);
  check_machine_format(name, out, entry);
  if (name == "junit") check_junit(out, found);
  if (name == "json") {
    const Value document = parse(out);
    const std::vector<Value>& files = member(document, "files").children;
    require(files.size() == 1, "one payload, one entry");
    check_entry(files[0], found);
    require(is_number(member(document, "summary"), "errors", found.count(runlint::Severity::kError)),
            "errors are counted");
  } else if (name == "jsonl") {
    require(out.find('\n') == out.size() - 1, "one payload, one line");
    check_entry(parse(out), found);
  } else if (name == "text") {
    for (const Diagnostic& diagnostic : found.diagnostics()) {
      const std::string rule = "[" + std::string(runlint::info(diagnostic.rule).name) + "]\n";
      require(out.find(rule) != std::string::npos, "every rule is named");
    }
  }
}

// One finding takes at most 4 KiB, whatever the payload and the file's name.
void check_size(report::Format format, const report::Style& style, std::string_view payload, const Report& found,
                runlint::Validator& validator, std::string_view path) {
  constexpr std::size_t kRest = 400;  // counts, and the line about omitted findings
  const Report none = runlint::ReportBuilder(0).finish({});
  const std::size_t bare = write(*report::make_formatter(format, style), {}, none, validator, path).size();
  const std::size_t size = write(*report::make_formatter(format, style), payload, found, validator, path).size();
  const std::size_t more = found.omitted() > 0 ? path.size() * 6 : 0;  // text names the file once more
  require(size <= bare + kRest + more + found.diagnostics().size() * report::kMaxFindingBytes,
          "a finding takes at most 4 KiB");
}

std::ptrdiff_t count(const Report& found, runlint::Rule rule) {
  return std::ranges::count(found.diagnostics(), rule, &Diagnostic::rule);
}

void check_replacements(std::string_view payload, const Report& found, runlint::Validator& validator) {
  constexpr runlint::Rule kDuplicate = runlint::Rule::kJsonDuplicateKey;
  std::size_t tried = 0;
  for (const Diagnostic& diagnostic : found.diagnostics()) {
    if (!diagnostic.replacement || ++tried > 3) continue;
    std::string fixed(payload);
    fixed.replace(diagnostic.span.offset, diagnostic.span.length, *diagnostic.replacement);
    const Report after = validator.check(fixed);
    if (found.omitted() + after.omitted() > 0) return;  // incomplete
    require(count(after, kDuplicate) == count(found, kDuplicate), "a replacement makes no duplicate");
    if (diagnostic.replacement->empty()) {  // the next error may have moved to that place
      require(count(after, diagnostic.rule) < count(found, diagnostic.rule), "a deletion fixes its finding");
      continue;
    }
    for (const Diagnostic& left : after.diagnostics()) {
      require(left.span.offset != diagnostic.span.offset || left.rule != diagnostic.rule,
              "a replacement fixes its finding");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static runlint::Validator validator;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const runlint::reference::Document document =
      runlint::reference::read_leniently(input, validator.options().max_depth);
  const SecretMarkers markers(input);
  const std::string marked = runlint::fuzz::insert_markers(input, document, markers);
  const std::string_view payload = runlint::fuzz::guarded(marked);
  const Report found = validator.check(payload);
  const std::uint64_t choices = runlint::fuzz::hash(input);
  report::Style style{.unicode = (choices & 1) != 0, .width = 20 + choices / 2 % 100};
  for (const std::string_view name : report::format_names()) {
    const report::Format format = *report::find_format(name);
    style.color = false;
    const std::string plain = write(*report::make_formatter(format, style), payload, found, validator);
    check_format(name, plain, {.path = kPath, .payload = payload, .report = found}, markers);
    const std::string long_path = "d" + std::string(choices / 256 % 4095, kPath[choices / 4 % kPath.size()]);
    check_size(format, style, payload, found, validator, long_path);
    if (format != report::Format::kText) continue;  // the style applies to text only
    style.color = true;
    const std::string colored = write(*report::make_formatter(format, style), payload, found, validator);
    require(without_colors(colored) == plain, "colours change nothing else");
    const report::Style wide{.color = true, .unicode = style.unicode, .width = 20 + choices / 2 % 1000};
    check_size(format, wide, payload, found, validator, long_path);
  }
  check_replacements(payload, found, validator);
  return 0;
}
