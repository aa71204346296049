#include <rapidjson/document.h>

#include <stdexcept>
#include <string>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "export/exports.h"
#include "peers.h"

namespace runlint::bench {
namespace {

class Valijson : public Contender {
 public:
  Valijson() {
    const std::string text = exports::json_schema(Kind::kRunJob);
    rapidjson::Document document;
    if (document.Parse(text.data(), text.size()).HasParseError()) throw std::runtime_error("the schema is not JSON");
    const valijson::adapters::RapidJsonAdapter adapter(document);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, schema_);
  }

 private:
  bool valid(std::string_view payload) override {
    pool_.Clear();
    rapidjson::Document document(&pool_);
    if (document.Parse(payload.data(), payload.size()).HasParseError()) return false;
    const valijson::adapters::RapidJsonAdapter adapter(document);
    return validator_.validate(schema_, adapter, nullptr);
  }

  rapidjson::MemoryPoolAllocator<> pool_;
  valijson::Schema schema_;
  valijson::Validator validator_;  // keeps the regular expressions that it has compiled
};

}  // namespace

std::unique_ptr<Contender> valijson_contender() { return std::make_unique<Valijson>(); }

}  // namespace runlint::bench
