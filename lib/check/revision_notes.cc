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

// The instance with which `names` lead to `instance`; the root if they do not.
InstanceId object_with(const ReportBuilder& builder, InstanceId instance, Names names) {
  InstanceId at = instance;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (at == InstanceId::kRoot || builder.step(at).exact != *name) return InstanceId::kRoot;
    at = builder.step(at).parent;
  }
  if (at == InstanceId::kRoot || builder.step(at).exact != schema::kRevisedName) return InstanceId::kRoot;
  const InstanceId payload = builder.step(at).parent;
  return payload == InstanceId::kRoot || builder.step(payload).exact == schema::kSpecName ? at : InstanceId::kRoot;
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
    InstanceId object = InstanceId::kRoot;
    const std::size_t path = find_path([&](Names names) {
      object = object_with(builder, diagnostic.instance, names);
      return object != InstanceId::kRoot;
    });
    if (path != schema::kRevisedPaths.size()) candidates_.push_back({object, &diagnostic, path});
  }
  std::ranges::sort(candidates_, {}, &Candidate::object);
}

bool RevisionNotes::concerns(InstanceId object) const {
  return std::ranges::binary_search(candidates_, object, {}, &Candidate::object);
}

void RevisionNotes::finish(InstanceId object) const {
  for (const Candidate& candidate : std::ranges::equal_range(candidates_, object, {}, &Candidate::object)) {
    const Severity newer = greatest_.at(candidate.path);
    if (newer < candidate.diagnostic->severity) candidate.diagnostic->notes.push_back(note(newer));
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
