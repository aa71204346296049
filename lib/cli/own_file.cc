#include "cli/own_file.h"

#include <fmt/format.h>

#include <limits>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include "json/index.h"
#include "json/strings.h"
#include "json/walk.h"
#include "report/report_writer.h"
#include "text/display.h"
#include "text/line_index.h"

namespace runlint::cli {
namespace {

Options options_for(Kind kind) {
  Options options;
  options.kind = kind;
  return options;
}

// Follows the walk of a document that is known to be sound.
class LeafHandler {
 public:
  explicit LeafHandler(const std::function<void(const OwnFile::Leaf&)>& visit) : visit_(visit) {}

  bool begin_object(std::uint32_t) {
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
  bool string(const json::Text& text) {
    visit_({path_, {text.offset, text.length}, text.value});
    return true;
  }
  bool number(const json::Scalar& number) {
    visit_({path_, {number.offset, number.text.size()}, number.text});
    return true;
  }

  // The tables have neither.
  void element() {}
  bool begin_array(std::uint32_t) { return false; }
  bool end_array(std::uint32_t) { return false; }
  bool literal(const json::Scalar&) { return false; }

 private:
  const std::function<void(const OwnFile::Leaf&)>& visit_;
  std::vector<OwnFile::Step> path_;
};

}  // namespace

OwnFile::OwnFile(std::string path, Kind kind)
    : path_(std::move(path)), validator_(options_for(kind)), objections_(validator_.options().max_diagnostics) {
  try {
    read_all(*open_file(path_), bytes_, validator_.options().max_size + 1);
  } catch (const std::system_error& error) {
    throw OwnFileError(fmt::format("runlint: cannot read {}: {}\n", text::printable(path_), reason(error)));
  }
  const Report report = validator_.check(bytes_.view());
  if (report.status() == Report::Status::kOutOfMemory) throw std::bad_alloc();
  if (!report.valid()) reject(report);
}

void OwnFile::reject(const Report& report) {
  const std::unique_ptr<report::Writer> writer = report::make_writer(report::Format::kText, {.unicode = false});
  std::string lines;
  writer->entry(lines, {.path = path_, .payload = bytes_.view(), .report = report}, true, validator_);
  while (lines.ends_with("\n\n")) lines.pop_back();
  throw OwnFileError(lines);
}

void OwnFile::for_each_leaf(const std::function<void(const Leaf&)>& visit) const {
  json::Index index;
  if (index.build(bytes_.view()) != json::Index::Built::kYes) throw std::bad_alloc();  // it is sound
  json::StringArena arena;
  LeafHandler handler(visit);
  (void)json::walk(bytes_.view(), index, arena, validator_.options().max_depth, handler);
}

void OwnFile::object(const Leaf& leaf, Span span, std::string message) {
  sound_ = false;
  if (!objections_.count(Rule::kSchemaPattern, Severity::kError, span.offset)) return;
  PathId path = PathId::kRoot;
  for (const Step& step : leaf.path) path = objections_.path(path, step.name);
  objections_.add({.rule = Rule::kSchemaPattern,
                   .severity = Severity::kError,
                   .message = std::move(message),
                   .path = path,
                   .span = span});
}

void OwnFile::finish() {
  if (!sound_) reject(objections_.finish(bytes_.view()));
}

Position OwnFile::position_of(std::size_t offset) const {
  const text::LineCounter::Place place = text::LineCounter(bytes_.view()).advance_to(offset);
  return {place.line, place.column};
}

}  // namespace runlint::cli
