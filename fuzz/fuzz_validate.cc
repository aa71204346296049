// Any bytes: the two questions agree, and every location of a report lies in the input.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "runlint/report.h"
#include "runlint/validator.h"

namespace {

// A finding for libFuzzer, which keeps the input of whatever aborts.
void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool splits_code_point(std::string_view payload, std::size_t offset) {
  return offset < payload.size() && (static_cast<unsigned char>(payload[offset]) & 0xC0U) == 0x80U;
}

void check_spans(std::string_view payload, const runlint::Report& report) {
  // Invalid UTF-8 has continuation bytes that belong to nothing.
  const bool is_utf8 = report.diagnostics().empty() || report.diagnostics()[0].rule != runlint::Rule::kJsonEncoding;
  std::size_t last = 0;
  for (const runlint::Diagnostic& found : report.diagnostics()) {
    require(found.span.offset >= last, "diagnostics are ordered by offset");
    last = found.span.offset;
    require(found.span.offset <= payload.size() && found.span.length <= payload.size() - found.span.offset,
            "a span lies in the input");
    require(
        !is_utf8 || (!splits_code_point(payload, found.span.offset) && !splits_code_point(payload, found.span.end())),
        "a span begins and ends between code points");
    require(!found.message.empty(), "a diagnostic says what is wrong");
    const std::string pointer = report.pointer(found.path);
    require(pointer.empty() || pointer.front() == '/', "a pointer begins with a slash");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static runlint::Validator validator;
  const std::string_view payload(reinterpret_cast<const char*>(data), size);
  const runlint::Verdict verdict = validator.accepts(payload);
  const runlint::Report report = validator.check(payload);
  require(report.status() == runlint::Report::Status::kComplete, "the check runs to its end");
  require(report.valid() == (verdict == runlint::Verdict::kValid), "accepts and check agree");
  check_spans(payload, report);
  return 0;
}
