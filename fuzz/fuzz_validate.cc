// Any bytes: the library's two questions agree with each other and with themselves, and every place that a report names
// is there.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "oracle.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/allocations.h"
#include "support/document.h"

namespace {

using runlint::Diagnostic;
using runlint::Position;
using runlint::Report;
using runlint::Rule;
using runlint::Span;
using runlint::Validator;
using runlint::Verdict;
using runlint::fuzz::require;
using runlint::reference::Document;
using runlint::reference::Value;

// What may follow the input in memory: whatever would continue or complete a document.
constexpr std::array<std::string_view, 10> kTails = {"}", "]", "\"", "\\", "0123456789", ":", ",", " ", "\xBF", "e1"};

// Counted anew for each place, unlike the library's single sweep.
Position position_of(std::string_view payload, std::size_t offset) {
  const std::string_view before = payload.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 when there is none
  Position position{1 + static_cast<std::size_t>(std::ranges::count(before, '\n')), 1};
  for (std::size_t at = line_begin; at < offset; ++position.column) {
    const std::size_t length = runlint::reference::sequence_length(payload.substr(at));
    if (at + length > offset) break;
    at += std::max<std::size_t>(length, 1);
  }
  return position;
}

bool splits_code_point(std::string_view payload, std::size_t offset) {
  for (std::size_t back = 1; back <= 3 && back <= offset && offset < payload.size(); ++back) {
    if (runlint::reference::sequence_length(payload.substr(offset - back)) > back) return true;
  }
  return false;
}

void check_place(std::string_view payload, Span span, Position start) {
  require(span.offset <= payload.size() && span.length <= payload.size() - span.offset, "a span lies in the input");
  require(!splits_code_point(payload, span.offset) && !splits_code_point(payload, span.end()),
          "a span begins and ends between code points");
  require(position_of(payload, span.offset) == start, "line and column are those of the offset");
}

// What a diagnostic is about: the value its pointer names, that value's key, or an opening bracket.
bool is_about(const Document& document, const Report& report, runlint::PathId path, Span span) {
  for (const Value* value : runlint::reference::resolve(document.root, report.pointer(path))) {
    if (span == value->span || (value->key_span.length != 0 && span == value->key_span)) return true;
    if (value->key_span.length == 0 && span == Span{value->span.offset, 1}) return true;
  }
  return false;
}

bool comes_after(const Diagnostic& a, const Diagnostic& b) {
  if (a.span.offset != b.span.offset) return a.span.offset > b.span.offset;
  return runlint::info(a.rule).name > runlint::info(b.rule).name;
}

void check_report(std::string_view payload, const Report& report) {
  const Diagnostic* last = nullptr;
  const auto found = report.diagnostics();
  for (const Diagnostic& diagnostic : found) {
    check_place(payload, diagnostic.span, diagnostic.start);
    require(position_of(payload, diagnostic.span.end()) == diagnostic.end, "the end is that of the span");
    require(!diagnostic.message.empty(), "a diagnostic says what is wrong");
    require(last == nullptr || !comes_after(*last, diagnostic),
            "diagnostics are ordered by offset, then name of the rule");
    last = &diagnostic;
    for (const runlint::Related& related : diagnostic.related) check_place(payload, related.span, related.start);
  }
  if (found.empty()) return;
  const bool is_json = found[0].rule == Rule::kJsonDuplicateKey || runlint::severity_is_adjustable(found[0].rule);
  if (!is_json) return require(found.size() == 1 && report.omitted() == 0, "what is not JSON has one diagnostic alone");
  const Document document = runlint::reference::read(payload, runlint::Options().max_depth);
  require(!document.fault, "what has a schema/* diagnostic is JSON");
  for (const Diagnostic& diagnostic : found) {
    require(is_about(document, report, diagnostic.path, diagnostic.span),
            "a pointer and its span name the same member");
    for (const runlint::Related& related : diagnostic.related) {
      require(is_about(document, report, related.path, related.span), "a related pointer and its span name the same");
    }
  }
}

void check_acceptance(Validator& validator, std::string_view payload, const Report& report) {
  const Verdict verdict = validator.accepts(payload);
  require(verdict == (report.valid() ? Verdict::kValid : Verdict::kInvalid), "accepts and check agree");
  if (verdict != Verdict::kValid) return;
  const std::size_t before = runlint::allocations::count();
  require(validator.accepts(payload) == verdict, "accepts agrees with itself");
  require(runlint::allocations::count() == before, "accepting what has been accepted allocates nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Validator validator;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view payload = runlint::fuzz::guarded(input);
  const Report report = validator.check(payload);
  require(report.status() == Report::Status::kComplete, "the check runs to its end");
  check_report(payload, report);
  check_acceptance(validator, payload, report);

  // One kind of tail for each input: the next input has another.
  std::string followed(payload);
  const std::string_view tail = kTails[runlint::fuzz::hash(payload) % kTails.size()];
  while (followed.size() < payload.size() + 64) followed += tail;
  const std::string_view same = std::string_view(followed).substr(0, payload.size());
  Validator fresh;
  runlint::fuzz::require_same(report, fresh.check(same),
                              "nothing after the input matters, nor what was checked before");
  require(validator.accepts(same) == fresh.accepts(same), "a fresh validator accepts the same");
  return 0;
}
