#include "support/valijson_validator.h"

#include <rapidjson/document.h>

#include <stdexcept>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace runlint::planted {
namespace {

constexpr unsigned kStrict = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;

}  // namespace

struct ForeignValidator::State {
  valijson::Schema schema;
  valijson::Validator validator;  // keeps the regular expressions it has compiled
};

ForeignValidator::ForeignValidator(const std::string& schema) : state_(std::make_unique<State>()) {
  rapidjson::Document document;
  if (document.Parse<kStrict>(schema.data(), schema.size()).HasParseError()) throw std::runtime_error("no JSON");
  // The newest draft it knows; the exported schema uses nothing newer but "$defs", which is only a place to point to.
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  const valijson::adapters::RapidJsonAdapter adapter(document);
  parser.populateSchema(adapter, state_->schema);
}

ForeignValidator::~ForeignValidator() = default;

bool ForeignValidator::accepts(const std::string& text) {
  rapidjson::Document document;
  if (document.Parse<kStrict>(text.data(), text.size()).HasParseError()) return false;
  const valijson::adapters::RapidJsonAdapter adapter(document);
  return state_->validator.validate(state_->schema, adapter, nullptr);
}

}  // namespace runlint::planted
