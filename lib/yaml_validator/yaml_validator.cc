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

  // Appends what must not be shown of text that a walk does not pass: of comments, the text after "#"; anchors, aliases
  // and tags of what is hidden, and of others and of directives, credentials; members that merging overrides.
  void hide_comments(Span window, std::vector<Span>& hidden) const;
  void hide_properties(YamlDocument& walked, Span window, std::vector<Span>& hidden) const;
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
  state.hide_properties(document, window, hidden);
  state.hide_overridden_members(window, hidden);
  text::merge_spans(hidden);
  return hidden;
}

}  // namespace runlint
