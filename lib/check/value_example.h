// Short examples of values, for messages.
#pragma once

#include <string>

#include "schema/schema.h"

namespace runlint::check {

// A value that `schema` describes, as JSON writes it: of an object its first member or choice, of an integer "N".
[[nodiscard]] std::string example_of(const schema::Schema& schema);

}  // namespace runlint::check
