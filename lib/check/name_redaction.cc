#include "check/name_redaction.h"

#include <algorithm>

#include "check/constraints.h"
#include "text/char_class.h"
#include "text/redaction.h"

namespace runlint::check {
namespace {

// Whether a member of that name is listed anywhere in the table below `schema`.
bool is_member_name(const schema::Schema& schema, std::string_view name) noexcept {
  if (schema.type == schema::Type::kMap) return is_member_name(*schema.value, name);
  if (schema.type != schema::Type::kObject) return false;
  return schema::find_member(schema, name) != schema::kMaxMembers ||
         std::ranges::any_of(schema.members,
                             [name](const schema::Member& member) { return is_member_name(*member.schema, name); });
}

std::vector<Span> all_of(std::string_view name) {
  if (name.empty()) return {};
  return {{0, name.size()}};
}

}  // namespace

std::vector<Span> secret_spans_of_withheld_name(const schema::Schema& root, std::string_view name) {
  if (is_member_name(root, name)) return {};
  return all_of(name);
}

bool is_known_name(std::string_view name) noexcept {
  return std::ranges::any_of(schema::kJobRunNode,
                             [name](const schema::Schema& node) { return is_member_name(node, name); });
}

std::vector<Span> secret_spans_of_name(const schema::Schema* object, std::string_view name, text::KeyForm form) {
  const bool is_map = object != nullptr && object->type == schema::Type::kMap;
  if (object != nullptr && !is_map && schema::find_member(*object, name) != schema::kMaxMembers) return {};
  // In the place of a file's members, it may be the content.
  const bool is_undescribed = object == nullptr || object->role == schema::Role::kFile;
  const bool is_undescribed_word =
      form == text::KeyForm::kBare && is_undescribed && text::name_end(name) == name.size();
  if (form == text::KeyForm::kStray || is_undescribed_word) return all_of(name);
  if (form == text::KeyForm::kNormal && is_map && conforms(*object->key, name)) return text::secret_spans(name);
  std::vector<Span> spans = text::secret_spans_of_name(name);
  if (form == text::KeyForm::kBare) {
    // Only what can be a name is one, up to the first other character of ASCII.
    const auto ends_name = [](char c) { return static_cast<signed char>(c) >= 0 && !text::in_set(c, text::kPathByte); };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(name, ends_name) - name.begin());
    std::size_t value = std::min(name.find_first_not_of(" \t", end), name.size());
    if (value < name.size() && ends_name(name[value])) {
      value = std::min(name.find_first_not_of(" \t", value + 1), name.size());
    }
    spans.push_back({value, name.size() - value});
    text::merge_spans(spans);
  }
  return spans;
}

std::vector<Span> secret_spans_of_name(Stack& stack, std::size_t container, std::string_view name, text::KeyForm form) {
  for (std::size_t i = 0; i <= container; ++i) {
    if (stack[i].expected == nullptr) continue;
    // The outermost container that is described or, in a template, the node.
    std::size_t top = i;
    while (top > 0 && stack[top - 1].schema != nullptr) {
      if (stack[--top].schema->role == schema::Role::kNode) break;
    }
    return secret_spans_of_withheld_name(*(stack[top].expected != nullptr ? stack[top].expected : stack[top].schema),
                                         name);
  }
  return secret_spans_of_name(stack[container].schema, name, form);
}

}  // namespace runlint::check
