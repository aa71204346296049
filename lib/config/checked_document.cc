#include "config/checked_document.h"

#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include "json/structural_index.h"
#include "json/unescape.h"
#include "json/walk.h"

namespace runlint::config {
namespace {

// Visits the leaves of a valid document.
class LeafHandler {
 public:
  explicit LeafHandler(const std::function<void(const CheckedDocument::Leaf&)>& visit) : visit_(visit) {}

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
    visit_({path_, {text.offset, text.length}, text.value});
    return true;
  }
  bool on_number(const text::StringToken&, const text::PrimitiveToken& number) {
    visit_({path_, {number.offset, number.text.size()}, number.text});
    return true;
  }

  bool on_literal(const text::StringToken&, const text::PrimitiveToken& literal) {
    visit_({path_, {literal.offset, literal.text.size()}, literal.text});
    return true;
  }

  // The tables have no arrays.
  void on_element() {}
  bool on_begin_array(const text::StringToken&, std::uint32_t) { return false; }
  bool on_end_array(std::uint32_t) { return false; }

 private:
  const std::function<void(const CheckedDocument::Leaf&)>& visit_;
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

void CheckedDocument::for_each_leaf(const std::function<void(const Leaf&)>& visit) const {
  if (!report_.valid()) return;
  json::Index index;
  if (index.build(bytes_) != json::Index::Result::kOk) throw std::bad_alloc();  // it is valid
  json::StringArena arena;
  LeafHandler handler(visit);
  (void)json::walk(bytes_, index, arena, validator_.options().max_depth, handler);
}

void CheckedDocument::add_error(Rule rule, Path path, Span span, std::string message, std::string help) {
  if (!errors_.count(rule, Severity::kError, span.offset)) return;
  InstanceId id = InstanceId::kRoot;
  for (const Step& step : path) id = errors_.instance(id, step.name);
  errors_.add({.rule = rule,
               .severity = Severity::kError,
               .message = std::move(message),
               .help = std::move(help),
               .instance = id,
               .span = span});
}

Report CheckedDocument::finish() { return report_.valid() ? errors_.finish(bytes_) : std::move(report_); }

}  // namespace runlint::config
