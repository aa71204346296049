#include "reference/valijson_validator.h"

#include <rapidjson/document.h>

#include <stdexcept>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace runlint::reference {
namespace {

constexpr unsigned kStrict = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;

}  // namespace

struct ValijsonValidator::State {
  valijson::Schema schema;
  valijson::Validator validator;  // keeps the regular expressions it has compiled
};

ValijsonValidator::ValijsonValidator(const std::string& schema) : state_(std::make_unique<State>()) {
  rapidjson::Document document;
  if (document.Parse<kStrict>(schema.data(), schema.size()).HasParseError()) throw std::runtime_error("not JSON");
  // The newest draft that valijson knows; of newer keywords, the exported schema uses only "$defs", a target of "$ref".
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  const valijson::adapters::RapidJsonAdapter adapter(document);
  parser.populateSchema(adapter, state_->schema);
}

ValijsonValidator::~ValijsonValidator() = default;

bool ValijsonValidator::accepts(const std::string& text) {
  rapidjson::Document document;
  if (document.Parse<kStrict>(text.data(), text.size()).HasParseError()) return false;
  const valijson::adapters::RapidJsonAdapter adapter(document);
  return state_->validator.validate(state_->schema, adapter, nullptr);
}

}  // namespace runlint::reference
