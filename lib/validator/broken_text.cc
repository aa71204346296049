#include "validator/broken_text.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <string>
#include <utility>

#include "check/name_redaction.h"
#include "check/redaction_handler.h"
#include "json/diagnose.h"
#include "json/foreign_text.h"
#include "json/unescape.h"
#include "text/ascii.h"
#include "text/redaction.h"
#include "validator/state.h"

namespace runlint {
namespace {

// The schema of the member or element `token` of a value that `schema` describes; null if there is none.
const schema::Schema* schema_below(const schema::Schema* schema, std::string_view token) noexcept {
  if (schema == nullptr) return nullptr;
  if (schema->type == schema::Type::kMap) return schema->value;
  const std::size_t member =
      schema->type == schema::Type::kObject ? schema::find_member(*schema, token) : schema::kMaxMembers;
  return member != schema::kMaxMembers ? schema->members[member].schema : nullptr;
}

// Makes diagnostics of the errors of a text that is not JSON.
class ErrorReporter final : public json::SlipHandler {
 public:
  // `schema` describes the document or, with `is_template`, its JobRun nodes.
  ErrorReporter(const schema::Schema& schema, bool is_template, ReportBuilder& builder) noexcept
      : schema_(schema), is_template_(is_template), builder_(builder) {}

  bool wants_slip(Rule rule, std::size_t offset) override { return builder_.count(rule, Severity::kError, offset); }
  void on_slip(json::ParseError slip) override { add(std::move(slip)); }

  void report(json::ParseError error) {
    if (wants_slip(error.rule, error.span.offset)) add(std::move(error));
  }

 private:
  void add(json::ParseError error) {
    Diagnostic diagnostic{.rule = error.rule,
                          .severity = Severity::kError,
                          .message = std::move(error.message),
                          .help = std::move(error.help),
                          .span = error.span};
    if (error.is_removable) diagnostic.replacement.emplace();
    InstanceId related_instance = InstanceId::kRoot;
    const schema::Schema* schema = is_template_ ? nullptr : &schema_;
    bool is_withheld = false;  // in a value of the wrong type
    for (std::size_t i = 0; i < error.path.size(); ++i) {
      const json::PathStep& step = error.path[i];
      is_withheld = is_withheld || (schema != nullptr && (step.is_index || !schema->is_object));
      diagnostic.instance = builder_.instance(diagnostic.instance, step.name, secrets(schema, step, is_withheld));
      schema = schema_below(schema, step.name);
      // It may be the spec of a JobRun node.
      if (is_template_ && step.name == schema::kSpecName) schema = schema_below(&schema_, step.name);
      if (i + 1 == error.related_depth) related_instance = diagnostic.instance;
    }
    if (!error.related_message.empty()) {
      diagnostic.related.push_back(
          {.message = std::move(error.related_message), .instance = related_instance, .span = error.related});
    }
    builder_.add(std::move(diagnostic));
  }

  [[nodiscard]] std::vector<Span> secrets(const schema::Schema* schema, const json::PathStep& step,
                                          bool is_withheld) const {
    if (step.is_index) return {};
    return is_withheld ? check::secret_spans_of_withheld_name(schema_, step.name)
                       : check::secret_spans_of_name(schema, step.name);
  }

  const schema::Schema& schema_;
  bool is_template_;
  ReportBuilder& builder_;
};

// What the payload is, if it is not even JSON with slips.
std::optional<json::ForeignText> foreign_text(std::string_view payload, std::size_t max_depth,
                                              std::span<const json::OpenContainer> within) {
  std::optional<json::ForeignText> foreign = json::recognize_foreign_text(payload);
  if (foreign && !json::diagnose(payload, max_depth, within).fault) foreign.reset();
  return foreign;
}

// Whether `c` is punctuation, which reveals nothing about the text around it.
bool is_punctuation(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80 && !text::is_letter(c) && !text::is_digit(c);
}

// Whether `word` at `begin` is a name of the contract in quotes, before a colon.
bool is_known_name(std::string_view payload, std::size_t begin, std::string_view word) noexcept {
  const std::size_t end = begin + word.size();
  if (begin == 0 || payload[begin - 1] != '"' || end == payload.size() || payload[end] != '"') return false;
  const std::size_t next = payload.find_first_not_of(" \t\r\n", end + 1);
  return next != std::string_view::npos && payload[next] == ':' && check::is_member_name(schema::kRunJob.back(), word);
}

// Puts spans in order and joins those that overlap.
void merge(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, &Span::offset);
  std::size_t kept = 0;
  for (const Span& span : spans) {
    if (kept > 0 && span.offset < spans[kept - 1].end()) {
      spans[kept - 1].length = std::max(spans[kept - 1].end(), span.end()) - spans[kept - 1].offset;
    } else {
      spans[kept++] = span;
    }
  }
  spans.resize(kept);
}

// Appends what must not be shown of the member name at `name`.
void redact_name(std::string_view payload, Span name, std::vector<Span>& hidden) {
  const std::string_view token = payload.substr(name.offset, name.length);
  if (token.front() == '"') {
    const std::string value = json::unescaped(token.substr(1, token.size() - 2));
    json::append_raw_spans(token, name.offset, text::secret_spans_of_name(value), hidden);
  } else if (token.find('\\') != std::string_view::npos || !text::secret_spans_of_name(token).empty()) {
    hidden.push_back(name);
  }
}

}  // namespace

void redact_tokens(std::string_view payload, Span text, Span window, std::vector<Span>& hidden) {
  constexpr std::string_view kShown = "{}[]:,\" \t\r\n";
  const std::size_t end = std::min({window.end(), text.end(), payload.size()});
  for (std::size_t at = std::max(text.offset, window.offset); at < end;) {
    const std::size_t begin = payload.find_first_not_of(kShown, at);
    if (begin >= end) return;
    at = std::min(payload.find_first_of(kShown, begin), end);
    if (!is_known_name(payload, begin, payload.substr(begin, at - begin))) hidden.push_back({begin, at - begin});
  }
}

Report Validator::State::check_broken(std::string_view payload, std::span<const json::OpenContainer> within) {
  ReportBuilder builder(options.max_diagnostics);
  ErrorReporter reporter(schema, is_template, builder);
  if (std::optional<json::ForeignText> foreign = foreign_text(payload, max_depth, within)) {
    const Rule rule = foreign->rule;
    reporter.report({std::move(*foreign), rule, {}, false});
    return builder.finish(payload);
  }
  json::Diagnosis diagnosis = json::diagnose(payload, max_depth, within, &reporter);
  if (diagnosis.fault) {
    reporter.report(std::move(*diagnosis.fault));
    return builder.finish(payload);
  }
  if (diagnosis.slips == 0) return ReportBuilder::failed(Report::Status::kInternal);  // it is JSON
  const std::string_view repaired = diagnosis.repair.text;
  if (repaired.size() <= Options::kMaxSizeLimit) {
    builder.set_source_map(&diagnosis.repair.map);
    const json::Index::Result built = index.build(repaired);
    if (built == json::Index::Result::kNoMemory) return ReportBuilder::failed(Report::Status::kOutOfMemory);
    if (built == json::Index::Result::kNotJson || check_json(repaired, builder)) {
      return ReportBuilder::failed(Report::Status::kInternal);
    }
  }
  return builder.finish(payload);
}

void Validator::State::redact_broken(std::string_view payload, Span window, std::vector<Span>& hidden) {
  json::ScalarTokens tokens{.window = window};
  const json::Diagnosis diagnosis = json::diagnose(payload, max_depth, {}, nullptr, &tokens);
  if (!diagnosis.fault && diagnosis.repair.text.size() <= Options::kMaxSizeLimit) {
    if (index.build(diagnosis.repair.text) != json::Index::Result::kOk) throw std::bad_alloc();  // it is JSON
    check::RedactionHandler handler(diagnosis.repair.text, diagnosis.repair.map.to_edited(window), hidden);
    (void)walk(diagnosis.repair.text, handler);
    for (Span& span : hidden) span = diagnosis.repair.map.to_source(span);
  } else if (const std::optional<json::ForeignText> foreign = json::recognize_foreign_text(payload)) {
    // What it is recognized by is shown, unless it is a name that may be secret.
    const Span shown = foreign->span;
    const bool is_secret = !text::secret_spans_of_name(payload.substr(shown.offset, shown.length)).empty();
    const std::size_t end = is_secret ? shown.offset : shown.end();
    redact_tokens(payload, {0, shown.offset}, window, hidden);
    redact_tokens(payload, {end, payload.size() - end}, window, hidden);
  } else {
    hidden = std::move(tokens.values);
    for (const Span& name : tokens.names) redact_name(payload, name, hidden);
    std::size_t rest = diagnosis.fault ? diagnosis.fault->span.offset : 0;
    if (rest < payload.size() && is_punctuation(payload[rest])) ++rest;  // what is wrong must be seen
    redact_tokens(payload, {rest, payload.size() - rest}, window, hidden);
  }
  hidden.insert(hidden.end(), tokens.comments.begin(), tokens.comments.end());
  merge(hidden);
}

}  // namespace runlint
