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
    // Removes the "#" of "#/$defs/…", since RapidJSON rejects "$" in a URI fragment.
    const Value* target = rapidjson::Pointer(schema["$ref"].GetString() + 1).Get(root_);
    if (target == nullptr) throw std::runtime_error("a reference without a target in the schema");
    const Value copy(*target, allocator_);  // the reference is part of the overwritten value
    schema.CopyFrom(copy, allocator_);
  }

  // {"propertyNames": {"pattern": P}, "additionalProperties": S} -> {"patternProperties": {P: S}, …: a schema that
  // rejects everything}
  //
  // "additionalProperties" is not just false, for then RapidJSON validates a value whose name matches with the schema
  // of the object that contains it.
  void name_pattern(Value& schema) {
    Value properties(rapidjson::kObjectType);
    properties.AddMember(schema["propertyNames"]["pattern"], schema["additionalProperties"], allocator_);
    schema.RemoveMember("propertyNames");
    Value rejecting(rapidjson::kObjectType);
    rejecting.AddMember("type", "array", allocator_).AddMember("minItems", 1, allocator_);
    rejecting.AddMember("maxItems", 0, allocator_);
    schema["additionalProperties"] = rejecting;
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
  if (document.Parse(schema.data(), schema.size()).HasParseError()) throw std::runtime_error("the schema is not JSON");
  Rewriter(document).rewrite(document);
  return document;
}

}  // namespace runlint::bench
