// Any bytes: simdjson's own parser, RapidJSON and the reader of tests/reference agree on whether they are JSON, and the
// reader on the rules and places of all slips and of the fault; every simdjson back end of the machine gives the same
// report; the errors are the same diagnosed from the first byte as from where the walk stopped; and without a fault,
// the repaired text is JSON.
//
// Known differences, excluded:
// - simdjson rejects numbers beyond a 64-bit integer or a double (NUMBER_ERROR), RapidJSON numbers beyond a double,
// even
//   if it need not convert them (kParseErrorNumberTooBig).
// - RapidJSON accepts the escape of a lone low surrogate, and stops at NUL.
// Neither limits the depth, so ours is as great as possible here, and deeper documents are compared with the reader
// only.
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
#include "json/foreign_text.h"
#include "oracle.h"
#include "reference/document.h"
#include "runlint/report.h"
#include "runlint/validator.h"
#include "text/escape.h"

namespace {

using runlint::Report;
using runlint::Rule;
using runlint::Validator;
using runlint::fuzz::require;
using runlint::fuzz::require_same;

constexpr std::size_t kDepth = 500;  // the recursive reader handles this depth under sanitizers

runlint::Options options() {
  runlint::Options options;
  options.max_depth = kDepth;
  options.max_diagnostics = 1'000'000;
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
  require(backends.size() > 1, "the machine has back ends to compare");
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

// The diagnostics that the text is not JSON.
std::vector<const runlint::Diagnostic*> parse_errors(const Report& report) {
  std::vector<const runlint::Diagnostic*> errors;
  for (const runlint::Diagnostic& found : report.diagnostics()) {
    if (found.rule != Rule::kJsonDuplicateKey && !runlint::severity_is_adjustable(found.rule)) errors.push_back(&found);
  }
  return errors;
}

// The JSON Pointer of the first `depth` tokens.
std::string pointer(const std::vector<runlint::json::PathStep>& steps, std::size_t depth) {
  std::string pointer;
  for (std::size_t i = 0; i < depth; ++i) {
    pointer += '/';
    runlint::text::append_pointer_escaped(pointer, steps[i].name);
  }
  return pointer;
}

struct Slips final : runlint::json::SlipHandler {
  bool wants_slip(Rule, std::size_t) override { return true; }
  void on_slip(runlint::json::ParseError slip) override { errors.push_back(std::move(slip)); }
  std::vector<runlint::json::ParseError> errors;
};

void require_same_error(const Report& report, const runlint::Diagnostic& reported,
                        const runlint::json::ParseError& error) {
  require(error.rule == reported.rule && error.span == reported.span, "it is the same error");
  // The report's help is for a value of the right type.
  const bool is_literal = error.message.find(" is not JSON: ") != std::string::npos;
  require(error.message == reported.message && (is_literal || error.help == reported.help), "it has the same message");
  require(pointer(error.path, error.path.size()) == report.exact_pointer(reported.instance), "and the same pointer");
  require(error.related_message.empty() == reported.related.empty(), "and a related location if the report has one");
  for (const runlint::Related& related : reported.related) {
    require(error.related_message == related.message && error.related == related.span, "the same related location");
    require(pointer(error.path, error.related_depth) == report.exact_pointer(related.instance),
            "with the same pointer");
  }
}

// Compares with a diagnosis from the first byte: the report's began where the walk stopped.
void check_full_diagnosis(std::string_view text, const Report& report,
                          const std::vector<const runlint::Diagnostic*>& reported) {
  Slips slips;
  runlint::json::Diagnosis diagnosis = runlint::json::diagnose(text, kDepth, {}, &slips);
  if (diagnosis.fault) slips.errors.push_back(std::move(*diagnosis.fault));
  require(slips.errors.size() == reported.size(), "diagnosing from the first byte finds as many errors");
  for (std::size_t i = 0; i < reported.size(); ++i) require_same_error(report, *reported[i], slips.errors[i]);
  if (!diagnosis.fault)
    require(!runlint::reference::read(diagnosis.repair.text(), kDepth).error, "a repaired text is JSON");
}

void compare_with_reader(const runlint::reference::Document& document, const Report& report,
                         const std::vector<const runlint::Diagnostic*>& reported) {
  require(document.slips.size() + (document.error ? 1 : 0) == reported.size(), "the reader finds as many errors");
  for (std::size_t i = 0; i < document.slips.size(); ++i) {
    const runlint::reference::Slip& slip = document.slips[i];
    require(slip.rule == reported[i]->rule && slip.span == reported[i]->span, "the reader agrees on the slip");
    require(slip.pointer == report.exact_pointer(reported[i]->instance), "the reader agrees on its pointer");
  }
  if (!document.error) return;
  require(reported.back()->rule == document.error->rule, "the reader agrees on the rule");
  require(reported.back()->span.offset == document.error->offset, "the reader agrees on the byte");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<Backend> backends = make_backends();
  const std::string_view text = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const Report report = check(backends[0], text);
  require(report.status() == Report::Status::kComplete, "the check runs to its end");

  const std::vector<const runlint::Diagnostic*> errors = parse_errors(report);
  const runlint::reference::Document lenient = runlint::reference::read_leniently(text, kDepth);
  const auto foreign = runlint::json::recognize_foreign_text(text);
  if (foreign && lenient.error) {
    require(report.diagnostics().size() == 1 && report.omitted() == 0, "recognized text has one diagnostic");
    require(errors.size() == 1 && errors[0]->rule == foreign->rule && errors[0]->span == foreign->span,
            "it is that of the format");
    return 0;
  }
  compare_with_reader(lenient, report, errors);
  require(runlint::reference::read(text, kDepth).error.has_value() == !errors.empty(),
          "the strict reader agrees whether it is JSON");
  if (!errors.empty()) check_full_diagnosis(text, report, errors);
  if (errors.empty() || errors.back()->rule != Rule::kJsonDepth) {
    const Answer ours = errors.empty() ? Answer::kJson : Answer::kNotJson;
    const Answer simdjson_says = ask_simdjson(text);
    require(simdjson_says == Answer::kNoAnswer || simdjson_says == ours, "simdjson agrees whether it is JSON");
    const Answer rapidjson_says = ask_rapidjson(text);
    require(rapidjson_says == Answer::kNoAnswer || rapidjson_says == ours, "RapidJSON agrees whether it is JSON");
  }

  for (std::size_t i = 1; i < backends.size(); ++i) {
    require_same(report, check(backends[i], text), "all simdjson back ends give the same report");
  }
  simdjson::get_active_implementation() = backends[0].implementation;
  return 0;
}
