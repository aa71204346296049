#include "yaml_validator/yaml_validator.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <optional>
#include <utility>

#include "check/name_redaction.h"
#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "text/redaction.h"
#include "validator/checker.h"
#include "validator/unread_payload.h"
#include "yaml/document.h"
#include "yaml_validator/unread_text.h"
#include "yaml_validator/yaml_document.h"
#include "yaml_validator/yaml_source.h"

namespace runlint {

static_assert(Document<YamlDocument>);
static_assert(Options::kMaxDepthLimit == yaml::kMaxDepth);

struct YamlValidator::State : Checker {
  using Checker::Checker;

  // Appends what must not be shown of text that a walk does not pass: of comments, the text after "#"; of anchors,
  // aliases, tags and directives, credentials; members that merging overrides.
  void hide_comments(Span window, std::vector<Span>& hidden) const;
  void hide_properties(Span window, std::vector<Span>& hidden) const;
  void hide_overridden_members(Span window, std::vector<Span>& hidden) const;

  yaml::Document document;
};

namespace {

bool overlap(Span a, Span b) noexcept { return a.offset < b.end() && b.offset < a.end(); }

}  // namespace

void YamlValidator::State::hide_comments(Span window, std::vector<Span>& hidden) const {
  for (const Span& comment : document.comments()) {
    if (!overlap(comment, window)) continue;
    const std::size_t text = document.source().find_first_not_of("# \t", comment.offset);
    if (text < comment.end()) hidden.push_back({text, comment.end() - text});
  }
}

void YamlValidator::State::hide_properties(Span window, std::vector<Span>& hidden) const {
  for (const Span& property : document.properties()) {
    if (!overlap(property, window)) continue;
    for (const Span& secret : text::secret_spans(document.source().substr(property.offset, property.length))) {
      hidden.push_back({property.offset + secret.offset, secret.length});
    }
  }
}

void YamlValidator::State::hide_overridden_members(Span window, std::vector<Span>& hidden) const {
  std::vector<Span> members(document.overridden_members().begin(), document.overridden_members().end());
  text::merge_spans(members);  // one may be within another
  for (const Span& member : members) {
    if (overlap(member, window)) document.append_line_spans(member, hidden);
  }
}

YamlValidator::YamlValidator(const Options& options) : state_(std::make_unique<State>(options)) {}
YamlValidator::~YamlValidator() = default;
YamlValidator::YamlValidator(YamlValidator&&) noexcept = default;
YamlValidator& YamlValidator::operator=(YamlValidator&&) noexcept = default;

Report YamlValidator::check(std::string_view payload) noexcept try {
  State& state = *state_;
  if (payload.size() > state.max_size) return too_large(state.max_size);
  if (!state.document.read(payload, state.max_depth)) {
    ReportBuilder builder(1);
    ErrorReporter(state.schema, state.is_template, builder, true).report(state.document.error());
    return builder.finish(payload);
  }
  YamlDocument document(payload, state.document, state);
  ReportBuilder builder(state.options.max_diagnostics);
  if (!state.Checker::check(document, builder)) return ReportBuilder::failed(Report::Status::kInternal);
  return builder.finish(payload);
} catch (const std::bad_alloc&) {
  return ReportBuilder::failed(Report::Status::kOutOfMemory);
} catch (...) {
  return ReportBuilder::failed(Report::Status::kInternal);
}

std::vector<Span> YamlValidator::redacted_spans(std::string_view payload, Span window) {
  State& state = *state_;
  std::vector<Span> hidden;
  if (payload.size() > state.max_size) {
    redact_unread_yaml(payload, {window, payload.size()}, hidden);
    return hidden;
  }
  if (!state.document.read(payload, state.max_depth)) {
    redact_unread_yaml(payload, {window, state.document.error().span.offset}, hidden);
    return hidden;
  }
  YamlDocument document(payload, state.document, state);
  check::RedactionHandler handler(document.source(), window, hidden);
  (void)state.walk(document, handler);
  state.hide_comments(window, hidden);
  state.hide_properties(window, hidden);
  state.hide_overridden_members(window, hidden);
  text::merge_spans(hidden);
  return hidden;
}

}  // namespace runlint
