#include "runlint/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "request/http_chars.h"
#include "request/media_type.h"
#include "request/problem.h"
#include "request/route.h"
#include "schema/schema.h"

namespace runlint {

namespace {

Answer pass() noexcept { return {.verdict = Verdict::kValid}; }

// A constant, since there may be no memory to build it when it is needed.
Answer no_memory() noexcept {
  return {Verdict::kFailed, 503, "internal/memory",
          R"({"type":"about:blank","title":"Service Unavailable","status":503,)"
          R"("detail":"the request could not be checked: try again later"})"};
}

Answer defect() noexcept {
  return {Verdict::kFailed, 500, "internal/defect",
          R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
          R"("detail":"the request could not be checked"})"};
}

std::string endpoint_paths(std::string_view separator) {
  std::string paths;
  for (const schema::Endpoint& endpoint : schema::kEndpoints) {
    if (!paths.empty()) paths += separator;
    paths += endpoint.path;
  }
  return paths;
}

bool breaks_json(const Report& report) noexcept {
  return std::ranges::any_of(report.diagnostics(), [](const Diagnostic& found) {
    return !severity_is_adjustable(found.rule);  // a json/* rule
  });
}

}  // namespace

struct Gate::State {
  explicit State(const GateOptions& given) : options(normalized(given)), validator(options.payload) {}

  static GateOptions normalized(GateOptions options) noexcept {
    // An answer lists errors only, so lint rules that are not errors need not run.
    for (const RuleInfo& rule : rules()) {
      std::optional<Severity>& severity = options.payload.severities[static_cast<std::size_t>(rule.rule)];
      if (rule.name.starts_with("lint/") && severity.value_or(rule.severity) != Severity::kError)
        severity = Severity::kOff;
    }
    if (options.invalid_status < 400 || options.invalid_status > 499)
      options.invalid_status = GateOptions().invalid_status;
    options.max_answer_size = std::max(options.max_answer_size, GateOptions::kMinAnswerSize);
    options.payload.quote_values = false;
    options.payload.max_diagnostics = std::max<std::size_t>(options.max_errors, 1);
    options.payload.max_size = std::min(options.payload.max_size, Options::kMaxSizeLimit);
    return options;
  }

  // A refusal that has only a detail.
  Answer refuse(int status, std::string_view reason, std::string_view detail, std::string_view header_name = {},
                std::string_view header_value = {}) {
    request::write_problem(body, status, detail);
    return {Verdict::kInvalid, status, reason, body, header_name, header_value};
  }

  Answer too_large() {
    return refuse(413, info(Rule::kJsonSize).name,
                  fmt::format("the payload is larger than the limit of {} bytes", options.payload.max_size));
  }

  std::optional<Answer> check_route(const Request& request) {
    if (options.routing == Routing::kIgnore) return std::nullopt;
    const bool is_method = request.method == schema::kMethod;
    const bool may_be_method = request::same_ignoring_case(request.method, schema::kMethod);
    const request::Match match = request::match_route(request.target);
    if (match == request::Match::kYes && is_method) return std::nullopt;
    const bool reports = options.routing == Routing::kReport;
    if (match == request::Match::kAmbiguous && (may_be_method || !reports)) {
      return refuse(400, "request/target",
                    fmt::format("the path of the target is ambiguous: spell it plainly, as {}, without dot segments, "
                                "empty segments, encoded slashes or anything after \"runs\"",
                                endpoint_paths(" or ")));
    }
    if (match == request::Match::kYes && may_be_method) {
      return refuse(400, "request/method", fmt::format("methods are case-sensitive: write {}", schema::kMethod));
    }
    if (reports) return Answer{.verdict = Verdict::kNotRouted};
    if (match == request::Match::kYes) {
      return refuse(405, "request/method", fmt::format("only {} is allowed here", schema::kMethod), "Allow",
                    schema::kMethod);
    }
    return refuse(404, "request/target", fmt::format("only {} is here: {}", schema::kMethod, endpoint_paths(" and ")));
  }

  std::optional<Answer> check_content_type(const Request& request) {
    using request::ContentType;
    const ContentType type = request::check_content_type(request.content_types);
    if (type == ContentType::kJson) return std::nullopt;
    constexpr std::string_view kDetails[] = {
        "",  // by ContentType
        "the request has no Content-Type: send application/json",
        "the request has more than one Content-Type: send application/json, once",
        "the Content-Type is malformed: send application/json",
        "the Content-Type is not application/json",
        "the charset of the Content-Type is not utf-8: send application/json without a charset, in UTF-8",
    };
    return refuse(415, "request/content-type", kDetails[static_cast<std::size_t>(type)], "Accept", "application/json");
  }

  Answer check_head(const Request& request) {
    if (std::optional<Answer> refused = check_route(request)) return *refused;
    if (std::optional<Answer> refused = check_content_type(request)) return *refused;
    if (!request::is_identity(request.content_encodings)) {
      return refuse(415, "request/content-encoding",
                    "the body has a Content-Encoding, and what is encoded can't be checked: send it as it is",
                    "Accept-Encoding", "identity");
    }
    return request.content_length > options.payload.max_size ? too_large() : pass();
  }

  // Refuses a payload that was not accepted.
  Answer refusal_for(std::string_view payload) {
    const Report report = validator.check(payload);
    if (report.status() == Report::Status::kOutOfMemory) return no_memory();
    if (report.status() != Report::Status::kComplete || report.valid()) return defect();
    const int status = breaks_json(report) ? 400 : options.invalid_status;
    request::write_problem(body, status, report, options.max_answer_size);
    const auto first = std::ranges::find(report.diagnostics(), Severity::kError, &Diagnostic::severity);
    if (first == report.diagnostics().end()) return defect();
    return {.verdict = Verdict::kInvalid, .status = status, .reason = info(first->rule).name, .body = body};
  }

  Answer check_body(std::string_view payload) {
    if (payload.size() > options.payload.max_size) return too_large();
    const Verdict verdict = validator.accepts(payload);
    if (verdict == Verdict::kValid) return pass();
    if (verdict == Verdict::kInvalid) return refusal_for(payload);
    // The report has the reason.
    return validator.check(payload).status() == Report::Status::kInternal ? defect() : no_memory();
  }

  GateOptions options;
  Validator validator;
  std::string body;  // of the last answer
};

Gate::Gate(const GateOptions& options) : state_(std::make_unique<State>(options)) {}
Gate::~Gate() = default;
Gate::Gate(Gate&&) noexcept = default;
Gate& Gate::operator=(Gate&&) noexcept = default;

void Gate::warm_up(std::size_t size) { state_->validator.warm_up(size); }

Answer Gate::check_head(const Request& request) noexcept try {
  return state_->check_head(request);
} catch (const std::bad_alloc&) {
  return no_memory();
} catch (...) {
  return defect();
}

Answer Gate::check_body(std::string_view body) noexcept try {
  return state_->check_body(body);
} catch (const std::bad_alloc&) {
  return no_memory();
} catch (...) {
  return defect();
}

Answer Gate::check(const Request& request, std::string_view body) noexcept {
  const Answer head = check_head(request);
  return head.verdict == Verdict::kValid ? check_body(body) : head;
}

}  // namespace runlint
