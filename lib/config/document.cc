#include "config/document.h"

#include <cstdint>
#include <new>
#include <utility>
#include <vector>

#include "json/index.h"
#include "json/strings.h"
#include "json/walk.h"

namespace runlint::config {
namespace {

Options options_for(Kind kind) {
  Options options;
  options.kind = kind;
  return options;
}

// Follows the walk of a document that is known to be sound.
class LeafHandler {
 public:
  explicit LeafHandler(const std::function<void(const Document::Leaf&)>& visit) : visit_(visit) {}

  bool begin_object(const json::Text&, std::uint32_t) {
    path_.emplace_back();
    return true;
  }
  bool end_object(std::uint32_t) {
    path_.pop_back();
    return true;
  }
  bool key(const json::Text& key) {
    path_.back() = {std::string(key.value), {key.offset, key.length}};
    return true;
  }
  bool string(const json::Text&, const json::Text& text) {
    visit_({path_, {text.offset, text.length}, text.value});
    return true;
  }
  bool number(const json::Text&, const json::Scalar& number) {
    visit_({path_, {number.offset, number.text.size()}, number.text});
    return true;
  }

  // The tables have neither.
  void element() {}
  bool begin_array(const json::Text&, std::uint32_t) { return false; }
  bool end_array(std::uint32_t) { return false; }
  bool literal(const json::Text&, const json::Scalar&) { return false; }

 private:
  const std::function<void(const Document::Leaf&)>& visit_;
  std::vector<Document::Step> path_;
};

}  // namespace

Document::Document(std::string_view bytes, Kind kind)
    : bytes_(bytes),
      validator_(options_for(kind)),
      report_(validator_.check(bytes)),
      objections_(validator_.options().max_diagnostics) {
  if (report_.status() == Report::Status::kOutOfMemory) throw std::bad_alloc();
}

void Document::for_each_leaf(const std::function<void(const Leaf&)>& visit) const {
  if (!report_.valid()) return;
  json::Index index;
  if (index.build(bytes_) != json::Index::Built::kYes) throw std::bad_alloc();  // it is sound
  json::StringArena arena;
  LeafHandler handler(visit);
  (void)json::walk(bytes_, index, arena, validator_.options().max_depth, handler);
}

void Document::object(Rule rule, Path path, Span span, std::string message, std::string help) {
  if (!objections_.count(rule, Severity::kError, span.offset)) return;
  PathId id = PathId::kRoot;
  for (const Step& step : path) id = objections_.path(id, step.name);
  objections_.add({.rule = rule,
                   .severity = Severity::kError,
                   .message = std::move(message),
                   .help = std::move(help),
                   .path = id,
                   .span = span});
}

Report Document::finish() { return report_.valid() ? objections_.finish(bytes_) : std::move(report_); }

}  // namespace runlint::config
