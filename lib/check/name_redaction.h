// The parts of a member's name that must not be shown.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/schema_walker.h"
#include "runlint/report.h"
#include "schema/schema.h"

namespace runlint::check {

// The spans of `name`, a member of an object that `object` describes (null: nothing does), that must not be shown: in
// order, without overlap. What follows "=" in a name that its map takes, like a file's path, is part of the name.
[[nodiscard]] std::vector<Span> secret_spans_of_name(const schema::Schema* object, std::string_view name);

// The same for a member of the container at that index of the stack. Inside a value of the wrong type
// that is all of a name, unless the table lists it somewhere.
[[nodiscard]] std::vector<Span> secret_spans_of_name(Stack& stack, std::size_t container, std::string_view name);

// Whether a member of that name is listed anywhere in the table below `schema`.
[[nodiscard]] bool is_member_name(const schema::Schema& schema, std::string_view name) noexcept;

}  // namespace runlint::check
