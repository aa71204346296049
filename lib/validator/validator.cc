#include "runlint/validator.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "check/name_redaction.h"
#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/severity.h"
#include "json/diagnose.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "schema/tool_files.h"
#include "text/ascii.h"
#include "text/pattern.h"
#include "text/redaction.h"
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

// The schema of the member or element `token` of a value that `schema` describes; null if there is none.
const schema::Schema* schema_below(const schema::Schema* schema, std::string_view token) noexcept {
  if (schema == nullptr) return nullptr;
  if (schema->type == schema::Type::kMap) return schema->value;
  const std::size_t member =
      schema->type == schema::Type::kObject ? schema::find_member(*schema, token) : schema::kMaxMembers;
  return member != schema::kMaxMembers ? schema->members[member].schema : nullptr;
}

// The one diagnostic of a text that is not JSON. `within`: of json::diagnose().
Report not_json(std::string_view payload, const schema::Schema* root, std::size_t max_depth,
                std::span<const json::OpenContainer> within) {
  std::optional<json::ParseError> fault = json::diagnose(payload, max_depth, within);
  if (!fault) return ReportBuilder::failed(Report::Status::kInternal);
  ReportBuilder builder(1);
  (void)builder.count(fault->rule, Severity::kError, fault->span.offset);
  Diagnostic diagnostic{.rule = fault->rule,
                        .severity = Severity::kError,
                        .message = std::move(fault->message),
                        .help = std::move(fault->help),
                        .span = fault->span};
  InstanceId related_path = InstanceId::kRoot;
  const schema::Schema* schema = root;
  for (std::size_t i = 0; i < fault->path.size(); ++i) {
    const std::string& token = fault->path[i];
    diagnostic.instance = builder.instance(diagnostic.instance, token, check::secret_spans_of_name(schema, token));
    schema = schema_below(schema, token);
    if (i + 1 == fault->related_depth) related_path = diagnostic.instance;
  }
  if (!fault->related_message.empty()) {
    diagnostic.related.push_back(
        {.message = std::move(fault->related_message), .instance = related_path, .span = fault->related});
  }
  builder.add(std::move(diagnostic));
  return builder.finish(payload);
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

// The report about a template that was taken for a payload: one finding, at the key, and duplicate names.
Report Validator::State::check_template_as_payload(std::string_view payload, const text::StringToken& key) {
  ReportBuilder builder(options.max_diagnostics);
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
  return builder.finish(payload);
}

void Validator::State::add_notes(std::string_view payload, std::span<const Span> revised_objects,
                                 ReportBuilder& builder) {
  if (revised_objects.empty()) return;
  check::RevisionNotes notes(builder, options.severities, stack);
  for (const Span& object : revised_objects) {
    if (!notes.start(object)) continue;
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
  const schema::Schema* const root = state.is_template ? nullptr : &state.schema;
  const json::Index::Result built = state.index.build(payload);
  if (built == json::Index::Result::kNoMemory) return ReportBuilder::failed(Report::Status::kOutOfMemory);
  if (built == json::Index::Result::kNotJson) return not_json(payload, root, state.max_depth, {});
  ReportBuilder builder(state.options.max_diagnostics);
  const auto quoting = state.options.quote_values ? check::Quoting::kAllowed : check::Quoting::kNever;
  check::ReportHandler reporter(payload, state.schema, state.options.severities, quoting, state.stack, builder,
                                state.lint_enabled ? &state.linter : nullptr, state.revised);
  state.linter.start(state.allows_references());
  if (state.walk(payload, reporter) != json::WalkResult::kComplete) {
    return not_json(payload, root, state.max_depth, reporter.open_containers());
  }
  const std::optional<text::StringToken> template_key = reporter.template_key();
  if (template_key && state.options.kind == Kind::kRunJob)
    return state.check_template_as_payload(payload, *template_key);
  state.add_notes(payload, reporter.revised_objects(), builder);
  return builder.finish(payload);
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
  check::RedactionHandler handler(payload, window, hidden);
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
