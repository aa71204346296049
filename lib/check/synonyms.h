// Members with a name that other systems have for a member of the payload.
#pragma once

#include <string>
#include <string_view>

#include "check/source.h"
#include "schema/schema.h"

namespace runlint::check {

// The synonym of that name among those of `object`, in any case and with or without "_" and "-"; null if there is none.
[[nodiscard]] const schema::Synonym* find_synonym(const schema::Schema& object, std::string_view name) noexcept;

// The help about a member of `object`, with a value of that shape, in a document that `root` describes: which member is
// meant, and its form.
[[nodiscard]] std::string synonym_help(const schema::Synonym& synonym, std::string_view key,
                                       const schema::Schema& object, const schema::Schema& root, ValueShape shape);

// Text to follow a help: which other system writes variables as such a list. May be empty.
[[nodiscard]] std::string_view list_origin(const schema::Schema& wanted, ValueShape shape) noexcept;

}  // namespace runlint::check
