#include "runlint/validator.h"

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "json/diagnose.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "text/ascii.h"
#include "text/pattern.h"
#include "text/redaction.h"
#include "validator/state.h"
#include "validator/unread_payload.h"

namespace runlint {
namespace {

static_assert(Options::kMaxDepthLimit == json::kMaxDepth);

// The containers that are open where a walk stopped.
std::vector<json::OpenContainer> open_containers(check::Stack& stack) {
  std::vector<json::OpenContainer> containers;
  containers.reserve(stack.depth());
  for (std::size_t i = 0; i < stack.depth(); ++i) {
    const check::Frame& frame = stack[i];
    containers.push_back({.is_object = !frame.is_array, .open = frame.open, .index = frame.index});
    if (i > 0 && containers[i - 1].is_object) containers[i - 1].key = {frame.key.offset + 1u, frame.key.length - 2u};
  }
  return containers;
}

// The one diagnostic of a text that is not JSON. `within`: of json::diagnose().
Report not_json(std::string_view payload, const Checker& checker, std::span<const json::OpenContainer> within) {
  std::optional<json::ParseError> error = json::diagnose(payload, checker.max_depth, within);
  if (!error) return ReportBuilder::failed(Report::Status::kInternal);
  return unreadable(payload, checker.root(), std::move(*error));
}

// Whether `c` is punctuation, which reveals nothing about the text around it.
bool is_punctuation(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80 && !text::is_letter(c) && !text::is_digit(c);
}

// After a syntax error, values and names can't be distinguished: hides everything but punctuation.
void redact_tokens(std::string_view payload, std::size_t from, Span window, std::vector<Span>& hidden) {
  constexpr std::string_view kShown = "{}[]:,\" \t\r\n";
  const std::size_t end = std::min(window.end(), payload.size());
  for (std::size_t at = std::max(from, window.offset); at < end;) {
    const std::size_t begin = payload.find_first_not_of(kShown, at);
    if (begin >= end) return;
    at = std::min(payload.find_first_of(kShown, begin), end);
    hidden.push_back({begin, at - begin});
  }
}

}  // namespace

Validator::Validator(const Options& options) : state_(std::make_unique<State>(options)) {}
Validator::~Validator() = default;
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;

const Options& Validator::options() const noexcept { return state_->options; }

void Validator::warm_up(std::size_t size) {
  constexpr std::size_t kBytesOfName = 32;  // hardly any common payload has more names
  State& state = *state_;
  const std::size_t wanted = std::min(size, state.max_size);
  // Something at least: simdjson chooses its back end then, once in a process.
  if (!state.index.reserve(std::max<std::size_t>(wanted, 1))) throw std::bad_alloc();
  state.arena.reserve(wanted);
  state.stack.keys().reserve(wanted / kBytesOfName + 1);
  if (state.is_template) state.nodes.reserve(wanted, state.max_depth);
  // RE2 compiles a pattern when the first text does not fit it.
  for (const text::Pattern& pattern : text::kPatterns) (void)text::matches(pattern, {});
}

Report Validator::check(std::string_view payload) noexcept try {
  State& state = *state_;
  if (payload.size() > state.max_size) return too_large(state.max_size);
  const json::Index::Result built = state.index.build(payload);
  if (built == json::Index::Result::kNoMemory) return ReportBuilder::failed(Report::Status::kOutOfMemory);
  if (built == json::Index::Result::kNotJson) return not_json(payload, state, {});
  JsonDocument document = state.document(payload);
  std::optional<Report> report = state.Checker::check(document);
  return report ? std::move(*report) : not_json(payload, state, open_containers(state.stack));
} catch (const std::bad_alloc&) {
  return ReportBuilder::failed(Report::Status::kOutOfMemory);
} catch (...) {
  return ReportBuilder::failed(Report::Status::kInternal);
}

std::vector<Span> Validator::redacted_spans(std::string_view payload, Span window) {
  State& state = *state_;
  std::vector<Span> hidden;
  if (payload.size() > state.max_size) {
    redact_tokens(payload, 0, window, hidden);
    return hidden;
  }
  const json::Index::Result built = state.index.build(payload);
  if (built == json::Index::Result::kNoMemory) throw std::bad_alloc();
  const JsonSource source(payload);
  check::RedactionHandler handler(source, window, hidden);
  if (built == json::Index::Result::kOk && state.walk(payload, handler) == json::WalkResult::kComplete) return hidden;
  json::ScalarTokens tokens = json::scalar_tokens(payload, state.max_depth, window);
  hidden = std::move(tokens.values);
  for (const Span& name : tokens.names) {
    const std::string_view token = payload.substr(name.offset, name.length);
    std::string value(token.size(), '\0');
    value.resize(
        static_cast<std::size_t>(json::unescape(token.substr(1, token.size() - 2), value.data()) - value.data()));
    json::append_raw_spans(token, name.offset, text::secret_spans_of_name(value), hidden);
  }
  std::ranges::sort(hidden, {}, &Span::offset);
  const std::optional<json::ParseError> fault = json::diagnose(payload, state.max_depth);
  std::size_t rest = fault ? fault->span.offset : 0;
  if (fault && rest < payload.size() && is_punctuation(payload[rest])) ++rest;  // what is wrong must be seen
  redact_tokens(payload, rest, window, hidden);
  return hidden;
}

}  // namespace runlint
