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
#include "text/utf8.h"
#include "validator/state.h"
#include "validator/unread_payload.h"

namespace runlint {
namespace {

// Reports slips.
class SlipReporter final : public json::SlipHandler {
 public:
  explicit SlipReporter(ErrorReporter& errors) noexcept : errors_(errors) {}

  bool wants_slip(Rule rule, std::size_t offset) override { return errors_.count(rule, offset); }
  void on_slip(json::ParseError slip) override { errors_.add(std::move(slip)); }

 private:
  ErrorReporter& errors_;
};

// The format of the payload, if it is not even JSON with slips.
std::optional<json::ForeignText> foreign_text(std::string_view payload, std::size_t max_depth,
                                              std::span<const json::OpenContainer> within) {
  std::optional<json::ForeignText> foreign = json::recognize_foreign_text(payload);
  if (foreign && !json::diagnose(payload, max_depth, within).fault) foreign.reset();
  return foreign;
}

// Whether `word` at `begin` is a name of the contract in quotes, before a colon.
bool is_name_of_contract(std::string_view payload, std::size_t begin, std::string_view word) noexcept {
  const std::size_t end = begin + word.size();
  if (begin == 0 || payload[begin - 1] != '"' || end == payload.size() || payload[end] != '"') return false;
  const std::size_t next = payload.find_first_not_of(" \t\r\n", end + 1);
  return next != std::string_view::npos && payload[next] == ':' && check::is_known_name(word);
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
    if (!is_name_of_contract(payload, begin, payload.substr(begin, at - begin))) hidden.push_back({begin, at - begin});
  }
}

Report Validator::State::check_broken(std::string_view payload, std::span<const json::OpenContainer> within) {
  ReportBuilder builder(options.max_diagnostics);
  ErrorReporter errors(schema, is_template, builder);
  if (std::optional<json::ForeignText> foreign = foreign_text(payload, max_depth, within)) {
    const Rule rule = foreign->rule;
    errors.report({std::move(*foreign), rule, {}, false});
    return builder.finish(payload);
  }
  SlipReporter slips(errors);
  json::Diagnosis diagnosis = json::diagnose(payload, max_depth, within, &slips);
  if (diagnosis.fault) {
    errors.report(std::move(*diagnosis.fault));
    return builder.finish(payload);
  }
  if (diagnosis.slips == 0) return ReportBuilder::failed(Report::Status::kInternal);  // it is JSON
  const std::string_view repaired = diagnosis.repair.text();
  if (diagnosis.repair.is_complete() && repaired.size() <= Options::kMaxSizeLimit) {
    builder.set_source_map(&diagnosis.repair.map());
    const json::Index::Result built = index.build(repaired);
    if (built == json::Index::Result::kNoMemory) return ReportBuilder::failed(Report::Status::kOutOfMemory);
    if (built == json::Index::Result::kNotJson) return ReportBuilder::failed(Report::Status::kInternal);
    JsonDocument read = document(repaired);
    if (!Checker::check(read, builder)) return ReportBuilder::failed(Report::Status::kInternal);
  }
  return builder.finish(payload);
}

void Validator::State::redact_broken(std::string_view payload, Span window, std::vector<Span>& hidden) {
  json::ScalarTokens tokens{.window = window};
  const json::Diagnosis diagnosis = json::diagnose(payload, max_depth, {}, nullptr, &tokens);
  const std::string_view repaired = diagnosis.repair.text();
  if (!diagnosis.fault && diagnosis.repair.is_complete() && repaired.size() <= Options::kMaxSizeLimit) {
    if (index.build(repaired) != json::Index::Result::kOk) throw std::bad_alloc();  // it is JSON
    const JsonSource source(repaired);
    check::RedactionHandler handler(source, diagnosis.repair.map().to_edited(window), hidden);
    (void)walk(repaired, handler);
    for (Span& span : hidden) span = diagnosis.repair.map().to_source(span);
  } else if (const std::optional<json::ForeignText> foreign = json::recognize_foreign_text(payload)) {
    // The text that shows the format is not hidden, unless it is a name that may be secret.
    const Span shown = foreign->span;
    const bool is_secret =
        !foreign->is_shown || !text::secret_spans_of_name(payload.substr(shown.offset, shown.length)).empty();
    const std::size_t end = is_secret ? shown.offset : shown.end();
    const std::size_t begin = text::byte_order_marks(payload);
    redact_tokens(payload, {begin, shown.offset - begin}, window, hidden);
    redact_tokens(payload, {end, payload.size() - end}, window, hidden);
  } else {
    hidden = std::move(tokens.values);
    for (const Span& name : tokens.names) redact_name(payload, name, hidden);
    std::size_t rest = diagnosis.fault ? diagnosis.fault->span.offset : payload.size();
    if (rest < payload.size() && text::is_punctuation(payload[rest])) ++rest;  // what is wrong must be seen
    redact_tokens(payload, {rest, payload.size() - rest}, window, hidden);
  }
  hidden.insert(hidden.end(), tokens.comments.begin(), tokens.comments.end());
  text::merge_spans(hidden);
}

}  // namespace runlint
