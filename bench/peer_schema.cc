#include "peer_schema.h"

#include <rapidjson/pointer.h>

#include <stdexcept>

namespace runlint::bench {
namespace {

using rapidjson::Value;

class Rewriter {
 public:
  explicit Rewriter(rapidjson::Document& document) : root_(document), allocator_(document.GetAllocator()) {}

  void rewrite(Value& schema) {
    inline_reference(schema);
    if (schema.IsArray()) {
      for (Value& item : schema.GetArray()) rewrite(item);
    }
    if (!schema.IsObject()) return;
    if (schema.HasMember("propertyNames")) name_pattern(schema);
    if (schema.HasMember("if")) condition(schema);
    for (auto& member : schema.GetObject()) {
      if (member.name != "enum" && member.name != "required") rewrite(member.value);
    }
  }

 private:
  void inline_reference(Value& schema) {
    if (!schema.IsObject() || !schema.HasMember("$ref") || !schema["$ref"].IsString()) return;
    // "#/$defs/…": without the "#", for RapidJSON takes no "$" in a URI fragment.
    const Value* target = rapidjson::Pointer(schema["$ref"].GetString() + 1).Get(root_);
    if (target == nullptr) throw std::runtime_error("a reference to nothing in the schema");
    const Value copy(*target, allocator_);  // the reference stands in what is overwritten
    schema.CopyFrom(copy, allocator_);
  }

  // {"propertyNames": {"pattern": P}, "additionalProperties": S} -> {"patternProperties": {P: S}, …: what nothing is}
  //
  // "additionalProperties" is no mere false, for then RapidJSON holds a value whose name matches against the schema of
  // the object around it.
  void name_pattern(Value& schema) {
    Value properties(rapidjson::kObjectType);
    properties.AddMember(schema["propertyNames"]["pattern"], schema["additionalProperties"], allocator_);
    schema.RemoveMember("propertyNames");
    Value nothing(rapidjson::kObjectType);
    nothing.AddMember("type", "array", allocator_).AddMember("minItems", 1, allocator_);
    nothing.AddMember("maxItems", 0, allocator_);
    schema["additionalProperties"] = nothing;
    schema.AddMember("patternProperties", properties, allocator_);
  }

  // {"if": A, "then": B} -> {"anyOf": [{"not": A}, B]}
  void condition(Value& schema) {
    Value negation(rapidjson::kObjectType);
    negation.AddMember("not", schema["if"], allocator_);
    Value either(rapidjson::kArrayType);
    either.PushBack(negation, allocator_).PushBack(schema["then"], allocator_);
    schema.RemoveMember("if");
    schema.RemoveMember("then");
    schema.AddMember("anyOf", either, allocator_);
  }

  rapidjson::Document& root_;
  rapidjson::Document::AllocatorType& allocator_;
};

}  // namespace

rapidjson::Document as_draft4(const std::string& schema) {
  rapidjson::Document document;
  if (document.Parse(schema.data(), schema.size()).HasParseError()) throw std::runtime_error("the schema is no JSON");
  Rewriter(document).rewrite(document);
  return document;
}

}  // namespace runlint::bench
