// Escapes text for XML 1.0, as element content or attribute value.
#pragma once

#include <string>
#include <string_view>

namespace runlint::text {

// Appends `text` with markup as character references. Characters that XML does not allow, or that are invisible, are
// written as printable() does.
void append_xml(std::string& out, std::string_view text);

}  // namespace runlint::text
