// A whole request: the gate's status is that of slow readers of routes, media types and JSON; no lenient reading of a
// target that the gate calls another resource yields the endpoint; the problem parses, agrees with check(), keeps its
// limits and contains no value of the payload; requests that pass allocate nothing.
//
// An input is a payload, or "@METHOD\nTARGET\n", any number of lines "tCONTENT-TYPE" and "eCONTENT-ENCODING", an empty
// line and a payload.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http_reference.h"
#include "oracle.h"
#include "reference/document.h"
#include "request/route.h"
#include "runlint/gate.h"
#include "secret_markers.h"
#include "support/allocations.h"

namespace {

using runlint::Answer;
using runlint::Gate;
using runlint::Report;
using runlint::Verdict;
using runlint::fuzz::require;
using runlint::reference::Document;
using runlint::reference::Kind;
using runlint::reference::Value;
using std::string_view;

struct Input {
  string_view method = "POST";
  string_view target = "/v1/projects/p/jobs/j/runs";
  std::vector<string_view> types = {"application/json"};
  std::vector<string_view> encodings = {};
  string_view body;
};

Input split(string_view text) {
  Input input;
  if (!text.starts_with('@')) {
    input.body = text;
    return input;
  }
  const auto line = [&text] {
    const string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
  };
  input.method = line().substr(1);
  input.target = line();
  input.types.clear();
  for (string_view field = line(); !field.empty(); field = line()) {
    (field[0] == 'e' ? input.encodings : input.types).push_back(field.substr(1));
  }
  input.body = text;
  return input;
}

// Marks every value of a JSON document or, depending on `choice` and if it is not JSON, what may be secret.
std::string marked(string_view body, const Document& document, const runlint::fuzz::SecretMarkers& markers) {
  if (document.error || markers.choice % 2 == 1) {
    const Document lenient = runlint::reference::read_leniently(body, runlint::Options().max_depth);
    return runlint::fuzz::insert_markers(body, lenient, markers);
  }
  std::string out;
  std::size_t at = 0;
  const auto walk = [&](const auto& self, const Value& value) -> void {
    const bool is_string = value.children.empty() && body[value.span.offset] == '"';
    if (is_string || value.kind == Kind::kNumber) {
      out.append(body, at, value.span.offset - at);
      out += is_string ? "\"" + markers.text : markers.number;
      at = is_string ? value.span.offset + 1 : value.span.end();
    }
    for (const Value& child : value.children) self(self, child);
  };
  walk(walk, document.root);
  return out.append(body, at);
}

const Value& member(const Value& object, string_view name) {
  const auto found = std::ranges::find(object.children, name, &Value::key);
  require(found != object.children.end(), "a required member is present");
  return *found;
}

bool is_number(const Value& object, string_view name, std::size_t number) {
  return member(object, name).text == std::to_string(number);
}

void check_errors(const Value& problem, const Report& report) {
  const std::vector<Value>& errors = member(problem, "errors").children;
  std::size_t i = 0;
  for (const runlint::Diagnostic& found : report.diagnostics()) {
    if (found.severity != runlint::Severity::kError || i == errors.size()) continue;
    const Value& error = errors[i++];
    require(member(error, "rule").text == runlint::info(found.rule).name, "the rule reads back");
    require(is_number(error, "line", found.start.line), "the line reads back");
    require(is_number(error, "column", found.start.column), "the column reads back");
    const std::string pointer = report.pointer(found.instance);
    if (pointer.size() > 1024) continue;
    const std::string& fragment = member(error, "pointer").text;
    require(fragment.starts_with('#') && runlint::fuzz::percent_decoded(string_view(fragment).substr(1)) == pointer,
            "the pointer reads back");
  }
  require(i == errors.size(), "no error is invented");
  require(is_number(problem, "omitted", report.count(runlint::Severity::kError) - i), "omitted errors are counted");
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool is_identity(const std::vector<string_view>& encodings) {
  if (encodings.empty()) return true;
  const std::size_t begin = std::min(encodings[0].find_first_not_of(" \t"), encodings[0].size());
  const std::size_t end = encodings[0].find_last_not_of(" \t") + 1;
  const std::string value = begin < end ? lower_case(std::string(encodings[0].substr(begin, end - begin))) : "";
  return encodings.size() == 1 && (value.empty() || value == "identity");
}

// The status of the head according to the slow readers; 0 if it passes.
int expected_head(const Input& input) {
  const bool is_endpoint = runlint::fuzz::is_endpoint(input.target);
  const runlint::request::Match match = runlint::request::match_route(input.target);
  require(is_endpoint == (match == runlint::request::Match::kYes), "the readers agree on the endpoint");
  if (match == runlint::request::Match::kNo) {
    require(!runlint::fuzz::may_become_endpoint(input.target),
            "no lenient server reads another target as the endpoint");
    return 404;
  }
  if (match == runlint::request::Match::kAmbiguous) return 400;
  if (input.method != "POST") return lower_case(std::string(input.method)) == "post" ? 400 : 405;
  return runlint::fuzz::is_json_type(input.types) && is_identity(input.encodings) ? 0 : 415;
}

int expected_body(const Report& report) {
  if (report.valid()) return 0;
  // The gate keeps only the errors that an answer lists.
  const std::size_t listed = std::min(report.diagnostics().size(), runlint::GateOptions().max_errors);
  const bool is_json = std::ranges::none_of(report.diagnostics().first(listed), [](const auto& found) {
    return runlint::info(found.rule).name.starts_with("json/");
  });
  return is_json ? 422 : 400;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Lint rules are off: with one as an error, the gate makes the whole report, which allocates.
  static const auto only_errors = [] {
    runlint::Options options;
    for (const runlint::RuleInfo& rule : runlint::rules()) {
      const bool lints = rule.name.starts_with("lint/");
      options.severities[static_cast<std::size_t>(rule.rule)] =
          lints ? runlint::Severity::kOff : runlint::Severity::kError;
    }
    return options;
  }();
  static runlint::Validator validator(only_errors);
  static Gate gate([] {
    runlint::GateOptions options;
    options.payload.severities = only_errors.severities;
    return options;
  }());
  const string_view whole(reinterpret_cast<const char*>(data), size);
  const Input input = split(whole);
  const Document document = runlint::reference::read(input.body, validator.options().max_depth);
  const runlint::fuzz::SecretMarkers markers(whole);
  const std::string body = marked(input.body, document, markers);

  const runlint::Request request{.method = input.method,
                                 .target = input.target,
                                 .content_types = input.types,
                                 .content_encodings = input.encodings};
  const int head_status = expected_head(input);
  require(gate.check_head(request).status == head_status, "the head has the expected status");
  const Report report = validator.check(body);
  const int status = head_status != 0 ? head_status : expected_body(report);
  const Answer answer = gate.check(request, runlint::fuzz::guarded(body));
  require(answer.status == status, "the request has the expected status");
  require((answer.verdict == Verdict::kValid) == (status == 0), "a request that passes has no status");
  if (status == 0) {
    const std::size_t before = runlint::allocations::count();
    require(gate.check(request, body).verdict == Verdict::kValid, "the second answer agrees with the first");
    require(runlint::allocations::count() == before, "a request that passes again allocates nothing");
    return 0;
  }
  require(answer.body.size() <= runlint::GateOptions().max_answer_size, "an answer keeps its size limit");
  require(answer.body.find(markers.text) == string_view::npos, "an answer contains no text of the payload");
  require(answer.body.find(markers.number) == string_view::npos, "an answer contains no number of the payload");
  const Document problem = runlint::reference::read(answer.body, 4);
  require(!problem.error, "an answer is JSON");
  require(is_number(problem.root, "status", static_cast<std::size_t>(status)), "the status reads back");
  require(!member(problem.root, "detail").text.empty(), "an answer has a detail");
  if (head_status == 0) check_errors(problem.root, report);
  return 0;
}
