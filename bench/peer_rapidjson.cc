// RapidJSON's own regular expressions do not support the image path's pattern and ignore it. This selects std::regex
// instead; defining RAPIDJSON_SCHEMA_USE_STDREGEX too would disable it.
#define RAPIDJSON_SCHEMA_USE_INTERNALREGEX 0
#include <rapidjson/document.h>
#include <rapidjson/encodedstream.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>

#include "export/exports.h"
#include "peer_schema.h"
#include "peers.h"

namespace runlint::bench {
namespace {

class RapidJson : public Contender {
 protected:
  RapidJson() : schema_(as_draft4(exports::json_schema(Kind::kRunJob))), validator_(schema_) {}

  rapidjson::SchemaDocument schema_;
  rapidjson::SchemaValidator validator_;
};

class OverDocument : public RapidJson {
  bool valid(std::string_view payload) override {
    pool_.Clear();
    rapidjson::Document document(&pool_);
    if (document.Parse(payload.data(), payload.size()).HasParseError()) return false;
    validator_.Reset();
    return document.Accept(validator_);
  }

  rapidjson::MemoryPoolAllocator<> pool_;
};

class OverEvents : public RapidJson {
  bool valid(std::string_view payload) override {
    rapidjson::MemoryStream bytes(payload.data(), payload.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    validator_.Reset();
    return !reader_.Parse(stream, validator_).IsError() && validator_.IsValid();
  }

  rapidjson::Reader reader_;
};

}  // namespace

std::unique_ptr<Contender> rapidjson_contender() { return std::make_unique<OverDocument>(); }
std::unique_ptr<Contender> rapidjson_sax_contender() { return std::make_unique<OverEvents>(); }

}  // namespace runlint::bench
