// Any bytes: the library's two questions agree with each other and with themselves, and every place that a report names
// is there.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "oracle.h"
#include "reference/document.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/allocations.h"

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

// Bytes after the input in memory that would continue or complete a document.
constexpr std::array<std::string_view, 10> kTails = {"}", "]", "\"", "\\", "0123456789", ":", ",", " ", "\xBF", "e1"};

// A second report by a new validator costs nearly as much as everything else: only one input in so many, chosen by its
// hash, gets one. The verdict with other bytes after the input is compared for each.
constexpr std::uint64_t kInputsAReport = 4;

// The line and column of every offset of the input, counted independently of the library, up to the greatest offset in
// use. A code point or an invalid byte begins at each offset.
class Places {
 public:
  // `payload` must outlive the calls below. Reused to avoid allocations.
  void start(std::string_view payload) {
    payload_ = payload;
    known_.resize(std::max(known_.size(), payload.size() + 1));
    known_[0] = {};
    count_ = 1;
  }

  [[nodiscard]] Position at(std::size_t offset) { return place(offset).position; }

  // Whether the offset is inside a code point.
  [[nodiscard]] bool splits(std::size_t offset) { return place(offset).inside; }

 private:
  struct Place {
    Position position;
    bool inside = false;
  };

  [[nodiscard]] Place place(std::size_t offset) {
    while (count_ <= offset) {
      const std::size_t begin = count_ - 1;
      const Position position = known_[begin].position;
      const std::size_t length = std::max<std::size_t>(runlint::reference::sequence_length(payload_.substr(begin)), 1);
      for (; count_ < begin + length; ++count_) known_[count_] = {position, true};
      const bool ends_line = payload_[begin] == '\n';
      const Position next = ends_line ? Position{position.line + 1, 1} : Position{position.line, position.column + 1};
      known_[count_++] = {next, false};
    }
    return known_[offset];
  }

  std::string_view payload_;
  std::vector<Place> known_;  // of each offset: the first count_, up to where a code point begins or the input ends
  std::size_t count_ = 0;
};

void check_place(std::string_view payload, Places& places, Span span, Position start) {
  require(span.offset <= payload.size() && span.length <= payload.size() - span.offset, "a span is inside the input");
  require(!places.splits(span.offset) && !places.splits(span.end()), "a span begins and ends between code points");
  require(places.at(span.offset) == start, "line and column are those of the offset");
}

// Checks that pointers and spans name the same value.
class Members {
 public:
  // Both must outlive this object.
  Members(const Document& document, const Report& report) : document_(document), report_(report) {}

  // Whether the span is that of the value at the path, of its key, or of its opening bracket.
  [[nodiscard]] bool are_about(runlint::InstanceId path, Span span) {
    if (path != path_ || values_.empty())
      values_ = runlint::reference::resolve(document_.root, report_.exact_pointer(path));
    path_ = path;
    return std::ranges::any_of(values_, [span](const Value* value) {
      if (span == value->span) return true;
      return span == (value->key_span.length != 0 ? value->key_span : Span{value->span.offset, 1});
    });
  }

 private:
  const Document& document_;
  const Report& report_;
  // The last path: a diagnostic and its related locations often share it.
  runlint::InstanceId path_ = runlint::InstanceId::kRoot;
  std::vector<const Value*> values_;
};

bool comes_after(const Diagnostic& a, const Diagnostic& b) {
  if (a.span.offset != b.span.offset) return a.span.offset > b.span.offset;
  return runlint::info(a.rule).name > runlint::info(b.rule).name;
}

void check_report(std::string_view payload, const Report& report) {
  const Diagnostic* last = nullptr;
  static Places places;
  places.start(payload);
  const auto found = report.diagnostics();
  for (const Diagnostic& diagnostic : found) {
    check_place(payload, places, diagnostic.span, diagnostic.start);
    require(places.at(diagnostic.span.end()) == diagnostic.end, "the end is that of the span");
    require(!diagnostic.message.empty(), "a diagnostic has a message");
    require(last == nullptr || !comes_after(*last, diagnostic),
            "diagnostics are ordered by offset, then name of the rule");
    last = &diagnostic;
    for (const runlint::Related& related : diagnostic.related) {
      check_place(payload, places, related.span, related.start);
    }
  }
  if (found.empty()) return;
  const Document document = runlint::reference::read_leniently(payload, runlint::Options().max_depth);
  const auto is_about_json = [](const Diagnostic& diagnostic) {
    return diagnostic.rule != Rule::kJsonDuplicateKey && !runlint::severity_is_adjustable(diagnostic.rule);
  };
  require(!document.error || std::ranges::all_of(found, is_about_json),
          "a document with a schema/* diagnostic is JSON but for its slips");
  Members members(document, report);
  for (const Diagnostic& diagnostic : found) {
    if (is_about_json(diagnostic)) continue;
    require(members.are_about(diagnostic.instance, diagnostic.span), "a pointer and its span name the same member");
    for (const runlint::Related& related : diagnostic.related) {
      require(members.are_about(related.instance, related.span), "a related pointer and its span name the same");
    }
  }
}

void check_acceptance(Validator& validator, std::string_view payload, const Report& report) {
  const Verdict verdict = validator.accepts(payload);
  require(verdict == (report.valid() ? Verdict::kValid : Verdict::kInvalid), "accepts and check agree");
  if (verdict != Verdict::kValid) return;
  const std::size_t before = runlint::allocations::count();
  require(validator.accepts(payload) == verdict, "accepts agrees with itself");
  require(runlint::allocations::count() == before, "accepting again allocates nothing");
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

  // One tail per input, chosen by its hash.
  static std::string followed;  // static to keep its memory
  const std::uint64_t hash = runlint::fuzz::hash(payload);
  const std::string_view tail = kTails[hash % kTails.size()];
  followed = payload;
  while (followed.size() < payload.size() + 64) followed += tail;
  const std::string_view same = std::string_view(followed).substr(0, payload.size());
  const Verdict verdict = report.valid() ? Verdict::kValid : Verdict::kInvalid;
  require(validator.accepts(same) == verdict, "bytes after the input do not change the verdict");
  if (hash / kTails.size() % kInputsAReport != 0) return 0;
  Validator fresh;
  runlint::fuzz::require_same(report, fresh.check(same),
                              "neither bytes after the input nor earlier checks change the report");
  require(fresh.accepts(same) == verdict, "a new validator has the same verdict");
  return 0;
}
