#include "config/checked_document.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"
#include "schema/catalogue.h"
#include "text/redaction.h"

namespace runlint::config {
namespace {

// Visits the leaves of a document that are not in arrays.
class LeafHandler {
 public:
  LeafHandler(const std::function<void(const CheckedDocument::Leaf&)>& visit, bool only_strings)
      : visit_(visit), only_strings_(only_strings) {}

  bool on_begin_object(const text::StringToken&, std::uint32_t) {
    path_.emplace_back();
    return true;
  }
  bool on_end_object(std::uint32_t) {
    path_.pop_back();
    return true;
  }
  bool on_key(const text::StringToken& key) {
    path_.back() = {std::string(key.value), {key.offset, key.length}};
    return true;
  }
  bool on_string(const text::StringToken&, const text::StringToken& text) {
    if (arrays_ == 0) visit_({path_, {text.offset, text.length}, text.value});
    return true;
  }
  bool on_number(const text::StringToken&, const text::PrimitiveToken& number) { return visit_primitive(number); }
  bool on_literal(const text::StringToken&, const text::PrimitiveToken& literal) { return visit_primitive(literal); }

  // The tables have no arrays, but what breaks them may.
  void on_element() {}
  bool on_begin_array(const text::StringToken&, std::uint32_t) {
    ++arrays_;
    return true;
  }
  bool on_end_array(std::uint32_t) {
    --arrays_;
    return true;
  }

 private:
  bool visit_primitive(const text::PrimitiveToken& token) {
    if (!only_strings_ && arrays_ == 0) visit_({path_, {token.offset, token.text.size()}, token.text});
    return true;
  }

  const std::function<void(const CheckedDocument::Leaf&)>& visit_;
  bool only_strings_;
  std::size_t arrays_ = 0;  // that are open
  std::vector<CheckedDocument::Step> path_;
};

}  // namespace

CheckedDocument::CheckedDocument(std::string_view bytes, Kind kind)
    : bytes_(bytes),
      validator_({.kind = kind}),
      report_(validator_.check(bytes)),
      errors_(validator_.options().max_diagnostics) {
  if (report_.status() == Report::Status::kOutOfMemory) throw std::bad_alloc();
}

void CheckedDocument::walk(const std::function<void(const Leaf&)>& visit, bool only_strings) const {
  json::Index index;
  if (index.build(bytes_) != json::Index::Result::kOk) throw std::bad_alloc();  // it is JSON
  json::StringArena arena;
  LeafHandler handler(visit, only_strings);
  (void)json::walk(bytes_, index, arena, validator_.options().max_depth, handler);
}

void CheckedDocument::for_each_leaf(const std::function<void(const Leaf&)>& visit) const {
  if (report_.valid()) walk(visit, false);
}

void CheckedDocument::for_each_string(const std::function<void(const Leaf&)>& visit) const {
  const bool is_json = std::ranges::none_of(report_.diagnostics(), schema::is_reading_rule, &Diagnostic::rule);
  if (report_.status() == Report::Status::kComplete && is_json) walk(visit, true);
}

void CheckedDocument::discard_errors() {
  report_ = Report();
  errors_ = ReportBuilder(validator_.options().max_diagnostics);
}

void CheckedDocument::add_error(Rule rule, Path path, Span span, std::string message, std::string help) {
  if (!errors_.count(rule, Severity::kError, span.offset)) return;
  InstanceId id = InstanceId::kRoot;
  for (const Step& step : path) id = errors_.instance(id, step.name, text::secret_spans_of_name(step.name));
  errors_.add({.rule = rule,
               .severity = Severity::kError,
               .message = std::move(message),
               .help = std::move(help),
               .instance = id,
               .span = span});
}

Report CheckedDocument::finish() { return report_.valid() ? errors_.finish(bytes_) : std::move(report_); }

}  // namespace runlint::config
