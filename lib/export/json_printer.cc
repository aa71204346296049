#include "export/json_printer.h"

#include <string>
#include <string_view>
#include <utility>

#include "text/escape.h"

namespace runlint::exports {

void JsonPrinter::begin(char opening, char closing, Layout layout) {
  before_value();
  if (!open_.empty() && open_.back().layout == Layout::kInline) layout = Layout::kInline;
  out_ += opening;
  open_.push_back({closing, layout, true});
}

void JsonPrinter::end() {
  const Open closed = open_.back();
  open_.pop_back();
  if (closed.layout == Layout::kLines && !closed.empty) break_line();
  out_ += closed.closing;
}

void JsonPrinter::key(std::string_view name) {
  before_item();
  quote(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonPrinter::string(std::string_view text) {
  before_value();
  quote(text);
}

void JsonPrinter::integer(std::int64_t number) {
  before_value();
  out_ += std::to_string(number);
}

void JsonPrinter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

std::string JsonPrinter::finish() && {
  out_ += '\n';
  return std::move(out_);
}

void JsonPrinter::before_value() {
  if (!std::exchange(after_key_, false)) before_item();
}

void JsonPrinter::before_item() {
  if (open_.empty()) return;
  Open& container = open_.back();
  const bool first = std::exchange(container.empty, false);
  if (!first) out_ += ',';
  if (container.layout == Layout::kLines) {
    break_line();
  } else if (!first) {
    out_ += ' ';
  }
}

void JsonPrinter::break_line() {
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

void JsonPrinter::quote(std::string_view text) {
  out_ += '"';
  text::append_json_escaped(out_, text);
  out_ += '"';
}

}  // namespace runlint::exports
