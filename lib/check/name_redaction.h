// The parts of a member's name that must not be shown.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/schema_walker.h"
#include "runlint/report.h"
#include "schema/schema.h"
#include "text/token.h"

namespace runlint::check {

// The spans of `name`, a member of an object that `object` describes (null: nothing does), that must not be shown: in
// order, without overlap. What follows "=" or ":" in a name that its map takes, like a file's path, is part of the
// name, unless the key has no value.
[[nodiscard]] std::vector<Span> secret_spans_of_name(const schema::Schema* object, std::string_view name,
                                                     text::KeyForm form = text::KeyForm::kNormal);

// The same for a member of the container at that index of the stack. Inside a value of the wrong type
// that is all of a name, unless the table lists it somewhere.
[[nodiscard]] std::vector<Span> secret_spans_of_name(Stack& stack, std::size_t container, std::string_view name,
                                                     text::KeyForm form);

// The same for a member inside a value of the wrong type in a document that `root` describes.
[[nodiscard]] std::vector<Span> secret_spans_of_withheld_name(const schema::Schema& root, std::string_view name);

// Whether a request body or a template has members of that name anywhere, in any revision of the API.
[[nodiscard]] bool is_known_name(std::string_view name) noexcept;

}  // namespace runlint::check
