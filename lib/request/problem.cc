#include "request/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "request/http_chars.h"
#include "text/json_writer.h"

namespace runlint::request {
namespace {

using std::string_view;
using text::JsonWriter;

struct Phrase {
  int status;
  string_view text;
};

constexpr Phrase kPhrases[] = {
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

// Longer pointers are left out; the line and column locate the error.
constexpr std::size_t kMaxPointer = 1024;

void begin(JsonWriter& json, int status, string_view detail) {
  json.begin_object();
  json.members("type", "about:blank", "title", reason_phrase(status), "status", status, "detail", detail);
}

// Messages of lint/* rules describe values, so they are not sent. Other messages, and each help, contain no value if
// Options::quote_values is false.
string_view detail_of(const Diagnostic& found) noexcept {
  const RuleInfo& rule = info(found.rule);
  return rule.name.starts_with("lint/") ? rule.summary : string_view(found.message);
}

// Whether the pointer has at most kMaxPointer bytes, without making it: all of them together could be large.
bool is_short(const Report& report, InstanceId path) noexcept {
  std::size_t size = 0;
  for (; path != InstanceId::kRoot; path = report.step(path).parent) {
    size += 1 + report.step(path).shown.size();
    if (size > kMaxPointer) return false;
  }
  return true;
}

void write_error(JsonWriter& json, const Diagnostic& found, const Report& report) {
  json.begin_object();
  json.member("detail", detail_of(found));
  if (!found.help.empty()) json.member("help", found.help);
  if (!found.notes.empty()) {
    json.begin_array("notes");
    for (const std::string& note : found.notes) json.string(note);
    json.end();
  }
  if (is_short(report, found.instance)) {
    std::string fragment;
    append_fragment(fragment, report.pointer(found.instance));
    json.member("pointer", fragment);
  }
  json.members("rule", info(found.rule).name, "line", found.start.line, "column", found.start.column);
  json.end();
}

}  // namespace

string_view reason_phrase(int status) noexcept {
  const auto* const found = std::ranges::find(kPhrases, status, &Phrase::status);
  return found != std::end(kPhrases) ? found->text : "Client Error";
}

void append_fragment(std::string& out, string_view pointer) {
  out += '#';
  for (const char c : pointer) {
    if (is_segment_character(c) || c == '/' || c == '?') {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
}

void write_problem(std::string& out, int status, string_view detail) {
  out.clear();
  JsonWriter json(out);
  begin(json, status, detail);
  json.end();
}

void write_problem(std::string& out, int status, const Report& report, std::size_t max_size) {
  const std::size_t count = report.count(Severity::kError);
  const auto is_error = [](const Diagnostic& found) { return found.severity == Severity::kError; };
  const auto first = std::ranges::find_if(report.diagnostics(), is_error);
  out.clear();
  JsonWriter json(out);
  const bool is_single = count == 1 && first != report.diagnostics().end();
  begin(json, status, is_single ? std::string(detail_of(*first)) : fmt::format("the payload has {} errors", count));
  json.begin_array("errors");
  constexpr std::size_t kTail = sizeof("],\"omitted\":18446744073709551615}");
  std::size_t written = 0;
  for (const Diagnostic& found : report.diagnostics()) {
    if (!is_error(found)) continue;
    const std::size_t before = out.size();
    write_error(json, found, report);
    if (out.size() + kTail > max_size) {
      out.resize(before);
      break;
    }
    ++written;
  }
  json.end();
  json.member("omitted", count - written);
  json.end();
}

}  // namespace runlint::request
