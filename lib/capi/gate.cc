#include "runlint/gate.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "capi/struct_versioning.h"
#include "runlint/runlint.h"

namespace capi = runlint::capi;

struct runlint_gate {
  runlint::Gate gate;
  std::size_t max_size;
};

namespace {

// The values of a field that must not be repeated: two of them stand for any number.
class FieldValues {
 public:
  FieldValues(const runlint_string* values, std::size_t count) noexcept : count_(std::min<std::size_t>(count, 2)) {
    for (std::size_t i = 0; i < count_; ++i) values_[i] = capi::from_c(values[i]);
  }
  [[nodiscard]] std::span<const std::string_view> get() const noexcept { return {values_, count_}; }

 private:
  std::string_view values_[2];
  std::size_t count_;
};

runlint_verdict fill_answer(const runlint::Answer& answer, runlint_answer* out) noexcept {
  if (out != nullptr) {
    runlint_answer local = RUNLINT_ANSWER_INIT;
    local.http_status = answer.status;
    local.reason = capi::to_c(answer.reason);
    if (!answer.body.empty()) local.content_type = capi::to_c(runlint::kProblemType);
    local.body = capi::to_c(answer.body);
    local.header_name = capi::to_c(answer.header_name);
    local.header_value = capi::to_c(answer.header_value);
    if (!capi::write(local, out)) return RUNLINT_FAILED;
  }
  return capi::to_c(answer.verdict);
}

runlint_verdict bad_argument(runlint_answer* out) noexcept {
  return fill_answer({runlint::Verdict::kFailed, 500, "internal/argument",
                      R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
                      R"("detail":"the request could not be checked"})"},
                     out);
}

bool are_readable(const runlint_string* strings, std::size_t count) noexcept {
  if (strings == nullptr) return count == 0;
  return std::all_of(strings, strings + count,
                     [](const runlint_string& string) { return capi::is_readable(string.data, string.size); });
}

bool is_readable(const runlint_request& request) noexcept {
  return capi::is_readable(request.method.data, request.method.size) &&
         capi::is_readable(request.target.data, request.target.size) &&
         capi::is_readable(request.body.data, request.body.size) &&
         are_readable(request.content_types, request.content_type_count) &&
         are_readable(request.content_encodings, request.content_encoding_count);
}

// Calls `check` with the converted request and its body.
template <class Check>
runlint_verdict with_request(const runlint_gate* gate, const runlint_request* caller, runlint_answer* out,
                             Check check) {
  runlint_request local{};
  if (gate == nullptr || caller == nullptr || !capi::read(caller, local) || !is_readable(local))
    return bad_argument(out);
  const FieldValues types(local.content_types, local.content_type_count);
  const FieldValues encodings(local.content_encodings, local.content_encoding_count);
  const runlint::Request request{.method = capi::from_c(local.method),
                                 .target = capi::from_c(local.target),
                                 .content_types = types.get(),
                                 .content_encodings = encodings.get(),
                                 .content_length = local.content_length};
  return fill_answer(check(request, capi::from_c(local.body)), out);
}

// The configured limit of diagnostics; 0: none. `payload` has been converted before.
std::size_t configured_errors(const runlint_options* payload) noexcept {
  runlint_options local{};
  if (payload == nullptr || !capi::read(payload, local) || local.config == nullptr) return 0;
  return local.config->overrides.max_diagnostics.value_or(0);
}

runlint_status convert(const runlint_gate_options* caller, runlint::GateOptions& options) {
  if (caller == nullptr) return RUNLINT_OK;
  runlint_gate_options local{};
  if (!capi::read(caller, local)) return RUNLINT_BAD_ARGUMENT;
  const int routing = capi::to_int(local.routing);
  if (routing < RUNLINT_ROUTE_REFUSE || routing > RUNLINT_ROUTE_IGNORE) return RUNLINT_BAD_ARGUMENT;
  if (local.invalid_status != 0 && (local.invalid_status < 400 || local.invalid_status > 499)) {
    return RUNLINT_BAD_ARGUMENT;
  }
  if (local.max_answer_size != 0 && local.max_answer_size < runlint::GateOptions::kMinAnswerSize) {
    return RUNLINT_BAD_ARGUMENT;
  }
  options.routing = static_cast<runlint::Routing>(routing);
  options.invalid_status = local.invalid_status;  // for a gate, too, 0 counts as 422
  if (local.max_answer_size != 0) options.max_answer_size = local.max_answer_size;
  if (const runlint_status status = capi::convert(local.payload, options.payload); status != RUNLINT_OK) return status;
  const std::size_t max_errors = local.max_errors != 0 ? local.max_errors : configured_errors(local.payload);
  if (max_errors != 0) options.max_errors = max_errors;
  return RUNLINT_OK;
}

}  // namespace

extern "C" {

runlint_status runlint_gate_create(const runlint_gate_options* options, runlint_gate** gate_out) try {
  if (gate_out == nullptr) return RUNLINT_BAD_ARGUMENT;
  *gate_out = nullptr;
  runlint::GateOptions converted;
  if (const runlint_status status = convert(options, converted); status != RUNLINT_OK) return status;
  *gate_out = new runlint_gate{runlint::Gate(converted), converted.payload.max_size};
  return RUNLINT_OK;
} catch (...) {
  return capi::status_of_exception();
}

void runlint_gate_destroy(runlint_gate* gate) { delete gate; }

size_t runlint_gate_max_size(const runlint_gate* gate) { return gate == nullptr ? 0 : gate->max_size; }

runlint_status runlint_gate_warm_up(runlint_gate* gate, size_t size) try {
  if (gate == nullptr) return RUNLINT_BAD_ARGUMENT;
  gate->gate.warm_up(size);
  return RUNLINT_OK;
} catch (...) {
  return capi::status_of_exception();
}

runlint_verdict runlint_gate_check(runlint_gate* gate, const runlint_request* request, runlint_answer* answer_out) {
  return with_request(gate, request, answer_out, [gate](const runlint::Request& converted, std::string_view body) {
    return gate->gate.check(converted, body);
  });
}

runlint_verdict runlint_gate_check_head(runlint_gate* gate, const runlint_request* request,
                                        runlint_answer* answer_out) {
  return with_request(gate, request, answer_out, [gate](const runlint::Request& converted, std::string_view) {
    return gate->gate.check_head(converted);
  });
}

runlint_verdict runlint_gate_check_body(runlint_gate* gate, const char* body, size_t size, runlint_answer* answer_out) {
  if (gate == nullptr || !capi::is_readable(body, size)) return bad_argument(answer_out);
  return fill_answer(gate->gate.check_body({body, size}), answer_out);
}

}  // extern "C"
