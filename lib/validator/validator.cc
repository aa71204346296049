#include "runlint/validator.h"

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "json/walk.h"
#include "text/pattern.h"
#include "validator/broken_text.h"
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
  if (built == json::Index::Result::kNotJson) return state.check_broken(payload, {});
  ReportBuilder builder(state.options.max_diagnostics);
  JsonDocument document = state.document(payload);
  if (state.Checker::check(document, builder)) return builder.finish(payload);
  return state.check_broken(payload, open_containers(state.stack));
} catch (const std::bad_alloc&) {
  return ReportBuilder::failed(Report::Status::kOutOfMemory);
} catch (...) {
  return ReportBuilder::failed(Report::Status::kInternal);
}

std::vector<Span> Validator::redacted_spans(std::string_view payload, Span window) {
  State& state = *state_;
  std::vector<Span> hidden;
  if (payload.size() > state.max_size) {
    redact_tokens(payload, {0, payload.size()}, window, hidden);
    return hidden;
  }
  const json::Index::Result built = state.index.build(payload);
  if (built == json::Index::Result::kNoMemory) throw std::bad_alloc();
  const JsonSource source(payload);
  check::RedactionHandler handler(source, window, hidden);
  if (built == json::Index::Result::kOk && state.walk(payload, handler) == json::WalkResult::kComplete) return hidden;
  hidden.clear();
  state.redact_broken(payload, window, hidden);
  return hidden;
}

}  // namespace runlint
