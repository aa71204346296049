#include "reference/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace runlint::xml {
namespace {

std::string to_string(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

void ignore(void*, const char*, ...) {}

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

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

// Null if it is not well-formed.
Document parse(std::string_view document) {
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  return {xmlReadMemory(document.data(), static_cast<int>(document.size()), "", nullptr, options), xmlFreeDoc};
}

}  // namespace

std::optional<Element> read(const std::string& document) {
  const Document tree = parse(document);
  if (tree == nullptr) return std::nullopt;
  return element(xmlDocGetRootElement(tree.get()));
}

struct Schema::State {
  Document tree;
  std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> schema;
};

Schema::Schema(std::string_view schema) : state_(new State{parse(schema), {nullptr, xmlSchemaFree}}) {
  const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
      xmlSchemaNewDocParserCtxt(state_->tree.get()), xmlSchemaFreeParserCtxt);
  state_->schema.reset(xmlSchemaParse(parser.get()));
  if (state_->schema == nullptr) throw std::invalid_argument("no XML Schema");
}

Schema::~Schema() = default;

bool Schema::accepts(std::string_view document) const {
  const Document tree = parse(document);
  if (tree == nullptr) return false;
  const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> validator(
      xmlSchemaNewValidCtxt(state_->schema.get()), xmlSchemaFreeValidCtxt);
  xmlSchemaSetValidErrors(validator.get(), ignore, ignore, nullptr);
  return xmlSchemaValidateDoc(validator.get(), tree.get()) == 0;
}

}  // namespace runlint::xml
