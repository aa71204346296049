#include "runlint/validator.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/severity.h"
#include "json/walk.h"
#include "schema/tool_files.h"
#include "text/pattern.h"
#include "validator/broken_text.h"
#include "validator/state.h"

namespace runlint {
namespace {

// The schema of a document of that kind or, for a template, of its JobRun nodes.
const schema::Schema& schema_of(Kind kind, ApiRevision api) noexcept {
  switch (kind) {
    case Kind::kRunJob:
      return schema::kRunJob[static_cast<std::size_t>(api)];
    case Kind::kTemplate:
      return schema::kJobRunNode[static_cast<std::size_t>(api)];
    case Kind::kConfig:
      return schema::kConfig;
    case Kind::kBaseline:
      return schema::kBaseline;
    case Kind::kResponse:
      break;
  }
  return schema::kResponse;
}

static_assert(Options::kMaxDepthLimit == json::kMaxDepth);

Report too_large(std::size_t max_size) {
  ReportBuilder builder(1);
  (void)builder.count(Rule::kJsonSize, Severity::kError, 0);
  builder.add({.rule = Rule::kJsonSize,
               .severity = Severity::kError,
               .message = fmt::format("the payload is larger than the limit of {} bytes", max_size)});
  return builder.finish({});
}

}  // namespace

Validator::State::State(const Options& given)
    : options(given),
      is_template(given.kind == Kind::kTemplate),
      schema(schema_of(given.kind, given.api)),
      revised(&schema == &schema_of(given.kind, ApiRevision::k2026_05)
                  ? nullptr
                  : schema::kRevised[static_cast<std::size_t>(given.api)]),
      max_size(std::min(given.max_size, Options::kMaxSizeLimit)),
      max_depth(std::min(given.max_depth, Options::kMaxDepthLimit)),
      stack(max_depth),
      lint_enabled(lint::any_enabled(given.severities)),
      lint_can_fail(lint::any_is_error(given.severities)),
      first_error_decides(given.kind != Kind::kRunJob ||
                          check::severity_of(Rule::kSchemaUnknownProperty, Severity::kError, given.severities) ==
                              Severity::kError) {}

json::WalkResult Validator::State::find_nodes(std::string_view payload) {
  nodes.start(payload.size());
  stack.reset();  // no container is open where this walk ends
  return json::walk(payload, index, arena, max_depth, nodes);
}

std::optional<std::vector<json::OpenContainer>> Validator::State::check_json(std::string_view payload,
                                                                             ReportBuilder& builder) {
  const ReportBuilder before = builder;
  const auto quoting = options.quote_values ? check::Quoting::kAllowed : check::Quoting::kNever;
  check::ReportHandler reporter(payload, schema, options.severities, quoting, stack, builder,
                                lint_enabled ? &linter : nullptr, revised);
  linter.start(allows_references());
  if (walk(payload, reporter) != json::WalkResult::kComplete) return reporter.open_containers();
  const std::optional<text::StringToken> template_key = reporter.template_key();
  if (template_key && options.kind == Kind::kRunJob) {
    builder = before;
    check_template_as_payload(payload, *template_key, builder);
  } else {
    add_notes(payload, reporter.revised_objects(), builder);
  }
  return std::nullopt;
}

// Adds the findings of a template that was taken for a payload: one at the key, and duplicate names.
void Validator::State::check_template_as_payload(std::string_view payload, const text::StringToken& key,
                                                 ReportBuilder& builder) {
  check::ReportHandler reporter(payload, schema, options.severities, check::Quoting::kNever, stack, builder, nullptr,
                                nullptr);
  reporter.report(Rule::kSchemaUnknownProperty, check::span_of(key), [&](Diagnostic& diagnostic) {
    check::MessageParts parts = check::template_as_payload(key.value);
    diagnostic.instance = builder.instance(InstanceId::kRoot, key.value);
    diagnostic.message = std::move(parts.message);
    diagnostic.help = std::move(parts.help);
  });
  check::SchemaWalker<check::ReportHandler> walker(nullptr, false, stack, reporter);
  (void)json::walk(payload, index, arena, max_depth, walker);
}

void Validator::State::add_notes(std::string_view payload, std::span<const Span> revised_objects,
                                 ReportBuilder& builder) {
  if (revised_objects.empty()) return;
  check::RevisionNotes notes(builder, options.severities, stack);
  for (const Span& object : revised_objects) {
    if (!notes.start(builder.to_source(object))) continue;
    const std::size_t open = payload.find('{', object.offset);  // the key has none
    const std::string_view text = payload.substr(open, object.end() - open);
    check::SchemaWalker<check::RevisionNotes> walker(schema::kRevised.back(), allows_references(), stack, notes);
    if (index.build(text) != json::Index::Result::kOk) throw std::bad_alloc();  // it is JSON
    (void)json::walk(text, index, arena, max_depth, walker);
    notes.finish();
  }
}

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
  const std::optional<std::vector<json::OpenContainer>> open = state.check_json(payload, builder);
  return open ? state.check_broken(payload, *open) : builder.finish(payload);
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
  check::RedactionHandler handler(payload, window, hidden);
  if (built == json::Index::Result::kOk && state.walk(payload, handler) == json::WalkResult::kComplete) return hidden;
  hidden.clear();
  state.redact_broken(payload, window, hidden);
  return hidden;
}

}  // namespace runlint
