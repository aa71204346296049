#include "yaml_validator/yaml_validator.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "check/name_redaction.h"
#include "check/redaction_handler.h"
#include "check/report_builder.h"
#include "check/severity.h"
#include "json/foreign_text.h"
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

  // These append what must not be shown of text that a walk does not pass. Of comments: the text after "#". Of anchors,
  // aliases and tags: all that belong to hidden values, and credentials in others and in directives. Of members that
  // merging overrides, and of !!binary: everything.
  void hide_comments(Span window, std::vector<Span>& hidden) const;
  void hide_properties(YamlDocument& walked, Span window, std::vector<Span>& hidden) const;
  void hide_unwalked_text(Span window, std::vector<Span>& hidden) const;

  // The format of the text that read() was given, if that is another than YAML. `was_read`: what it returned.
  [[nodiscard]] std::optional<json::ForeignText> foreign_text(bool was_read) const;

  yaml::Document document;
};

namespace {

bool overlap(Span a, Span b) noexcept { return a.offset < b.end() && b.offset < a.end(); }

// Takes `shown` out of spans in order.
void show(Span shown, std::vector<Span>& hidden) {
  std::vector<Span> kept;
  for (const Span& span : hidden) {
    if (span.offset < shown.offset) kept.push_back({span.offset, std::min(span.end(), shown.offset) - span.offset});
    const std::size_t begin = std::max(span.offset, shown.end());
    if (span.end() > begin) kept.push_back({begin, span.end() - begin});
  }
  hidden = std::move(kept);
}

}  // namespace

void YamlValidator::State::hide_comments(Span window, std::vector<Span>& hidden) const {
  for (const Span& comment : document.comments()) {
    if (!overlap(comment, window)) continue;
    const std::size_t text = document.source().find_first_not_of("# \t", comment.offset);
    if (text < comment.end()) hidden.push_back({text, comment.end() - text});
  }
}

// An anchor may be a text that should be in quotes. So its name is hidden everywhere if it is in one place, and that of
// a value left out and of a key always.
void YamlValidator::State::hide_properties(YamlDocument& walked, Span window, std::vector<Span>& hidden) const {
  const std::span<const Span> properties = document.properties();
  if (std::ranges::none_of(properties, [window](const Span& property) { return overlap(property, window); })) return;
  const std::string_view yaml = document.source();
  const auto text_of = [yaml](const Span& property) { return yaml.substr(property.offset, property.length); };
  const std::vector<bool> is_hidden = walked.hidden_values();
  std::unordered_set<std::string_view> names;
  std::vector<Span> tags;
  for (const Span& property : properties) {
    const std::optional<yaml::PropertyOwner> owner = document.owner_of(property);
    if (!owner || (!owner->is_key && !owner->is_left_out && !is_hidden[owner->offset])) continue;
    const std::string_view text = text_of(property);
    if (text.front() != '!') {
      names.insert(text.substr(1));
    } else if (!text.starts_with("!!")) {  // those are YAML's own
      tags.push_back(property);
    }
  }
  for (const Span& property : properties) {
    if (!overlap(property, window)) continue;
    const std::string_view text = text_of(property);
    const bool is_name = text.starts_with('&') || text.starts_with('*');
    if ((is_name && names.contains(text.substr(1))) ||
        std::ranges::binary_search(tags, property.offset, {}, &Span::offset)) {
      hidden.push_back(property);
      continue;
    }
    for (const Span& secret : text::secret_spans(text)) {
      hidden.push_back({property.offset + secret.offset, secret.length});
    }
  }
}

void YamlValidator::State::hide_unwalked_text(Span window, std::vector<Span>& hidden) const {
  std::vector<Span> parts(document.overridden_members().begin(), document.overridden_members().end());
  parts.insert(parts.end(), document.binaries().begin(), document.binaries().end());
  text::merge_spans(parts);  // one may be within another
  for (const Span& part : parts) {
    if (overlap(part, window)) document.append_line_spans(part, hidden);
  }
}

std::optional<json::ForeignText> YamlValidator::State::foreign_text(bool was_read) const {
  const auto recognize = [this] { return json::recognize_foreign_text(document.source(), json::Syntax::kYaml); };
  if (!was_read) return recognize();
  const auto is_error = [this](Rule rule) {
    return check::severity_of(rule, Severity::kError, options.severities) == Severity::kError;
  };
  const yaml::Value root = document.root();
  if (options.kind != Kind::kRunJob) return std::nullopt;
  if (root.type == yaml::Type::kString && is_error(Rule::kSchemaType)) {
    return recognize();
  }
  // A line of a program may be read as the name of a member, if there is a colon in it.
  if (root.type != yaml::Type::kObject || !is_error(Rule::kSchemaUnknownProperty)) return std::nullopt;
  const Span name = document.first_key();
  const std::string_view text = document.source().substr(name.offset, name.length);
  if (text.find_first_of(" =") == std::string_view::npos) return std::nullopt;
  std::optional<json::ForeignText> foreign = recognize();
  if (foreign && (foreign->span.offset != name.offset || foreign->span.length >= name.length)) foreign.reset();
  return foreign;
}

YamlValidator::YamlValidator(const Options& options) : state_(std::make_unique<State>(options)) {}
YamlValidator::~YamlValidator() = default;
YamlValidator::YamlValidator(YamlValidator&&) noexcept = default;
YamlValidator& YamlValidator::operator=(YamlValidator&&) noexcept = default;

Report YamlValidator::check(std::string_view payload) noexcept try {
  State& state = *state_;
  if (payload.size() > state.max_size) return too_large(state.max_size);
  const bool was_read = state.document.read(payload, state.max_depth);
  std::optional<json::ForeignText> foreign = state.foreign_text(was_read);
  if (!was_read || foreign) {
    ReportBuilder builder(1);
    ErrorReporter errors(state.schema, state.is_template, builder, true);
    if (foreign) {
      const Rule rule = foreign->rule;
      errors.report({std::move(*foreign), rule, {}, false});
    } else {
      errors.report(state.document.error());
    }
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
  const bool was_read = state.document.read(payload, state.max_depth);
  if (const std::optional<json::ForeignText> foreign = state.foreign_text(was_read)) {
    redact_unread_yaml(payload, {window, payload.size()}, hidden);
    // The text that shows the format is not hidden, unless it is a name that may be secret.
    const Span shown = foreign->span;
    if (text::secret_spans_of_name(payload.substr(shown.offset, shown.length)).empty()) show(shown, hidden);
    return hidden;
  }
  if (!was_read) {
    redact_unread_yaml(payload, {window, state.document.error().span.offset}, hidden);
    return hidden;
  }
  YamlDocument document(payload, state.document, state);
  check::RedactionHandler handler(document.source(), window, hidden);
  (void)state.walk(document, handler);
  state.hide_comments(window, hidden);
  state.hide_properties(document, window, hidden);
  state.hide_unwalked_text(window, hidden);
  text::merge_spans(hidden);
  return hidden;
}

}  // namespace runlint
