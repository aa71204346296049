// Any bytes: simdjson's own parser, RapidJSON and the reader of tests/reference agree on whether they are JSON, and the
// reader on the rule and the byte of an error; every simdjson back end of the machine gives the same report; an error
// is the same diagnosed from the first byte as from where the walk stopped.
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

// The diagnostic that the text is not JSON, or null.
const runlint::Diagnostic* parse_error(const Report& report) {
  if (report.diagnostics().empty()) return nullptr;
  const runlint::Diagnostic& first = report.diagnostics()[0];
  return first.rule == Rule::kJsonDuplicateKey || runlint::severity_is_adjustable(first.rule) ? nullptr : &first;
}

// The JSON Pointer of the first `depth` tokens.
std::string pointer(const std::vector<std::string>& steps, std::size_t depth) {
  std::string pointer;
  for (std::size_t i = 0; i < depth; ++i) {
    pointer += '/';
    runlint::text::append_pointer_escaped(pointer, steps[i]);
  }
  return pointer;
}

// Compares with a diagnosis from the first byte: the report's began where the walk stopped.
void check_full_diagnosis(std::string_view text, const Report& report, const runlint::Diagnostic& reported) {
  const std::optional<runlint::json::ParseError> error = runlint::json::diagnose(text, kDepth);
  require(error.has_value(), "diagnosing from the first byte finds an error");
  require(error->rule == reported.rule && error->span == reported.span, "it is the same error");
  require(error->message == reported.message && error->help == reported.help, "it has the same message");
  require(pointer(error->path, error->path.size()) == report.exact_pointer(reported.instance), "and the same pointer");
  require(error->related_message.empty() == reported.related.empty(), "and a related location if the report has one");
  for (const runlint::Related& related : reported.related) {
    require(error->related_message == related.message && error->related == related.span, "the same related location");
    require(pointer(error->path, error->related_depth) == report.exact_pointer(related.instance),
            "with the same pointer");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<Backend> backends = make_backends();
  const std::string_view text = runlint::fuzz::guarded({reinterpret_cast<const char*>(data), size});
  const Report report = check(backends[0], text);
  require(report.status() == Report::Status::kComplete, "the check runs to its end");

  const runlint::Diagnostic* const error = parse_error(report);
  const runlint::reference::Document document = runlint::reference::read(text, kDepth);
  require(document.error.has_value() == (error != nullptr), "the reader agrees whether it is JSON");
  if (error != nullptr) {
    require(error->rule == document.error->rule, "the reader agrees on the rule");
    require(error->span.offset == document.error->offset, "the reader agrees on the byte");
    check_full_diagnosis(text, report, *error);
  }
  if (error == nullptr || error->rule != Rule::kJsonDepth) {
    const Answer ours = error == nullptr ? Answer::kJson : Answer::kNotJson;
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
