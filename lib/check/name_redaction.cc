#include "check/name_redaction.h"

#include <algorithm>

#include "check/constraints.h"
#include "text/redaction.h"

namespace runlint::check {

bool is_member_name(const schema::Schema& schema, std::string_view name) noexcept {
  if (schema.type == schema::Type::kMap) return is_member_name(*schema.value, name);
  if (schema.type != schema::Type::kObject) return false;
  return schema::find_member(schema, name) != schema::kMaxMembers ||
         std::ranges::any_of(schema.members,
                             [name](const schema::Member& member) { return is_member_name(*member.schema, name); });
}

std::vector<Span> secret_spans_of_name(const schema::Schema* object, std::string_view name) {
  if (object != nullptr) {
    if (object->type == schema::Type::kMap) {
      if (conforms(*object->key, name)) return text::secret_spans(name);
    } else if (schema::find_member(*object, name) != schema::kMaxMembers) {
      return {};
    }
  }
  return text::secret_spans_of_name(name);
}

std::vector<Span> secret_spans_of_name(Stack& stack, std::size_t container, std::string_view name) {
  for (std::size_t i = 0; i <= container; ++i) {
    if (stack[i].expected == nullptr) continue;
    // The outermost container that is described or, in a template, the node.
    std::size_t top = i;
    while (top > 0 && stack[top - 1].schema != nullptr) {
      if (stack[--top].schema->role == schema::Role::kNode) break;
    }
    const schema::Schema* const root = stack[top].expected != nullptr ? stack[top].expected : stack[top].schema;
    if (name.empty() || is_member_name(*root, name)) return {};
    return {{0, name.size()}};
  }
  return secret_spans_of_name(stack[container].schema, name);
}

}  // namespace runlint::check
