#include "reference/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>

namespace runlint::xml {
namespace {

std::string to_string(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

Element element(xmlNode* node) {
  Element made{.name = to_string(node->name), .attributes = {}, .text = {}, .children = {}};
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlNodeListGetString(node->doc, attribute->children, 1),
                                                            xmlFree);
    made.attributes[to_string(attribute->name)] = to_string(value.get());
  }
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      made.children.push_back(element(child));
    } else {
      made.text += to_string(child->content);
    }
  }
  return made;
}

}  // namespace

std::optional<Element> read(const std::string& document) {
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), "", nullptr, options), xmlFreeDoc);
  if (tree == nullptr) return std::nullopt;
  return element(xmlDocGetRootElement(tree.get()));
}

}  // namespace runlint::xml
