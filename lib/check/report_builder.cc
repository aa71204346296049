#include "check/report_builder.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "text/escape.h"
#include "text/line_counter.h"
#include "text/redaction.h"
#include "text/utf8.h"

namespace runlint {
namespace {

// Whether to keep a finding rather than `other`.
bool outranks(Rule rule, Severity severity, std::size_t offset, const Diagnostic& other) noexcept {
  const bool is_error = severity == Severity::kError;
  if (is_error != (other.severity == Severity::kError)) return is_error;
  if (offset != other.span.offset) return offset < other.span.offset;
  return info(rule).name < info(other.rule).name;
}

bool by_rank(const Diagnostic& a, const Diagnostic& b) noexcept {
  return outranks(a.rule, a.severity, a.span.offset, b);
}

bool by_place(const Diagnostic& a, const Diagnostic& b) noexcept {
  return std::tie(a.span.offset, info(a.rule).name, a.message) < std::tie(b.span.offset, info(b.rule).name, b.message);
}

// From the root's to the last.
std::vector<Report::Step> steps_to(const Report& report, InstanceId instance) {
  std::vector<Report::Step> steps;
  for (InstanceId at = instance; at != InstanceId::kRoot; at = steps.back().parent) steps.push_back(report.step(at));
  std::ranges::reverse(steps);
  return steps;
}

}  // namespace

bool ReportBuilder::count(Rule rule, Severity severity, std::size_t offset) noexcept {
  ++report_.counts_[static_cast<std::size_t>(severity)];
  const std::vector<Diagnostic>& kept = report_.diagnostics_;  // once full, a heap: the last to keep in front
  if (kept.size() < max_diagnostics_) return true;
  if (kept.empty()) return false;
  return outranks(rule, severity, to_source({offset, 0}).offset, kept.front());
}

void ReportBuilder::add(Diagnostic diagnostic) {
  // A value that was repaired need not be what its text in quotes would be.
  if (is_repaired(diagnostic.span)) diagnostic.quote = false;
  diagnostic.span = to_source(diagnostic.span);
  for (Related& related : diagnostic.related) related.span = to_source(related.span);
  std::vector<Diagnostic>& kept = report_.diagnostics_;
  if (kept.size() == max_diagnostics_) {
    std::pop_heap(kept.begin(), kept.end(), by_rank);
    kept.back() = std::move(diagnostic);
    std::push_heap(kept.begin(), kept.end(), by_rank);
    return;
  }
  kept.push_back(std::move(diagnostic));
  if (kept.size() == max_diagnostics_) std::make_heap(kept.begin(), kept.end(), by_rank);
}

InstanceId ReportBuilder::instance(InstanceId parent, std::string_view name, std::span<const Span> secrets) {
  if (report_.instances_.empty()) report_.instances_.reserve(8);  // the contract is five deep
  std::string token;
  std::string exact;
  if (secrets.empty()) {
    text::append_pointer_escaped(token, name);
  } else {
    text::append_pointer_escaped(token, text::redacted(name, secrets));
    text::append_pointer_escaped(exact, name);
  }
  report_.instances_.push_back({parent, std::move(token), std::move(exact)});
  return static_cast<InstanceId>(report_.instances_.size());
}

Report ReportBuilder::finish(std::string_view payload) {
  std::vector<Diagnostic>& kept = report_.diagnostics_;
  if (kept.empty()) return std::move(report_);
  std::sort(kept.begin(), kept.end(), by_place);
  std::sort(withdrawn_.begin(), withdrawn_.end());
  std::sort(helps_.begin(), helps_.end());
  for (Diagnostic& diagnostic : kept) {
    const bool may_have_fix = diagnostic.rule == Rule::kSchemaUnknownProperty ||
                              diagnostic.rule == Rule::kSchemaPropertyName || diagnostic.rule == Rule::kSchemaEnum;
    if (may_have_fix && std::binary_search(withdrawn_.begin(), withdrawn_.end(), diagnostic.span.offset)) {
      diagnostic.replacement.reset();
    }
    const std::pair place(diagnostic.span.offset, diagnostic.rule);
    const auto help = std::ranges::lower_bound(helps_, place, {}, [](const auto& h) { return h.first; });
    if (help != helps_.end() && help->first == place) diagnostic.help = std::move(help->second);
  }
  // Finds all lines and columns in one sweep.
  std::vector<std::pair<std::size_t, Position*>> places;
  places.reserve(kept.size() * 3);  // rarely more
  for (Diagnostic& diagnostic : kept) {
    places.emplace_back(diagnostic.span.offset, &diagnostic.start);
    places.emplace_back(diagnostic.span.end(), &diagnostic.end);
    for (Related& related : diagnostic.related) places.emplace_back(related.span.offset, &related.start);
  }
  std::sort(places.begin(), places.end());
  text::LineCounter lines(payload);
  for (const auto& [offset, position] : places) *position = lines.advance_to(offset);
  return std::move(report_);
}

Report ReportBuilder::filtered(Report report, const std::function<bool(const Report&, const Diagnostic&)>& is_dropped,
                               std::size_t max_diagnostics) {
  std::vector<Diagnostic>& kept = report.diagnostics_;
  std::erase_if(kept, [&](const Diagnostic& diagnostic) {
    if (!is_dropped(report, diagnostic)) return false;
    --report.counts_[static_cast<std::size_t>(diagnostic.severity)];
    return true;
  });
  if (kept.size() > max_diagnostics) {
    const auto end = kept.begin() + static_cast<std::ptrdiff_t>(max_diagnostics);
    std::nth_element(kept.begin(), end, kept.end(), by_rank);
    kept.erase(end, kept.end());
    std::sort(kept.begin(), kept.end(), by_place);
  }
  return report;
}

Report ReportBuilder::failed(Report::Status status) noexcept {
  Report report;
  report.status_ = status;
  return report;
}

Report::Step Report::step(InstanceId instance) const noexcept {
  const PathStep& step = instances_[static_cast<std::size_t>(instance) - 1];
  return {step.parent, step.token, step.exact.empty() ? step.token : step.exact};
}

std::string Report::exact_pointer(InstanceId instance) const {
  std::string pointer;
  for (const Step& step : steps_to(*this, instance)) pointer.append(1, '/').append(step.exact);
  return pointer;
}

std::string Report::pointer(InstanceId instance, std::size_t max_bytes) const {
  constexpr std::string_view kEllipsis = "…";
  const std::vector<Step> steps = steps_to(*this, instance);
  std::size_t size = 0;
  for (const Step& step : steps) size += 1 + step.shown.size();
  std::string pointer;
  if (size <= max_bytes) {
    pointer.reserve(size);
    for (const Step& step : steps) pointer.append(1, '/').append(step.shown);
    return pointer;
  }
  const std::size_t kept = max_bytes - std::min(max_bytes, kEllipsis.size());
  std::string tail;
  for (auto step = steps.rbegin(); step != steps.rend() && tail.size() < kept / 2; ++step) {
    const std::size_t room = kept / 2 - tail.size();
    const std::string_view token = step->shown;
    tail.insert(0, token.substr(token.size() - std::min(room, token.size())));
    if (room > token.size()) tail.insert(0, 1, '/');
  }
  for (auto step = steps.begin(); step != steps.end() && pointer.size() < kept - kept / 2; ++step) {
    const std::size_t room = kept - kept / 2 - pointer.size();
    pointer.append(1, '/').append(step->shown.substr(0, room - 1));
  }
  while (!pointer.empty() && text::is_continuation(pointer.back())) pointer.pop_back();
  if (!pointer.empty() && (static_cast<unsigned char>(pointer.back()) & 0x80) != 0) pointer.pop_back();
  std::size_t begin = 0;
  while (begin < tail.size() && text::is_continuation(tail[begin])) ++begin;
  return pointer.append(kEllipsis).append(tail, begin);
}

}  // namespace runlint
