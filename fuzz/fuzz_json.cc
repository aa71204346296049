// Any bytes: what is JSON to us is JSON to simdjson's own parser, to RapidJSON and to the reader of tests/support,
// which also names the byte and the rule where it is not; and every simdjson back end that the machine has gives one
// report. Of a fault the scanner says the same from the first byte as from where the walk has stopped.
//
// Known to differ, and left out:
// - simdjson has no number beyond a 64-bit integer or a double (NUMBER_ERROR), RapidJSON none beyond a double, even
// where
//   it need not convert them (kParseErrorNumberTooBig): those documents are left to the others.
// - RapidJSON takes the escape of a low surrogate that follows no high one for a character, and a NUL for the end of
//   the text.
// Neither has our limit of depth, so ours is as deep here as it can be, and documents beyond are left to the reader.
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/diagnose.h"
#include "oracle.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "support/document.h"
#include "text/display.h"

namespace {

using runlint::Report;
using runlint::Rule;
using runlint::Validator;
using runlint::fuzz::require;
using runlint::fuzz::require_same;

constexpr std::size_t kDepth = 500;  // that the recursive reader can take under sanitizers

runlint::Options options() {
  runlint::Options options;
  options.max_depth = kDepth;
  return options;
}

// The validators of all back ends; the first is the one that simdjson chooses for this machine.
struct Backend {
  const simdjson::implementation* implementation;
  Validator validator{options()};
};

std::vector<Backend> make_backends() {
  std::vector<Backend> backends;
  backends.push_back({simdjson::get_active_implementation()});
  for (const simdjson::implementation* other : simdjson::get_available_implementations()) {
    if (other->supported_by_runtime_system() && other->name() != backends[0].implementation->name()) {
      backends.push_back({other});
    }
  }
  require(backends.size() > 1, "there are back ends to compare");
  return backends;
}

// A validator keeps the parser of the back end that was active when it first saw a document.
Report check(Backend& backend, std::string_view text) {
  simdjson::get_active_implementation() = backend.implementation;
  return backend.validator.check(text);
}

enum class Answer { kJson, kNotJson, kNoAnswer };

Answer ask_simdjson(std::string_view text) {
  static simdjson::dom::parser parser;
  const simdjson::error_code error = parser.parse(text.data(), text.size()).error();
  if (error == simdjson::NUMBER_ERROR) return Answer::kNoAnswer;
  return error == simdjson::SUCCESS ? Answer::kJson : Answer::kNotJson;
}

bool has_lone_low_surrogate(std::string_view text) {
  for (std::size_t at = text.find("\\u"); at != std::string_view::npos; at = text.find("\\u", at + 1)) {
    const std::string_view digits = text.substr(at + 2, 2);
    constexpr std::string_view kLow = "cdefCDEF";
    if (digits.size() == 2 && (digits[0] | 0x20) == 'd' && kLow.find(digits[1]) != std::string_view::npos) return true;
  }
  return false;
}

Answer ask_rapidjson(std::string_view text) {
  if (has_lone_low_surrogate(text) || text.find('\0') != std::string_view::npos) return Answer::kNoAnswer;
  constexpr unsigned kFlags =
      rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::BaseReaderHandler<> nothing;
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, nothing);
  if (result.Code() == rapidjson::kParseErrorNumberTooBig) return Answer::kNoAnswer;
  return result.IsError() ? Answer::kNotJson : Answer::kJson;
}

// The rule that says why the text is not JSON, if it is not.
const runlint::Diagnostic* json_fault(const Report& report) {
  if (report.diagnostics().empty()) return nullptr;
  const runlint::Diagnostic& first = report.diagnostics()[0];
  return first.rule == Rule::kJsonDuplicateKey || runlint::severity_is_adjustable(first.rule) ? nullptr : &first;
}

// The JSON Pointer of the first `depth` steps.
std::string pointer(const std::vector<std::string>& steps, std::size_t depth) {
  std::string pointer;
  for (std::size_t i = 0; i < depth; ++i) {
    pointer += '/';
    runlint::text::append_pointer_escaped(pointer, steps[i]);
  }
  return pointer;
}

// The report was made from where the walk stopped.
void check_scan_from_the_beginning(std::string_view text, const Report& report, const runlint::Diagnostic& told) {
  const std::optional<runlint::json::ParseError> fault = runlint::json::diagnose(text, kDepth);
  require(fault.has_value(), "the scanner finds a fault");
  require(fault->rule == told.rule && fault->span == told.span, "the same fault from the first byte");
  require(fault->message == told.message && fault->help == told.help, "in the same words");
  require(pointer(fault->path, fault->path.size()) == report.exact_pointer(told.instance), "at the same pointer");
  require(fault->related_message.empty() == told.related.empty(), "explained or not");
  for (const runlint::Related& related : told.related) {
    require(fault->related_message == related.message && fault->related == related.span, "by the same place");
    require(pointer(fault->path, fault->related_depth) == report.exact_pointer(related.instance),
            "at the same pointer too");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<Backend> backends = make_backends();
  const std::string_view text = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const Report report = check(backends[0], text);
  require(report.status() == Report::Status::kComplete, "the check runs to its end");

  const runlint::Diagnostic* const fault = json_fault(report);
  const runlint::reference::Document document = runlint::reference::read(text, kDepth);
  require(document.fault.has_value() == (fault != nullptr), "the reader agrees on what is JSON");
  if (fault != nullptr) {
    require(fault->rule == document.fault->rule, "the reader agrees on the rule");
    require(fault->span.offset == document.fault->offset, "the reader agrees on the byte");
    check_scan_from_the_beginning(text, report, *fault);
  }
  if (fault == nullptr || fault->rule != Rule::kJsonDepth) {
    const Answer ours = fault == nullptr ? Answer::kJson : Answer::kNotJson;
    const Answer simdjson_says = ask_simdjson(text);
    require(simdjson_says == Answer::kNoAnswer || simdjson_says == ours, "simdjson agrees on what is JSON");
    const Answer rapidjson_says = ask_rapidjson(text);
    require(rapidjson_says == Answer::kNoAnswer || rapidjson_says == ours, "RapidJSON agrees on what is JSON");
  }

  for (std::size_t i = 1; i < backends.size(); ++i) {
    require_same(report, check(backends[i], text), "all simdjson back ends give the same report");
  }
  simdjson::get_active_implementation() = backends[0].implementation;
  return 0;
}
