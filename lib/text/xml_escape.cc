#include "text/xml_escape.h"

#include "text/escape.h"

namespace runlint::text {

void append_xml(std::string& out, std::string_view text) {
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace runlint::text
