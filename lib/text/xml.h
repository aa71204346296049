// Text in XML 1.0, of an element or of an attribute's value.
#ifndef RUNLINT_LIB_TEXT_XML_H_
#define RUNLINT_LIB_TEXT_XML_H_

#include <string>
#include <string_view>

namespace runlint::text {

// Appends `text` with references for what is markup. What XML can't hold, or a reader would not see, is written as
// printable() does.
void append_xml(std::string& out, std::string_view text);

}  // namespace runlint::text

#endif  // RUNLINT_LIB_TEXT_XML_H_
