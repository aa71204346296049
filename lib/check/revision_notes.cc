#include "check/revision_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
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

std::size_t path_of(const ReportBuilder& builder, InstanceId instance, bool in_template) {
  return find_path([&](Names names) {
    InstanceId at = instance;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      if (at == InstanceId::kRoot || builder.step(at).exact != *name) return false;
      at = builder.step(at).parent;
    }
    return in_template ? at != InstanceId::kRoot && builder.step(at).exact == schema::kSpecName
                       : at == InstanceId::kRoot;
  });
}

// The index of the container that is the payload: the root or, in a template, the spec of the innermost node.
std::size_t index_of_payload(Stack& stack) noexcept {
  std::size_t i = stack.depth();
  while (i > 0 && (stack[i - 1].schema == nullptr || stack[i - 1].schema->role != schema::Role::kNode)) --i;
  return i;
}

// Whether these names lead from the payload to the innermost container.
bool leads_to_innermost(Stack& stack, Names names) noexcept {
  const std::size_t payload = index_of_payload(stack);
  if (stack.depth() != payload + names.size() + 1 || stack[payload].schema == nullptr) return false;
  for (std::size_t i = payload; i + 1 < stack.depth(); ++i) {
    if (stack[i].is_array || stack[i + 1].key.value != names[i - payload]) return false;
  }
  return true;
}

InstanceId instance_of(std::size_t path) noexcept {
  if (path == schema::kRevisedPaths.size()) return InstanceId::kRoot;
  return static_cast<InstanceId>(path + 1);  // NOLINT(clang-analyzer-optin.core.EnumCastOutOfRange): IDs are numbers
}

std::string note(Severity newer) {
  const std::string_view name = schema::kRevisionNames.back();
  if (newer == Severity::kOff) return fmt::format("the API's revision {0} takes this: --api {0}", name);
  return fmt::format("the API's revision {0} has only {1} {2} here: --api {0}", name,
                     newer == Severity::kInfo ? "an" : "a", severity_name(newer));
}

}  // namespace

RevisionNotes::RevisionNotes(ReportBuilder& builder, bool in_template) {
  for (Diagnostic& diagnostic : builder.kept()) {
    const std::size_t path = path_of(builder, diagnostic.instance, in_template);
    const bool is_revised = path != schema::kRevisedPaths.size() && severity_is_adjustable(diagnostic.rule);
    if (is_revised) candidates_.emplace_back(&diagnostic, path);
  }
  std::ranges::sort(candidates_, {}, [](const Candidate& candidate) { return candidate.first->span.offset; });
}

bool RevisionNotes::may_be_in(Stack& stack) noexcept {
  const auto is_near = [&](Names names) {
    return leads_to_innermost(stack, names) ||
           (!names.empty() && leads_to_innermost(stack, names.first(names.size() - 1)));
  };
  return find_path(is_near) != schema::kRevisedPaths.size();
}

InstanceId RevisionNotes::instance(Stack& stack) noexcept {
  return instance_of(find_path([&](Names names) { return leads_to_innermost(stack, names); }));
}

InstanceId RevisionNotes::instance(Stack& stack, std::string_view name) noexcept {
  return instance_of(find_path([&](Names names) {
    return !names.empty() && names.back() == name && leads_to_innermost(stack, names.first(names.size() - 1));
  }));
}

void RevisionNotes::record(InstanceId instance, Severity severity) noexcept {
  if (instance == InstanceId::kRoot) return;
  Severity& greatest = greatest_.at(static_cast<std::size_t>(instance) - 1);
  greatest = std::max(greatest, severity);
}

void RevisionNotes::on_close(Stack& stack, std::uint32_t close) {
  if (index_of_payload(stack) + 1 != stack.depth()) return;
  for (; next_ != candidates_.size(); ++next_) {
    const auto& [diagnostic, path] = candidates_[next_];
    if (diagnostic->span.offset > close) break;
    if (greatest_.at(path) < diagnostic->severity) diagnostic->notes.push_back(note(greatest_.at(path)));
  }
  greatest_.fill(Severity::kOff);
}

}  // namespace runlint::check
