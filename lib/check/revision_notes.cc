#include "check/revision_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace runlint::check {
namespace {

using Names = std::span<const std::string_view>;

// The index of the first path for which `is_match(names)`, or the number of paths.
template <class IsMatch>
std::size_t find_path(IsMatch is_match) {
  std::size_t i = 0;
  while (i < schema::kRevisedPaths.size() && !is_match(schema::kRevisedPaths[i].names())) ++i;
  return i;
}

// The path of an instance, or their number.
std::size_t path_of(const ReportBuilder& builder, InstanceId instance) {
  return find_path([&](Names names) {
    InstanceId at = instance;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      if (at == InstanceId::kRoot || builder.step(at).exact != *name) return false;
      at = builder.step(at).parent;
    }
    if (at == InstanceId::kRoot || builder.step(at).exact != schema::kRevisedName) return false;
    const InstanceId payload = builder.step(at).parent;
    return payload == InstanceId::kRoot || builder.step(payload).exact == schema::kSpecName;
  });
}

std::string note(Severity newer) {
  const std::string_view name = schema::kRevisionNames.back();
  if (newer == Severity::kOff) return fmt::format("the API's revision {0} takes this: --api {0}", name);
  return fmt::format("the API's revision {0} has only {1} {2} here: --api {0}", name,
                     newer == Severity::kInfo ? "an" : "a", severity_name(newer));
}

}  // namespace

RevisionNotes::RevisionNotes(ReportBuilder& builder, const Severities& severities, Stack& stack)
    : severities_(severities), stack_(stack) {
  for (Diagnostic& diagnostic : builder.kept()) {
    if (!info(diagnostic.rule).name.starts_with("schema/")) continue;
    const std::size_t path = path_of(builder, diagnostic.instance);
    if (path != schema::kRevisedPaths.size()) candidates_.emplace_back(&diagnostic, path);
  }
  std::ranges::sort(candidates_, {}, [](const Candidate& candidate) { return candidate.first->span.offset; });
  rest_ = candidates_;
}

bool RevisionNotes::start(Span object) {
  while (!rest_.empty() && rest_.front().first->span.offset < object.offset) rest_ = rest_.subspan(1);
  end_ = object.end();
  greatest_.fill(Severity::kOff);
  return !rest_.empty() && rest_.front().first->span.offset < end_;
}

void RevisionNotes::finish() {
  for (; !rest_.empty() && rest_.front().first->span.offset < end_; rest_ = rest_.subspan(1)) {
    const auto& [diagnostic, path] = rest_.front();
    if (greatest_.at(path) < diagnostic->severity) diagnostic->notes.push_back(note(greatest_.at(path)));
  }
}

bool RevisionNotes::record(Rule rule, Severity usual, std::size_t depth, std::string_view member) {
  const std::size_t path = find_path([&](Names names) {
    if (names.size() != depth) return false;
    for (std::size_t i = 0; i < depth; ++i) {
      const bool is_open = i + 1 < stack_.depth();
      if (stack_[i].is_array || (is_open ? stack_[i + 1].key.value : member) != names[i]) return false;
    }
    return true;
  });
  if (path != schema::kRevisedPaths.size()) {
    greatest_.at(path) = std::max(greatest_.at(path), severity_of(rule, usual, severities_));
  }
  return true;
}

}  // namespace runlint::check
