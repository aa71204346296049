// The gate: may this HTTP request pass? For servers and proxies in front of the API.
//
//   runlint::Gate gate;
//   const std::string_view types[] = {"application/json"};
//   const runlint::Answer answer =
//       gate.check({.method = "POST", .target = "/v1/projects/p/jobs/j/runs", .content_types = types}, body);
//   if (answer.verdict != runlint::Verdict::kValid) { respond(answer.status, answer.body); }
#ifndef RUNLINT_GATE_H_
#define RUNLINT_GATE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "runlint/validator.h"

namespace runlint {

// The treatment of requests that are not to a route of the API:
//
//   POST /v1/projects/{projectId}/jobs/{jobId}/runs
//   POST /v1/teams/{teamId}/projects/{projectId}/jobs/{jobId}/runs
//
// The path must be spelled plainly. Letters, digits and the like may be percent-encoded; a query is ignored, a scheme
// and host before the path too. A parameter is any text without control characters, slashes and backslashes, encoded
// or not, that is neither empty nor a dot segment. A target that is not a route so, but may be to a server that
// resolves dot segments, merges slashes, decodes more than once, takes other characters for ASCII (overlong UTF-8,
// fullwidth letters), ignores case, a final slash, control characters, spaces, an extension, what follows `;`, `#` or a
// NUL, or whatever scheme comes first, is refused with 400 unless routing is kIgnore: otherwise it would be the way
// around the gate. A target that needs such normalization is refused wherever it has the fixed segments of a route in
// their order.
enum class Routing : std::uint8_t {
  kRefuse,  // 404, or 405 when only the method differs
  kReport,  // Verdict::kNotRouted: the caller decides
  kIgnore,  // method and target are not looked at: the caller knows that the request is for this gate
};

struct GateOptions {
  GateOptions() noexcept { payload.max_size = std::size_t{1} << 20; }

  // Answers never quote values, and max_diagnostics is max_errors. Rules of lint/* that are not errors are off: nothing
  // would be said of them.
  Options payload;
  Routing routing = Routing::kRefuse;
  int invalid_status = 422;             // for what is JSON but not a valid payload; outside 400–499 it counts as 422
  std::size_t max_errors = 20;          // listed in an answer, the rest are counted; 0 counts as 1
  std::size_t max_answer_size = 16384;  // bytes; less than kMinAnswerSize counts as kMinAnswerSize

  static constexpr std::size_t kMinAnswerSize = 1024;
};

// Views of what the caller holds; used during the call only.
struct Request {
  std::string_view method = {};
  std::string_view target = {};                          // the request target (RFC 9112), unchanged
  std::span<const std::string_view> content_types = {};  // the value of each such field line
  std::span<const std::string_view> content_encodings = {};
  std::uint64_t content_length = 0;  // bytes, when it is announced; 0: not known
};

// The response to the client. The texts are UTF-8 and live until the next call of the same Gate.
struct Answer {
  Verdict verdict = Verdict::kFailed;  // let the request pass for kValid alone
  int status = 0;                      // the HTTP status to send; 0: none
  std::string_view reason = {};        // for logs: the first broken rule, or "request/…", "internal/…"
  std::string_view body = {};          // a kProblemType document: one line of at most GateOptions::max_answer_size
  std::string_view header_name = {};   // a field that belongs into the answer, like Allow; may be empty
  std::string_view header_value = {};
};

inline constexpr std::string_view kProblemType = "application/problem+json";  // RFC 9457

// Checks requests:
//
//   400  the target is ambiguous, or one of the errors listed is of a json/* rule
//   404, 405  see Routing
//   413  the body, or the announced length of it, is over the limit
//   415  not exactly one Content-Type that is application/json, with charset utf-8 if any, once, and no other word
//        "charset" in it (RFC 2231 has charset*=); or a Content-Encoding other than a single "identity": what is
//        compressed can't be checked
//   422  another rule is broken (GateOptions::invalid_status)
//   500, 503  a defect of runlint, or no memory
//
// The body of an answer is a problem of RFC 9457 with the members type, title, status, detail and, when the payload is
// at fault, errors (each with detail, pointer, rule, line, column and perhaps help) and omitted, how many more there
// are. A pointer is a URI fragment; one of more than 1 KiB is left out. No value of the payload is in it.
//
// Like a Validator, which it holds, a Gate is used by one thread at a time and can be moved. A request that passes
// costs no allocation once the gate is warm. Neither check throws.
class Gate {
 public:
  explicit Gate(const GateOptions& options = {});  // throws std::bad_alloc only
  ~Gate();
  Gate(Gate&&) noexcept;
  Gate& operator=(Gate&&) noexcept;

  // Validator::warm_up() of the validator within: a size above GateOptions::payload.max_size is cut to that. Throws
  // std::bad_alloc only.
  void warm_up(std::size_t size);

  // The request without its body, so that the body of one that is refused need not be read. kValid: read it.
  [[nodiscard]] Answer check_head(const Request& request) noexcept;

  // The body of a request whose head has passed.
  [[nodiscard]] Answer check_body(std::string_view body) noexcept;

  // One after the other.
  [[nodiscard]] Answer check(const Request& request, std::string_view body) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runlint

#endif  // RUNLINT_GATE_H_
